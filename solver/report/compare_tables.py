"""The tables of a comparison: one column a plan, in as many tables as the width asks for."""

from collections.abc import Callable, Mapping, Sequence

from models.comparison import Comparison, Difference, PlanOutcome
from models.grades import Grade, grades_first, position
from models.plan import BASE_PLAN
from models.policy import AimName
from models.result import Outcome
from solver.report.aims import share_text
from solver.report.naming import Names
from solver.report.table import Column, Section, one_table, table
from solver.report.words import Words

_NARROWEST = 40
_OUTCOMES: tuple[Outcome, ...] = (
    "retained",
    "promoted",
    "transferred",
    "appointed",
    "transitional",
    "waiting",
)
_ALWAYS = ("retained", "promoted", "transferred", "waiting")


def plan_label(words: Words, plan: str) -> str:
    """How a plan is called: by its name, the base plan in the reader's language."""
    return words("compare.base") if plan == BASE_PLAN else plan


def by_seats(base: PlanOutcome, plan: PlanOutcome, grade: Grade) -> int:
    """Seats that a plan has more than the base plan."""
    return plan.quota.get(grade, 0) - base.quota.get(grade, 0)


def all_grades(plans: Sequence[PlanOutcome]) -> list[Grade]:
    """Every grade that a plan has or somebody holds."""
    found = {grade for plan in plans for grade in plan.quota}
    found |= {use.grade for plan in plans for use in plan.use}
    return sorted(found, key=position)


Rows = list[tuple[str, list[str]]]


def measures(names: Names, comparison: Comparison) -> Section:
    """What each plan comes to, in numbers."""
    words, plans = names.words, comparison.plans

    def solved(tell: Callable[[PlanOutcome], object]) -> list[str]:
        return [str(tell(plan)) if plan.solved else "–" for plan in plans]

    shown = [one for one in _OUTCOMES if one in _ALWAYS or any(one in p.people for p in plans)]
    rows: Rows = [
        (words("compare.limits"), [words(f"compare.{_limits(plan)}") for plan in plans]),
        (words("compare.answer"), [words(f"compare.{plan.status}") for plan in plans]),
        (words("compare.placed"), solved(lambda p: f"{_placed(p)}/{comparison.staff}")),
        *((words(f"outcome.{one}"), solved(_counting(one))) for one in shown),
        (words("compare.tied"), solved(lambda p: p.tied)),
        (words("compare.authorised"), [str(plan.total) for plan in plans]),
        (words("compare.seats"), [str(plan.seats) for plan in plans]),
        (words("compare.vacant"), solved(lambda p: sum(p.vacant.values()))),
        (words("compare.contests"), solved(lambda p: len(p.contests))),
        (words("compare.envy"), solved(lambda p: p.envy)),
        (words("compare.cost"), solved(lambda p: f"{p.cost:,}")),
        (words("compare.full"), [f"{plan.full_cost:,}" for plan in plans]),
        *_aims(names, comparison),
    ]
    return _table(names, comparison, words("compare.measure"), rows)


def _counting(outcome: Outcome) -> Callable[[PlanOutcome], int]:
    return lambda plan: plan.people.get(outcome, 0)


def _limits(plan: PlanOutcome) -> str:
    return "broken" if plan.broken else "new" if plan.beyond_base else "kept"


def _placed(plan: PlanOutcome) -> int:
    return sum(number for outcome, number in plan.people.items() if outcome != "waiting")


def _aims(names: Names, comparison: Comparison) -> Rows:
    """Every aim that some plan pursues, in the order in which they first come."""
    words = names.words
    pursued = dict.fromkeys(aim.aim for plan in comparison.plans for aim in plan.aims)
    values = [{aim.aim: aim.value for aim in plan.aims} for plan in comparison.plans]
    return [
        (
            words("compare.aim", aim=words(f"aim.{aim}")),
            [
                _value(words, aim, values, at) if aim in found else "–"
                for at, found in enumerate(values)
            ],
        )
        for aim in pursued
    ]


