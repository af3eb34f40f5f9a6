"""Result against Scenario, without the optimiser: every rule checked, every aim added up again."""

from collections.abc import Iterator

from models.policy import AimName, Rule
from models.result import Appointment, Result
from models.scenario import Scenario
from solver.breaches import Breach, Held, aim_value, breaches
from solver.competitors import Competitors
from solver.eligibility.candidates import Candidates, candidates
from solver.eligibility.outcomes import beyond_quota, outcome
from solver.eligibility.wishes import justified_envy
from solver.precedence import faults


class VerificationFailed(Exception):  # noqa: N818 (it states a fact)
    """A result that breaks a rule or misstates an aim. A fault of ours, never of the input."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(reasons))


def verified(scenario: Scenario, result: Result, judged: Candidates | None = None) -> Result:
    """The same result, marked as verified; one without an answer is returned as it is.

    `judged` stands in for the scenario's own candidates where a what-if has opened some.
    Raises VerificationFailed, with every reason, where the answer does not hold.
    """
    if not result.solved:
        return result
    if reasons := verify(scenario, result, judged):
        raise VerificationFailed(reasons)
    return result.replace(verified=True)


def verify(scenario: Scenario, result: Result, judged: Candidates | None = None) -> list[str]:
    """Everything that is wrong with a result; empty where it holds."""
    judged = judged or candidates(scenario)
    everybody = [appointment.person for appointment in result.appointments]
    if everybody != list(scenario.staff):
        return ["the appointments are not one for each person, in the order of ids"]
    held = Held.of(judged, result.appointments)
    closed = [
        f"{triple} is not open" for triple in held.triples.values() if triple not in judged.at
    ]
    if closed:
        return closed
    return [
        *(
            f"{breach.rule} is broken: {breach.about}"
            for breach in breaches(held)
            if not _of_a_pool(scenario, breach)
        ),
        *_misstated_aims(held, result),
        *_passed_over(held, result),
        *_misstated_facts(held, result.appointments),
        *_misstated_result(held, result),
    ]


def _of_a_pool(scenario: Scenario, breach: Breach) -> bool:
    """Who may come to shared seats is for `solver.pooled`, which sees all who share them.

    An institution's share alone cannot say it: a free seat of another may carry those over it.
    """
    return breach.rule is Rule.QUOTA and breach.about in scenario.plan.shared


def _misstated_aims(held: Held, result: Result) -> Iterator[str]:
    if tuple(aim.aim for aim in result.aims) != held.scenario.pursued:
        yield "the aims are not those of the policy, in its order"
    for aim in result.aims:
        value = aim_value(aim.aim, held)
        if value != aim.value:
            yield f"{aim.aim} is {value}, not {aim.value}"
        if result.status == "optimal" and aim.bound != aim.value:
            yield f"{aim.aim} is called optimal, but its bound is {aim.bound}"


def _passed_over(held: Held, result: Result) -> Iterator[str]:
    """People whom points would give more; a scenario that shares seats is looked at with others."""
    pursued = held.scenario.pursued
    if AimName.PRIORITY not in pursued or held.scenario.plan.shared:
        return
    at = pursued.index(AimName.PRIORITY)
    if result.aims[at].bound is None:
        return  # the time ended before it was proved
    values = {aim.aim: aim.value for aim in result.aims[:at]}
    yield from faults(Competitors({"": held}), result.precedence, values)


def _misstated_facts(held: Held, appointments: tuple[Appointment, ...]) -> Iterator[str]:
    scenario, points = held.scenario, held.candidates.points
    beyond, _ = beyond_quota(scenario, held.triples, points, held.transitional)
    for appointment in appointments:
        person = scenario.staff[appointment.person]
        plain = outcome(scenario, person, held.triples.get(person.id))
        facts = {
            "current grade": (appointment.from_grade, scenario.grade_of(person)),
            "current post": (appointment.from_post, scenario.desk_of(person)),
            "points": (appointment.points, points[person.id]),
            "outcome": (appointment.outcome, "transitional" if person.id in beyond else plain),
        }
        for fact, (told, true) in facts.items():
            if told != true:
                yield f"{person.id}: {fact} misstated"


def _misstated_result(held: Held, result: Result) -> Iterator[str]:
    if dict(result.transitional) != dict(held.transitional):
        yield "the transitional seats are misstated"
    if result.envy_free == any(justified_envy(held.candidates, held.triples)):
        yield "whether the result is free of justified envy is misstated"
