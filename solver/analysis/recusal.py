"""履职回避: from which decisions which members of the leading group withdraw."""

from collections.abc import Iterable, Iterator, Mapping

from models.findings import Findings
from models.policy import Relation
from models.recusal import (
    Closeness,
    ClosePosts,
    DatedClause,
    Ground,
    Item,
    Reason,
    Recusal,
    Stake,
)
from models.scenario import Scenario
from solver.analysis.picture import Picture
from solver.eligibility.avoidance import closeness

Asked = tuple[Item, str | None, tuple[str, ...]]
"""A decision: its kind, what it is of, and whom it is about."""


def recusals(picture: Picture, found: Findings) -> tuple[Recusal, ...]:
    """Every decision from which somebody withdraws; of the others nothing is said."""
    group = picture.scenario.leading_group
    over = _reasons(picture.scenario)
    place = {member.id: at for at, member in enumerate(group.members)}
    made: list[Recusal] = []
    for item, of, people in _items(picture, found) if over else ():
        reasons = [reason for person in people for reason in over.get(person, ())]
        if reasons:
            gone = {reason.member for reason in reasons}
            made.append(
                Recusal(
                    item=item,
                    of=of,
                    people=people,
                    reasons=tuple(sorted(reasons, key=lambda reason: place[reason.member])),
                    left=len(group.members) - len(gone),
                    quorum=group.least,
                )
            )
    return tuple(made)


def _items(picture: Picture, found: Findings) -> Iterator[Asked]:
    """Contests, ties, appointments, reviews, and the decisions on record."""
    desks = picture.scenario.desks
    for contest in found.contests:
        yield "contest", contest.of, tuple(one.person for one in contest.applicants)
    for question in found.ties.questions if found.ties else ():
        yield "tie", question.of, question.people
    for got in picture.result.appointments:
        # A higher body decides on posts by appointment.
        if got.post is None or desks[got.post].by_appointment is None:
            yield "appointment", got.post, (got.person,)
    for person in dict.fromkeys(review.person for review in found.review):
        yield "review", person, (person,)
    for decision in picture.scenario.decisions:
        yield "decision", decision.name, (decision.person,)


def _reasons(scenario: Scenario) -> Mapping[str, list[Reason]]:
    """Who withdraws over whom, by the one whom it is about."""
    members = [member.id for member in scenario.leading_group.members]
    law = scenario.rulebook.recusal
    own, kin = ground_of(scenario, law, "own"), ground_of(scenario, law, "relative")
    over = {one: [Reason(member=one, stake="own", whom=one, ground=own)] for one in members}
    for relation in scenario.relations:
        for member, whom in (relation.between, relation.between[::-1]):
            if member in members:
                reason = Reason(
                    member=member, stake="relative", whom=whom, kinship=relation.kind, ground=kin
                )
                over.setdefault(whom, []).append(reason)
    return over


def ground_of(scenario: Scenario, clauses: Iterable[DatedClause], stake: Stake) -> Ground | None:
    """The law of the day on a matter; where there was none yet, the first that came."""
    fitting = sorted((one for one in clauses if stake in one.covers), key=lambda one: one.since)
    passed = [one for one in fitting if one.since <= scenario.as_of]
    if not fitting:
        return None
    return Ground(cite=(passed[-1:] or fitting)[0].cite, in_force=bool(passed))


def close_posts(picture: Picture) -> tuple[ClosePosts, ...]:
    """Declared relatives whose proposed posts are close, and whether their present ones are."""
    scenario = picture.scenario
    desks = scenario.desks
    ground = ground_of(scenario, scenario.rulebook.close_posts, "relative")
    found: list[ClosePosts] = []
    for relation in scenario.relations:
        first, second = (picture.place(person) for person in relation.between)
        if first is None or second is None:
            continue
        how = closeness(desks[first.post], desks[second.post], desks.values())
        if how is None:
            continue
        found.append(
            ClosePosts(
                between=relation.between,
                kinship=relation.kind,
                posts=(first.post, second.post),
                closeness=how,
                created=how != _today(scenario, relation),
                ground=ground,
            )
        )
    return tuple(found)


def _today(scenario: Scenario, relation: Relation) -> Closeness | None:
    """How close the present posts of two relatives are."""
    desks = scenario.desks
    first, second = (scenario.desk_of(scenario.staff[person]) for person in relation.between)
    if first is None or second is None:
        return None
    return closeness(desks[first], desks[second], desks.values())
