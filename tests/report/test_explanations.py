"""Conflicts, ties and explanations in words, in both languages."""

from collections.abc import Mapping
from typing import Any

import pytest

from models.conflict import AimChange, Claim, Conflict, Repair, RepairKind, Step, Ties
from models.explanations import Effect, Move, Price, PriorityCost, SeatAnswer
from models.findings import Holder, Lack
from models.grades import Grade
from models.places import Place
from models.policy import AimName, Rule
from solver.analysis.explain import explain, explain_all
from solver.analysis.picture import Picture
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.report import explain as module
from solver.report.conflict import claim_text, claims, questions, repairs
from solver.report.document import explanation_document
from solver.report.explain import full_text, person_text
from solver.report.naming import Names
from solver.report.page import PLAIN
from solver.report.table import section_text
from solver.report.words import Lang, Words
from solver.solving import solve
from tests.builders import SCENARIOS, changzhou, person, post, scenario

EN = Names(changzhou(), Words("en"))
ZH = Names(changzhou(), Words("zh"))


def _picture(name: str = "changzhou-2012") -> Picture:
    judged = candidates(load(SCENARIOS / f"{name}.yaml"))
    return Picture(judged, solve(judged.scenario, judged=judged))


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", ["changzhou-2012", "tie"])
def test_everything_is_told_in_both_languages(name: str, lang: Lang) -> None:
    """No key is missing and nothing is left unfilled."""
    seen = _picture(name)
    text = full_text(Names(seen.scenario, Words(lang)), explain_all(seen), PLAIN)
    assert "{" not in text
    assert "None" not in text


def test_one_person_reads_from_the_answer_down() -> None:
    """Outcome, points, grounds with clauses, then the seat that was not to be had and its price."""
    lines = person_text(EN, explain(_picture(), "S21"), PLAIN).splitlines()
    assert lines[0] == "S21: promoted, P10 → P9 engineer-network-1 (计通科 中级工程师)"
    assert lines[1].startswith("Points 33.00: years of service 7.00 of 15.00")
    assert "- 2 years appointed to a title (intermediate) (has 8) [六(一)1(2)②E]" in lines
    assert lines[-1] == (
        "- P8 engineer-network-1: the one seat of P8 went to S22 (35.00) with more points; to give"
        " it would pass over S22 (35.00); moves S21 P9 → P8, S22 P8 → P9"
    )


def test_who_stays_and_who_wants_nothing_else() -> None:
    """Staying needs no condition; without a better seat asked for, that is said."""
    text = person_text(EN, explain(_picture(), "S01"), PLAIN)
    assert "Stays at the present post and grade, which needs no condition [九(三)]." in text
    assert "No seat that was applied for is worth more." in text


def test_who_waits_has_no_seat() -> None:
    """A newcomer without a seat is told so, and by whom it is held."""
    judged = candidates(scenario({"M9": 1}, [person("A", "M9"), person("N")]))
    seen = Picture(judged, solve(judged.scenario, judged=judged))
    names = Names(judged.scenario, Words("en"))
    text = person_text(names, explain(seen, "N"), PLAIN)
    assert text.startswith("N: waiting, – → –\n")
    assert "No seat." in text
    assert "the one seat of M9 went to A (10.00) by right" in text
    assert "impossible: A must keep at least M9" in text


def test_staying_without_a_rulebook_clause_names_the_rule() -> None:
    """Where the rulebook quotes no sentence, the rule's own id stands."""
    judged = candidates(scenario({"M9": 1}, [person("A", "M9")]))
    seen = Picture(judged, solve(judged.scenario, judged=judged))
    text = person_text(Names(judged.scenario, Words("en")), explain(seen, "A"), PLAIN)
    assert "[keep-grade]" in text


STATES: list[tuple[dict[str, Any], str]] = [
    ({"state": "got"}, "got it"),
    ({"state": "by-appointment"}, "filled by appointment only"),
    ({"state": "not-applied"}, "did not apply"),
    ({"state": "not-applied", "lacks": True}, "did not apply, and lacks: leading a department"),
    ({"state": "unmet", "lacks": True}, "does not qualify: leading a department"),
    ({"state": "review", "lacks": True}, "to be reviewed: leading a department"),
    ({"state": "open", "price": Price(possible=True)}, "another best answer"),
    (
        {
            "state": "open",
            "price": Price(possible=True, aim=AimName.PLACEMENT, before=2, after=1),
        },
        "would cost most people appointed: 2 → 1",
    ),
]


