"""Who works where, and at which grade: departments, their heads, their people."""

from dataclasses import dataclass, field
from math import isqrt
from random import Random
from typing import Any

from benchmarks.generate.kinds import SHAPES, Unit, group
from benchmarks.generate.spec import Spec

_SMALLEST, _LARGEST = 5, 50
"""People in a department: five in a small institution, up to fifty in a big one."""
_DEPUTIES = 8
_UNDESCRIBED = 0.15
"""The share of people whose desk nobody described."""


@dataclass(frozen=True)
class Department:
    """内设机构: its name in the institution, and what kind of department it is."""

    index: int
    name: str
    unit: Unit

    def desk(self, grade: str) -> str:
        """The id of the department's described post for a grade: one for each group."""
        return f"d{self.index + 1:03}-{'head' if grade == 'M8' else group(grade)}"


@dataclass
class Member:
    """A person in the making. `grade` is None for a newcomer, `at` None for who leads the whole.

    `rises` are the higher grades of the tier that the facts earn; `next_title` is a certificate
    of the tier above, to which nobody has appointed the person yet. `undecided` is whom a body has
    yet to judge, `bound` who can hold no grade but the present one.
    """

    id: str
    grade: str | None
    at: Department | None
    post: str | None = None
    heads: bool = False
    rises: tuple[str, ...] = ()
    next_title: str | None = None
    undecided: bool = False
    bound: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    applies: list[str] | None = None


def departments(spec: Spec) -> list[Department]:
    """As many as the people fill, each sixth an office."""
    shape = SHAPES[spec.kind]
    size = min(_LARGEST, max(_SMALLEST, isqrt(spec.people)))
    made: list[Department] = []
    counts: dict[str, int] = {}
    for index in range(max(1, round(spec.people / size))):
        rounds, place = divmod(index, 6)
        units = shape.units if place else shape.offices
        unit = units[(5 * rounds + place - 1 if place else rounds) % len(units)]
        counts[unit.name] = counts.get(unit.name, 0) + 1
        again = counts[unit.name]
        name = unit.name if again == 1 else f"{unit.name}{again}"
        made.append(Department(index, name, unit))
    return made


def deputies(spec: Spec, number: int) -> int:
    """How many deputies lead so many departments under the director."""
    return 0 if spec.people < _SMALLEST else min(_DEPUTIES, max(1, round(number * 0.6)))


def staff(spec: Spec, places: list[Department]) -> list[Member]:
    """The people: leaders first, then department by department, newcomers last."""
    rng = spec.random("staff")
    leaders = ["M6"] + ["M7"] * deputies(spec, len(places))
    members = [Member("", grade, None) for grade in leaders]
    new = min(spec.count(spec.newcomers), spec.people - len(members))
    sizes = _sizes(rng, spec.people - len(members) - new, len(places))
    for place, size in zip(places, sizes, strict=True):
        members += _crew(rng, place, size)
    members += [Member("", None, rng.choice(places)) for _ in range(new)]
    width = max(4, len(str(spec.people)))
    for number, member in enumerate(members, 1):
        member.id = f"S{number:0{width}}"
    return members


def _sizes(rng: Random, people: int, places: int) -> list[int]:
    """Departments of about the same size, some larger than others."""
    weights = [rng.uniform(0.7, 1.3) for _ in range(places)]
    sizes = [int(people * weight / sum(weights)) for weight in weights]
    for index in range(people - sum(sizes)):
        sizes[index % places] += 1
    return sizes


def _crew(rng: Random, place: Department, size: int) -> list[Member]:
    """The people of a department: its head, and the rest as its kind has them."""
    mix = place.unit.mix
    first = ["M8"] if place.unit.head and size else []
    grades = rng.choices(list(mix), list(mix.values()), k=size - len(first))
    order = [*mix]
    crew = [Member("", grade, place) for grade in first + sorted(grades, key=order.index)]
    for number, member in enumerate(crew):
        grade = str(member.grade)
        if not number or (grade[0] != "W" and rng.random() >= _UNDESCRIBED):
            member.post = place.desk(grade)
    leading = [m for m in crew if m.grade in {"P4", "P7", "P10"}]
    if not place.unit.head and leading:
        leading[0].heads = True
    elif crew and place.unit.head:
        crew[0].heads = True
    return crew
