"""What every plan must keep: each limit a name and its rows over the seats of the grades."""

from collections import Counter
from collections.abc import Iterator, Mapping

from models.desks import GENERAL, general_id, held_today
from models.front import Rounding
from models.grades import Grade, grades_of, position
from models.plan import Ratio
from models.policy import Rule
from solver.analysis.front.space import Space
from solver.program.columns import Terms
from solver.program.constraints import Row

_SLACK: Mapping[Rounding, int] = {"down": 0, "nearest": 5, "up": 9}
_PARTS = 10
_INNER: Mapping[str, Mapping[Grade, int]] = {
    "inner-full-senior": {Grade.P2: 1, Grade.P3: 3, Grade.P4: 6},
    "inner-associate-senior": {Grade.P5: 2, Grade.P6: 4, Grade.P7: 4},
    "inner-intermediate": {Grade.P8: 3, Grade.P9: 4, Grade.P10: 3},
    "inner-junior": {Grade.P11: 5, Grade.P12: 5},
}
"""国人部发〔2006〕87号: the national ratios within the tiers, in tenths."""

Limits = Mapping[str, tuple[Row, ...]]


def limits(space: Space, rounding: Rounding = "nearest") -> Limits:
    """Every limit by its name: `total`, each ratio of the plan, inner ratios, fixed seats."""
    found: dict[str, list[Row]] = {}
    for row in _rows(space, rounding):
        found.setdefault(row.about, []).append(row)
    return {name: tuple(rows) for name, rows in found.items()}


def _rows(space: Space, rounding: Rounding) -> Iterator[Row]:
    yield _limit("total", space.seats(space.grades), space.scenario.plan.total)
    for ratio in space.scenario.plan.ratios:
        yield from _ratio(space, ratio)
    for name, shares in _INNER.items():
        yield from _inner(space, name, shares, _SLACK[rounding])
    yield from _leaders(space)
    yield from _described(space)


def _limit(name: str, terms: Terms, most: int) -> Row:
    return Row(Rule.LIMIT, name, terms, most)


def _ratio(space: Space, ratio: Ratio) -> Iterator[Row]:
    """三、结构比例: the approved seats of a part against its whole, cross-multiplied."""
    plan = space.scenario.plan
    for share, sign in ((ratio.at_most, 1), (ratio.at_least, -1)):
        if share is None:
            continue
        part = space.seats(ratio.grades, sign * share.denominator)
        if ratio.of == "total":
            yield _limit(ratio.name, part, sign * share.numerator * plan.total)
        else:
            whole = space.seats(grades_of(ratio.of), -sign * share.numerator)
            yield _limit(ratio.name, _sum(part, whole), 0)


def _inner(space: Space, name: str, shares: Mapping[Grade, int], slack: int) -> Iterator[Row]:
    """Seats at or above a grade of a tier: at most their share of the tier's seats, rounded.

    Ceilings, because a seat of a lower grade in place of a higher one breaks no ratio.
    """
    if len(space.columns(shares)) < 2:  # noqa: PLR2004 (a tier of one grade has no inner ratio)
        return
    above: list[Grade] = []
    for grade in list(shares)[:-1]:
        above.append(grade)
        share = sum(shares[one] for one in above)
        terms = _sum(space.seats(above, _PARTS), space.seats(shares, -share))
        yield _limit(name, terms, slack)


def _leaders(space: Space) -> Iterator[Row]:
    """单位领导岗位: fixed in number from above; a grade of leaders alone keeps its seats."""
    leaders = Counter[Grade]()
    for post in space.scenario.posts:
        if post.unit_leader:
            leaders[min(post.grades, key=position)] += post.seats
    for grade, number in leaders.items():
        base = space.scenario.plan.seats(grade)
        yield _limit("leaders", space.seats([grade], -1), -min(number, base))
        if number >= base:
            yield _limit("leaders", space.seats([grade]), base)


def _described(space: Space) -> Iterator[Row]:
    """Seats with a description stay: in their tier, or at their management grade."""
    described, approved = Counter[str](), Counter[str]()
    for post in space.scenario.posts:
        described[general_id(post.grades[0])] += post.seats
    for grade, seats in space.scenario.plan.quota.items():
        approved[general_id(grade)] += seats
    for group, number in described.items():
        yield _limit("described", of_group(space, group, -1), -min(number, approved[group]))


def of_group(space: Space, group: str, each: int = 1) -> Terms:
    """The seats that a general post belongs to: those of its tier or management grade."""
    return space.seats((grade for grade in space.grades if general_id(grade) == group), each)


def existence(space: Space) -> tuple[Row, ...]:
    """A general post that somebody applies for, or a decision names, has a seat in its group.

    Not a limit that could be switched off: without the post the file would contradict itself.
    """
    scenario = space.scenario
    wanted = {post for person in scenario.people for post in person.applies or ()}
    wanted |= {decision.post for decision in scenario.decisions if decision.post}
    sitting = held_today(scenario.held, regular=scenario.stage == "regular").sitting
    groups = sorted(post for post in wanted - {*sitting} if post.startswith(GENERAL))
    return tuple(_limit("existence", of_group(space, group, -1), -1) for group in groups)


def _sum(first: Terms, second: Terms) -> Terms:
    """Two linear forms added up, each column once."""
    added = Counter[int]()
    for coefficient, column in (*first, *second):
        added[column] += coefficient
    return tuple((coefficient, column) for column, coefficient in sorted(added.items()))