def _value(words: Words, aim: AimName, values: Sequence[Mapping[AimName, int]], plan: int) -> str:
    """The value of an aim; of a sum only how much more or less it is than in the base plan."""
    if aim is not AimName.SENIORITY_FIT:
        return f"{values[plan][aim]:,}"
    return words("compare.sum") if plan == 0 else share_text(values[0].get(aim), values[plan][aim])


def grades(names: Names, comparison: Comparison) -> Section:
    """People of seats at every grade."""
    base = comparison.plans[0]
    rows: Rows = [
        (names.grade(grade), [_filled(base, plan, grade) for plan in comparison.plans])
        for grade in all_grades(comparison.plans)
    ]
    return _table(names, comparison, names.words("col.grade"), rows)


def _filled(base: PlanOutcome, plan: PlanOutcome, grade: Grade) -> str:
    """`2/3 (+1)`: people of seats, and seats more than in the base plan."""
    held = {use.grade: use.filled for use in plan.use}
    filled = str(held.get(grade, 0)) if plan.solved else "–"
    by = by_seats(base, plan, grade)
    return f"{filled}/{plan.quota.get(grade, 0)}" + (f" ({by:+d})" if by else "")


def contests(names: Names, comparison: Comparison) -> Section:
    """Applicants for free seats, wherever some plan has more of them."""
    words = names.words
    fought = dict.fromkeys(contest.of for plan in comparison.plans for contest in plan.contests)
    order = sorted(fought, key=grades_first)
    found = [{contest.of: contest for contest in plan.contests} for plan in comparison.plans]
    rows: Rows = [
        (
            names.about(of),
            [
                words("compare.contest", n=len(one[of].applicants), free=one[of].free)
                if of in one
                else "·"
                for one in found
            ],
        )
        for of in order
    ]
    return _table(names, comparison, words("col.of"), rows) if rows else []


def people(names: Names, comparison: Comparison) -> Section:
    """Everybody who gets something else under some plan, the base plan's place beside it."""
    words = names.words
    base, *others = comparison.plans
    if not others:
        return []
    if not base.solved:
        return [[words("compare.no-base")]]
    by_plan = [{d.person: d for d in plan.differences or ()} for plan in others]
    moved = sorted({person for differences in by_plan for person in differences})
    if not moved:
        return [[words("compare.nobody")]]
    before = {person: d.before for one in by_plan for person, d in one.items()}
    rows: Rows = [
        (
            names.person(person),
            [
                names.place(before[person]),
                *(
                    _told(names, one.get(person)) if plan.solved else "–"
                    for plan, one in zip(others, by_plan, strict=True)
                ),
            ],
        )
        for person in moved
    ]
    legend = [words("compare.legend")]
    if not all(d.certain for one in by_plan for d in one.values()):
        legend.append(words("compare.legend.tied"))
    [[body]] = _table(names, comparison, words("col.person"), rows)
    return [[body, words.join(legend, "semicolon")]]


def _told(names: Names, difference: Difference | None) -> str:
    if difference is None:
        return "·"
    told = names.words(f"compare.{difference.effect}", place=names.place(difference.after))
    return told if difference.certain else f"{told} ?"


def _table(names: Names, comparison: Comparison, head: str, rows: Rows) -> Section:
    """A row a subject, a column a plan."""
    return one_table(
        Column(head, [name for name, _ in rows]),
        *(
            Column(
                plan_label(names.words, plan.plan), [cells[index] for _, cells in rows], right=True
            )
            for index, plan in enumerate(comparison.plans)
        ),
    )


def fitted(section: Section, width: int | None) -> str:
    """Tables too wide for a terminal as several below each other; every one tells its rows."""
    return "\n\n".join(
        "\n".join(
            part
            if isinstance(part, str)
            else "\n\n".join(table(one, None) for one in _fitting(part, width))
            for part in group
        )
        for group in section
    )


def _fitting(columns: tuple[Column, ...], width: int | None) -> list[tuple[Column, ...]]:
    first, *others = columns
    room = None if width is None else max(width, _NARROWEST) - first.width
    parts: list[list[Column]] = [[]]
    for column in others:
        taken = sum(one.width + 2 for one in parts[-1])
        if parts[-1] and room is not None and taken + column.width + 2 > room:
            parts.append([])
        parts[-1].append(column)
    return [(first, *part) for part in parts]
