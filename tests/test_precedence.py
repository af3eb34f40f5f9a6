"""Nobody is passed over: the verifier's check of the line and of every refusal, on false ones."""

from collections.abc import Mapping
from typing import Any

import pytest

from models.grades import Grade
from models.places import Place
from models.policy import AimName, Rule
from models.priority import FullRow, Precedence, Refusal, Weight
from models.result import Result
from models.scenario import Scenario
from solver.breaches import Held
from solver.competitors import Competitors
from solver.eligibility.candidates import Candidates, candidates
from solver.precedence import faults
from solver.program.search import Settings
from solver.solving import solve
from solver.verify import verify
from tests.builders import desks, person, places, post, rulebook, scenario

POSTS = [post("d1", "P9"), post("d2", "P9")]
WISHES = ["d1", "d2"]
D1 = Place(post="d1", grade=Grade.P9)
FULL = FullRow(rule=Rule.SEATS, about="d1")


def two(**facts: Any) -> Scenario:
    """A has 20 points and B 10; both want d1 more than d2."""
    people = [person("A", points=20, applies=WISHES), person("B", applies=WISHES)]
    return scenario({"P9": 2}, people, POSTS, **facts)


def precedence(result: Result) -> Precedence:
    """What a result says."""
    assert result.precedence is not None
    return result.precedence


def refusing(result: Result, *refusals: Refusal, line: tuple[str, ...] | None = None) -> Result:
    """The result with other reasons."""
    told = precedence(result)
    return result.replace(
        precedence=told.replace(refusals=refusals, line=told.line if line is None else line)
    )


def swapped(result: Result, one: str, other: str) -> Result:
    """The result in which two have each other's seat."""
    at = {one: result.of(other), other: result.of(one)}
    return result.replace(
        appointments=tuple(
            a.replace(post=at[a.person].post, grade=at[a.person].grade) if a.person in at else a
            for a in result.appointments
        )
    )


def test_what_the_engine_says_holds() -> None:
    """B is refused d1, which A has."""
    case = two()
    result = solve(case)
    assert desks(result) == {"A": "d1", "B": "d2"}
    told = precedence(result)
    assert told.line == ("A", "B")
    assert told.refusals == (Refusal(person="B", wanted=D1, full=(FULL,)),)
    assert verify(case, result) == []


def test_two_people_in_each_others_seat_are_caught() -> None:
    """With fewer points, B sits at d1: A is passed over, whatever is said."""
    case = two()
    false = swapped(solve(case), "A", "B")
    for refusals in ((), (Refusal(person="A", wanted=D1, full=(FULL,)),)):
        assert verify(case, refusing(false, *refusals)) == [
            "A is passed over for d1 P9",
            "whether the result is free of justified envy is misstated",
        ]


def test_a_result_that_says_nothing_is_caught() -> None:
    """Nobody can see why B has no more."""
    case = two()
    result = solve(case)
    assert verify(case, result.replace(precedence=None)) == [
        "nothing says why nobody is passed over"
    ]
    assert verify(case, refusing(result)) == ["B is passed over for d1 P9"]


@pytest.mark.parametrize(
    "row",
    [
        FullRow(rule=Rule.SEATS, about="d2"),
        FullRow(rule=Rule.SEATS, about="nowhere"),
        FullRow(rule=Rule.QUOTA, about="P9 "),
        FullRow(rule=Rule.QUOTA, about="P10"),
        FullRow(rule=Rule.RATIO, about="senior of total"),
        FullRow(rule=Rule.AVOIDANCE, about="A/B"),
        FullRow(rule=Rule.POOL, about="county P9"),
        FullRow(rule=Rule.KEEP_GRADE, about="B"),
        FullRow(rule=Rule.PIN, about="B"),
    ],
)
def test_a_row_that_is_not_in_the_way_is_caught(row: FullRow) -> None:
    """Another desk, no desk, no grade, another grade, no ratio, no relatives, no pool, no right."""
    case = two()
    false = refusing(solve(case), Refusal(person="B", wanted=D1, full=(row,)))
    assert verify(case, false) == ["B is passed over for d1 P9"]


@pytest.mark.parametrize("times", [-1, 0, 1])
def test_weights_count_as_often_as_they_say(times: int) -> None:
    """Once is enough; none at all, and less than none, are no reason."""
    case = two()
    weight = Weight(of=FULL, times=times)
    one = Refusal(person="B", wanted=D1, weights=(weight,))
    told = [] if times == 1 else ["B is passed over for d1 P9"]
    assert verify(case, refusing(solve(case), one)) == told