@pytest.mark.parametrize(("facts", "told"), STATES)
def test_every_state_of_a_seat_has_its_words(facts: dict[str, Any], told: str) -> None:
    """Got, closed for each reason, or open at a price."""
    lack = Lack(atom="leads", verdict="unmet", cite=None, text=None, facts={})
    lacks = (lack,) if facts.get("lacks") else ()
    seat = SeatAnswer(post="x", grade=Grade.P9, better=True, **{**facts, "lacks": lacks})
    assert told in module.seat_line(EN, seat)
    assert module.seat_line(ZH, seat)


def test_holders_are_told_by_what() -> None:
    """More, equal and fewer points, and by right."""
    for by in ("right", "more-points", "equal-points", "fewer-points"):
        holder = Holder(person="A", points=100, by=by)
        seat = SeatAnswer(
            post="x", grade=Grade.P9, state="open", better=True, holders=(holder,), price=None
        )
        assert "held by A (1.00)" in module.seat_line(EN, seat)


def test_a_move_names_posts_where_the_grade_stays() -> None:
    """Two places of one grade are told apart by their posts; waiting is a place too."""
    here, there = Place(post="a", grade=Grade.M9), Place(post="b", grade=Grade.M9)
    moves = (
        Move(person="A", before=here, after=there),
        Move(person="B", before=here, after=None),
    )
    assert module._moves(EN, moves) == "A M9 a → M9 b, B M9 → waiting"


CLAIMS: list[tuple[Claim, str]] = [
    (
        Claim(rule=Rule.KEEP_GRADE, about="P10", people=("A",), grade=Grade.P10),
        "A must keep at least P10; open: none",
    ),
    (Claim(rule=Rule.QUOTA, about="P10", grade=Grade.P10, limit=2), "P10 has 2 seats"),
    (Claim(rule=Rule.SEATS, about="desk", limit=1), "the post desk has 1 seat"),
    (Claim(rule=Rule.RATIO, about="senior/professional", limit=5), "senior / professional: at"),
    (Claim(rule=Rule.PIN, about="A/desk", people=("A",)), "has put A/desk"),
    (Claim(rule=Rule.FORBID, about="A/M9", people=("A",)), "has ruled out A/M9"),
    (Claim(rule=Rule.AVOIDANCE, about="A/B/x/y", people=("A", "B")), "the relatives A, B avoid"),
    (Claim(rule=Rule.NAMED, about="A", people=("A",)), "A is named for a post by a higher body"),
]


@pytest.mark.parametrize(("claim", "told"), CLAIMS)
def test_every_claim_has_its_sentence(claim: Claim, told: str) -> None:
    """Each rule of a conflict in words, with its clause where there is one."""
    assert told in claim_text(EN, claim)
    assert claim_text(ZH, claim)
    cited = claim.replace(cite="九(三)", text="不突破结构比例")
    assert claim_text(EN, cited).endswith("[九(三) 不突破结构比例]")


STEPS: list[tuple[RepairKind, Mapping[str, Any], str]] = [
    ("raise-quota", {"grade": "P10", "to": 2}, "raise the quota of P10 to 2 (new approval)"),
    ("shift-quota", {"grade": "P10", "from": "P9", "seats": 1}, "shift a seat from P9 to P10"),
    ("shift-quota", {"grade": "P10", "from": "P9", "seats": 2}, "shift 2 seats from P9 to P10"),
    ("raise-ratio", {"ratio": "senior/professional", "to": "6/13"}, "to 6/13 (new approval)"),
    ("add-seat", {"post": "desk", "seats": 1}, "add a seat at desk"),
    ("add-seat", {"post": "desk", "seats": 2}, "add 2 seats at desk"),
    ("transitional", {}, "allow transitional seats"),
    ("cumulative", {}, "let lower grades use higher seats"),
    ("by-tier", {}, "at any grade of their tier"),
    ("certify", {"person": "A", "grade": "P9", "cites": ["E-a", None]}, "(such as E-a, –)"),
    ("apply", {"person": "A", "post": "desk", "place": 2}, "A applies for desk (choice 2)"),
    ("drop-decision", {"person": "A", "decision": "A/P9", "rule": "pin"}, "decision A/P9"),
]


