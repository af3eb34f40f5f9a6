"""Why this person got this, and why not that: from the rules, and from the model itself."""

from collections.abc import Iterator

from models.conditions import AnyOf, Not, keyword
from models.explanations import (
    Explanation,
    FullExplanation,
    Move,
    PointsItem,
    Price,
    SeatAnswer,
    State,
)
from models.findings import Holder, Lack
from models.grades import Grade
from models.places import Place
from models.policy import AimName, Rule
from models.priority import FullRow
from solver.analysis.conflict import worded
from solver.analysis.effects import priority_cost, readings, seat_values
from solver.analysis.lacks import lacks
from solver.analysis.obstacles import Obstacles
from solver.analysis.picture import Picture
from solver.analysis.review_plan import review_plan
from solver.analysis.ties import ties
from solver.eligibility.candidates import Triple, Why
from solver.eligibility.points import breakdown
from solver.eligibility.verdicts import Trace
from solver.eligibility.wishes import settles, wish
from solver.program.build import Program, build
from solver.program.columns import total
from solver.program.constraints import Row
from solver.program.core import Claim, core
from solver.program.price import granted


def explain_all(picture: Picture) -> FullExplanation:
    """Everybody, the ties, what priority costs, the value of seats, and the readings."""
    program, obstacles = build(picture.judged), Obstacles(picture)
    return FullExplanation(
        people=tuple(
            explain(picture, person, program=program, obstacles=obstacles)
            for person in picture.scenario.staff
        ),
        ties=ties(picture),
        cost=priority_cost(picture),
        review=review_plan(picture),
        seats=seat_values(picture),
        readings=readings(picture),
    )


def explain(
    picture: Picture,
    person: str,
    *,
    post: str | None = None,
    grade: Grade | None = None,
    program: Program | None = None,
    obstacles: Obstacles | None = None,
    priced: bool = True,
) -> Explanation:
    """One person's appointment with its grounds, and the answer for each seat asked about.

    `program` and `obstacles` need not be worked out again where they are at hand. Without
    `priced` it is not worked out what each seat would cost, for that is solved anew.

    Without a post or grade these are the seats that the person applied for and would rather
    have. Raises KeyError for an unknown person.
    """
    if priced and program is None:
        program = build(picture.judged)
    obstacles = obstacles or Obstacles(picture)
    subject = picture.judged.bench.subject(person)
    asked = [
        triple
        for triple in _triples(picture, person)
        if (post is None or triple.post == post) and (grade is None or triple.grade == grade)
    ]
    if post is None and grade is None:
        asked = [triple for triple in asked if _wanted(picture, triple)]
    return Explanation(
        appointment=picture.result.of(person),
        points=tuple(
            PointsItem(item=item.item, points=item.points, most=item.most)
            for item in breakdown(subject)
        ),
        grounds=_grounds(picture, person),
        seats=tuple(_answer(obstacles, triple, program if priced else None) for triple in asked),
        narrowed=post is not None or grade is not None,
    )


def _triples(picture: Picture, person: str) -> Iterator[Triple]:
    for post in picture.scenario.desks.values():
        for grade in post.grades:
            yield Triple(person, post.id, grade)


def _wanted(picture: Picture, triple: Triple) -> bool:
    """Applied for, and better than what was got; what was got is explained by its grounds."""
    candidate = picture.judged.at.get(triple)
    if candidate is not None:
        return candidate.applied and picture.prefers(candidate)
    why = picture.judged.why[triple]
    return why in {Why.UNMET, Why.REVIEW} and _better(picture, triple)


def _better(picture: Picture, triple: Triple) -> bool:
    """Worth more than what was got."""
    got, value = picture.got(triple.person), picture.scenario.value
    return got is None or value(triple.grade) > value(got.triple.grade)


def _grounds(picture: Picture, person: str) -> tuple[Lack, ...]:
    """Decisions that put the person there, and the conditions met; none are asked of who stays."""
    got = picture.got(person)
    if got is None:
        return ()
    decided = tuple(
        Lack(
            atom="decision",
            verdict="met",
            cite=None,
            text=decision.reason,
            facts={"by": decision.by, "on": decision.on},
        )
        for decision in picture.scenario.decisions
        if decision.rule == "pin" and settles(decision, got.triple)
    )
    traces = () if got.retains else picture.judged.traces(got.triple)
    return (*decided, *(ground for trace in traces for ground in _met(trace)))


def _met(trace: Trace, cite: str | None = None) -> Iterator[Lack]:
    """What carries the verdict, each with its clause or the one it stands in.

    Of alternatives the first that is met.
    """
    cite = trace.cite or cite
    if not trace.parts or isinstance(trace.condition, Not):
        yield Lack(
            atom=keyword(trace.condition) or "",
            verdict=trace.verdict.value,
            cite=cite,
            text=trace.condition.text or next((p.condition.text for p in trace.parts), None),
            facts=trace.facts,
        )
    elif isinstance(trace.condition, AnyOf):
        yield from _met(next(part for part in trace.parts if part.met), cite)
    else:
        for part in trace.parts:
            yield from _met(part, cite)


