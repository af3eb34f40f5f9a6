"""What `priority` costs is measured on files that differ in nothing else, and told as it is."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from benchmarks import priority
from benchmarks.asked import by_points
from benchmarks.cases import MAIN, WITH, WITHOUT, stated_in
from benchmarks.child import Said
from benchmarks.claim import Claim
from benchmarks.generate import Spec, write
from benchmarks.record import Record, Results
from models.policy import AimName
from solver.files.scenario import load

PHASES = ("start", "read", "judge", "build", "prove", "ties", "verify", "analyse")


def run(seconds: float, *, ended: str = "done", ties: str = "looked through") -> Said:
    """A run whose every phase takes so long; the analysis twice that."""
    status = {"prove": "optimal", "ties": ties}
    times = {phase: seconds * (1 + (phase == "analyse")) for phase in PHASES}
    lines = (
        {"phase": phase, "seconds": took, "status": status.get(phase, "done")}
        for phase, took in times.items()
    )
    return Said(tuple(lines), ended, 0.0, "KeyError: 7" if ended == "failed" else "")


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Lets runs end as given, one after the other; gives the files that were run."""

    def of(*said: Said) -> list[str]:
        asked: list[str] = []
        left = iter(said)

        def measured(_: str, file: Path, *__: object, limit: float) -> Said:
            assert limit > 0
            asked.append(file.name)
            return next(left)

        monkeypatch.setattr(priority, "measured", measured)
        return asked

    return of


def test_a_copy_differs_in_its_aims_alone(tmp_path: Path) -> None:
    """In the main scenario, whose policy is written out, and in a generated one without any."""
    made = tmp_path / "made.yaml"
    write(Spec(kind="hospital", people=20), made)
    for file in (MAIN, made):
        whole = load(file)
        assert AimName.PRIORITY in WITH
        assert load(stated_in(file, WITH, tmp_path / "with.yaml")) == whole
        other = load(stated_in(file, WITHOUT, tmp_path / "without.yaml"))
        assert other.policy.aims == WITHOUT
        assert other.replace(policy=whole.policy) == whole


def test_both_sides_run_in_turn_and_the_median_pair_counts(
    tmp_path: Path, runs: Callable[..., list[str]]
) -> None:
    """The one, the other, and so on; loading counts for neither."""
    asked = runs(run(1.0), run(1.0), run(3.0), run(2.0), run(8.0), run(4.0))
    found = priority.with_and_without(tmp_path, 10, 3)
    assert asked == ["hospital-10-with.yaml", "hospital-10-without.yaml"] * 3
    assert found == {
        "status": "done",
        "rounds": 3,
        "ratio": 1.5,
        "analysed": 1.5,
        "seconds": 18.0,
        "seconds_other": 12.0,
    }


def test_people_with_equals_are_measured_beside_as_many_without(
    tmp_path: Path, runs: Callable[..., list[str]]
) -> None:
    """Three in ten share every fact with a colleague; of the others nobody does."""
    asked = runs(run(2.0), run(1.0))
    assert priority.equals(tmp_path, 20, 1)["ratio"] == 2.0
    assert asked == ["equals.yaml", "apart.yaml"]


@pytest.mark.parametrize(
    ("second", "status"),
    [
        (run(1.0, ended="time-limit"), "time-limit"),
        (run(1.0, ties="unsettled"), "ties: unsettled"),
    ],
)
def test_what_is_not_through_gives_no_ratio(
    second: Said, status: str, tmp_path: Path, runs: Callable[..., list[str]]
) -> None:
    """Nor does what left a tie open."""
    runs(run(1.0), second)
    assert priority.equals(tmp_path, 20, 1) == {"status": status, "rounds": 1}


def test_a_run_that_breaks_off_is_an_error(tmp_path: Path, runs: Callable[..., list[str]]) -> None:
    """It says why."""
    runs(run(1.0), run(1.0, ended="failed"))
    with pytest.raises(RuntimeError, match="KeyError: 7"):
        priority.equals(tmp_path, 20, 1)


def claimed(tmp_path: Path, start: str, *hard: Record, **facts: Mapping[str, Any]) -> Claim:
    """The claim whose words begin so, from figures."""
    results = Results(tmp_path / "results.json")
    results.begin("priority", {})
    results.note("priority", **facts)
    results.begin("hard", {})
    results.add("hard", hard)
    return next(claim for claim in by_points(results) if claim.what.startswith(start))


