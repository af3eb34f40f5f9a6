"""One person on the page: what was got, on which grounds, and why nothing better."""

from dataclasses import dataclass

from models.explanations import Explanation
from solver.report.explain import ground_line, seat_line, why_line
from solver.report.html.blocks import Block, table_of
from solver.report.naming import Names, points_text
from solver.report.table import Column


@dataclass(frozen=True)
class PersonView:
    """What is unfolded under a person's line."""

    id: str
    name: str
    line: str
    outcome: str
    points: Block
    why: str
    grounds: tuple[str, ...]
    seats: tuple[str, ...]
    nothing: str


def person_view(names: Names, explanation: Explanation) -> PersonView:
    """The explanation of one person, as the page shows it."""
    words, got = names.words, explanation.appointment
    after = names.grade(got.grade)
    place = f"{after} {names.title(got.post)}" if got.post else after
    return PersonView(
        id=got.person,
        name=names.scenario.staff[got.person].name or "",
        line=f"{names.grade(got.from_grade)} → {place}",
        outcome=got.outcome,
        points=_points(names, explanation),
        why=why_line(names, explanation),
        grounds=tuple(ground_line(names, ground) for ground in explanation.grounds),
        seats=tuple(seat_line(names, seat) for seat in explanation.seats),
        nothing=words("explain.nothing"),
    )


def _points(names: Names, explanation: Explanation) -> Block:
    words, items = names.words, explanation.points
    named = [*(words(f"item.{one.item}") for one in items), words("html.total")]
    total = points_text(explanation.appointment.points)
    earned = [*(points_text(one.points) for one in items), total]
    most = [*(points_text(one.most) for one in items), ""]
    return table_of(
        [
            Column(words("html.item"), named),
            Column(words("col.points"), earned, right=True),
            Column(words("html.most"), most, right=True),
        ]
    )
