"""The main scenario: what it must show, and that it is the instructive case it claims to be."""

from datetime import date

from models.findings import Findings
from models.result import Result
from solver.analysis.findings import analyse
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.solving import solve
from tests.builders import SCENARIOS, aims, changzhou, places

JUDGED = candidates(changzhou())
RESULT: Result = solve(changzhou(), judged=JUDGED)
FINDINGS: Findings = analyse(JUDGED, RESULT)


def test_everybody_is_appointed_and_nobody_falls() -> None:
    """24 appointed, none below the current grade, proved in every aim, verified."""
    assert (RESULT.status, RESULT.verified) == ("optimal", True)
    assert aims(RESULT)["placement"] == 24
    for appointment in RESULT.appointments:
        grade, before = appointment.grade, appointment.from_grade
        assert grade is not None
        assert before is not None
        assert grade.at_or_above(before) or grade.category is not before.category


def test_seven_of_31_seats_stay_empty() -> None:
    """31 seats for 24 people, each empty one with its cause."""
    assert sum(changzhou().plan.quota.values()) == 31
    assert sum(vacancy.seats for vacancy in FINDINGS.vacancies) == 7
    assert {vacancy.grade.value: vacancy.cause for vacancy in FINDINGS.vacancies} == {
        "M8": "candidates-hold-better",
        "M9": "candidates-hold-better",
        "P6": "needs-review",
        "P7": "candidates-hold-better",
        "P11": "no-candidate",
        "P12": "nobody-applied",
    }


def test_every_best_answer_is_the_same() -> None:
    """There is no tie in the main scenario."""
    assert {appointment.standing for appointment in RESULT.appointments} == {"certain"}


def test_the_roster_fits_the_descriptions() -> None:
    """M6 1, M7 3, M8 5, M9 9, P7 2, P10 3, P12 1, and one clerk without a description."""
    held = [changzhou().grade_of(person) for person in changzhou().people]
    counts = {str(grade): held.count(grade) for grade in held}
    assert counts == {"M6": 1, "M7": 3, "M8": 5, "M9": 9, "P7": 2, "P10": 3, "P12": 1}
    bare = [p.id for p in changzhou().people if p.current and p.current.post is None]
    assert bare == ["S18"]


def test_three_holders_of_p10_and_one_seat() -> None:
    """All three move up; P8 is contested and goes to the one with more points."""
    got = places(RESULT)
    assert [got[person] for person in ("S21", "S22", "S23")] == ["P9", "P8", "P9"]
    (contest,) = [contest for contest in FINDINGS.contests if contest.of == "P8"]
    assert [a.person for a in contest.applicants] == ["S22", "S21"]


def test_p5_is_contested_across_categories() -> None:
    """A section chief with a senior title wins P5 before the holder of P7, who gets P6."""
    got = places(RESULT)
    assert (got["S07"], got["S19"]) == ("P5", "P6")
    assert RESULT.of("S07").outcome == "transferred"


def test_the_seat_left_behind_has_no_candidate() -> None:
    """S15 applies for it and lacks the senior title."""
    (vacancy,) = [v for v in FINDINGS.vacancies if v.post == "section-chief-forecast"]
    (near,) = vacancy.nearest
    assert (near.person, [lack.atom for lack in near.lacks]) == ("S15", ["title"])


def test_someone_is_exactly_on_an_anniversary() -> None:
    """S23 was appointed two years before the day, to the day; a day later P9 would be closed."""
    later = changzhou().staff["S23"].titles[1].replace(appointed=date(2010, 5, 2))
    person = changzhou().staff["S23"]
    changed = person.replace(titles=(person.titles[0], later))
    people = tuple(changed if p.id == "S23" else p for p in changzhou().people)
    assert places(solve(changzhou().replace(people=people)))["S23"] == "P10"


def test_an_open_judgement_would_change_the_result() -> None:
    """S20's equivalence at P6 matters, S07's does not."""
    assert [(r.person, r.could_change) for r in FINDINGS.review] == [("S20", True), ("S07", False)]


def test_who_waits() -> None:
    """A qualified clerk waits for a post that is not free."""
    assert {q.of: [one.person for one in q.people] for q in FINDINGS.waiting} == {
        "P5": ["S19"],
        "P8": ["S21"],
        "economist-information": ["S23"],  # 16.00 points; S12, who listed it first too, has 27.00
        "section-chief-office": ["S10"],
    }


def test_p11_is_two_months_away() -> None:
    """S24's two years are met on 1 July."""
    (vacancy,) = [v for v in FINDINGS.vacancies if v.grade == "P11"]
    assert vacancy.nearest[0].lacks[0].met_on == date(2012, 7, 1)


def test_nobody_is_envied() -> None:
    """The result is free of justified envy."""
    assert FINDINGS.fairness == ()


def test_as_written_three_descriptions_share_one_seat() -> None:
    """Read as written, three desks of P10 share its seat; the others need general posts."""
    result = solve(load(SCENARIOS / "changzhou-2012.yaml", ["professional-posts=as-written"]))
    assert result.status == "optimal"
    assert aims(result)["placement"] == 24


def test_the_conflict_under_each_policy() -> None:
    """Infeasible under forbid; one transitional seat, or one lower use, resolves it."""
    file = SCENARIOS / "keep-grade-conflict.yaml"
    assert solve(load(file)).status == "infeasible"
    transitional = solve(load(file, ["over-quota=transitional"]))
    assert aims(transitional)["transitional"] == 1
    assert {a.person for a in transitional.appointments if a.outcome == "transitional"} == {"S23"}
    assert solve(load(file, ["quota-reading=cumulative"])).status == "optimal"


def test_the_tie_is_shown_as_one() -> None:
    """Two best answers; each of the two is tied with the other's seat as alternative."""
    result = solve(load(SCENARIOS / "tie.yaml"))
    assert [a.standing for a in result.appointments] == ["tied", "tied", "certain"]
    assert [str(p.grade) for a in result.appointments for p in a.alternatives if p] == ["P10", "P9"]