def test_several_rows_count_together_and_one_that_is_none_makes_all_of_them_none() -> None:
    """Two full rows are full together; a row that there is not is no row."""
    case = two()
    none = FullRow(rule=Rule.SEATS, about="nowhere")
    both = Refusal(person="B", wanted=D1, full=(FULL, FULL))
    assert verify(case, refusing(solve(case), both)) == []
    false = Refusal(person="B", wanted=D1, full=(FULL, none))
    assert verify(case, refusing(solve(case), false)) == ["B is passed over for d1 P9"]


def test_somebody_moved_up_in_line_is_caught() -> None:
    """B stands before A, who has more points."""
    case = two()
    result = solve(case)
    moved = refusing(result, *precedence(result).refusals, line=("B", "A"))
    assert "A goes before B in line" in verify(case, moved)


@pytest.mark.parametrize("line", [("A",), ("A", "B", "B"), ("A", "C")])
def test_a_line_that_is_not_everybody_once_is_caught(line: tuple[str, ...]) -> None:
    """Somebody is left out, or comes twice, or is nobody."""
    case = two()
    assert verify(case, refusing(solve(case), line=line)) == [
        "the line is not everybody for whom anything is open, once"
    ]


def test_to_whom_nothing_is_open_stands_nowhere() -> None:
    """C applied for nothing."""
    people = [person("A", applies=WISHES), person("C", applies=[])]
    case = scenario({"P9": 2}, people, POSTS)
    assert precedence(solve(case)).line == ("A",)
    assert verify(case, solve(case)) == []


def test_an_empty_seat_that_somebody_wants_is_caught() -> None:
    """A waits, and nothing is full."""
    case = scenario({"P9": 2}, [person("A", applies=WISHES)], POSTS, policy={"aims": ["priority"]})
    result = solve(case)
    waiting = result.replace(
        appointments=tuple(
            one.replace(post=None, grade=None, outcome="waiting") for one in result.appointments
        )
    )
    told = verify(case, waiting)
    assert told == ["A is passed over for d1 P9", "A is passed over for d2 P9"]


def test_where_priority_is_left_out_nothing_need_be_said() -> None:
    """Seats go by the sum, and no line is looked at."""
    case = two(policy={"aims": ["placement"]})
    result = solve(case)
    assert result.precedence is None
    assert verify(case, result) == []


def test_where_time_ended_before_it_nothing_is_checked() -> None:
    """The aim has no bound, and the result no reasons."""
    case = two()
    result = solve(case)
    aims = tuple(
        one.replace(bound=None) if one.aim is AimName.PRIORITY else one for one in result.aims
    )
    short = result.replace(aims=aims, precedence=None, status="feasible")
    assert verify(case, short) == []


# --- rows ----------------------------------------------------------------------------------------


def refused(result: Result, who: str) -> dict[tuple[str, str], tuple[FullRow, ...]]:
    """The rows against each better place of somebody."""
    return {
        (one.wanted.post, one.wanted.grade.value): one.full
        for one in precedence(result).refusals
        if one.person == who
    }


def both_hold(case: Scenario) -> Result:
    """The result of a scenario, found by going down the line, and by trying; each verified."""
    result = solve(case, Settings(tiny=0))
    assert result == solve(case)
    assert verify(case, result) == []
    return result


def lying(case: Scenario, result: Result, who: str, **about: str) -> list[str]:
    """What is said where the row against somebody's wishes is about something else."""
    false = [
        one.replace(full=tuple(row.replace(**about) for row in one.full))
        if one.person == who
        else one
        for one in precedence(result).refusals
    ]
    return verify(case, refusing(result, *false))


def test_a_full_grade_is_a_reason() -> None:
    """One seat of P9 for both; B has P10."""
    people = [person("A", points=20), person("B")]
    case = scenario({"P9": 1, "P10": 1}, people)
    result = both_hold(case)
    assert places(result) == {"A": "P9", "B": "P10"}
    (rows,) = refused(result, "B").values()
    assert rows == (FullRow(rule=Rule.QUOTA, about="P9"),)
    assert lying(case, result, "B", about="P10")


@pytest.mark.parametrize("reading", ["exact", "cumulative"])
def test_a_grade_is_read_as_policy_reads_it(reading: str) -> None:
    """Seats of P9 serve P10 where seats may be used from below; and then more fit in."""
    people = [person(name, points=30 - at, applies=["d"]) for at, name in enumerate("ABC")]
    case = scenario(
        {"P9": 1, "P10": 1},
        people,
        [post("d", "P10", seats=3)],
        policy={"quota-reading": reading, "professional-posts": "as-written"},
    )
    result = both_hold(case)
    within = 2 if reading == "cumulative" else 1
    assert [a.grade is not None for a in result.appointments] == [at < within for at in range(3)]
    assert refused(result, "C")["d", "P10"] == (FullRow(rule=Rule.QUOTA, about="P10"),)


