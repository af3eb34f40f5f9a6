"""A generated region, and what is measured on it."""

from pathlib import Path

import pytest

from benchmarks.generate import region, write_region
from benchmarks.generate.__main__ import main
from benchmarks.region import measure
from solver.files.region import load_region


def test_counties_share_what_their_institutions_had(tmp_path: Path) -> None:
    """So many in a row; who would be alone in a county shares nothing."""
    write_region(tmp_path, region(5, 12, 20), county=2)
    file = load_region(tmp_path / "region.yaml")
    assert [len(county.institutions) for county in file.region.counties] == [2, 2]
    assert len(file.region.alone) == 1
    for county in file.region.counties:
        members = file.together(county).values()
        (pool,) = county.pools
        for grade, seats in pool.quota.items():
            assert seats == sum(member.plan.quota.get(grade, 0) for member in members)


def test_a_region_file_is_written_only_where_it_is_asked_for(tmp_path: Path) -> None:
    """Without it a folder holds institutions and nothing else; with 0 nothing is shared."""
    write_region(tmp_path / "plain", region(2, 5, 6))
    assert not (tmp_path / "plain" / "region.yaml").exists()
    out = [
        "--region",
        "2",
        "--people-each",
        "5-6",
        "--county",
        "0",
        "--out",
        str(tmp_path / "apart"),
    ]
    main(out)
    assert load_region(tmp_path / "apart" / "region.yaml").region.counties == ()


def test_the_measure_proves_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small, for the figures' names and for what must be proved; the clock says what it took."""
    ticks = iter((0.0, 2.0, 10.0, 13.0, 20.0, 24.0))
    monkeypatch.setattr("benchmarks.region.process_time", lambda: next(ticks))
    found = measure(institutions=6, people=10, county=3)
    assert found["parts_proved"] == found["region_proved"] == found["institutions"] == 6
    assert found["counties_proved"] == found["counties"] == 2
    assert (found["parts_seconds"], found["region_seconds"]) == (2, 3)
    assert (found["ratio"], found["pooled_seconds"]) == (1.5, 4)
    assert found["people"] > 30
