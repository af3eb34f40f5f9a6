"""One plan solved as far as its measures ask: aims proved until nothing measured is open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.front import Measure
from models.policy import AimName
from solver.analysis.compare import MONTHS
from solver.analysis.front.measures import of_answer
from solver.analysis.front.proved import proved, proved_result
from solver.eligibility.candidates import Candidates, Triple
from solver.eligibility.outcomes import outcome
from solver.program.build import Program, build
from solver.program.columns import Columns, Terms, ones, total
from solver.program.followed import Followed, followed
from solver.program.priority.reference import Held
from solver.program.priority.wishes import Priority
from solver.program.search import Answer, Clock, Search
from solver.program.sequence import held_at
from solver.solving import best_of
from solver.verify import VerificationFailed

_AIM_OF = {
    Measure.WAITING: AimName.PLACEMENT,
    Measure.SENIORITY_FIT: AimName.SENIORITY_FIT,
}
"""Measures that an aim settles."""


@dataclass(frozen=True)
class Settled:
    """What the best answers under a plan have in common.

    `aims` are the proved values of as many aims as it takes until every best answer measures the
    same; `measures` is what it measures; `held` is one of them.
    `alike`: all answers with these aims measure the same. Where even all the aims leave measures
    open (a tie), the answer that is shown decides, and nothing can be said of other plans.
    """

    judged: Candidates
    aims: Mapping[AimName, int]
    measures: Mapping[Measure, int]
    held: tuple[Triple, ...]
    alike: bool


def settle(judged: Candidates, clock: Clock) -> Settled:
    """A plan's measures, each aim proved in turn; raises OutOfTime.

    Raises VerificationFailed where the plan admits no answer: whoever asks has seen one.
    """
    program = build(judged)
    search = Search(program, clock.left())
    if not proved(search.best((), maximise=True)).found:
        raise VerificationFailed(["a plan that was to have an answer admits none"])
    aims: dict[AimName, int] = {}
    held: list[Held] = []
    for objective in program.aims:
        if isinstance(objective, Priority):
            points = followed(program, held, objective, clock)
            if points is None:
                return _shown(judged, aims, clock)
            aims[objective.aim], search = 0, _search(points, held, clock)
            answer = proved(search.best((), maximise=True))
            if _alike(program, search, aims, answer.columns):
                return Settled(judged, aims, *_seen(program, answer.columns), alike=True)
            continue
        answer = proved(search.best(objective.terms, maximise=objective.maximise))
        aims[objective.aim] = answer.value
        search.hold(objective.terms, at_least=answer.value, at_most=answer.value)
        held += held_at(objective.terms, answer.value)
        search.suggest(answer.columns)
        if _alike(program, search, aims, answer.columns):
            return Settled(judged, aims, *_seen(program, answer.columns), alike=True)
    return _shown(judged, aims, clock)


def as_good(below: Settled, judged: Candidates, clock: Clock) -> bool:
    """True where an answer under fewer seats is also best, and measures the same, under more.

    `judged` are the candidates under more seats. The first aim that differs settles it. Raises
    OutOfTime where the time ends before that is known.
    """
    program = build(judged)
    search = Search(program, clock.left())
    answer = proved(search.best((), maximise=True))
    if not answer.found:
        return False
    held: list[Held] = []
    for objective in program.aims[: len(below.aims)]:
        if isinstance(objective, Priority):
            points = followed(program, held, objective, clock)
            if points is None or not points.certain:
                return False  # equals could get something else in between
            search = _search(points, held, clock)
            answer = _kept(search, judged, below.held)
            if not answer.found:
                return False
            continue
        answer = proved(search.best(objective.terms, maximise=objective.maximise))
        if answer.value != below.aims[objective.aim]:
            return False
        search.hold(objective.terms, at_least=answer.value, at_most=answer.value)
        held += held_at(objective.terms, answer.value)
    measures, _ = _seen(program, answer.columns)
    return measures == below.measures and _alike(program, search, below.aims, answer.columns)


def _search(points: Followed, held: Sequence[Held], clock: Clock) -> Search:
    """A search among the answers that the line of points admits, with aims held."""
    search = Search(points, clock.left())
    for terms, least in held:
        search.hold(terms, at_least=least)
    return search


def _kept(search: Search, judged: Candidates, held: Sequence[Triple]) -> Answer:
    """The answer in which people have what they have under fewer seats, if points give it here."""
    column = {one.triple: at for at, one in enumerate(judged.open)}
    if any(triple not in column for triple in held):
        return Answer("infeasible")
    search.hold(ones(column[triple] for triple in held), at_least=len(held))
    return proved(search.best((), maximise=True))


def _alike(
    program: Program, search: Search, aims: Mapping[AimName, int], columns: Sequence[int]
) -> bool:
    """True where every answer with these aims, held in the search, measures what this one does.

    Raises OutOfTime.
    """
    return all(
        proved(search.best(terms, maximise=maximise)).value == total(terms, columns)
        for measure, terms in measure_terms(program.columns).items()
        if _AIM_OF.get(measure) not in aims
        for maximise in (True, False)
    )


def _seen(
    program: Program, columns: Sequence[int]
) -> tuple[Mapping[Measure, int], tuple[Triple, ...]]:
    terms = measure_terms(program.columns)
    measures = {measure: total(form, columns) for measure, form in terms.items()}
    measures[Measure.WAITING] += len(program.columns.scenario.people)
    open_ = program.columns.candidates.open
    held = tuple(c.triple for column, c in enumerate(open_) if columns[column])
    return measures, held


def _shown(judged: Candidates, aims: Mapping[AimName, int], clock: Clock) -> Settled:
    result = proved_result(best_of(judged, clock.left()))
    held = tuple(
        Triple(a.person, a.place.post, a.place.grade) for a in result.appointments if a.place
    )
    return Settled(judged, aims, of_answer(judged.scenario, result), held, alike=False)


def measure_terms(columns: Columns) -> Mapping[Measure, Terms]:
    """The measures of an answer as linear forms; waiting without the number of people."""
    scenario, points = columns.scenario, columns.candidates.points
    open_ = columns.candidates.open
    promoted = [
        column
        for column, one in enumerate(open_)
        if outcome(scenario, scenario.staff[one.triple.person], one.triple) == "promoted"
    ]
    values = [scenario.value(one.triple.grade) for one in open_]
    return {
        Measure.WAITING: tuple((-1, column) for column in range(len(open_))),
        Measure.PROMOTIONS: ones(promoted),
        Measure.SENIORITY_FIT: tuple(
            (points[one.triple.person] * value, column)
            for column, (one, value) in enumerate(zip(open_, values, strict=True))
        ),
        Measure.COST: tuple((MONTHS * value, column) for column, value in enumerate(values)),
    }