def test_a_full_ratio_is_a_reason() -> None:
    """Half of two may be of the senior grades."""
    people = [person("A", points=20, applies=WISHES), person("B", applies=WISHES)]
    posts = [post("d1", "P7", seats=2), post("d2", "P10", seats=2)]
    half = [{"part": "senior", "of": "total", "at-most": "50%"}]
    case = scenario({"P7": 2, "P10": 2}, people, posts, ratios=half, total=2)
    result = both_hold(case)
    assert places(result) == {"A": "P7", "B": "P10"}
    ((row,),) = refused(result, "B").values()
    assert row.rule is Rule.RATIO
    assert lying(case, result, "B", about="junior of total")


def test_a_full_ratio_of_another_ratios_name_is_looked_up_by_its_own() -> None:
    """Of two ratios the second is full; the first only says how many at least."""
    people = [person("A", points=20, applies=WISHES), person("B", applies=WISHES)]
    posts = [post("d1", "P7", seats=2), post("d2", "P10", seats=2)]
    ratios = [
        {"part": "professional", "of": "total", "at-least": "10%"},
        {"part": "senior", "of": "total", "at-most": "50%"},
    ]
    case = scenario({"P7": 2, "P10": 2}, people, posts, ratios=ratios, total=2)
    result = both_hold(case)
    assert lying(case, result, "B", about=case.plan.ratios[0].name)


def test_an_aim_may_be_full_like_a_row() -> None:
    """C, who has a post to keep, is to have the first choice: so d2 is not for B, of more points.

    Where lists come first, the seat and that aim are the reason together.
    """
    people = [
        person("B", points=20, applies=["d2"]),
        person("C", "P9", post="d1", applies=["d2", "d1"]),
    ]
    case = scenario({"P9": 2}, people, POSTS, policy={"aims": ["preference", "priority"]})
    result = both_hold(case)
    assert desks(result) == {"B": None, "C": "d2"}
    (one,) = precedence(result).refusals
    assert one.full == ()
    assert {(weight.of, weight.times) for weight in one.weights} == {
        (FullRow(rule=Rule.SEATS, about="d2"), 1),
        (AimName.PREFERENCE, 1),
    }


def test_the_own_grade_is_a_reason_of_its_own() -> None:
    """B, at P10, listed a lower desk first: nobody goes below the own grade."""
    posts = [post("d1", "P12"), post("d2", "P10")]
    case = scenario({"P10": 1, "P12": 1}, [person("B", "P10", post="d2", applies=WISHES)], posts)
    result = both_hold(case)
    assert desks(result) == {"B": "d2"}
    assert refused(result, "B")["d1", "P12"] == (FullRow(rule=Rule.KEEP_GRADE, about="B"),)
    assert lying(case, result, "B", about="C")


@pytest.mark.parametrize(
    ("listed", "got"), [(["d2", "d1"], {"B": "d2", "C": "d1"}), (["d1", "d2"], {"B": "d1"})]
)
def test_another_category_is_for_who_wants_it_more_than_the_own_seat(
    listed: list[str], got: dict[str, str]
) -> None:
    """B keeps d1, at P10, from C, of more points, unless d2, at M9, is listed before it.

    D, of fewer points than B, is refused d2 in the one case, and C d1 in the other.
    """
    posts = [post("d1", "P10"), post("d2", "M9")]
    people = [
        person("B", "P10", post="d1", applies=listed),
        person("C", points=20, applies=["d1"]),
        person("D", points=5, applies=["d2"]),
    ]
    case = scenario({"P10": 1, "M9": 1}, people, posts, policy={"aims": ["priority"]})
    result = both_hold(case)
    found = {who: desk for who, desk in desks(result).items() if desk and who != "D"}
    assert found == got
    assert {one.person for one in precedence(result).refusals} == ({"D"} if "C" in got else {"C"})


@pytest.mark.parametrize(
    ("rule", "place", "reason"),
    [("pin", "d2", "pin"), ("forbid", "d1", "forbid")],
)
def test_a_decision_is_a_reason_of_its_own(rule: str, place: str, reason: str) -> None:
    """A is pinned to d2, or barred from d1, by the leading group; one about B is not about A."""
    made = {"reason": "r", "by": "g", "on": "2012-04-01"}
    decided = [
        {"rule": "forbid", "person": "B", "post": "d2", **made},
        {"rule": rule, "person": "A", "post": place, **made},
    ]
    result = both_hold(two(decisions=decided))
    assert desks(result) == {"A": "d2", "B": "d1"}
    ((row,),) = refused(result, "A").values()
    assert row.rule == reason
    assert lying(two(decisions=decided), result, "A", about="A/nowhere")


