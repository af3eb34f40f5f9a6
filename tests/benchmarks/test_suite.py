"""What measures tells the truth: of medians, limits, disagreement, and of what holds."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks import public, sizes
from benchmarks.cases import SIZES, Case
from benchmarks.child import Said, measured
from benchmarks.claim import Claim, slope
from benchmarks.claims import claims
from benchmarks.page import BEGIN, END, PAGE, filled
from benchmarks.peers import cpsat, highs, lp
from benchmarks.peers.stated import Aim, Limit, Stated, read, settled
from benchmarks.record import RESULTS, Record, Results
from benchmarks.sizes import disagreements, records
from benchmarks.table import text
from solver.program.objective import Objective
from solver.program.proof.prove import prove
from solver.program.search import DEFAULTS, Clock


def line(phase: str, seconds: float, **facts: object) -> dict[str, object]:
    """A line that a process says."""
    return {"phase": phase, "seconds": seconds, "peak_mb": 50.0, "at": seconds, **facts}


def record(engine: str, phase: str, seconds: float | None, *, people: int = 5_000) -> Record:
    """A finished phase on a hospital."""
    return Record("hospital", people, engine, phase, seconds, 900.0, "optimal")


def held(results: Results, start: str) -> Claim:
    """The claim whose words begin so."""
    return next(claim for claim in claims(results) if claim.what.startswith(start))


@pytest.fixture
def results(tmp_path: Path) -> Results:
    """An empty results file."""
    return Results(tmp_path / "results.json")


def test_a_phase_is_the_median_of_its_rounds() -> None:
    """Memory is the largest of them."""
    runs = [Said((line("read", took),), "done", 0.0) for took in (3.0, 1.0, 2.0)]
    (found,) = records("main", 24, "gangwei", ("read",), runs)
    assert (found.seconds, found.peak_mb, found.rounds) == (2.0, 50.0, 3)


@pytest.mark.parametrize("ended", ["time-limit", "failed"])
def test_what_was_stopped_is_told_with_how_long_it_ran(ended: str) -> None:
    """The phase after the last one that ended; later ones never began."""
    run = Said((line("read", 1.0),), ended, 60.0, "KeyError: 7" if ended == "failed" else "")
    found = list(records("main", 24, "gangwei", ("read", "judge", "build"), [run]))
    assert [one.phase for one in found] == ["read", "judge"]
    assert found[1].seconds == 60.0
    assert found[1].status == ("failed: KeyError: 7" if ended == "failed" else "time-limit")


def test_a_peer_with_another_value_is_found() -> None:
    """So is one whose answer breaks a row; an aim that it did not reach is none of it."""
    ours = Record("main", 24, "gangwei", "prove", 1.0, 1.0, "optimal", {"placement": 24, "fit": 9})
    less = Record("main", 24, "highs", "solve", 1.0, 1.0, "time-limit in fit", {"placement": 24})
    other = Record("main", 24, "cp-sat", "solve", 1.0, 1.0, "optimal", {"placement": 23, "fit": 9})
    broken = Record("main", 24, "lp-glop", "solve", 1.0, 1.0, "wrong")
    assert list(disagreements([ours, less])) == []
    found = list(disagreements([ours, other, broken]))
    assert found == [
        "main 24: cp-sat has placement 23, we 24",
        "main 24: lp-glop breaks a row or misstates an aim",
    ]


def test_results_are_read_back_and_a_section_begins_anew(results: Results) -> None:
    """Each record is in the file as soon as it is added; other sections stay."""
    results.begin("sizes", {"cores": 2})
    results.add("sizes", [record("gangwei", "prove", 1.5)])
    results.begin("ratios", {"cores": 2})
    results.note("ratios", ratio=1.5)
    again = Results(results.path)
    assert again.records("sizes") == [record("gangwei", "prove", 1.5)]
    assert again.facts("ratios") == {"ratio": 1.5}
    again.begin("sizes", {"cores": 4})
    assert Results(results.path).records("sizes") == []
    assert Results(results.path).facts("ratios") == {"ratio": 1.5}


def test_the_exponent_is_that_of_the_power() -> None:
    """Exactly so for a power; between, where the points lie about it."""
    assert slope({size: 3 * size**1.25 for size in (500, 2_000, 20_000)}) == pytest.approx(1.25)
    assert 1.0 < slope({100: 1.0, 1_000: 9.0, 10_000: 130.0}) < 1.2


def test_nothing_measured_is_nothing_claimed(results: Results) -> None:
    """No claim holds or fails without figures; the tables say so."""
    assert {claim.holds for claim in claims(results)} == {None}
    assert "not measured" in text(results)


def test_claims_hold_at_their_bounds_and_fail_beyond(results: Results) -> None:
    """Thirty times HiGHS, three times the faster linear program."""
    results.begin("sizes", {})
    found = [record("gangwei-sums", "build", 1.0), record("gangwei-sums", "prove", 1.0)]
    found += [record("highs", "build", 0.0), record("highs", "solve", 60.0)]
    found += [record("lp-glop", "build", 0.1), record("lp-glop", "solve", 0.5)]
    found += [record("lp-highs", "build", 5.0), record("lp-highs", "solve", 5.0)]
    results.add("sizes", found)
    assert (
        held(results, "5,000 people, aims without `priority`, each proved: times faster").holds
        is True
    )
    slower = held(results, "5,000 people, aims without `priority`, each proved: times one")
    assert (slower.holds, slower.measured) == (
        False,
        "3.33 (unknown with every tie found; ours with `priority` unknown)",
    )


def test_growth_needs_every_size(results: Results) -> None:
    """A size that was not tried leaves it open; one that was not got through fails it."""
    results.begin("sizes", {})
    results.add("sizes", [record("highs", "solve", 1.0, people=20_000)])
    for people in (500, 2_000, 5_000):
        took = people**1.3 / 1e4
        results.add(
            "sizes", [record("gangwei", p, took, people=people) for p in ("build", "prove")]
        )
    assert held(results, "growth").holds is None
    last = [record("gangwei", p, 20_000**1.3 / 1e4, people=20_000) for p in ("build", "prove")]
    results.add("sizes", last)
    growth = [claim for claim in claims(results) if claim.what.startswith("growth")]
    assert [claim.holds for claim in growth] == [True, False, False, None]
    assert growth[0].measured == "1.30"


def test_a_peer_that_was_stopped_is_a_bound_from_below(results: Results) -> None:
    """Stopped at 90 s it may show that we are thirty times faster, never that we are not."""
    for took, holds in ((90.0, True), (50.0, None)):
        results.begin("sizes", {})
        stopped = Record("hospital", 5_000, "highs", "solve", took, 1.0, "time-limit in fit")
        ours = [record("gangwei-sums", "build", 1.0), record("gangwei-sums", "prove", 1.0)]
        results.add("sizes", [*ours, record("highs", "build", 0.0), stopped])
        claim = held(results, "5,000 people, aims without `priority`, each proved: times faster")
        assert claim.holds is holds
        assert claim.measured.startswith("at least ")


def test_our_own_limit_is_no_time(results: Results) -> None:
    """Where we were stopped the claim fails; the time of the limit is not taken for ours."""
    results.begin("hard", {})
    stopped = Record("hard", 500, "gangwei", "prove", 5.0, None, "time-limit")
    results.add("hard", [record("gangwei", "build", 0.1, people=500), stopped])
    assert held(results, "`hard`, 500 people (relatives").holds is False


def test_regions_and_batches_are_claimed_from_their_figures(results: Results) -> None:
    """Every pool and every part must be proved; a batch keeps its share at the bound."""
    parts = {"ratio": 1.3, "institutions": 800, "region_proved": 800}
    pools = {"counties": 40, "counties_proved": 39, "people": 20_000, "pooled_seconds": 9.0}
    results.begin("region", {})
    results.note("region", **parts, **pools)
    results.begin("batch", {})
    results.note("batch", ratio=0.85, workers=2, machine_ratio=0.9)
    assert held(results, "20,000 people in 800").holds is True
    assert held(results, "the same with pooled").holds is False
    assert held(results, "batch").holds is True
    results.note("region", region_proved=799)
    results.note("batch", ratio=0.84)
    assert held(results, "20,000 people in 800").holds is False
    assert held(results, "batch").holds is False


def program() -> Stated:
    """Three for one seat, of whom two are worth the same: the second aim decides."""
    rows = (Limit(((1, 0), (1, 1), (1, 2)), 1), Limit(((1, 0), (1, 3)), 1))
    worth = Aim("worth", ((5, 0), (3, 1), (3, 2), (7, 3)), maximise=True)
    moves = Aim("moves", ((2, 1), (1, 2)), maximise=False)
    return Stated([1, 1, 1, 2], rows, (worth, moves))


PEERS: list[tuple[Callable[[list[str]], None], list[str]]] = [
    (cpsat.main, ["--limit", "20"]),
    (highs.main, ["--limit", "20"]),
    (lp.main, ["--limit", "20", "--by", "highs"]),
    (lp.main, ["--limit", "20", "--by", "glop"]),
]


@pytest.mark.parametrize(("peer", "options"), PEERS)
def test_peers_solve_what_is_stated(
    peer: Callable[[list[str]], None],
    options: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Every peer comes through; those that prove the aims reach those that trying all gives."""
    file = tmp_path / "program.json"
    program().write(file)
    assert read(file).rows == program().rows
    peer([str(file), *options])
    build, solve = capsys.readouterr().out.splitlines()
    assert '"phase": "build"' in build
    assert '"status": "optimal' in solve
    if peer is not lp.main:
        assert '"aims": {"worth": 10, "moves": 1}' in solve


