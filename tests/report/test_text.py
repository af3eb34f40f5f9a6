"""The terminal report reads top-down, in both languages, and says what is the case."""

from collections.abc import Mapping
from typing import Any

import pytest

from models.findings import Lack
from models.grades import Grade
from models.result import Result
from models.scenario import Scenario
from solver.analysis.audit import audit
from solver.analysis.findings import analyse
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.report.audit import audit_text
from solver.report.document import SCHEMA, document, json_text
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.tables import tables
from solver.report.text import report
from solver.report.words import Lang, Words
from solver.solving import solve
from tests.builders import SCENARIOS, changzhou, person, post, scenario


def _report(case: Scenario, page: Page = Page(), **changes: Any) -> str:  # noqa: B008
    judged = candidates(case)
    result: Result = solve(case, judged=judged).replace(**changes)
    return report(case, result, analyse(judged, result), audit(judged), page)


def test_the_main_report_begins_with_the_answer() -> None:
    """Title, then the verdict, who got which choice, and the proof."""
    lines = _report(changzhou()).splitlines()
    assert lines[0] == "常州市信息中心 · first appointment · 2012-05-01"
    assert lines[2] == (
        "All 24 people appointed, none below the present grade. 4 promoted, 2 change category,"
        " 1 changes post. 7 of 31 seats stay empty."
    )
    # By hand: S12, S14 … by the lists of the file, three have the second post of theirs.
    assert lines[3] == (
        "Of 24 who filed a list, 21 got their first choice, 3 got their second choice. Seats go by"
        " points, and nobody is passed over."
    )
    assert lines[4].startswith("Proved best in every aim.")


def test_sections_come_in_the_order_that_questions_do() -> None:
    """Appointments, contests, vacancies, waiting, review, quota, proof."""
    text = _report(changzhou())
    heads = ["Appointments", "Contests", "Empty seats", "Waiting", "To be rev", "Quota", "Proof"]
    places = [text.index(f"\n{head}") for head in heads]
    assert places == sorted(places)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(
    ("name", "policy"),
    [
        ("changzhou-2012", []),
        ("tie", []),
        ("keep-grade-conflict", []),
        ("keep-grade-conflict", ["over-quota=transitional"]),
        ("keep-grade-conflict", ["quota-reading=cumulative"]),
        ("changzhou-2012", ["professional-posts=as-written"]),
    ],
)
def test_every_shipped_scenario_reports_in_both_languages(
    name: str, policy: list[str], lang: Lang
) -> None:
    """No key is missing, nothing is left unfilled, at any width."""
    case = load(SCENARIOS / f"{name}.yaml", policy)
    for width in (None, 60, 100):
        text = _report(case, Page(lang=lang, width=width))
        assert text
        assert "{" not in text
        assert "None" not in text


def test_a_narrow_window_keeps_the_lines_short() -> None:
    """At 78 columns no table line runs over."""
    from wcwidth import wcswidth

    lines = _report(changzhou(), Page(width=78)).splitlines()[6:]
    tables_only = [
        line for line in lines if "applicants for" not in line and not line.startswith("warning")
    ]
    assert max(wcswidth(line) for line in tables_only) <= 78


def test_bold_headings_only_where_asked() -> None:
    """A pipe gets plain text."""
    assert "\x1b" not in _report(changzhou())
    assert "\x1b[1mAppointments\x1b[0m" in _report(changzhou(), Page(bold=True))


def test_a_tie_is_never_silent() -> None:
    """The verdict names who is tied, and a section gives the alternatives."""
    text = _report(load(SCENARIOS / "tie.yaml"))
    assert "2 appointments are ties: the leading group must decide (T1, T2)." in text
    assert "Ties, for the leading group to decide" in text
    assert "tied at the cut-off of 16.50" in text