@pytest.mark.parametrize("more", [{"rule": "pin", "post": "d2"}, {"rule": "forbid", "post": "d1"}])
def test_a_seat_held_by_decision_is_closed_to_who_comes_after(more: dict[str, str]) -> None:
    """A, who can have nothing but d2, has it; so B, of fewer points, cannot."""
    made = {"person": "A", "reason": "r", "by": "g", "on": "2012-04-01"}
    people = [person("A", points=20, applies=WISHES), person("B", applies=["d2", "d1"])]
    result = both_hold(scenario({"P9": 2}, people, POSTS, decisions=[{**made, **more}]))
    assert desks(result) == {"A": "d2", "B": "d1"}
    assert refused(result, "B")["d2", "P9"] == (FullRow(rule=Rule.SEATS, about="d2"),)


def test_a_name_is_a_reason_of_its_own() -> None:
    """B is appointed to the head's post from above, and had listed another first."""
    head = post("head", "M8", **{"by-appointment": "above", "named": "B"})
    case = scenario(
        {"M8": 1, "M9": 1}, [person("B", applies=["d", "head"])], [head, post("d", "M9")]
    )
    result = both_hold(case)
    assert desks(result) == {"B": "head"}
    ((row,),) = refused(result, "B").values()
    assert row == FullRow(rule=Rule.NAMED, about="B")


def relatives(**facts: Any) -> Scenario:
    """A heads the department that B would be a clerk of; B has fewer points."""
    posts = [
        post("head", "M8", department="x", leads=["x"]),
        post("clerk", "M9", department="x"),
        post("else", "M9", department="y"),
    ]
    people = [
        person("A", points=20, applies=["head"]),
        person("B", applies=["clerk", "else"]),
    ]
    related = [{"between": ["A", "B"], "kind": "spouse"}]
    return scenario({"M8": 1, "M9": 2}, people, posts, relations=related, **facts)


def test_a_relative_who_goes_before_is_a_reason() -> None:
    """B cannot be clerk where A is head."""
    case = relatives()
    result = both_hold(case)
    assert desks(result) == {"A": "head", "B": "else"}
    ((row,),) = refused(result, "B").values()
    assert row.rule is Rule.AVOIDANCE
    names = row.about.split("/")
    assert lying(case, result, "B", about="/".join(reversed(names)))
    assert lying(case, result, "B", about="A/B/head")


def test_where_no_row_is_named_everything_is_tried() -> None:
    """That B cannot be clerk is found by trying, as far as it takes few tries."""
    case = relatives()
    result = both_hold(case)
    (one,) = precedence(result).refusals
    assert verify(case, refusing(result, one.replace(full=()))) == []
    false = swapped(solve(two()), "A", "B")
    nothing = Refusal(person="A", wanted=D1)
    assert "A is passed over for d1 P9" in verify(two(), refusing(false, nothing))


def field(judged: Candidates, result: Result) -> tuple[Competitors, Precedence]:
    """People as the verifier sees them, and what a result says of them."""
    return Competitors({"": Held.of(judged, result.appointments)}), precedence(result)


def test_what_would_take_too_many_tries_is_taken_on_trust() -> None:
    """A false answer with nothing named is found out by four tries, and not by none."""
    case = two()
    false = swapped(solve(case), "A", "B")
    nothing = Refusal(person="A", wanted=D1)
    one, told = field(candidates(case), refusing(false, nothing))
    values = {AimName.TRANSITIONAL: 0, AimName.PLACEMENT: 2}
    values = {aim: value for aim, value in values.items() if aim in case.pursued}
    assert faults(one, told, values) == ["A is passed over for d1 P9"]
    assert faults(one, told, values, tried=0) == []


def test_a_trial_that_places_fewer_is_none() -> None:
    """A at d1 leaves B, who wants nothing else, without: placement stands before priority."""
    people = [person("A", points=20, applies=WISHES), person("B", applies=["d1"])]
    case = scenario({"P9": 2}, people, POSTS)
    result = both_hold(case)
    assert desks(result) == {"A": "d2", "B": "d1"}
    (one,) = precedence(result).refusals
    assert {weight.of for weight in one.weights} == {FULL, AimName.PLACEMENT}
    assert verify(case, refusing(result, one.replace(weights=()))) == []
    for weights in (one.weights[:1], one.weights[1:]):
        assert verify(case, refusing(result, one.replace(weights=weights)))
    seniority = Weight(of=AimName.SENIORITY_FIT, times=1)
    assert verify(case, refusing(result, one.replace(weights=(*one.weights, seniority))))


