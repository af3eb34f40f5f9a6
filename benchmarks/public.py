"""Instances that no one here wrote, with optima that others found: benchmarks/instances/README.md.

Each is stated as rows and aims and solved by our core, as a program of ours would be, and by HiGHS.
"""

import argparse
import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.child import Clock, measured
from benchmarks.peers.stated import Aim, Limit, Stated, Terms, read, settled
from benchmarks.record import Record
from benchmarks.sizes import OURS, Say, disagreements, records

_FOLDER = Path(__file__).parent / "instances"
_GAP: Mapping[str, int] = {"gap1-1": 336, "gap4-1": 656, "gap8-1": 1133, "gap12-1": 1451}
"""The optimal values that the OR-Library gives with its files."""
_LIMIT = 120.0


def assignment(name: str) -> Stated:
    """A generalised assignment problem: every job to one agent, within what each can bear."""
    numbers = iter(map(int, (_FOLDER / "gap" / f"{name}.txt").read_text(encoding="utf-8").split()))
    agents, jobs = next(numbers), next(numbers)
    profit = [next(numbers) for _ in range(agents * jobs)]
    need = [next(numbers) for _ in range(agents * jobs)]
    rows = [
        Limit(
            tuple((need[at], at) for at in range(agent * jobs, (agent + 1) * jobs)), next(numbers)
        )
        for agent in range(agents)
    ]
    for job in range(jobs):
        of_job = range(job, agents * jobs, jobs)
        rows += [Limit(tuple((sign, at) for at in of_job), sign) for sign in (1, -1)]
    aim = Aim("profit", tuple((worth, at) for at, worth in enumerate(profit)), maximise=True)
    return Stated([1] * len(profit), rows, [aim])


def _table(name: str) -> list[dict[str, str]]:
    with (_FOLDER / "projects" / f"{name}.csv").open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def students() -> Mapping[str, Sequence[str]]:
    """The choices of every student, each project once, in the order of the one ranking."""
    ranked = sorted(_table("students"), key=lambda row: int(row["rank"]))
    return {
        row["name"]: tuple(dict.fromkeys(row[str(at)] for at in range(25) if row[str(at)]))
        for row in ranked
    }


def projects() -> Stated:
    """Students to projects by a master list: the better ranked gets the earlier choice, always.

    An aim for every student, in the order of the ranking: the best answer is the one stable
    matching (Irving, Manlove and Scott 2008). Projects have seats, and so have their supervisors.
    """
    choices = students()
    pairs = [(who, project) for who, own in choices.items() for project in own]
    held = {row["code"]: (row["supervisor"], int(row["capacity"])) for row in _table("projects")}
    seats = {row["name"]: int(row["capacity"]) for row in _table("supervisors")}
    rows: list[Limit] = []
    groups = [[at for at, (one, _) in enumerate(pairs) if one == who] for who in choices]
    rows += [Limit(tuple((1, at) for at in own), 1) for own in groups if own]
    for project, (_, capacity) in held.items():
        rows.append(Limit(_those(pairs, {project}), capacity))
    for name, capacity in seats.items():
        theirs = {project for project, (whose, _) in held.items() if whose == name}
        rows.append(Limit(_those(pairs, theirs), capacity))
    aims = [
        Aim(
            f"rank-{rank}", tuple((len(own) - at, one) for at, one in enumerate(own)), maximise=True
        )
        for rank, own in enumerate(groups)
        if own
    ]
    return Stated([1] * len(pairs), [row for row in rows if row.terms], aims)


def _those(pairs: Sequence[tuple[str, str]], projects_of: set[str]) -> Terms:
    return tuple((1, at) for at, (_, project) in enumerate(pairs) if project in projects_of)


def in_turn() -> Mapping[str, int]:
    """The stable matching by its own algorithm: one after the other takes the best that is left.

    The value of each student's aim, as `projects` states it; shares nothing with any solver.
    """
    held = {row["code"]: row for row in _table("projects")}
    left = {code: int(row["capacity"]) for code, row in held.items()}
    room = {row["name"]: int(row["capacity"]) for row in _table("supervisors")}
    found: dict[str, int] = {}
    for rank, own in enumerate(students().values()):
        if not own:
            continue
        found[f"rank-{rank}"] = 0
        for place, project in enumerate(own):
            supervisor = held[project]["supervisor"]
            if left[project] and room[supervisor]:
                left[project] -= 1
                room[supervisor] -= 1
                found[f"rank-{rank}"] = len(own) - place
                break
    return found


def known() -> Iterator[tuple[str, int, Stated, Mapping[str, int]]]:
    """Every instance, how many jobs or students it has, and the values known to be the best."""
    for name, value in _GAP.items():
        instance = assignment(name)
        jobs = sum(row.most == 1 for row in instance.rows)
        yield name, jobs, instance, {"profit": value}
    yield "projects", len(students()), projects(), in_turn()


def section(folder: Path, keep: Say) -> list[str]:
    """Measures all of them; gives what is wrong."""
    wrong: list[str] = []
    program = folder / "public.json"
    for name, size, instance, best in known():
        instance.write(program)
        ours = measured("benchmarks.public", program, limit=_LIMIT)
        peer = measured("benchmarks.peers.highs", program, "--limit", _LIMIT, limit=_LIMIT)
        found = [
            *records(name, size, OURS, ("prove",), [ours]),
            *records(name, size, "highs", ("build", "solve"), [peer]),
        ]
        book = Record(name, size, "published", "known", None, None, "optimal", best)
        wrong += disagreements([*found, book])
        keep([replace(one, aims=_short(one.aims)) for one in (*found, book)])
    return wrong


def _short(aims: Mapping[str, int]) -> Mapping[str, int]:
    """A sum in place of more aims than anybody reads."""
    return aims if len(aims) <= 1 else {"aims": len(aims), "sum": sum(aims.values())}


def main(arguments: list[str] | None = None) -> None:
    """`python -m benchmarks.public PROGRAM`: our core on a program that is no scenario."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.public", description=__doc__)
    parser.add_argument("program")
    given = parser.parse_args(arguments)
    from ortools.sat.python import cp_model  # noqa: F401 (loading it is no part of the proof)

    from solver.program.objective import Objective
    from solver.program.proof.prove import prove
    from solver.program.search import DEFAULTS
    from solver.program.search import Clock as Limited

    instance = read(given.program)
    aims = [Objective(a.name, a.terms, a.maximise) for a in instance.sums]  # type: ignore[arg-type]
    clock = Clock()
    clock.limit(_LIMIT)
    proved = prove(instance, aims, Limited.started(DEFAULTS))
    values = instance.values(proved.columns)
    clock.said(
        "prove", status=settled(instance, values, proved.columns, proved.outcome), aims=values
    )


if __name__ == "__main__":
    main()