@pytest.mark.parametrize(("kind", "facts", "told"), STEPS)
def test_every_repair_has_its_words(kind: RepairKind, facts: Mapping[str, Any], told: str) -> None:
    """Each kind of step in both languages."""
    repair = Repair(steps=(Step(kind=kind, facts=facts),), within_limits=True, aims=(), people=())
    made = Conflict(claims=(), smallest=True, repairs=(repair,), complete=False)
    assert told in section_text(repairs(EN, made), None)
    assert section_text(repairs(ZH, made), None)
    assert section_text(repairs(EN, made), None).endswith("not every combination was tried.")


def test_no_repair_is_said_plainly() -> None:
    """Nothing found is not left blank; a set that may not be smallest is not called so."""
    made = Conflict(claims=(), smallest=False, repairs=(), complete=True)
    assert "No change of up to three steps" in section_text(repairs(EN, made), None)


CLAIM = Claim(rule=Rule.KEEP_GRADE, about="P10", people=("S22",), grade=Grade.P10)


@pytest.mark.parametrize(
    ("claims_", "minimal", "told", "chinese"),
    [
        ((), False, "Proved: the rules cannot all hold. Time ended", "时限已到，尚未查明是哪几项"),
        ((CLAIM,), False, "These cannot all hold; time ended", "尚未查明是否每一项都不可缺少"),
        ((CLAIM,), True, "Each of these is needed.", "每一项都不可缺少。"),
    ],
)
def test_what_time_left_open_is_said(
    *, claims_: tuple[Claim, ...], minimal: bool, told: str, chinese: str
) -> None:
    """Nothing is called needed that was not found so; no repair yet is not that there is none."""
    made = Conflict(claims=claims_, minimal=minimal, smallest=False, repairs=(), complete=False)
    assert told in section_text(claims(EN, made), None)
    assert chinese in section_text(claims(ZH, made), None)
    assert "No change was found yet" in section_text(repairs(EN, made), None)
    assert "尚未找到调整办法" in section_text(repairs(ZH, made), None)


def test_questions_tell_points_and_more() -> None:
    """Unequal points are listed; more answers than counted are said to be more."""
    from models.conflict import Question

    question = Question(of="P9", seats=2, people=("A", "B", "C"), points=(100, 100, 50))
    text = section_text([questions(EN, Ties(answers=50, more=True, questions=(question,)))], None)
    assert text.splitlines() == [
        "More than 50 answers are equally good. To be decided:",
        "- P9: A or B or C, 1.00, 1.00, 0.50 points: 2 seats",
    ]


@pytest.mark.parametrize(
    ("names", "value", "told"),
    [
        (EN, 1000, "Going by points takes nothing from “greatest seniority fit”."),
        (EN, 999, "takes 0.10% of “greatest seniority fit”; more could be had only"),
        (ZH, 1000, "按积分择优，“资历匹配最高”不受影响。"),
        (
            ZH,
            999,
            "按积分择优，“资历匹配最高”降低0.10%；要多得这一部分，就会有积分较高的人被越过。",
        ),
    ],
)
def test_what_going_by_points_costs_is_said_in_a_line(names: Names, value: int, told: str) -> None:
    """The share alone: the sum itself means nothing to a reader."""
    cost = PriorityCost(aim=AimName.SENIORITY_FIT, without=1000, value=value)
    text = module.cost_text(names.words, cost)
    assert told in text
    assert "999" not in text


def test_without_priority_going_by_points_has_no_price() -> None:
    """Then it is said why."""
    assert module.cost_text(EN.words, None).startswith("Seats do not go by points here")
    assert module.cost_text(ZH.words, None).startswith("本方案未按积分择优")


def test_effects_in_words() -> None:
    """Aim, no answer, not settled, nothing, or only people."""
    here = Place(post="a", grade=Grade.M9)

    def told(status: str, aims: tuple[AimChange, ...] = (), *moves: Move) -> str:
        made = Effect(change="P9", value="+1", status=status, aims=aims, moves=moves)  # type: ignore[arg-type]
        return module._effect(EN, made)

    assert told("infeasible") == "no answer any more"
    assert told("unknown") == "not settled"
    assert told("optimal") == "nothing changes"
    assert told("optimal", (), Move(person="A", before=here, after=None)) == "–"
    change = AimChange(aim=AimName.PLACEMENT, before=2, after=3)
    assert told("optimal", (change,)) == "most people appointed 2 → 3"


