"""Why nothing works: a smallest conflict, each claim needed, each repair solved."""

from itertools import combinations
from typing import cast

import pytest

from models.conflict import Conflict
from models.policy import Rule
from models.result import Result
from solver.analysis.conflict import conflict
from solver.analysis.findings import analyse
from solver.analysis.repairs import one_could_help
from solver.eligibility.candidates import Candidates, candidates
from solver.files.scenario import load
from solver.program.build import Program, build
from solver.program.conflict import hitting
from solver.program.core import Claim, Core, claims_of, core
from solver.program.search import DEFAULTS, UNLIMITED, Bare, Clock, OutOfTime, Search, Settings
from solver.solving import best_of
from tests.builders import SCENARIOS, person, post, rulebook, scenario
from tests.oracle.generator import random_scenario

TRIED = 300


def _holds(program: Program, claims: tuple[Claim, ...]) -> bool:
    """Whether some claims can hold together, beside one post a person."""
    given = [row for row in program.rows if row.rule is Rule.ONE_POST]
    rows = (*given, *(row for claim in claims for row in claim.rows))
    return Search(Bare(program.upper, rows), DEFAULTS).best((), maximise=True).found


def _impossible() -> list[Program]:
    """Drawn scenarios that no appointment satisfies."""
    drawn = [candidates(random_scenario(seed)) for seed in range(TRIED)]
    return [build(one) for one in drawn if one.open and best_of(one).status == "infeasible"]


PROGRAMS = _impossible()


def test_enough_is_impossible_to_test_on() -> None:
    """The draw has conflicts of several rules."""
    found = [core(program) for program in PROGRAMS]
    rules = {claim.rule for one in found if one for claim in one.claims}
    assert len(PROGRAMS) >= 30
    assert {Rule.KEEP_GRADE, Rule.QUOTA, Rule.SEATS, Rule.PIN, Rule.FORBID} <= rules


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_claim_is_needed_and_together_they_contradict(program: Program) -> None:
    """Without any one of them the rest can hold; all together cannot."""
    found = core(program)
    assert found is not None
    assert not _holds(program, found.claims)
    for left_out in found.claims:
        assert _holds(program, tuple(one for one in found.claims if one != left_out))


@pytest.mark.parametrize("program", PROGRAMS[:20])
def test_no_smaller_set_contradicts(program: Program) -> None:
    """Enumeration of all smaller sets finds none (up to three claims fewer to try)."""
    found = core(program)
    assert found is not None
    assert found.smallest
    claims = claims_of(program)
    size = min(len(found.claims) - 1, 2)
    for few in combinations(claims, size):
        assert _holds(program, few)


def test_a_possible_program_has_no_conflict() -> None:
    """Where there is an answer there is nothing to explain."""
    judged = candidates(scenario({"M9": 1}, [person("A", "M9")]))
    assert core(build(judged)) is None
    assert conflict(judged) is None


@pytest.mark.parametrize("program", PROGRAMS[:20])
def test_the_order_of_the_rows_changes_nothing(program: Program) -> None:
    """The same claims are told whatever comes first in the file."""
    turned = Bare(program.upper, tuple(reversed(program.rows)))
    one, other = core(program), core(turned)
    assert one is not None
    assert other is not None
    assert [claim.name for claim in one.claims] == [claim.name for claim in other.claims]
    assert one.smallest == other.smallest