def test_an_answer_that_misstates_is_wrong() -> None:
    """A row that is broken, or a value that the columns do not have."""
    given = program()
    assert settled(given, {"worth": 10}, [0, 0, 1, 1], "optimal") == "optimal"
    assert settled(given, {"worth": 11}, [0, 0, 1, 1], "optimal") == "wrong"
    assert settled(given, {"worth": 13}, [0, 1, 1, 1], "optimal") == "wrong"
    assert settled(given, {}, [], "time-limit in worth") == "time-limit in worth"


@pytest.mark.parametrize("name", ["gap1-1", "gap4-1", "gap12-1", "projects"])
def test_public_instances_are_proved_at_their_known_values(name: str) -> None:
    """The core reaches what the OR-Library states, and what taking turns gives."""
    instance, best = next((given, best) for one, _, given, best in public.known() if one == name)
    aims = [Objective(a.name, a.terms, a.maximise) for a in instance.sums]  # type: ignore[arg-type]
    proved = prove(instance, aims, Clock.started(DEFAULTS))
    assert proved.outcome == "optimal"
    assert instance.values(proved.columns) == best


def test_a_case_that_fails_loses_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as wrong; what the others gave is kept."""

    def measure(case: Case, _: Path) -> Iterator[Record]:
        if case.people == 100:
            raise OSError("no room")
        yield record("gangwei", "prove", 1.0, people=case.people)

    monkeypatch.setattr(sizes, "measure", measure)
    kept: list[Record] = []
    wrong = sizes.section(SIZES[:3], tmp_path, kept.extend)
    assert wrong == ["hospital 100: OSError: no room"]
    assert [one.people for one in kept] == [24, 500]


def test_a_process_says_its_phases_and_ends_at_its_limit(tmp_path: Path) -> None:
    """A phase that ended is kept; one that breaks off says why."""
    said = measured("benchmarks.phases", tmp_path / "none.yaml", limit=20)
    assert [one["phase"] for one in said.lines] == ["start"]
    assert said.ended == "failed"
    assert "none.yaml" in said.fault
    stopped = measured("benchmarks.phases", tmp_path / "none.yaml", "--limit", 0.001, limit=20)
    assert (stopped.lines, stopped.ended) == ((), "time-limit")


def test_the_page_says_what_the_results_say() -> None:
    """docs/benchmarks.md is that of benchmarks/results.json, and keeps what is written by hand."""
    page = PAGE.read_text(encoding="utf-8")
    assert filled(page, Results(RESULTS)) == page
    with pytest.raises(ValueError, match="lacks"):
        filled(page.replace(END, ""), Results(RESULTS))
    assert page.index(BEGIN) < page.index(END)