def test_an_explanation_as_json_has_its_schema() -> None:
    """One person, or everything, under gangwei-explanation/1."""
    seen = _picture("tie")
    one = explanation_document(seen.result, explain(seen, "T2"))
    assert (one["schema"], one["appointment"]["person"]) == ("gangwei-explanation/1", "T2")
    full = explanation_document(seen.result, explain_all(seen))
    assert full["ties"]["answers"] == 2
    assert len(full["people"]) == 3


def test_grounds_tell_every_kind_of_fact() -> None:
    """What was met is told by the fact that met it."""
    facts: list[tuple[str, dict[str, Any], str]] = [
        ("tenure", {"grade": "M9", "years": 3, "held": 7}, "3 years at M9 or above (has 7)"),
        ("appointed", {"tier": "senior", "years": 3, "held": 4}, "appointed to a title (senior)"),
        ("experience", {"fields": ["computing"], "years": 5, "held": 9}, "work in 计算机 (has 9)"),
        ("title", {"held": "senior economics", "tier": "senior"}, "title: senior 经济"),
        ("education", {"held": "bachelor", "level": "bachelor"}, "education: bachelor"),
        ("major", {"held": "computing"}, "course of study: 计算机"),
        ("certificate", {"held": "accounting"}, "certificate: 财务工作执业资格证书"),
        ("assessments", {"mark": "qualified", "below": []}, "every assessment qualified"),
        ("assessments", {"mark": "excellent", "found": [2010]}, "excellent in 2010"),
        ("achievement", {"held": "prize 2010-01-01"}, "prize 2010-01-01"),
        ("leads", {"held": "north (head)"}, "leads north (head)"),
        ("recorded", {"matter": "P6-d"}, "judged to be so: P6-d"),
        ("presumed", {"matter": "health"}, "nothing found against it: health"),
        ("waiver", {"matter": "P6-tenure"}, "recorded exception: P6-tenure"),
        ("not", {}, "is not so"),
    ]
    for atom, found, told in facts:
        ground = Lack(atom=atom, verdict="met", cite=None, text=None, facts=found)
        assert told in EN.fact(ground)
        assert ZH.fact(ground)


def test_relatives_in_the_shipped_words() -> None:
    """A conflict of relatives is reported on the terminal like any other."""
    from solver.analysis.audit import audit
    from solver.analysis.findings import analyse
    from solver.report.text import report

    people = [person("A", "M8", post="chief"), person("B", "M9", post="clerk")]
    posts = [
        post("chief", "M8", department="north", leads=["north"]),
        post("clerk", "M9", department="north"),
    ]
    case = scenario(
        {"M8": 1, "M9": 1}, people, posts, relations=[{"between": ["A", "B"], "kind": "spouse"}]
    )
    judged = candidates(case)
    result = solve(case, judged=judged)
    text = report(case, result, analyse(judged, result), audit(judged))
    assert "the relatives A, B avoid each other" in text
    assert text.index("No appointment satisfies") < text.index("These cannot all hold")


def test_a_seat_that_is_not_there_is_said_so() -> None:
    """A post asked about at a grade it is never filled at is no answer about applications."""
    text = person_text(EN, explain(_picture(), "S21", post="director", grade=Grade.P9), PLAIN)
    assert "No post is filled like that." in text


def test_a_decision_comes_first_among_the_grounds() -> None:
    """Who was put somewhere by the leading group is told so, by whom, when and why."""
    decision = {"rule": "pin", "person": "A", "grade": "M8", "reason": "experience", "by": "group"}
    judged = candidates(
        scenario(
            {"M8": 1, "M9": 1}, [person("A", "M9")], decisions=[{**decision, "on": "2012-05-02"}]
        )
    )
    seen = Picture(judged, solve(judged.scenario, judged=judged))
    for lang, told in (("en", "decision (group, 2012-05-02): experience"), ("zh", "决定（group")):
        names = Names(judged.scenario, Words(lang))  # type: ignore[arg-type]
        assert told in person_text(names, explain(seen, "A"), PLAIN)