def test_one_tie_is_told_in_the_singular() -> None:
    """A newcomer who may as well wait is one tied appointment beside another."""
    text = _report(scenario({"M9": 1}, [person("A"), person("B")]))
    assert "2 appointments are ties" in text
    assert "1 of 2 people appointed, 1 wait" in text
    assert "No seat stays empty." in text


def test_an_impossible_plan_says_what_collides() -> None:
    """Without an answer the report gives the audit instead of tables."""
    text = _report(load(SCENARIOS / "keep-grade-conflict.yaml"))
    assert "No appointment satisfies every rule" in text
    assert "Keeping the grade and the quota cannot both hold." in text
    assert "Appointments" not in text


def test_an_unproved_answer_is_not_called_best() -> None:
    """A feasible answer gives its bounds, and no certainty."""
    result = solve(changzhou())
    unproved = tuple(aim.replace(bound=None) for aim in result.aims)
    text = _report(changzhou(), status="feasible", aims=unproved)
    assert "The time ran out: a lawful answer, not proved to be the best." in text
    assert "not reached" in text


def test_nothing_found_says_so() -> None:
    """Unknown is neither infeasible nor a fault."""
    text = _report(changzhou(), status="unknown", appointments=(), aims=())
    assert "The time ran out before any lawful answer was found" in text


def test_an_unverified_answer_does_not_claim_to_be_checked() -> None:
    """The line about the verifier stands only where it was run."""
    assert "without the optimiser" in _report(changzhou())
    assert "without the optimiser" not in _report(changzhou(), verified=False)


def test_an_alternative_plan_is_named() -> None:
    """Who reads the page must know which plan it is about."""
    case = scenario({"M9": 1}, [person("A", "M9")], plans={"wide": {"quota": {"M9": 2}}}).with_plan(
        "wide"
    )
    assert "plan wide" in _report(case).splitlines()[0]


def test_envy_is_told_with_its_cause() -> None:
    """Who outranks whom, for what, and which aim or rule stands in the way."""
    people = [person("A", "M9", points=30, applies=["chief"]), person("N", applies=["chief"])]
    aims = {"aims": ["placement", "seniority-fit"]}
    case = scenario({"M8": 1, "M9": 1}, people, [post("chief", "M8")], policy=aims)
    text = _report(case)
    assert "A (30.00) outranks N (10.00) for M8 chief" in text
    assert "a swap would be worse in most people appointed" in text


def test_envy_behind_a_rule_and_behind_nothing() -> None:
    """A rule in the way is named; where nothing is, that is said too."""
    forbid = {"rule": "forbid", "person": "A", "grade": "P9", "reason": "r", "by": "g"}
    people = [person("A", "P10", points=20), person("B", "P10", points=10)]
    quota = {"P9": 1, "P10": 2}
    aims = {"aims": ["placement", "seniority-fit"]}
    text = _report(scenario(quota, people, decisions=[{**forbid, "on": "2012-05-02"}], policy=aims))
    assert "a swap would break a prohibition" in text
    case = scenario(quota, people, policy=aims)
    swapped = tuple(
        a.replace(grade="P10" if a.person == "A" else "P9") for a in solve(case).appointments
    )
    assert "a swap would be no worse" in _report(case, appointments=swapped, aims=())


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "WARNING: seats do not go by points here."), ("zh", "注意：本结果未按积分择优。")],
)
@pytest.mark.parametrize("aims", [["placement", "seniority-fit"], ["seniority-fit", "priority"]])
def test_that_seats_do_not_go_by_points_is_said_first(
    lang: Lang, told: str, aims: list[str]
) -> None:
    """Where `priority` is left out or comes after a sum, before anything else."""
    case = scenario({"M9": 1}, [person("A", "M9")], policy={"aims": aims})
    text = _report(case, Page(lang=lang))
    assert text.splitlines()[2].startswith(told)
    assert "passed over" not in text.split("\n\n")[1]
    plain = _report(scenario({"M9": 1}, [person("A", "M9")]), Page(lang=lang))
    assert told not in plain


