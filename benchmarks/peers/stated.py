"""A program as plain numbers, in a file: what every peer starts from."""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

Terms = tuple[tuple[int, int], ...]
"""(coefficient, column) pairs."""


@dataclass(frozen=True)
class Limit:
    """Σ coefficient · column ≤ most."""

    terms: Terms
    most: int


@dataclass(frozen=True)
class Aim:
    """A linear form to be made large or small."""

    name: str
    terms: Terms
    maximise: bool


@dataclass(frozen=True)
class Stated:
    """Whole columns from 0 to `upper`, the rows between them, the aims in their order."""

    upper: Sequence[int]
    rows: Sequence[Limit]
    aims: Sequence[Aim]

    def value(self, aim: Aim, columns: Sequence[int]) -> int:
        """The exact value of an aim."""
        return _total(aim.terms, columns)

    def lawful(self, columns: Sequence[int]) -> bool:
        """True where whole values keep every bound and every row, exactly."""
        within = all(0 <= value <= most for value, most in zip(columns, self.upper, strict=True))
        return within and all(_total(row.terms, columns) <= row.most for row in self.rows)

    def write(self, path: Path) -> None:
        """Writes the file that `read` reads."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")


def read(path: str | Path) -> Stated:
    """The program in a file."""
    held = json.loads(Path(path).read_text(encoding="utf-8"))
    rows = tuple(Limit(_terms(row), row["most"]) for row in held["rows"])
    aims = tuple(Aim(aim["name"], _terms(aim), aim["maximise"]) for aim in held["aims"])
    return Stated(held["upper"], rows, aims)


def _terms(stored: Mapping[str, Any]) -> Terms:
    return tuple((number, column) for number, column in stored["terms"])


def _total(terms: Terms, columns: Sequence[int]) -> int:
    return sum(coefficient * columns[column] for coefficient, column in terms)


def stated(scenario_file: str, settings: Sequence[str] = ()) -> Stated:
    """What our core is given of a scenario file, with settings over it."""
    from solver.eligibility.candidates import candidates
    from solver.files.scenario import load
    from solver.program.build import build
    from solver.program.objective import objectives

    program = build(candidates(load(scenario_file, settings)))
    aims = tuple(Aim(o.aim, o.terms, o.maximise) for o in objectives(program.columns))
    rows = tuple(Limit(row.terms, row.most) for row in program.compact.rows)
    return Stated(program.compact.upper, rows, aims)


def whole(values: Sequence[float]) -> list[int]:
    """The nearest whole numbers."""
    return [round(value) for value in values]


def settled(given: Stated, reached: Mapping[str, int], columns: Sequence[int], status: str) -> str:
    """The status of an answer, unless it breaks a row or misstates an aim that was proved."""
    if not columns:
        return status
    told = {aim.name: given.value(aim, columns) for aim in given.aims if aim.name in reached}
    return status if given.lawful(columns) and told == dict(reached) else "wrong"


def peer(name: str, doc: str | None) -> argparse.ArgumentParser:
    """What every peer is called with: a program, and seconds."""
    parser = argparse.ArgumentParser(prog=f"python -m benchmarks.peers.{name}", description=doc)
    parser.add_argument("program")
    parser.add_argument("--limit", type=float, required=True, metavar="SECONDS")
    return parser


def main(arguments: list[str] | None = None) -> None:
    """`python -m benchmarks.peers.stated SCENARIO OUT` writes the program of a scenario."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers.stated", description=__doc__)
    parser.add_argument("scenario")
    parser.add_argument("out", type=Path)
    parser.add_argument("--set", dest="settings", action="append", default=[])
    given = parser.parse_args(arguments)
    stated(given.scenario, given.settings).write(given.out)


if __name__ == "__main__":
    main()
