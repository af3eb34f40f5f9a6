"""What must be true wherever points decide, on drawn scenarios."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import date
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.places import Place
from models.policy import AimName, Rule
from models.priority import FullRow, Precedence, Refusal
from models.result import Result
from models.scenario import Scenario
from solver.program.search import Settings
from solver.solving import solve
from solver.verify import verify
from tests.builders import desks, person, post, scenario
from tests.oracle.brute import Brute, Plan, rank_of
from tests.oracle.generator import Document, random_document
from tests.oracle.people import Seat
from tests.oracle.test_brute import plan_of

SEEDS = st.integers(min_value=1000, max_value=9999)
often = settings(max_examples=60)
NARROW = Settings(tiny=0)
"""The line of points is gone down however small the parts are."""


def drawn(seed: int, *aims: str) -> Document:
    """A scenario in which somebody may hold something, with these aims."""
    made = random_document(seed)
    made["policy"]["aims"] = list(aims)
    assume(any(Brute(Scenario.model_validate(made)).open.values()))
    return made


def apart(made: Document) -> Document:
    """The same with nobody equal to anybody: each began on another day."""
    for place, record in enumerate(made["people"]):
        record["began"] = date(record["began"].year - 8 * place, 1, 1)
        record.pop("born", None)  # some would have begun before
    made["rulebook"]["scoring"].pop("tie-break", None)
    return made


def of_new_people(made: Document) -> Document:
    """The same where nobody has a post, and nobody is decided about."""
    for record in made["people"]:
        record.pop("current", None)
    made["decisions"] = made["relations"] = []
    made["posts"] = [
        {key: value for key, value in one.items() if key not in {"named", "by-appointment"}}
        for one in made["posts"]
    ]
    lists = [record.pop("applies", None) for record in made["people"]]
    known = Scenario.model_validate(made).desks
    for record, listed in zip(made["people"], lists, strict=True):
        if listed is not None:  # some general posts were there for who sat in them alone
            record["applies"] = [desk for desk in listed if desk in known]
    return made


def result_of(made: Document) -> tuple[Brute, Result]:
    """The scenario seen by the oracle, and its result."""
    case = Scenario.model_validate(made)
    return Brute(case), solve(case, NARROW)


def in_place_of(brute: Brute, plan: Plan, who: str, holder: str) -> Plan:
    """Somebody in another's seat, who is back at the present one where that is open, or waits."""
    own = (brute.desk[holder], brute.current[holder])
    back = next((seat for seat in brute.open[holder] if seat == own), None)
    return {**plan, who: plan[holder], holder: back}


@often
@given(SEEDS)
def test_nobody_goes_without_what_somebody_with_fewer_points_has_by_no_right(seed: int) -> None:
    """Of a seat they applied for and may have: they have it, or something they want as much.

    By right is what could not be given back for the present seat without breaking a rule. Every
    rule is in play; no aim comes before.
    """
    brute, result = result_of(drawn(seed, "priority"))
    assume(result.solved)
    plan = plan_of(result)
    place = {who: at for at, equals in enumerate(brute.line()) for who in equals}
    for holder, seat in plan.items():
        for who in plan:
            if seat is None or place[who] >= place[holder] or seat not in brute.open[who]:
                continue
            if brute.how_good(who, seat) < brute.how_good(who, plan[who]):
                other = in_place_of(brute, plan, who, holder)
                assert brute.broken(other, brute.over(other)), (who, holder)


@often
@given(SEEDS)
def test_without_rights_a_seat_is_never_for_fewer_points(seed: int) -> None:
    """Where everybody is new there is nothing to look up: more points, first choice of seats."""
    made = of_new_people(drawn(seed, "priority"))
    brute, result = result_of(made)
    assume(any(brute.open.values()))
    plan = plan_of(result)
    for who in plan:
        for holder, seat in plan.items():
            if seat in brute.open[who] and brute.standing(who) < brute.standing(holder):
                assert brute.how_good(who, plan[who]) <= brute.how_good(who, seat)


def possible(brute: Brute, result: Result, who: str) -> list[tuple[bool, tuple[int, int]]]:
    """How good what somebody could get is, in any of the best answers; the best first."""
    one = result.of(who)
    seats: list[Seat | None] = [
        (place.post, place.grade) if place else None for place in (one.place, *one.alternatives)
    ]
    return sorted(brute.how_good(who, seat) for seat in seats)


@often
@given(SEEDS, st.integers(0, 6), st.integers(1, 4))
def test_more_points_never_make_their_owner_worse_off(seed: int, at: int, more: int) -> None:
    """Neither in the worst order of equals nor in the best: with sums left out that choose."""
    made = drawn(seed, "transitional", "placement", "priority")
    better = deepcopy(made)
    record = better["people"][at % len(better["people"])]
    record["began"] = date(record["began"].year - more, 1, 1)
    (brute, before), (then, after) = result_of(made), result_of(better)
    assume(before.solved)
    was, is_ = possible(brute, before, record["id"]), possible(then, after, record["id"])
    assert is_[0] <= was[0]
    assert is_[-1] <= was[-1]