def test_who_got_which_choice_is_counted() -> None:
    """A has the first choice, B the second, C nothing of the list; D filed none."""
    people = [
        person("A", points=30, applies=["d1", "d2"]),
        person("B", points=20, applies=["d1", "d2"]),
        person("C", points=10, applies=["d1"]),
        person("D", "M10"),
    ]
    case = scenario({"M9": 2, "M10": 1}, people, [post("d1", "M9"), post("d2", "M9")])
    told = "Of 3 who filed a list, 1 got their first choice, 1 got their second choice, 1 nothing"
    assert told in _report(case)
    zh = (
        "报名的3人中，1人聘到第一志愿，1人聘到第二志愿，1人未聘到所报岗位。按积分择优，无人被越过。"
    )
    assert zh in _report(case, Page(lang="zh"))


def test_nobody_is_counted_as_an_applicant_who_filed_no_list() -> None:
    """Two qualify for the one seat, and nobody applied."""
    people = [person("A", "P10", points=10), person("B", "P10", points=20)]
    text = _report(scenario({"P9": 1, "P10": 2}, people))
    assert "P9: 2 who qualify and did not apply for 1 free seat of 1, cut-off 20.00" in text
    assert "P9: A qualifies and would rather have it, but did not apply." in text
    assert "filed a list" not in text
    zh = _report(scenario({"P9": 1, "P10": 2}, people), Page(lang="zh"))
    assert "专技九级：2人符合条件、未报名，职数1个，空岗1个" in zh
    assert "2人应聘" not in zh


def test_of_very_many_who_qualify_the_first_are_named() -> None:
    """Thirteen: twelve by their ids, and how many there are."""
    people = [person(f"A{n:02}", "P10", points=40 - n) for n in range(14)]
    text = _report(scenario({"P9": 1, "P10": 14}, people))
    assert "A12, … (13 in all) qualify and would rather have it" in text


def test_numbers_that_mean_nothing_to_a_reader_are_left_out() -> None:
    """The sum of points and salaries is said to be the greatest, no more."""
    text = _report(changzhou(), Page(lang="zh"))
    assert "45562500" not in text.replace(",", "")
    assert "已证明最高" in text
    assert "无人被越过" in text


def test_a_blocked_seat_names_its_rule() -> None:
    """Blocked by which rule, in words."""
    forbid = {"rule": "forbid", "person": "A", "grade": "M8", "reason": "r", "by": "g"}
    case = scenario(
        {"M8": 1, "M9": 1}, [person("A", "M9")], decisions=[{**forbid, "on": "2012-05-02"}]
    )
    assert "blocked by a prohibition" in _report(case)


LACKS: list[tuple[str, str, Mapping[str, Any], str]] = [
    ("tenure", "unmet", {"grade": "M9", "years": 3, "held": 2}, "3 years at M9 or above, has 2"),
    ("appointed", "unmet", {"tier": "intermediate", "years": 4, "held": 1}, "4 years appointed"),
    ("experience", "unmet", {"fields": ["computing"], "years": 5, "held": 0}, "work in 计算机"),
    ("title", "unmet", {"tier": "senior", "series": None}, "a title certificate (senior)"),
    ("title", "unmet", {"tier": "senior", "series": ["economics"]}, "(senior) in 经济"),
    ("education", "unmet", {"level": "bachelor", "fields": None}, "education: bachelor or above"),
    ("education", "unmet", {"level": "college", "fields": ["finance"]}, "in 财务"),
    ("education", "review", {"level": "college", "absent": True}, "education is not on record"),
    ("major", "unmet", {"fields": ["computing", "economics"]}, "a course of study in 计算机, 经济"),
    ("certificate", "unmet", {"kinds": ["accounting"]}, "certificate: 财务工作执业资格证书"),
    ("assessments", "unmet", {"mark": "qualified", "below": [2010]}, "worse in 2010"),
    ("assessments", "review", {"mark": "qualified", "absent": [2009, 2010]}, "2009, 2010 are not"),
    (
        "assessments",
        "unmet",
        {"mark": "excellent", "times": 1, "last": 3, "found": []},
        "1 assessment(s) excellent in 3 years, has none",
    ),
    ("achievement", "unmet", {"kind": ["project"], "since": None}, "工程以及技术推广项目"),
    ("achievement", "unmet", {"kind": ["project"], "since": "2004-01-01"}, ", since 2004-01-01"),
    ("achievement", "review", {"kind": ["project"], "claimed": "X"}, "recognition of X as equal"),
    ("leads", "unmet", {}, "leading a department"),
    ("recorded", "review", {"matter": "P6-d", "by": None}, "a judgement: P6-d"),
    ("recorded", "review", {"matter": "P6-d", "by": "board"}, "a judgement by board: P6-d"),
    ("presumed", "unmet", {"matter": "health"}, "found wanting: health"),
    ("waiver", "unmet", {"matter": "P6-tenure"}, "a recorded exception (P6-tenure)"),
    ("not", "unmet", {}, "this must not be so"),
]


