"""Small markets: people who want seats, and lines of how many of them may sit where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from random import Random

from solver.program.priority.seating import WAIT, Person, Seating
from solver.program.priority.wishes import Priority, Wishes
from solver.program.proof.line import Line, line_of
from solver.program.proof.part import Part, lawful

Rows = Sequence[tuple[str, int]]
"""Seats by letter, a seat as often as it counts; how many may have one of them."""


@dataclass(frozen=True)
class Market:
    """People by name, their columns by name and seat, and the lines: those of people come first."""

    part: Part
    people: Sequence[Person]
    column: Mapping[str, int]

    @property
    def names(self) -> list[str]:
        """Everybody in the order in which they were named."""
        return list(dict.fromkeys(name[0] for name in self.column))

    def who(self, name: str) -> int:
        """The place of somebody."""
        return self.names.index(name)

    def line(self, number: int) -> int:
        """The place of a line about seats."""
        return len(self.people) + number

    def values(self, *held: str) -> dict[int, int]:
        """An answer in which these columns are held."""
        return {column: int(name in held) for name, column in self.column.items()}

    def seating(self, *held: str) -> Seating:
        """People where they are, with what the lines leave them."""
        return Seating(self.part, self.people, self.values(*held))

    def answers(self) -> Iterator[dict[int, int]]:
        """Every lawful answer."""
        for chosen in product(*(one.columns for one in self.people)):
            values = {column: int(column in chosen) for column in self.part.columns}
            if lawful(self.part, values):
                yield values

    def possible(self, seating: Seating, who: int, column: int) -> bool:
        """Whether somebody has a column in some answer of what is left to everybody."""
        for values in self.answers():
            held = [
                next((c for c in one.columns if c != WAIT and values[c]), WAIT)
                for one in self.people
            ]
            if held[who] == column and all(c in seating.left[w] for w, c in enumerate(held)):
                return True
        return False

    def wishes(self, name: str) -> Wishes:
        """What somebody wants, without waiting."""
        levels = self.people[self.who(name)].levels
        return tuple(level for level in levels if level != (WAIT,))

    def priority(self, line: str) -> Priority:
        """People in line, as "A BC": B and C are equal."""
        return Priority(tuple(tuple(map(self.wishes, equals)) for equals in line.split()))


def market(
    wishes: Mapping[str, str], rows: Rows, *, must: str = "", more: Sequence[Line] = ()
) -> Market:
    """People with what they want ("x yz": x most, then y and z alike); some `must` have a seat."""
    column: dict[str, int] = {}
    people: list[Person] = []
    lines: list[Line] = []
    for name, wanted in wishes.items():
        levels = []
        for level in wanted.split():
            columns = tuple(len(column) + at for at in range(len(level)))
            column |= {name + seat: c for seat, c in zip(level, columns, strict=True)}
            levels.append(columns)
        own = tuple((1, c) for level in levels for c in level)
        lines.append(line_of(own, 1, tight=name in must))
        people.append(Person(tuple(levels) if name in must else (*levels, (WAIT,))))
    for seats, most in rows:
        terms = tuple((seats.count(name[1]), c) for name, c in column.items() if name[1] in seats)
        lines.append(line_of(terms, most))
    part = Part((1,) * len(column), tuple(range(len(column))), (*lines, *more))
    return Market(part, people, column)


def drawn(rng: Random) -> tuple[Market, dict[int, int]] | None:
    """A market of three to five people with lines in and across each other, and an answer."""
    seats = "xyzuv"[: rng.randint(3, 5)]
    wishes = {}
    for name in "ABCDE"[: rng.randint(3, 5)]:
        wanted = rng.sample(seats, rng.randint(1, 3))
        wishes[name] = "".join(seat + (" " if rng.random() < 0.7 else "") for seat in wanted)
    rows = [(seat, rng.choice((1, 1, 2))) for seat in seats]
    for _ in range(rng.randint(0, 3)):
        group = "".join(rng.sample(seats, rng.randint(2, 3)))
        rows.append((group + (group[0] if rng.random() < 0.3 else ""), rng.choice((1, 2, 2, 3))))
    must = "".join(name for name in wishes if rng.random() < 0.6)
    more = []
    made = market(wishes, rows, must=must)
    if rng.random() < 0.3:
        pair = rng.sample(sorted(made.column.values()), 2)
        more.append(line_of(tuple((1, column) for column in pair), 1))
    if rng.random() < 0.3:
        some = rng.sample(sorted(made.column.values()), 2)
        more.append(line_of(tuple((-1, column) for column in some), -1))
    made = market(wishes, rows, must=must, more=more)
    found = list(made.answers())
    return (made, rng.choice(found)) if found else None


def markets(number: int) -> Iterator[tuple[Market, Seating]]:
    """So many drawn markets, with people in some answer."""
    for seed in range(number):
        found = drawn(Random(f"market {seed}"))
        if found is not None:
            made, values = found
            yield made, Seating(made.part, made.people, values)
