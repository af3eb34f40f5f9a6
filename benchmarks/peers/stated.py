"""A program as plain numbers, in a file: what every peer starts from."""

import argparse
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

Terms = tuple[tuple[int, int], ...]
"""(coefficient, column) pairs."""

Wishes = tuple[tuple[int, ...], ...]
"""The columns of a person, the most wanted first; those that are wanted alike stand together."""

LINE = "line"
"""Under this name stands, beside the values of the aims, what everybody in line gets."""


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
class Turns:
    """The line of points: classes of equals, the first in line first, each person by wishes."""

    name: str
    line: tuple[tuple[Wishes, ...], ...]

    def standing(self, columns: Sequence[int]) -> int:
        """A checksum of how far down the own wishes everybody in line comes."""
        got = [level(wishes, columns) for equals in self.line for wishes in equals]
        return crc32(repr(got).encode())


def level(wishes: Wishes, columns: Sequence[int]) -> int:
    """How far down the wishes somebody comes, from 0; behind the last for who waits."""
    found = (at for at, own in enumerate(wishes) if any(columns[column] for column in own))
    return next(found, len(wishes))


@dataclass(frozen=True)
class Stated:
    """Whole columns from 0 to `upper`, the rows between them, the aims in their order."""

    upper: Sequence[int]
    rows: Sequence[Limit]
    aims: Sequence[Aim | Turns]

    @property
    def sums(self) -> Iterator[Aim]:
        """The aims that are linear forms."""
        return (aim for aim in self.aims if isinstance(aim, Aim))

    def value(self, aim: Aim, columns: Sequence[int]) -> int:
        """The exact value of an aim."""
        return _total(aim.terms, columns)

    def values(self, columns: Sequence[int]) -> dict[str, int]:
        """The exact value of every aim; with a line of points also what everybody in it gets.

        The value of that aim is how many are passed over, and that is 0.
        """
        told: dict[str, int] = {}
        for aim in self.aims:
            if isinstance(aim, Turns):
                told |= {aim.name: 0, LINE: aim.standing(columns)}
            else:
                told[aim.name] = self.value(aim, columns)
        return told

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
    return Stated(held["upper"], rows, tuple(map(_aim, held["aims"])))


def _aim(stored: Mapping[str, Any]) -> Aim | Turns:
    if "line" not in stored:
        return Aim(stored["name"], _terms(stored), stored["maximise"])
    line = (tuple(tuple(map(tuple, wishes)) for wishes in equals) for equals in stored["line"])
    return Turns(stored["name"], tuple(line))


def _terms(stored: Mapping[str, Any]) -> Terms:
    return tuple((number, column) for number, column in stored["terms"])


def _total(terms: Terms, columns: Sequence[int]) -> int:
    return sum(coefficient * columns[column] for coefficient, column in terms)


def stated(scenario_file: str, settings: Sequence[str] = ()) -> Stated:
    """What our core is given of a scenario file, with settings over it."""
    from solver.eligibility.candidates import candidates
    from solver.files.scenario import load
    from solver.program.build import build
    from solver.program.priority.wishes import Priority

    program = build(candidates(load(scenario_file, settings)))
    aims = tuple(
        Turns(aim.aim, aim.line)
        if isinstance(aim, Priority)
        else Aim(aim.aim, aim.terms, aim.maximise)
        for aim in program.aims
    )
    return Stated(program.upper, tuple(Limit(row.terms, row.most) for row in program.rows), aims)


def whole(values: Sequence[float]) -> list[int]:
    """The nearest whole numbers."""
    return [round(value) for value in values]


def settled(given: Stated, reached: Mapping[str, int], columns: Sequence[int], status: str) -> str:
    """The status of an answer, unless it breaks a row or misstates an aim that was proved."""
    if not columns:
        return status
    told = {name: value for name, value in given.values(columns).items() if name in reached}
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
