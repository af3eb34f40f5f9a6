"""Peers go down the line of points as it is defined, and say what can be compared with ours."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.cases import WITHOUT, stating
from benchmarks.child import Clock, Said
from benchmarks.generate import Spec, write
from benchmarks.peers import cpsat, highs, stated
from benchmarks.peers.sequence import Stopped, pursue
from benchmarks.peers.stated import LINE, Aim, Limit, Stated, Terms, Turns, read
from benchmarks.phases import main as phases
from benchmarks.record import Record
from benchmarks.sizes import OURS, SUMS, disagreements, records

Peer = Callable[[list[str]], None]
PEERS: Sequence[Peer] = (cpsat.main, highs.main)


def one_seat(*classes: tuple[int, ...]) -> Stated:
    """Three want the one seat, columns 0 to 2, or else their own, 3 to 5; the line in classes.

    A sum would give it to the last of them.
    """
    rows = [Limit(((1, 0), (1, 1), (1, 2)), 1)]
    rows += [Limit(((1, who), (1, who + 3)), 1) for who in range(3)]
    line = tuple(tuple(((who,), (who + 3,)) for who in equals) for equals in classes)
    place = Aim("placement", tuple((1, column) for column in range(6)), maximise=True)
    fit = Aim("fit", ((1, 0), (2, 1), (3, 2)), maximise=True)
    return Stated([1] * 6, rows, (place, Turns("priority", line), fit))


def solved(peer: Peer, program: Stated, file: Path, said: Callable[[], Any]) -> Mapping[str, Any]:
    """What a peer says of a program once it is through."""
    program.write(file)
    assert read(file).aims == program.aims
    peer([str(file), "--limit", "60"])
    told: Mapping[str, Any] = json.loads(said().out.splitlines()[-1])
    return told


@pytest.mark.parametrize("peer", PEERS)
def test_who_is_first_in_line_has_the_seat(
    peer: Peer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Though the sum after it would be larger with anybody else."""
    told = solved(peer, one_seat((0,), (1,), (2,)), tmp_path / "one.json", capsys.readouterr)
    assert told["status"] == "optimal"
    standing = one_seat((0,), (1,), (2,)).values([1, 0, 0, 0, 1, 1])[LINE]
    assert told["aims"] == {"placement": 3, "priority": 0, LINE: standing, "fit": 1}
    assert told["bounds"] == {}


@pytest.mark.parametrize("peer", PEERS)
def test_a_contested_class_leaves_later_aims_open(
    peer: Peer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first of equals takes it here; ours, which looks at every order, has no less."""
    told = solved(peer, one_seat((0, 1), (2,)), tmp_path / "one.json", capsys.readouterr)
    assert told["status"] == "optimal, 1 classes contested"
    assert told["aims"] == {"placement": 3, "priority": 0}
    assert told["bounds"] == {"fit": ["≥", 1]}


@pytest.mark.parametrize("peer", PEERS)
def test_equals_who_want_different_seats_contest_nothing(
    peer: Peer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everything is compared."""
    program = one_seat((0,), (1, 2))
    told = solved(peer, program, tmp_path / "one.json", capsys.readouterr)
    assert told["status"] == "optimal"
    assert told["aims"]["fit"] == 1


@pytest.mark.parametrize("peer", PEERS)
def test_a_line_that_nothing_can_follow_is_told(
    peer: Peer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the rows have no answer at all."""
    program = one_seat((0,), (1,), (2,))
    impossible = Stated(program.upper, [*program.rows, Limit(((-1, 0),), -2)], program.aims[1:])
    assert solved(peer, impossible, tmp_path / "one.json", capsys.readouterr)["status"] == (
        "infeasible"
    )


class Tired:
    """Answers as HiGHS does so many times, and no more."""

    def __init__(self, program: Stated, answers: int) -> None:
        self._solver, self._left = highs.Highs(program, float("inf")), answers

    def best(self, terms: Terms, *, maximise: bool) -> Sequence[int]:
        """The columns of a best answer, or Stopped."""
        self._left -= 1
        if self._left < 0:
            raise Stopped("time-limit")
        return self._solver.best(terms, maximise=maximise)

    def hold(self, terms: Terms, least: int) -> None:
        """From here on a form is at least so much."""
        self._solver.hold(terms, least)


@pytest.mark.parametrize(
    ("answers", "status", "aims"),
    [
        (0, "time-limit in placement", []),
        (1, "time-limit at 0 of 3 people in priority", ["placement"]),
        (3, "time-limit at 2 of 3 people in priority", ["placement"]),
        (4, "time-limit in fit", ["placement", "priority", LINE]),
    ],
)
def test_what_was_stopped_is_told_with_how_far_it_came(
    answers: int, status: str, aims: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """By the aim, and in the line by the people; no aim that was not proved."""
    program = one_seat((0,), (1,), (2,))
    pursue(program, Tired(program, answers), Clock())
    told = json.loads(capsys.readouterr().out)
    assert (told["status"], list(told["aims"])) == (status, aims)


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("ties", [0.0, 0.3])
def test_our_engine_and_peers_agree_on_drawn_hospitals(
    seed: int, ties: float, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With `priority` and without it; where classes are contested as far as that goes."""
    file = tmp_path / "drawn.yaml"
    write(Spec(kind="hospital", people=30, seed=seed, ties=ties), file)
    found: list[Record] = []
    but_priority = f"--set={stating(WITHOUT)}"
    for ours, peer, settings in ((OURS, "highs-line", []), (SUMS, "highs", [but_priority])):
        program = tmp_path / f"{peer}.json"
        stated.main([str(file), str(program), *settings])
        capsys.readouterr()
        highs.main([str(program), "--limit", "60"])
        found += records("drawn", 30, peer, ("build", "solve"), [_said(capsys)])
        phases([str(file), "--analysis", "0", "--limit", "600", *settings])
        found += records("drawn", 30, ours, ("prove",), [_said(capsys)])
    assert all(record.status.startswith(("optimal", "done")) for record in found)
    line = next(r for r in found if (r.engine, r.phase) == ("highs-line", "solve"))
    assert LINE in line.aims or line.bounds
    assert list(disagreements(found)) == []


def _said(capsys: pytest.CaptureFixture[str]) -> Said:
    lines = capsys.readouterr().out.splitlines()
    return Said(tuple(json.loads(line) for line in lines), "done", 0.0)


def test_each_peer_is_held_against_the_same_aims() -> None:
    """A sum is compared with our run on sums, a line with our run on all; a bound one way."""

    def one(engine: str, fit: int, way: str | None = None) -> Record:
        phase = "prove" if engine in (OURS, SUMS) else "solve"
        if way is None:
            return Record("main", 24, engine, phase, 1.0, 1.0, "optimal", {"fit": fit})
        bounds = {"fit": (way, fit)}
        return Record("main", 24, engine, phase, 1.0, 1.0, "optimal", bounds=bounds)

    ours = [one(OURS, 7), one(SUMS, 9)]
    assert not list(disagreements([*ours, one("highs", 9), one("highs-line", 7)]))
    assert list(disagreements([*ours, one("highs", 7), one("highs-line", 9)])) == [
        "main 24: highs has fit 7, we 9",
        "main 24: highs-line has fit 9, we 7",
    ]
    assert not list(disagreements([*ours, one("highs-line", 6, "≥"), one("highs-line", 8, "≤")]))
    assert list(disagreements([*ours, one("highs-line", 8, "≥"), one("cp-sat-line", 6, "≤")])) == [
        "main 24: highs-line has fit 8 in one of the orders, we 7",
        "main 24: cp-sat-line has fit 6 in one of the orders, we 7",
    ]