def test_guesses_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the search for a smaller set is cut short, the set found is still minimal."""
    monkeypatch.setattr(hitting, "could_be_in", lambda system, _: frozenset(system.claims))
    monkeypatch.setattr(hitting, "_ROUNDS", 0)
    found = core(PROGRAMS[0])
    assert found is not None
    assert (found.minimal, found.smallest) == (True, False)
    assert not _holds(PROGRAMS[0], found.claims)


class _Ticks:
    """A clock that is over when it was asked so many times."""

    def __init__(self, ticks: int) -> None:
        self.settings = DEFAULTS
        self._ticks = ticks

    @property
    def over(self) -> bool:
        """True once it was asked often enough."""
        self._ticks -= 1
        return self._ticks < 0

    def left(self) -> Settings:
        """No limit but the ticks."""
        return DEFAULTS


def test_whenever_time_ends_nothing_untrue_is_said() -> None:
    """At every moment: what is told cannot hold, and is needed, or smallest, where that is said."""
    case = scenario({"P10": 2, "M9": 1}, [person(name, "P10", applies=[]) for name in "ABCD"])
    judged = candidates(case)
    program = build(judged)
    standings = []
    for ticks in range(60):
        told = conflict(judged, cast(Clock, _Ticks(ticks)))
        assert told is not None
        standings.append((told.minimal, told.smallest, told.complete))
        try:
            found = core(program, clock=cast(Clock, _Ticks(ticks)))
        except OutOfTime:
            assert standings[-1] == (False, False, False)
            assert not told.claims
            assert not told.repairs
            continue
        assert found is not None
        assert not _holds(program, found.claims)
        if found.minimal:
            for out in found.claims:
                assert _holds(program, tuple(one for one in found.claims if one != out))
        else:
            assert told.claims
            assert told.repairs == ()
    assert sorted(standings) == standings
    assert {(minimal, smallest) for minimal, smallest, _ in standings} == {
        (False, False),
        (True, False),
        (True, True),
    }
    assert standings[-1] == (True, True, True)


def test_a_second_conflict_is_not_waited_for() -> None:
    """Of two conflicts without a seat in common the first stands where time ends in the second."""
    people = [
        person(name, grade) for name, grade in zip("ABCD", ("M9", "M9", "P10", "P10"), strict=True)
    ]
    program = build(candidates(scenario({"M9": 1, "P10": 1}, people)))
    whole = core(program)
    assert whole is not None
    assert (len(whole.claims), whole.smallest) == (3, True)
    cut = [_until(program, ticks) for ticks in range(60)]
    first = [found for found in cut if found and found.minimal and not found.smallest]
    assert first
    assert all(len(found.claims) == 3 for found in first)


def _until(program: Program, ticks: int) -> Core | None:
    try:
        return core(program, clock=cast(Clock, _Ticks(ticks)))
    except OutOfTime:
        return None


def test_analysis_keeps_the_time() -> None:
    """Of what is proved impossible it is said that time ended before it was known why."""
    judged = candidates(load(SCENARIOS / "keep-grade-conflict.yaml"))
    result = best_of(judged)
    found = analyse(judged, result, Clock.started(Settings(time_limit=0.0)))
    assert found.conflict == Conflict(
        claims=(), minimal=False, smallest=False, repairs=(), complete=False
    )


@pytest.fixture(scope="module")
def shipped() -> Conflict:
    """The conflict of the shipped scenario."""
    found = conflict(candidates(load(SCENARIOS / "keep-grade-conflict.yaml")))
    assert found is not None
    return found


def test_the_shipped_conflict_names_the_two_sentences(shipped: Conflict) -> None:
    """S22 and S23 keep P10, P10 has one seat, each with its clause and its own words."""
    kept, quota = shipped.claims
    assert (kept.rule, kept.people, kept.grade) == ("keep-grade", ("S22", "S23"), "P10")
    assert kept.options == ("P10",)
    assert (quota.rule, quota.grade, quota.limit) == ("quota", "P10", 1)
    assert kept.cite == quota.cite == "九(三)"
    assert "确保现有人员按现聘职务进入相应的岗位聘用" in (kept.text or "")
    assert "不突破结构比例" in (quota.text or "")
    assert shipped.smallest


def test_the_shipped_conflict_has_repairs_of_many_kinds(shipped: Conflict) -> None:
    """Shifts, certificates and policies, all of one step; what breaks a limit comes last."""
    kinds = [repair.steps[0].kind for repair in shipped.repairs]
    assert set(kinds) == {"shift-quota", "certify", "transitional", "cumulative", "raise-quota"}
    assert kinds[-1] == "raise-quota"
    assert [r.within_limits for r in shipped.repairs] == [True] * (len(kinds) - 1) + [False]
    assert all(len(repair.steps) == 1 for repair in shipped.repairs)
    assert shipped.complete


def test_a_policy_repair_is_what_that_policy_gives(shipped: Conflict) -> None:
    """The repaired answer is the one a fresh solve finds under that policy."""
    (found,) = [one for one in shipped.repairs if one.steps[0].kind == "transitional"]
    file = SCENARIOS / "keep-grade-conflict.yaml"
    result = best_of(candidates(load(file, ["over-quota=transitional"])))
    assert found.aims == result.aims
    assert found.people == (result.of("S22"), result.of("S23"))


def _kinds(found: Conflict | None) -> set[tuple[str, ...]]:
    assert found is not None
    return {tuple(step.kind for step in repair.steps) for repair in found.repairs}


def _decision(rule: str, **about: str) -> dict[str, str]:
    return {"rule": rule, "reason": "r", "by": "group", "on": "2012-05-02", **about}


def test_a_decision_can_be_dropped() -> None:
    """A pin into a seat that an incumbent keeps is mended by dropping it, or by a seat."""
    people = [
        person("A", "M8", post="chief"),
        person("B", "M9", applies=["chief"]),
    ]
    found = conflict(
        candidates(
            scenario(
                {"M8": 1, "M9": 1},
                people,
                [post("chief", "M8")],
                decisions=[_decision("pin", person="B", grade="M8")],
            )
        )
    )
    assert found is not None
    assert {claim.rule.value for claim in found.claims} >= {"pin", "keep-grade"}
    assert ("drop-decision",) in _kinds(found)


def test_a_forbidden_present_grade() -> None:
    """Keeping the grade against a prohibition: drop the prohibition."""
    found = conflict(
        candidates(
            scenario(
                {"M9": 1},
                [person("A", "M9")],
                decisions=[_decision("forbid", person="A", grade="M9")],
            )
        )
    )
    assert _kinds(found) == {("drop-decision",)}


def test_a_ratio_can_be_raised() -> None:
    """Two keep P10, the ratio allows one: raise it."""
    people = [person("A", "P10"), person("B", "P10")]
    ratio = {"part": "intermediate", "of": "professional", "at-most": "1/2"}
    found = conflict(candidates(scenario({"P10": 2}, people, ratios=[ratio])))
    assert found is not None
    (claim,) = [claim for claim in found.claims if claim.rule is Rule.RATIO]
    assert claim.limit == 1
    assert ("raise-ratio",) in _kinds(found)


def test_a_post_can_get_a_seat_and_a_person_can_apply() -> None:
    """A pin into a full desk: a seat more there; a general post never needs one."""
    people = [
        person("A", "M9", post="desk", applies=["desk"]),
        person("B", "M9", applies=["desk"]),
    ]
    pins = [
        _decision("pin", person="A", post="desk"),
        _decision("pin", person="B", post="desk"),
    ]
    found = conflict(candidates(scenario({"M9": 2}, people, [post("desk", "M9")], decisions=pins)))
    assert ("add-seat",) in _kinds(found)
    assert ("drop-decision",) in _kinds(found)


def test_an_application_can_mend() -> None:
    """Who qualifies elsewhere and did not apply may apply: the desk is full, P9 is free."""
    people = [person("A", "P10", applies=[]), person("B", "P10", applies=[])]
    found = conflict(candidates(scenario({"P9": 1, "P10": 1}, people)))
    assert ("apply",) in _kinds(found)


def test_as_written_can_be_read_by_tier() -> None:
    """Two desks written P10 with one seat: by tier there is room at P9."""
    people = [person("A", "P10", post="one"), person("B", "P10", post="two")]
    posts = [post("one", "P10"), post("two", "P10")]
    case = scenario(
        {"P9": 1, "P10": 1},
        [{**p, "applies": [p["current"]["post"]]} for p in people],
        posts,
        policy={"professional-posts": "as-written"},
    )
    assert ("by-tier",) in _kinds(conflict(candidates(case)))


def test_two_steps_where_one_is_not_enough() -> None:
    """Of three pins on one person two must go; two too many at P10 take two seats, one step."""
    people = [person(name, "P10", applies=[]) for name in "ABC"]
    case = scenario({"P10": 1}, people, policy={"over-quota": "forbid"})
    found = conflict(candidates(case))
    assert ("transitional",) in _kinds(found)
    decided = scenario(
        {"P10": 1, "M9": 1}, people, decisions=[_decision("forbid", person="A", grade="P10")]
    )
    assert _kinds(conflict(candidates(decided))) == set()
    pins = [_decision("pin", person=name, grade="P10") for name in "ABC"]
    case = scenario({"P10": 1}, [person(name) for name in "ABC"], decisions=pins)
    assert _kinds(conflict(candidates(case))) == {("raise-quota",)}
    posts = [post(name, "P10") for name in "def"]
    pins = [_decision("pin", person="A", post=name) for name in "def"]
    case = scenario({"P10": 3}, [person("A")], posts, decisions=pins)
    found = conflict(candidates(case))
    assert found is not None
    assert [claim.rule.value for claim in found.claims] == ["pin", "pin", "one-post"]
    assert _kinds(found) == {("drop-decision", "drop-decision")}


def test_a_share_of_nothing_is_not_raised() -> None:
    """One keeps P10 where there are no professional seats: no share of none is enough."""
    ratio = {"part": "intermediate", "of": "professional", "at-most": "1/2"}
    over = {"over-quota": "transitional"}
    case = scenario({"M9": 1}, [person("A", "P10")], ratios=[ratio], policy=over)
    found = conflict(candidates(case))
    assert found is not None
    assert [claim.rule.value for claim in found.claims] == ["keep-grade", "ratio"]
    assert ("raise-ratio",) not in _kinds(found)


def test_what_nothing_mends_says_so() -> None:
    """Relatives side by side by law: no repair is invented."""
    people = [person("A", "M8", post="chief"), person("B", "M9", post="clerk", applies=[])]
    posts = [
        post("chief", "M8", department="north", leads=["north"]),
        post("clerk", "M9", department="north"),
    ]
    found = conflict(
        candidates(
            scenario(
                {"M8": 1, "M9": 1},
                people,
                posts,
                relations=[{"between": ["A", "B"], "kind": "spouse"}],
            )
        )
    )
    assert found is not None
    (claim,) = [claim for claim in found.claims if claim.rule is Rule.AVOIDANCE]
    assert claim.people == ("A", "B")
    assert found.repairs == ()


def test_a_long_list_of_options_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond a number of trials the list is called incomplete."""
    monkeypatch.setattr("solver.analysis.repairs._TRIED", 1)
    found = conflict(candidates(load(SCENARIOS / "keep-grade-conflict.yaml")))
    assert found is not None
    assert not found.complete


