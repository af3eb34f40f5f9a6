"""Institutions that share seats, decided together: joins the steps, holds no logic of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from models.policy import AimName
from models.priority import Precedence
from models.region import County
from models.result import AimResult, Result, Status
from models.shared import Member
from solver.breaches import Held
from solver.competitors import Competitors
from solver.eligibility.candidates import Candidates, Triple, candidates
from solver.eligibility.pools import Division, division
from solver.pooled import overdrawn
from solver.precedence import faults
from solver.program.alternatives import WAITS, Alternatives, alternatives
from solver.program.answer import precedence_of, result_of
from solver.program.build import Program
from solver.program.certified import certified
from solver.program.columns import Columns, total
from solver.program.joint import Joint
from solver.program.objective import objectives
from solver.program.search import DEFAULTS, Clock, Settings
from solver.program.sequence import Best, Proof, best_by
from solver.verify import VerificationFailed, verify


@dataclass(frozen=True)
class Decided:
    """A county decided: each institution with its share of the seats, and its result.

    `aims` are added up over the institutions; that is what is proved, and what is best. `clock` has
    the time that is left for more. `precedence` has the line of the people of all of them.
    """

    county: County
    status: Status
    aims: tuple[AimResult, ...]
    judged: Mapping[str, Candidates]
    members: Mapping[str, Member]
    results: Mapping[str, Result]
    clock: Clock
    precedence: Precedence | None = None


def decide(county: County, members: Mapping[str, Member], settings: Settings = DEFAULTS) -> Decided:
    """The best appointment of the people of all institutions together, aim by aim.

    `members` may come in any order. An impossible county is one whose status says so; raises
    VerificationFailed where our own answer does not stand up to the independent checks.
    """
    judged = {name: candidates(members[name]) for name in sorted(members)}
    joint = Joint({name: Columns(one) for name, one in judged.items()}, county.pools)
    best = best_by(joint, joint.objectives, settings)
    if best.outcome in {"infeasible", "unknown"}:
        results = {
            name: Result(scenario=one.institution, plan=one.plan_name, status=best.outcome)
            for name, one in members.items()
        }
        return Decided(county, best.outcome, (), judged, members, results, best.clock)
    others = alternatives(joint, best) if best.outcome == "optimal" else None
    shown = others.shown if others else best.columns
    divided = _divided(county, joint, shown)
    sharing = {name: members[name].with_share(divided.seats[name]) for name in judged}
    judged = {name: replace(one, scenario=sharing[name]) for name, one in judged.items()}
    told = _precedence(joint, best, shown)
    results = {
        name: _result(joint, name, judged[name], best, others, divided, _of(told, name))
        for name in joint.members
    }
    aims = tuple(AimResult(aim=p.aim, value=p.value, bound=p.bound) for p in best.proofs)
    decided = Decided(county, best.outcome, aims, judged, sharing, results, best.clock, told)
    return _verified(decided)


def _precedence(joint: Joint, best: Best, shown: Sequence[int]) -> Precedence | None:
    """Why nobody of any institution has anything better; None where that is not proved."""
    if AimName.PRIORITY not in {proof.aim for proof in best.proofs if proof.bound is not None}:
        return None
    return precedence_of(joint.place, certified(joint, joint, joint.objectives, shown))


def _of(told: Precedence | None, name: str) -> Precedence | None:
    """What concerns the people of one institution, in the line of all."""
    if told is None:
        return None
    own = tuple(
        one.replace(person=one.person.removeprefix(f"{name}/"))
        for one in told.refusals
        if one.person.startswith(f"{name}/")
    )
    return Precedence(line=told.line, refusals=own)


def _divided(county: County, joint: Joint, shown: tuple[int, ...]) -> Division:
    held: dict[str, dict[str, Triple]] = {}
    for name, columns in joint.members.items():
        open_ = columns.candidates.open
        mine = [one.triple for at, one in enumerate(open_) if shown[joint.first[name] + at]]
        held[name] = {triple.person: triple for triple in mine}
    points = {name: columns.candidates.points for name, columns in joint.members.items()}
    members = {name: columns.scenario for name, columns in joint.members.items()}
    return division(county.pools, members, held, points)


def _result(
    joint: Joint,
    name: str,
    judged: Candidates,
    best: Best,
    others: Alternatives | None,
    divided: Division,
    told: Precedence | None,
) -> Result:
    """What is one institution's of an answer, as the ordinary result of its share of the seats."""
    first, columns = joint.first[name], joint.members[name]
    own = slice(first, first + len(columns.upper))
    shown = (others.shown if others else best.columns)[own]
    proofs = []
    for objective in objectives(columns):
        value = total(objective.terms, shown)
        if objective.aim is AimName.TRANSITIONAL:
            value += sum(divided.over[name].values())
        proofs.append(Proof(objective.aim, value, value if best.outcome == "optimal" else None))
    mine = Best(best.outcome, tuple(proofs), shown, (), best.clock)
    result = result_of(Program(Columns(judged)), mine, _own(name, first, others, shown), told)
    return result.replace(
        appointments=tuple(
            one.replace(standing="tied")
            if (name, one.person) in divided.disputed and one.standing == "certain"
            else one
            for one in result.appointments
        )
    )


def _own(
    name: str, first: int, others: Alternatives | None, shown: tuple[int, ...]
) -> Alternatives | None:
    """The other best answers as far as they concern one institution, its columns from 0."""
    if others is None:
        return None
    possible = {
        person.removeprefix(f"{name}/"): tuple(
            column if column == WAITS else column - first for column in columns
        )
        for person, columns in others.possible.items()
        if person.startswith(f"{name}/")
    }
    return Alternatives(possible, shown, others.complete)


def _passed_over(decided: Decided) -> list[str]:
    """People whom points would give more, looked at beside those of all institutions."""
    pursued = [aim.aim for aim in decided.aims]
    if AimName.PRIORITY not in pursued:
        return []
    at = pursued.index(AimName.PRIORITY)
    if decided.aims[at].bound is None:
        return []
    members = {
        name: Held.of(decided.judged[name], result.appointments)
        for name, result in decided.results.items()
    }
    values = {aim.aim: aim.value for aim in decided.aims[:at]}
    field = Competitors(members, decided.county.pools)
    return faults(field, decided.precedence, values)


def _verified(decided: Decided) -> Decided:
    """The same, each result marked as verified: by itself, against the pools, and in the sums."""
    reasons = [
        f"{name}: {reason}"
        for name, result in decided.results.items()
        for reason in verify(decided.members[name], result, decided.judged[name])
    ]
    for pool in decided.county.pools:
        reasons += overdrawn(pool, decided.members, decided.results)
    reasons += _passed_over(decided)
    for index, aim in enumerate(decided.aims):
        value = sum(result.aims[index].value for result in decided.results.values())
        if value != aim.value:
            reasons.append(f"{aim.aim} is {value}, not {aim.value}")
    if reasons:
        raise VerificationFailed(reasons)
    results = {name: one.replace(verified=True) for name, one in decided.results.items()}
    return replace(decided, results=results)