def pair(ratio: float, seconds: float = 1.0, analysed: float = 1.0) -> Mapping[str, Any]:
    """What a comparison found."""
    times = {"seconds": seconds, "seconds_other": seconds / ratio, "rounds": 3}
    return {"status": "done", "ratio": ratio, "analysed": analysed, **times}


@pytest.mark.parametrize(
    ("people", "bound", "start"),
    [(500, 1.3, "500 people, all"), (5_000, 1.3, "5,000"), (20_000, 1.5, "20,000")],
)
def test_each_size_has_its_bound(tmp_path: Path, people: int, bound: float, start: str) -> None:
    """Up to verified, and analysed; what was stopped does not hold."""
    for found, holds in (
        (pair(bound), True),
        (pair(bound + 0.01), False),
        (pair(1.0, analysed=bound + 0.01), False),
        ({"status": "time-limit", "rounds": 1}, False),
    ):
        assert claimed(tmp_path, start, **{f"people_{people}": found}).holds is holds
    assert claimed(tmp_path, start).holds is None


def test_growth_with_priority_is_asked_of_all_sizes(tmp_path: Path) -> None:
    """At an exponent of 1.3 it holds; a size that is missing leaves it open."""
    for power, holds in ((1.29, True), (1.31, False)):
        facts = {f"people_{n}": pair(1.0, n**power / 1e4) for n in (500, 2_000, 5_000, 20_000)}
        assert claimed(tmp_path, "growth", **facts).holds is holds
    assert claimed(tmp_path, "growth", people_500=pair(1.0)).holds is None
    stopped = {"status": "time-limit", "rounds": 1}
    assert claimed(tmp_path, "growth", people_20000=stopped).measured == "not through at 20,000"


def hard(engine: str, phase: str, seconds: float, status: str = "optimal") -> Record:
    """A phase on `hard`, its processor seconds half of the others."""
    return Record("hard", 500, engine, phase, seconds, 1.0, status, processor=seconds / 2)


def test_hard_is_held_to_processor_seconds_with_the_loading(tmp_path: Path) -> None:
    """Until it is verified; the analysis is not asked for."""
    phases = PHASES[:-1]
    for each, holds in ((2 / 7, True), (2.1 / 7, False)):
        found = [hard("gangwei", phase, each) for phase in phases]
        assert claimed(tmp_path, "`hard`, 500 people (", *found).holds is holds
    stopped = [hard("gangwei", "prove", 120.0, "time-limit")]
    assert claimed(tmp_path, "`hard`, 500 people (", *stopped).holds is False
    assert claimed(tmp_path, "`hard`, 500 people (").holds is None


def test_hard_is_held_against_highs_on_the_same_aims(tmp_path: Path) -> None:
    """HiGHS stopped at its limit can show that we are faster, not that we are not."""
    ours = [hard("gangwei", "build", 0.5), hard("gangwei", "prove", 0.5)]
    for status, took, holds in (
        ("optimal, 2 classes contested", 20.0, True),
        ("optimal", 19.0, False),
        ("time-limit at 7 of 500 people in priority", 20.0, True),
        ("time-limit at 7 of 500 people in priority", 19.0, None),
    ):
        peer = [hard("highs-line", "build", 0.0), hard("highs-line", "solve", took, status)]
        assert claimed(tmp_path, "`hard`, 500 people: times", *ours, *peer).holds is holds


def test_a_process_may_not_take_longer_with_priority(tmp_path: Path) -> None:
    """As far as two decimals tell."""
    start = "24 people as a whole process"
    assert claimed(tmp_path, start, process=pair(1.004)).holds is True
    assert claimed(tmp_path, start, process=pair(1.006)).holds is False
    assert claimed(tmp_path, start).holds is None


def test_equals_may_cost_less_than_three_times(tmp_path: Path) -> None:
    """At three times it no longer holds, nor where it was not through."""
    start = "2,000 people, 30 %"
    assert claimed(tmp_path, start, equals=pair(2.99)).holds is True
    assert claimed(tmp_path, start, equals=pair(3.0)).holds is False
    assert claimed(tmp_path, start, equals={"status": "time-limit", "rounds": 1}).holds is False
    assert claimed(tmp_path, start).holds is None