def test_work_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found by then is told, and that there may be more."""
    judged = candidates(load(SCENARIOS / "keep-grade-conflict.yaml"))
    every = conflict(judged)
    monkeypatch.setattr("solver.analysis.repairs._WORK", 700)
    some = conflict(judged)
    assert every is not None
    assert some is not None
    assert not some.complete
    assert 0 < len(some.repairs) < len(every.repairs)
    assert set(map(str, some.repairs)) <= set(map(str, every.repairs))


def test_a_repair_that_time_cut_short_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A repair is told with its proved aims, or not at all."""
    judged = candidates(load(SCENARIOS / "keep-grade-conflict.yaml"))

    def cut(mended: Candidates, _: Settings) -> Result:
        return best_of(mended).replace(status="feasible")

    monkeypatch.setattr("solver.analysis.repairs.best_of", cut)
    found = conflict(judged)
    assert found is not None
    assert found.minimal
    assert (found.repairs, found.complete) == ((), False)


def test_a_seat_that_a_decision_names_is_not_shifted_away() -> None:
    """The only junior seat cannot go to M8 where a pin names the general post that it is."""
    people = [person("A", "M8", applies=[]), person("B", "M8", applies=[]), person("C")]
    pin = _decision("pin", person="C", post="general-junior")
    free = candidates(scenario({"M8": 1, "P12": 1}, people))
    pinned = candidates(scenario({"M8": 1, "P12": 1}, people, decisions=[pin]))
    assert ("shift-quota",) in _kinds(conflict(free))
    assert ("raise-quota",) in _kinds(conflict(pinned))
    assert ("shift-quota",) not in _kinds(conflict(pinned))