@dataclass(frozen=True)
class Market:
    """Desks of one grade, each with seats of its own, and new people with lists and points."""

    seats: dict[str, int]
    grades: dict[str, str]
    points: dict[str, int]
    lists: dict[str, list[str]]

    @classmethod
    def drawn(cls, seed: int) -> "Market":
        """Three to twelve people, two to six desks; somebody lists something."""
        rng = Random(f"market {seed}")
        seats = {f"d{at}": rng.choice((1, 1, 2, 3)) for at in range(rng.randint(2, 6))}
        grades = {desk: rng.choice(("P8", "P9", "P10")) for desk in seats}
        names = [f"S{at:02}" for at in range(rng.randint(3, 12))]
        points = dict(zip(names, rng.sample(range(1, 40), len(names)), strict=True))
        lists = {who: rng.sample(sorted(seats), rng.randint(0, len(seats))) for who in names}
        return cls(seats, grades, points, lists | {names[0]: [min(seats)]})

    def scenario(self) -> Scenario:
        """The quota of a grade is what its desks have."""
        quota = dict.fromkeys(self.grades.values(), 0)
        for desk, number in self.seats.items():
            quota[self.grades[desk]] += number
        return scenario(
            quota,
            [person(who, points=n, applies=self.lists[who]) for who, n in self.points.items()],
            [post(desk, self.grades[desk], seats=number) for desk, number in self.seats.items()],
            policy={"professional-posts": "as-written", "aims": ["priority", "seniority-fit"]},
        )


@pytest.mark.parametrize("seed", range(30))
def test_one_seat_more_makes_nobody_worse_off_where_nobody_has_a_right(seed: int) -> None:
    """Of any desk: nobody has a post, no aim comes before, points differ, no limits cross."""
    market = Market.drawn(seed)
    before = plan_of(solve(market.scenario(), NARROW))
    for desk, number in market.seats.items():
        more = replace(market, seats={**market.seats, desk: number + 1})
        brute = Brute(more.scenario())
        after = plan_of(solve(brute.scenario, NARROW))
        for who, seat in before.items():
            assert brute.how_good(who, after[who]) <= brute.how_good(who, seat)


def test_one_seat_more_may_cost_somebody_who_had_a_seat_for_want_of_another() -> None:
    """With a right it is not so: C keeps d1, which B wants, just as long as d2 is taken.

    Once A has the new d3 and leaves d2, C, who must have one of the two, is sent there.
    """
    got = []
    for third in (0, 1):
        people = [
            person("A", points=30, applies=["d3", "d2"][1 - third :]),
            person("B", points=20, applies=["d1"]),
            person("C", "P9", points=10, post="d1", applies=["d1", "d2"]),
        ]
        posts = [post("d1", "P9"), post("d2", "P9"), *[post("d3", "P8")] * third]
        made = scenario({"P8": third, "P9": 2}, people, posts, policy={"aims": ["priority"]})
        got.append(desks(solve(made, NARROW)))
    assert got == [{"A": "d2", "B": None, "C": "d1"}, {"A": "d3", "B": "d1", "C": "d2"}]


@often
@given(SEEDS)
def test_who_got_nothing_and_has_no_right_can_be_left_out(seed: int) -> None:
    """Nobody changes, nor what else they could have; whatever the aims, where points differ."""
    made = random_document(seed)
    assume("priority" in made["policy"]["aims"])
    made = apart(made)
    case = Scenario.model_validate(made)
    assume(any(Brute(case).open.values()))
    result = solve(case, NARROW)
    assume(result.solved)
    waiting = [
        one.person
        for one in result.appointments
        if one.place is None and not one.alternatives and one.from_grade is None
    ]
    waiting = [who for who in waiting if all(desk.named != who for desk in case.posts)]
    assume(waiting)
    for gone in waiting:
        less = deepcopy(made)
        less["people"] = [one for one in less["people"] if one["id"] != gone]
        less["decisions"] = [one for one in less["decisions"] if one["person"] != gone]
        less["relations"] = [one for one in less["relations"] if gone not in one["between"]]
        fewer = Scenario.model_validate(less)
        if not any(Brute(fewer).open.values()):
            continue
        others = solve(fewer, NARROW)
        assert others.aims == result.aims
        assert others.appointments == tuple(
            one for one in result.appointments if one.person != gone
        )


# --- deferred acceptance -------------------------------------------------------------------------


