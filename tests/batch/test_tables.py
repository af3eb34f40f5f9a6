"""The tables: what is in them, and that equal rows are equal bytes."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from solver.batch import tables as module
from solver.batch.folder import scenario_files
from solver.batch.run import put_together
from solver.batch.store import Store
from solver.batch.tables import SCHEMAS, tables
from solver.batch.work import written as kept_as
from tests.batch.regions import ASKED, kept, mixed, of, piece_of, rows, summed_up, written
from tests.builders import SCENARIOS


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The results of the mixed region."""
    summed_up(mixed(tmp_path / "in"), tmp_path / "out")
    return tmp_path / "out"


def test_every_value_of_a_row_has_its_column() -> None:
    """What a piece says is in the tables, all of it and nothing else."""
    seen: dict[str, set[str]] = {table: set() for table in SCHEMAS}
    for name in ("changzhou-2012.yaml", "tie.yaml", "keep-grade-conflict.yaml"):
        for table, found in piece_of(SCENARIOS, name).rows.items():
            seen[table].update(*found)
    assert seen == {table: set(schema.names) for table, schema in SCHEMAS.items()}


def test_one_row_an_institution(out: Path) -> None:
    """In the order of the files; bases and rulebooks are none."""
    found = rows(out, "institutions")
    assert [(row["file"], row["institution"], row["status"]) for row in found] == [
        ("both.yaml", "甲", "optimal"),
        ("broken.yaml", None, "bad-input"),
        ("impossible.yaml", "乙", "infeasible"),
        ("nested/over.yaml", "戊", "optimal"),
        ("tie.yaml", "示例单位", "optimal"),
    ]
    (both,) = of(found, file="both.yaml")
    assert both["as_of"] == date(2012, 5, 1)
    assert {key: both[key] for key in ("people", "placed", "waiting", "appointed", "seats")} == {
        "people": 3,
        "placed": 2,
        "waiting": 1,
        "appointed": 2,
        "seats": 2,
    }
    (impossible,) = of(found, file="impossible.yaml")
    assert (impossible["people"], impossible["placed"], impossible["filled"]) == (2, None, None)


def test_people_seats_and_contests(out: Path) -> None:
    """Who got what; how the seats of a grade are used; who contends for them."""
    got = {row["person"]: row["grade"] for row in of(rows(out, "appointments"), file="both.yaml")}
    assert got == {"S1": None, "S2": "P10", "S3": "P10"}
    (use,) = of(rows(out, "quota"), file="both.yaml")
    assert (use["grade"], use["quota"], use["filled"], use["transitional"]) == ("P10", 2, 2, 0)
    (empty,) = of(rows(out, "vacancies"), file="nested/over.yaml")
    assert (empty["grade"], empty["seats"], empty["cause"]) == ("P10", 1, "no-candidate")
    contest = of(rows(out, "contests"), file="both.yaml")[0]
    assert (contest["seats"], contest["applicants"], contest["won"]) == (2, 3, 2)
    assert (contest["cutoff"], contest["margin"], contest["tied_at_cutoff"]) == (200, 100, False)
    assert of(rows(out, "quota"), file="impossible.yaml") == []


def test_what_must_be_told(out: Path) -> None:
    """Mistakes, conflicts, ties, each in both languages."""
    found = rows(out, "problems")
    assert {row["file"] for row in of(found, kind="bad-input")} == {"broken.yaml"}
    conflict = of(found, file="impossible.yaml", kind="conflict")
    assert [row["rule"] for row in conflict] == ["keep-grade", "quota"]
    assert conflict[0]["people"] == ["A", "B"]
    assert conflict[1]["text_en"] == "P10 has 1 seat"
    assert conflict[1]["text_zh"] == "专技十级职数1个"
    (tie,) = of(found, kind="tie")
    assert (tie["file"], tie["people"]) == ("tie.yaml", ["T1", "T2"])


@pytest.mark.parametrize("group", [1, 2, 20_000])
def test_rows_are_written_group_by_group(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, group: int
) -> None:
    """The rows are the same, however many are held."""
    monkeypatch.setattr(module, "GROUP", group)
    summed_up(mixed(tmp_path / "in"), tmp_path / "out")
    path = tmp_path / "out" / "institutions.parquet"
    assert pq.read_metadata(path).num_row_groups == {1: 5, 2: 3, 20_000: 1}[group]
    assert [row["file"] for row in rows(tmp_path / "out", "institutions")] == [
        "both.yaml",
        "broken.yaml",
        "impossible.yaml",
        "nested/over.yaml",
        "tie.yaml",
    ]


def test_equal_regions_are_equal_bytes(tmp_path: Path) -> None:
    """Wherever they lie, and in whichever order they were worked out."""
    for name in ("one", "two"):
        summed_up(mixed(tmp_path / name / "in"), tmp_path / name / "out")
    assert written(tmp_path / "one" / "out") == written(tmp_path / "two" / "out")


def test_tables_without_rows_are_there(tmp_path: Path) -> None:
    """With their columns, so that nobody has to ask whether there is a file."""
    with tables({table: tmp_path / f"{table}.parquet" for table in SCHEMAS}):
        pass
    for table, schema in SCHEMAS.items():
        assert pq.read_table(tmp_path / f"{table}.parquet").schema == schema


def test_a_failure_leaves_the_old_tables(tmp_path: Path) -> None:
    """All tables are put in their place at the end, or none; without them there is no summary."""
    folder, out = mixed(tmp_path / "in"), tmp_path / "out"
    summed_up(folder, out)
    before = written(out)
    unfit = piece_of(folder, "tie.yaml")
    Store(out).keep("tie.yaml", kept_as(unfit.replace(rows={**unfit.rows, "unknown": ()})))
    with pytest.raises(KeyError):
        put_together(scenario_files(folder, out), Store(out), ASKED, out)
    after = written(out)
    assert before.keys() - after.keys() == {"summary.json"}
    for table in SCHEMAS:
        assert after[f"{table}.parquet"] == before[f"{table}.parquet"]


def test_kept_pieces_are_all_there_is(tmp_path: Path) -> None:
    """Tables are made from the pieces alone, whoever made those."""
    folder, out = mixed(tmp_path / "in"), tmp_path / "out"
    files = kept(folder, out)
    assert sorted(written(out)) == [f"pieces/{file}.json" for file in files]