@pytest.mark.parametrize(("atom", "verdict", "facts", "told"), LACKS)
def test_every_lack_has_its_sentence(
    atom: str, verdict: Any, facts: Mapping[str, Any], told: str
) -> None:
    """Whatever is lacking is told in words, with its clause, in both languages."""
    lack = Lack(atom=atom, verdict=verdict, cite="clause", text=None, facts=facts)
    text = Names(changzhou(), Words("en")).lack(lack)
    assert told in text
    assert text.endswith("[clause]")
    assert Names(changzhou(), Words("zh")).lack(lack).endswith("〔clause〕")


def test_a_lack_without_a_clause_is_told_plainly() -> None:
    """No clause, no brackets."""
    lack = Lack(atom="leads", verdict="unmet", cite=None, text=None, facts={})
    assert Names(changzhou(), Words("en")).lack(lack) == "leading a department"


def test_general_posts_are_called_by_tier_or_grade() -> None:
    """A general post has no title of its own."""
    names = Names(changzhou(), Words("en"))
    assert names.title("general-intermediate") == "general post (intermediate)"
    assert names.title("general-M9") == "general post (M9)"
    assert names.seat("P9") == "P9"
    assert names.place(None) == "waiting"
    assert names.grade(Grade.W3) == "W3"


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_audit_tells_every_kind_of_finding(lang: Lang) -> None:
    """Each finding has its sentence in both languages."""
    case = scenario(
        {"M6": 1, "M8": 1, "P10": 1, "P12": 1},
        [
            person("A", "P10", post="one"),
            person("B", "P10"),
            person(
                "C",
                "P12",
                titles=[
                    {
                        "tier": "intermediate",
                        "series": "economics",
                        "qualified": "2005-01-01",
                        "appointed": "2005-01-01",
                    }
                ],
            ),
        ],
        [
            post("head", "M6", **{"by-appointment": "bureau", "title": "one"}),
            post("chief", "M8", title="one", requires={"tenure": {"grade": "M9", "years": 1}}),
            post("one", "P10"),
            post("two", "P10"),
        ],
        total=9,
        ratios=[{"part": "intermediate", "of": "professional", "at-most": "1/4", "at-least": "0%"}],
    )
    judged = candidates(case)
    found = audit(judged)
    text = audit_text(judged, found, Words(lang))
    assert len(text.splitlines()) == 3 + len(found)
    assert "{" not in text


def test_a_clean_audit_says_so() -> None:
    """Nothing found is said, not left blank."""
    case = scenario({"M9": 1}, [person("A", "M9", post="one")], [post("one", "M9")])
    judged = candidates(case)
    assert "Nothing in the plan contradicts itself." in audit_text(judged, (), Words("en"))