# --- seats over the quota ------------------------------------------------------------------------

OVER = {"over-quota": "transitional"}


def entering(**policy: str) -> Scenario:
    """A at P12 could be at P10, where two sit on one seat."""
    people = [
        person("A", "P12", points=30),
        person("B", "P10", post="d"),
        person("C", "P10", post="d", points=9),
    ]
    return scenario(
        {"P10": 1, "P12": 1},
        people,
        [post("d", "P10", seats=9)],
        policy={**OVER, **policy},
        stage="regular",
    )


def test_nobody_comes_to_a_grade_that_is_over_its_seats() -> None:
    """A stays; the grade is the reason, alone."""
    case = entering()
    result = both_hold(case)
    assert places(result) == {"A": "P12", "B": "P10", "C": "P10"}
    assert refused(result, "A")["d", "P10"] == (FullRow(rule=Rule.QUOTA, about="P10"),)
    assert lying(case, result, "A", about="P12")


@pytest.mark.parametrize(("left", "came"), [(0, "P12"), (1, "P12"), (2, "P10")])
def test_for_two_who_left_one_may_come(left: int, came: str) -> None:
    """Of the two who sat there `left` more have gone: at two, A comes."""
    case = entering(**{"transitional-reduction": "two-for-one"})
    case = case.replace(plan=case.plan.replace(left={"P10": left}))
    result = both_hold(case)
    assert places(result)["A"] == came
    if came == "P12":
        assert lying(case, result, "A", about="P12")


def test_who_comes_where_everybody_fits_is_no_entry() -> None:
    """Over the quota is allowed, but nobody is over it."""
    people = [person("A", "P12", points=30), person("B", "P12")]
    posts = [post("d", "P10", seats=9)]
    case = scenario({"P10": 1, "P12": 2}, people, posts, policy=OVER, stage="regular")
    result = both_hold(case)
    assert places(result) == {"A": "P10", "B": "P12"}
    assert refused(result, "B")["d", "P10"] == (FullRow(rule=Rule.QUOTA, about="P10"),)


# --- who goes before whom ------------------------------------------------------------------------

TITLE = {
    "tier": "assistant",
    "series": "economics",
    "qualified": "2005-01-01",
    "appointed": "2005-03-01",
}
KEYS: Mapping[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "service-years": ({"began": "2002-01-01"}, {"began": "2002-03-01"}),
    "rank-years": (
        {"current": {"grade": "P10", "since": "2005-01-01"}},
        {"current": {"grade": "P10", "since": "2006-01-01"}},
    ),
    "title-years": (
        {"titles": [TITLE]},
        {},
    ),
    "age": ({"born": "1970-01-01"}, {"born": "1970-01-02"}),
    "excellent": ({"assessments": {2011: "excellent"}}, {}),
}


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("elder", "AB")
def test_each_key_puts_one_of_two_equals_first(key: str, elder: str) -> None:
    """The elder, longer there, or better assessed has the one seat; without the key it is open."""
    items = [
        {"item": "service-years", "each": 1, "most": 99},
        {"item": "excellent", "each": 1, "most": 5, "last": 3},
        {"item": "education", "most": 5, "table": {"bachelor": 1}},
    ]
    first, second = KEYS[key]
    facts = {"A": first, "B": second} if elder == "A" else {"A": second, "B": first}
    people = [{**person(name, "P10", points=10), **facts[name], "id": name} for name in "AB"]
    if key == "excellent":  # as many points by another item
        for one in people:
            if not one.get("assessments"):
                one["education"] = [{"level": "bachelor"}]
    for keys in ([], [key]):
        scoring = {"note": "n", "items": items, "tie-break": keys}
        case = scenario(
            {"P9": 1, "P10": 1}, people, rulebook=rulebook(scoring=scoring), stage="regular"
        )
        result = both_hold(case)
        standing = {one.standing for one in result.appointments}
        assert standing == ({"certain"} if keys else {"tied"})
        if keys:
            assert result.of(elder).grade == "P9"
            assert precedence(result).line[0] == elder
            turned = refusing(
                result, *precedence(result).refusals, line=precedence(result).line[::-1]
            )
            assert f"{elder} goes before {'AB'.replace(elder, '')} in line" in verify(case, turned)
