"""The audit in words: what a plan breaks is said, by the rulebook's own clauses."""

import pytest

from models.scenario import Scenario
from solver.analysis.audit import audit
from solver.analysis.conflict import conflict
from solver.analysis.lacks import lacks
from solver.eligibility.candidates import Triple, candidates
from solver.report.audit import audit_text
from solver.report.conflict import claim_text
from solver.report.naming import Names
from solver.report.words import Lang, Words
from tests.builders import AS_OF, person, post, rulebook, scenario
from tests.oracle.generator import random_scenario

RULE = {"cite": "甲", "text": "乙"}
RATIO = {"part": "senior", "of": "professional", "at-most": "1/4"}


def told(case: Scenario, lang: Lang = "en") -> str:
    """What `gangwei check` prints of a scenario."""
    judged = candidates(case)
    return audit_text(judged, audit(judged), Words(lang))


def test_no_contradiction_is_claimed_beside_a_broken_limit() -> None:
    """A plan over its ratio or total, or more staff than authorised, is said at the top."""
    calm = scenario({"P7": 1, "P10": 3}, [person("A", "P10")], ratios=[RATIO])
    assert "No contradiction" in told(calm)
    over = scenario({"P7": 2, "P10": 2}, [person("A", "P10")], ratios=[RATIO])
    assert "at odds with 1 of its own limits" in told(over)
    more = scenario({"M9": 3}, [person(name, "M9") for name in "ABC"], total=2)
    assert "at odds with 2 of its own limits" in told(more)
    assert "3 people are on the staff, the authorised total is 2." in told(more)
    assert "在册人员3名，核准总量为2个。" in told(more, "zh")


def test_drawn_plans_that_break_a_limit_are_never_called_free_of_contradiction() -> None:
    """Whatever else is drawn."""
    for seed in range(200):
        case = random_scenario(seed)
        broken = any(not case.plan.keeps(ratio) for ratio in case.plan.ratios)
        if broken or sum(case.plan.quota.values()) != case.plan.total:
            assert "No contradiction" not in told(case)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_clause_is_printed_only_where_the_rulebook_has_it(lang: Lang) -> None:
    """By what people keep their grades: the words of the 2012 scheme are in no other's report."""
    people = [person("A", "P7"), person("B", "P7")]
    cited = rulebook(rules={"keep-grade": RULE})
    for book, found in ((rulebook(), False), (cited, True)):
        case = scenario({"P7": 1, "P10": 3}, people, ratios=[RATIO], rulebook=book)
        text = told(case, lang)
        assert ("甲" in text) is found
        assert "九(三)" not in text
        assert "A" in text


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_new_finding_has_its_words(lang: Lang) -> None:
    """People bound by a ratio, an application for nothing, grades that are described together."""
    people = [person("A", "P7", post="one"), person("B", "P7"), person("C", applies=["general-M9"])]
    desks = [post("one", "P7", "P5"), post("m", "M9")]
    over = {"over-quota": "transitional"}
    quota = {"P5": 1, "P7": 1, "P10": 3, "M9": 1}
    text = told(scenario(quota, people, desks, ratios=[RATIO], policy=over), lang)
    for word in ("A", "general-M9", "P5" if lang == "en" else "专技五级"):
        assert word in text


def test_a_mark_asked_for_is_that_or_better() -> None:
    """Basically qualified is not asked for to the letter; nothing is better than excellent."""
    for mark, english, chinese in (
        ("basically-qualified", "1 assessment(s) basically qualified or better", "基本合格以上"),
        ("excellent", "1 assessment(s) excellent in 3 years", "考核1次优秀，"),
    ):
        asked = {"assessments": {"mark": mark, "times": 1, "last": 3}}
        marks = dict.fromkeys((2009, 2010, 2011), "unqualified")
        case = scenario(
            {"M9": 1}, [person("A", assessments=marks)], [post("m", "M9", requires=asked)]
        )
        judged = candidates(case)
        (lack,) = lacks(judged.unmet(Triple("A", "m", case.desks["m"].grades[0])))
        assert english in Names(case, Words("en")).lack(lack)
        assert chinese in Names(case, Words("zh")).lack(lack)


def test_two_pins_on_one_person_tell_that_there_is_one_post() -> None:
    """What they collide on is said in words."""
    pin = {"rule": "pin", "person": "A", "reason": "r", "by": "b", "on": AS_OF}
    desks = [post("d", "M9"), post("e", "M9")]
    pins = [{**pin, "post": "d"}, {**pin, "post": "e"}]
    case = scenario({"M9": 2}, [person("A")], desks, decisions=pins)
    found = conflict(candidates(case))
    assert found is not None
    assert claim_text(Names(case, Words("en")), found.claims[-1]) == "A can hold one post only"
    assert claim_text(Names(case, Words("zh")), found.claims[-1]) == "A只能聘用于一个岗位"