def _answer(obstacles: Obstacles, triple: Triple, program: Program | None) -> SeatAnswer:
    """The answer for one seat; without a program its price is left open."""
    picture = obstacles.picture
    state = _state(picture, triple)
    closed = state in {"unmet", "review", "not-applied"}
    candidate = picture.judged.at.get(triple)
    wanted = candidate if candidate is not None and picture.prefers(candidate) else None
    return SeatAnswer(
        post=triple.post,
        grade=triple.grade,
        state=state,
        better=_better(picture, triple),
        lacks=lacks(picture.judged.unmet(triple)) if closed else (),
        holders=_holders(obstacles, triple) if state == "open" else (),
        obstacle=None if wanted is None else obstacles.of(wanted),
        price=price(picture, triple, program) if state == "open" and program else None,
    )


def _state(picture: Picture, triple: Triple) -> State:
    if picture.held.triples.get(triple.person) == triple:
        return "got"
    if triple in picture.judged.at:
        return "open"
    return _STATES[picture.judged.why[triple]]


_STATES: dict[Why, State] = {
    Why.UNMET: "unmet",
    Why.REVIEW: "review",
    Why.NOT_APPLIED: "not-applied",
    Why.BY_APPOINTMENT: "by-appointment",
    Why.OWN_FIRST: "own-first",
    Why.UNWRITTEN: "unwritten",
}


def _holders(obstacles: Obstacles, triple: Triple) -> tuple[Holder, ...]:
    """Who sits at the desk, and who holds the grade where a professional grade is full."""
    picture, desk = obstacles.picture, FullRow(rule=Rule.SEATS, about=triple.post)
    shared = triple.grade.tier is not None
    held = {
        person: picture.judged.at[one]
        for person, one in sorted(picture.held.triples.items())
        if person != triple.person
        and (one.post == triple.post or (shared and one.grade == triple.grade))
    }
    grade = FullRow(rule=Rule.QUOTA, about=triple.grade)
    return tuple(
        obstacles.by_right_holder(person)
        if obstacles.by_right(desk if one.triple.post == triple.post else grade, one)
        else obstacles.holder(triple.person, person)
        for person, one in held.items()
    )


def price(picture: Picture, triple: Triple, program: Program) -> Price:
    """What it would cost to give a person this open seat: solved, not guessed.

    Where seats go by points, that is a claim that stands before `priority`, or somebody who would
    be passed over; where nobody is, what the nearest such answer costs in a later aim.
    """
    column = [one.triple for one in picture.judged.open].index(triple)
    shown = [
        index
        for index, one in enumerate(picture.judged.open)
        if picture.held.triples.get(one.triple.person) == one.triple
    ]
    order = [aim.aim for aim in program.aims]
    by_points = AimName.PRIORITY in order
    first = order.index(AimName.PRIORITY) if by_points else len(order)
    best = granted(program, column, shown, program.aims[:first])
    if best is None:
        return Price(possible=False, rules=worded(picture.judged, _against(program, column)))
    moved = _moves(picture, best.columns)
    values = [total(aim.terms, best.columns) for aim in program.aims]
    costs = [
        (aim.aim, Price(possible=True, aim=aim.aim, before=aim.value, after=after, moves=moved))
        for aim, after in zip(picture.result.aims, values, strict=True)
        if after != aim.value and aim.aim is not AimName.PRIORITY
    ]
    if costs and order.index(costs[0][0]) < first:
        return costs[0][1]
    if triple.place in picture.result.of(triple.person).alternatives:
        return Price(possible=True, moves=moved)
    passed = _passed(picture, triple.person, moved) if by_points else ()
    if passed:
        n = len(passed)
        aim = AimName.PRIORITY
        return Price(possible=True, aim=aim, before=0, after=n, passed=passed, moves=moved)
    return costs[0][1] if costs else Price(possible=True, moves=moved)


def _passed(picture: Picture, person: str, moved: tuple[Move, ...]) -> tuple[Holder, ...]:
    """Who stands no further behind in line, and would have something that is wanted less."""
    rank, obstacles = picture.judged.precedence, Obstacles(picture)
    return tuple(
        obstacles.holder(person, move.person)
        for move in moved
        if rank[move.person] <= rank[person] and _worse(picture, move)
    )


def _worse(picture: Picture, move: Move) -> bool:
    if move.after is None:
        return True
    after = picture.judged.at[Triple(move.person, move.after.post, move.after.grade)]
    got = picture.got(move.person)
    return got is not None and wish(after, picture.scenario) > wish(got, picture.scenario)


def _against(program: Program, column: int) -> tuple[Claim, ...]:
    """The claims that stand against a seat: a smallest conflict once it is demanded."""
    found = core(program, [Row(Rule.PIN, "demand", ((-1, column),), -1)])
    return () if found is None else found.claims


def _moves(picture: Picture, columns: tuple[int, ...]) -> tuple[Move, ...]:
    after: dict[str, Place] = {
        one.triple.person: one.triple.place
        for index, one in enumerate(picture.judged.open)
        if columns[index]
    }
    return tuple(
        Move(person=person, before=picture.place(person), after=after.get(person))
        for person in picture.scenario.staff
        if picture.place(person) != after.get(person)
    )
