"""How the plan is used: seats by grade, and each ratio against its limits."""

from collections.abc import Mapping

from models.findings import QuotaUse, RatioUse
from models.grades import Grade, Tier
from models.plan import Quota, Ratio
from models.shares import share_text
from solver.analysis.picture import Picture
from solver.eligibility.scope import grades


def quota_use(picture: Picture) -> tuple[QuotaUse, ...]:
    """Every grade of the plan, and every other that somebody holds."""
    scenario = picture.scenario
    lent = lent_seats(picture)
    current = [scenario.grade_of(person) for person in scenario.people]
    return tuple(
        QuotaUse(
            grade=grade,
            quota=scenario.plan.seats(grade),
            current=current.count(grade),
            filled=len(picture.at_grade(grade)),
            transitional=picture.held.over(grade),
            lent=lent[grade],
        )
        for grade in grades(scenario)
        if scenario.plan.seats(grade) or grade in current or picture.at_grade(grade)
    )


def lent_seats(picture: Picture) -> dict[Grade, int]:
    """Seats of each grade that people of a lower grade of the tier use."""
    scenario = picture.scenario
    own = {
        grade: len(picture.at_grade(grade)) - picture.held.over(grade) for grade in grades(scenario)
    }
    seats = {grade: scenario.plan.seats(grade) for grade in own}
    return lent(own, seats, cumulative=scenario.policy.quota_reading == "cumulative")


def lent(own: Mapping[Grade, int], seats: Quota, *, cumulative: bool) -> dict[Grade, int]:
    """The same for any seats, given how many hold each grade, from the highest down.

    What does not fit into its own grade goes to the next higher one, and so on up the tier.
    """
    used: dict[Grade, int] = {}
    rising: dict[Tier | None, int] = {}
    for grade in reversed(tuple(own)):
        need = own[grade] + rising.get(grade.tier, 0)
        used[grade] = min(need, seats[grade]) - min(own[grade], seats[grade])
        if cumulative and grade.tier is not None:
            rising[grade.tier] = max(0, need - seats[grade])
    return used


def empty_seats(picture: Picture) -> dict[Grade, int]:
    """Seats of each grade that nobody holds and no lower grade uses; only grades that have any."""
    lent, plan = lent_seats(picture), picture.scenario.plan
    empty = {
        grade: plan.seats(grade)
        - lent[grade]
        - (len(picture.at_grade(grade)) - picture.held.over(grade))
        for grade in grades(picture.scenario)
    }
    return {grade: seats for grade, seats in empty.items() if seats > 0}


def ratio_use(picture: Picture) -> tuple[RatioUse, ...]:
    """Every ratio of the plan; people on transitional seats count like all others."""
    return tuple(_use(picture, ratio) for ratio in picture.scenario.plan.ratios)


def _use(picture: Picture, ratio: Ratio) -> RatioUse:
    plan = picture.scenario.plan
    over = sum(picture.held.over(grade) for grade in ratio.grades)
    appointed = sum(len(picture.at_grade(grade)) for grade in ratio.grades)
    return RatioUse(
        ratio=ratio.name,
        at_most=None if ratio.at_most is None else share_text(ratio.at_most),
        at_least=None if ratio.at_least is None else share_text(ratio.at_least),
        whole=plan.whole(ratio),
        approved=plan.approved(ratio.grades),
        appointed=appointed,
        transitional=over,
        holds=plan.keeps(ratio),
    )