def test_json_keeps_the_contract() -> None:
    """The keys of gangwei-result/1, in their order, and nothing of the run."""
    judged = candidates(changzhou())
    result = solve(changzhou(), judged=judged)
    made = document(result, analyse(judged, result))
    assert list(made) == [
        "schema", "scenario", "plan", "status", "aims", "appointments", "precedence", "choices",
        "quota", "ratios",
        "vacancies", "contests", "waiting", "review", "fairness", "ties", "envy_free",
        "conflict", "log", "audit", "recusals", "close_posts", "verified",
    ]  # fmt: skip
    assert made["schema"] == SCHEMA
    first = made["appointments"][21]
    assert (first["person"], first["post"], first["grade"], first["points"]) == (
        "S22",
        "engineer-network-2",
        "P8",
        3500,
    )
    assert json_text(made) == json_text(document(result, analyse(judged, result)))


def test_tables_have_a_row_a_thing() -> None:
    """24 appointments, 12 grades, 4 ratios; grades are codes and points whole hundredths."""
    judged = candidates(changzhou())
    result = solve(changzhou(), judged=judged)
    made = tables(result, analyse(judged, result))
    assert {name: len(frame) for name, frame in made.items()} == {
        "appointments": 24,
        "quota": 12,
        "ratios": 4,
        "vacancies": 6,
        "contests": 6,
        "waiting": 4,
    }
    assert made["appointments"]["points"].sum() == sum(a.points for a in result.appointments)


def test_a_contest_that_points_did_not_decide_has_no_cut_off() -> None:
    """N has no other place, and most people have one: no points were needed for the seat."""
    people = [person("A", "M9", points=30, applies=["chief"]), person("N", applies=["chief"])]
    text = _report(scenario({"M8": 1, "M9": 1}, people, [post("chief", "M8")]))
    assert "M8: 2 applicants for 1 free seat of 1.\n" in text
    assert "got it, having no other place" in text
    assert "is full: N (10.00), who has no other place" in text


def test_ties_that_were_not_settled_are_not_denied() -> None:
    """An answer whose ties nobody had time to look for is not called the same in all."""
    unsettled = tuple(a.replace(standing="unproved") for a in solve(changzhou()).appointments)
    text = _report(changzhou(), appointments=unsettled)
    assert "before all best answers could be compared" in text
    assert "Every appointment is the same" not in text


def test_who_went_to_a_lesser_grade_is_not_glossed_over() -> None:
    """A move by own application to a grade of another category that is worth less is told."""
    people = [person("A", "M8", applies=["general-junior"])]
    pin = {"rule": "pin", "person": "A", "grade": "P12", "reason": "wish", "by": "group"}
    case = scenario({"M8": 1, "P12": 1}, people, decisions=[{**pin, "on": "2012-05-02"}])
    text = _report(case)
    assert "The one person is appointed, none below the present grade of the own category." in text


def test_warnings_about_the_plan_stand_in_every_report() -> None:
    """A plan that contradicts itself is said to, solved or not; notes only where nothing is."""
    case = scenario({"M9": 1}, [person("A", "M9")], total=3)
    text = _report(case)
    assert "warning  The quota adds up to 1, the authorised total is 3." in text
    assert "described" not in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_decisions_that_cannot_hold_are_foreseen_in_words(lang: Lang) -> None:
    """A pin to a closed seat, and prohibitions that leave nothing, in both languages."""
    rule = {"person": "A", "reason": "r", "by": "g", "on": "2012-05-02"}
    decisions = [{**rule, "rule": "pin", "grade": "P9"}, {**rule, "rule": "forbid", "grade": "M9"}]
    judged = candidates(scenario({"M9": 1}, [person("A", "M9")], decisions=decisions))
    text = audit_text(judged, audit(judged), Words(lang))
    assert ("A/P9" if lang == "en" else "A/专技九级") in text
    assert "{" not in text