def accepted(
    lists: dict[str, list[str]], seats: dict[str, int], points: dict[str, int]
) -> dict[str, str | None]:
    """Everybody asks for one desk after the other; desks keep whoever has the most points."""
    asks = {who: iter(wanted) for who, wanted in lists.items()}
    kept: dict[str, list[str]] = {desk: [] for desk in seats}
    got: dict[str, str | None] = dict.fromkeys(lists)
    due = list(lists)
    while due:
        who = due.pop()
        desk = next(asks[who], None)
        got[who] = desk
        if desk is None:
            continue
        kept[desk] = sorted([*kept[desk], who], key=points.__getitem__, reverse=True)
        for out in kept[desk][seats[desk] :]:
            got[out] = None
            due.append(out)
        kept[desk] = kept[desk][: seats[desk]]
    return got


@pytest.mark.parametrize("seed", range(40))
def test_with_points_that_differ_it_is_deferred_acceptance(seed: int) -> None:
    """Desks of one grade and own seats, everybody new: the one stable answer (Gale, Shapley)."""
    market = Market.drawn(seed)
    for chosen in (Settings(), NARROW):
        found = desks(solve(market.scenario(), chosen))
        assert found == accepted(market.lists, market.seats, market.points)


# --- the verifier --------------------------------------------------------------------------------


def case_of(seed: int) -> tuple[Scenario, Result]:
    """A drawn scenario with `priority` among its aims, and its result."""
    made = random_document(seed)
    assume("priority" in made["policy"]["aims"])
    case = Scenario.model_validate(made)
    assume(any(Brute(case).open.values()))
    result = solve(case, NARROW)
    assume(result.solved)
    return case, result


def told(result: Result) -> Precedence:
    """Why nobody has anything better."""
    assert result.precedence is not None
    return result.precedence


def spoiled(case: Scenario, result: Result) -> Iterator[Result]:
    """The result with a refusal dropped, with a wrong row in it, or with somebody moved up."""
    one = told(result)
    nowhere = FullRow(rule=Rule.SEATS, about="nowhere")
    for at, refusal in enumerate(one.refusals):
        others = (*one.refusals[:at], *one.refusals[at + 1 :])
        wrong = refusal.replace(full=(nowhere,), weights=())
        for refusals in (others, (*others, wrong)):
            yield result.replace(precedence=one.replace(refusals=refusals))
    brute = Brute(case)
    for at, (who, other) in enumerate(zip(one.line, one.line[1:], strict=False)):
        if brute.standing(who) < brute.standing(other):
            line = (*one.line[:at], other, who, *one.line[at + 2 :])
            yield result.replace(precedence=one.replace(line=line))


@often
@given(SEEDS)
def test_every_result_is_verified_and_spoiled_reasons_are_not(seed: int) -> None:
    """Whatever is dropped, named wrongly or moved up."""
    case, result = case_of(seed)
    assert verify(case, result) == []
    for false in spoiled(case, result):
        assert verify(case, false)


@often
@given(SEEDS)
def test_an_answer_that_no_order_of_equals_gives_is_never_verified(seed: int) -> None:
    """Of all lawful answers that are as good in the aims before: people passed over are named.

    However much is said: reasons that held for the true answer, and nothing (which is tried).
    """
    case, result = case_of(seed)
    brute, one = Brute(case), told(result)
    names = [aim.value for aim in case.pursued]
    first = names.index("priority")
    lawful = [(plan, brute.aims(plan, over), over) for plan, over in brute.lawful()]
    for name in names[:first]:
        best = min(rank_of({name: values[name]}) for _, values, _ in lawful)
        lawful = [each for each in lawful if rank_of({name: each[1][name]}) == best]
    chosen = brute._chosen([plan for plan, _, _ in lawful])
    wrong = [each for each in lawful if each[0] not in chosen]
    said = {(refusal.person, refusal.wanted): refusal for refusal in one.refusals}
    for plan, values, over in Random(seed).sample(wrong, min(len(wrong), 8)):
        refusals = tuple(
            said.get(
                (who, Place(post=seat[0], grade=seat[1])),
                Refusal(person=who, wanted=Place(post=seat[0], grade=seat[1])),
            )
            for who, own in brute.open.items()
            for seat in own
        )
        false = result.replace(
            status="feasible",
            aims=tuple(
                aim.replace(value=values[aim.aim], bound=0 if aim.aim is AimName.PRIORITY else None)
                for aim in result.aims
            ),
            appointments=tuple(
                a.replace(
                    post=plan[a.person] and plan[a.person][0],  # type: ignore[index]
                    grade=plan[a.person] and plan[a.person][1],  # type: ignore[index]
                )
                for a in result.appointments
            ),
            transitional=over,
            precedence=one.replace(refusals=refusals),
        )
        assert any("is passed over for" in reason for reason in verify(case, false)), plan