def test_nobody_is_asked_where_one_person_is_not_enough() -> None:
    """Three for one seat: no application of one of them mends it. Two for one: it does."""
    three, two = ([person(name, "P10", applies=[]) for name in names] for names in ("ABC", "AB"))
    few = candidates(scenario({"P9": 2, "P10": 1}, three))
    assert not one_could_help(few, ["A", "B", "C"], UNLIMITED)
    assert not any("apply" in kinds for kinds in _kinds(conflict(few)) if len(kinds) == 1)
    assert one_could_help(candidates(scenario({"P9": 2, "P10": 1}, two)), ["A", "B"], UNLIMITED)
    over = scenario({"P10": 1}, three, policy={"over-quota": "transitional"})
    assert one_could_help(candidates(over), ["A"], UNLIMITED)  # not said of such rules


def test_a_title_is_never_certified() -> None:
    """What a body can find may be certified; a title or diploma is a fact."""
    needs = {"all": [{"title": {"tier": "intermediate"}}]}
    people = [person("A", "M9", applies=["chief"])]
    case = scenario(
        {"M8": 1, "M9": 1},
        people,
        [post("chief", "M8", requires=needs)],
        decisions=[_decision("pin", person="A", grade="M8")],
    )
    assert _kinds(conflict(candidates(case))) == {("drop-decision",)}


def test_what_only_seems_to_mend_is_not_offered() -> None:
    """A judgement that is asked to be met and not to be met at once opens nothing in a file."""
    skill = {"recorded": {"matter": "skill"}}
    grades = {
        **rulebook()["grades"],
        "P9": {"value": 730, "regular": {"all": [skill, {"not": skill}]}},
    }
    people = [person("A", "P10"), person("B", "P10")]
    case = scenario({"P9": 1, "P10": 1}, people, rulebook=rulebook(grades=grades))
    found = conflict(candidates(case))
    assert ("certify",) not in _kinds(found)
    sound = {**grades, "P9": {"value": 730, "regular": {"not": skill}}}
    case = scenario({"P9": 1, "P10": 1}, people, rulebook=rulebook(grades=sound))
    repaired = conflict(candidates(case))
    assert repaired is not None
    steps = [step for repair in repaired.repairs for step in repair.steps if step.kind == "certify"]
    assert [step.facts["findings"] for step in steps] == [{"skill": "unmet"}] * 2
