"""Broken scenario files: the people and what is recorded of them."""

from pathlib import Path

import pytest

from tests.files.broken import BEGAN, Broken, broken, check, current, fact

AS_OF = "after the day to which facts are counted (2012-05-01)"
TITLE = "qualified: 2009-11, appointed: 2009-12-01"
PRIZE = "on: 2011-12-20"
KNOWN = "Correct the name, or define it. Known: "
EITHER = "Give either `grade` or `rank`."
TWICE_SERVING = "Nobody serves at two grades at once"
DAY = "Write a day as 2005-11-01, or a month as 2005-11."
P12_SINCE = "service: [{grade: P12, since: "
FINDING = "findings: [{matter: P9-c, finding: met, by: x, on: 2012-04-01}"

WORDS = [
    broken("series", ("series: engineering", "series: engine"), "people › T1 › titles › 1 › series",
           "There is no series engine.", f"{KNOWN}economics, engineering, statistics."),
    broken("tier", ("tier: intermediate", "tier: middle"), "people › T1 › titles › 1 › tier",
           "middle is not one of the words", "full-senior, associate-senior"),
    broken("field", ("[computing]", "[cooking]"), "people › T1 › education › 1 › fields",
           "There is no field cooking.", f"{KNOWN}administration, computing"),
    broken("fields-as-text", ("[computing]", "computing"), "people › T1 › education › 1 › fields",
           "computing does not do", "Write a list."),
    broken("level", ("level: bachelor", "level: phd"), "people › T1 › education › 1 › level",
           "phd is not one of the words", "doctor, master, bachelor"),
    broken("certificate", fact("certificates: [{kind: driving}]"),
           "people › T1 › certificates › 1 › kind", "There is no kind of certificate driving.",
           f"{KNOWN}accounting"),
    broken("field-of-work", fact("experience: [{field: cooking, since: 2008-01}]"),
           "people › T1 › experience › 1 › field", "There is no field cooking.", KNOWN),
    broken("achievement", ("kind: outstanding-professional-of-unit", "kind: hero"),
           "people › T1 › achievements › 1 › kind", "There is no kind of achievement hero.", KNOWN),
    broken("equal-to", (PRIZE, f"{PRIZE}, equal-to: nobel"),
           "people › T1 › achievements › 1 › equal-to", "achievement nobel.", KNOWN),
    broken("class", (PRIZE, f"{PRIZE}, class: tenth"), "people › T1 › achievements › 1 › class",
           "There is no class tenth.", f"{KNOWN}first, fourth, second"),
    broken("level-of-prize", (PRIZE, f"{PRIZE}, level: world"),
           "people › T1 › achievements › 1 › level", "world is not one", "national, ministerial"),
    broken("rank", current("{rank: 科长, since: 2009-12-01}"), "people › T1 › current › rank",
           "There is no rank 科长.", f"{KNOWN}副处, 副科"),
    broken("grade-and-rank", current("{grade: P10, rank: 科员, since: 2009-12-01}"),
           "people › T1 › current", EITHER, ""),
    broken("neither-grade-nor-rank", current("{since: 2009-12-01}"),
           "people › T1 › current", EITHER, ""),
    broken("grade", current("{grade: P14, since: 2009-12-01}"), "people › T1 › current › grade",
           "P14 is not one of the words", "Write M1, M2"),
    broken("grade-of-no-rulebook", current("{grade: P13, since: 2009-12-01}"),
           "people › T1 › current › grade", "There is no grade P13.", KNOWN),
    broken("grade-of-service", fact(f"{P12_SINCE}2008-01, until: 2009-01}}]".replace("12", "13")),
           "people › T1 › service › 1 › grade", "There is no grade P13.", KNOWN),
    broken("department", fact("leads: [{department: 财务科, role: head, since: 2008-01}]"),
           "people › T1 › leads › 1 › department", "There is no department 财务科.",
           f"{KNOWN}技术科."),
    broken("role", fact("leads: [{department: 技术科, role: boss, since: 2008-01}]"),
           "people › T1 › leads › 1 › role", "boss is not one of the words", "head or deputy"),
    broken("mark", ("2011: qualified", "2011: good"), "people › T1 › assessments › 2011",
           "good is not one of the words", "Write excellent, qualified"),
    broken("matter", fact("findings: [{matter: honesty, finding: met, by: x, on: 2012-04-01}]"),
           "people › T1 › findings › 1 › matter", "There is no matter to judge honesty.", KNOWN),
    broken("finding", fact(f"{FINDING.replace('met', 'yes')}]"),
           "people › T1 › findings › 1 › finding", "yes is not one", "Write met or unmet."),
    broken("two-findings", fact(f"{FINDING}, {FINDING.removeprefix('findings: [')}]"),
           "people › T1 › findings › 2 › matter", "A finding on P9-c is recorded already.",
           "keep the one in force"),
]  # fmt: skip

PLACES = [
    broken("two-people-of-one-id", ("- id: T2", "- id: T1"), "people › T1 › id",
           "The id T1 is used twice.", "Give each its own id."),
    broken("id-with-blank", ("- id: T1", "- id: T 1"), "people › T 1 › id", "T 1 does not do",
           "Use letters, digits"),
    broken("id-as-number", ("- id: T1", "- id: 1"), "people › 1 › id", "1 does not do", "quotes"),
    broken("id-as-keys", ("- id: T1", "- id: {a: b}"), "people › 1 › id", "", "Write text"),
    broken("id-too-long", ("- id: T1", f"- id: {'T' * 81}"), f"people › {'T' * 81} › id",
           "TTT… does not do", ""),
    broken("unknown-present-post", current("{grade: P10, post: engineer-9, since: 2009-12-01}"),
           "people › T1 › current › post", "There is no described post engineer-9.",
           f"{KNOWN}assistant, engineer-1, engineer-2."),
    broken("unknown-wish", fact("applies: [engineer-2, engineer-9]"), "people › T1 › applies › 2",
           "There is no post engineer-9.", "engineer-2, general-intermediate"),
    broken("wish-twice", fact("applies: [engineer-2, engineer-2]"), "people › T1 › applies",
           "Lists engineer-2 twice.", "Correct the value."),
    broken("two-people-at-one-desk", ("post: engineer-2", "post: engineer-1"),
           "people › T2 › current › post", "engineer-1 has 1 seat", "leave `post` out"),
    broken("present-post-of-another-grade", ("post: engineer-1", "post: assistant"),
           "people › T1 › current › post", "assistant is a post of P12, the current grade is P10.",
           "Correct the post or the grade."),
    broken("present-post-of-another-rank", ("grade: P10, post: engineer-1",
           "rank: 科员, post: engineer-1"), "people › T1 › current › post",
           "the current grade is M9", "Correct the post or the grade."),
]  # fmt: skip

DATES = [
    broken("appointed-before-qualified", (TITLE, "qualified: 2009-11, appointed: 2009-10-31"),
           "people › T1 › titles › 1 › appointed",
           "2009-10-31 is before the title was qualified (2009-11-01).",
           "An appointment follows the qualification"),
    broken("began-too-late", (BEGAN, "began: 2012-06"), "people › T1 › began",
           f"2012-06-01 is {AS_OF}", "Leave out"),
    broken("present-post-too-late", ("since: 2009-12-01", "since: 2012-05-02"),
           "people › T1 › current › since", f"2012-05-02 is {AS_OF}", "Leave out"),
    broken("title-too-late", (TITLE, "qualified: 2013-01"), "people › T1 › titles › 1 › qualified",
           f"2013-01-01 is {AS_OF}", "Leave out"),
    broken("title-appointed-too-late", (TITLE, "qualified: 2009-11, appointed: 2013-01"),
           "people › T1 › titles › 1 › appointed", AS_OF, "Leave out"),
    broken("study-too-late", ("finished: 2004-07", "finished: 2014-07"),
           "people › T1 › education › 1 › finished", AS_OF, "Leave out"),
    broken("prize-too-late", (PRIZE, "on: 2012-05-02"), "people › T1 › achievements › 1 › on",
           AS_OF, "Leave out"),
    broken("certificate-too-late", fact("certificates: [{kind: accounting, on: 2012-05-02}]"),
           "people › T1 › certificates › 1 › on", AS_OF, "Leave out"),
    broken("work-too-late", fact("experience: [{field: finance, since: 2012-05-02}]"),
           "people › T1 › experience › 1 › since", AS_OF, "Leave out"),
    broken("work-ends-too-late",
           fact("experience: [{field: finance, since: 2012-01, until: 2012-06}]"),
           "people › T1 › experience › 1 › until", AS_OF, "Leave out"),
    broken("leads-too-late", fact("leads: [{department: 技术科, role: head, since: 2012-05-02}]"),
           "people › T1 › leads › 1 › since", AS_OF, "Leave out"),
    broken("study-before-birth", fact("born: 2004-07-02"), "people › T1 › education › 1 › finished",
           "2004-07-01 is before the day of birth (2004-07-02).", "Correct one of the dates.",
           at="finished: 2004-07"),
    broken("year-not-over", ("2011: qualified", "2012: qualified"),
           "people › T1 › assessments › 2012", "A year is assessed when it is over", "Leave the"),
    broken("year-too-small", ("2011: qualified", "11: qualified"), "people › T1 › assessments › 11",
           "11 does not do", "Write a larger number."),
    broken("year-as-word", ("2011: qualified", "last: qualified"),
           "people › T1 › assessments › last", "last does not do", "Write a whole number."),
    broken("service-ends-before-it-begins", fact(f"{P12_SINCE}2008-01, until: 2007-01}}]"),
           "people › T1 › service › 1 › until",
           "The period ends (2007-01-01) no later than it begins (2008-01-01).", "`until` is"),
    broken("service-of-no-day", fact(f"{P12_SINCE}2008-01, until: 2008-01}}]"),
           "people › T1 › service › 1 › until", "no later than it begins", "`until` is"),
    broken("work-ends-before-it-begins",
           fact("experience: [{field: finance, since: 2008-01, until: 2007-01}]"),
           "people › T1 › experience › 1 › until", "no later than it begins", "`until` is"),
    broken("leads-ends-before-it-begins",
           fact("leads: [{department: 技术科, role: head, since: 2008-01, until: 2007-01}]"),
           "people › T1 › leads › 1 › until", "no later than it begins", "`until` is"),
    broken("service-overlaps", fact(f"{P12_SINCE}2005-01, until: 2008-01}},"
           " {grade: P10, since: 2007-01, until: 2009-01}]"),
           "people › T1 › service › 2 › since",
           "Begins on 2007-01-01, before an earlier period ends (2008-01-01).", TWICE_SERVING),
    broken("service-overlaps-the-present-post", fact(f"{P12_SINCE}2005-01, until: 2010-01}}]"),
           "people › T1 › current › since",
           "Begins on 2009-12-01, before an earlier period ends (2010-01-01).", TWICE_SERVING,
           at="current:"),
    broken("no-day-of-the-calendar", (BEGAN, "began: 2012-02-30"), "people › T1 › began",
           "2012-02-30 is no day of the calendar.", DAY),
    broken("no-day-in-quotes", (BEGAN, 'began: "2012-02-30"'), "people › T1 › began",
           "2012-02-30 is no day of the calendar.", DAY),
    broken("no-month", (BEGAN, "began: 2012-13"), "people › T1 › began", "2012-13", DAY),
    broken("day-with-slashes", (BEGAN, "began: 2004/08/01"), "people › T1 › began", "2004/08", DAY),
    broken("day-cut-short", (BEGAN, "began: 2004-8-1"), "people › T1 › began", "2004-8-1", DAY),
    broken("day-in-words", (BEGAN, "began: Aug 2004"), "people › T1 › began", "Aug 2004", DAY),
    broken("day-as-number", (BEGAN, "began: 20040801"), "people › T1 › began", "20040801", DAY),
    broken("year-alone", (BEGAN, "began: 2004"), "people › T1 › began", "2004", DAY),
    broken("seconds", (BEGAN, "began: 1091318400"), "people › T1 › began", "1091318400", DAY),
    broken("zero", (BEGAN, "began: 0"), "people › T1 › began", "0 ", DAY),
    broken("day-in-a-list", (BEGAN, "began: [2004-08-01]"), "people › T1 › began",
           "A group of values is no day of the calendar.", DAY),
    broken("year-too-large", ("2011: qualified", "2201: qualified"),
           "people › T1 › assessments › 2201", "2201 does not do", "Write a smaller number."),
    broken("moment", (BEGAN, "began: 2004-08-01T00:00:00Z"), "people › T1 › began", "T00", DAY),
]  # fmt: skip


@pytest.mark.parametrize("case", WORDS)
def test_an_unknown_word_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A word that nothing defines gives one message, which lists the known ones."""
    check(tmp_path, case)


@pytest.mark.parametrize("case", PLACES)
def test_an_impossible_place_is_said_once(tmp_path: Path, case: Broken) -> None:
    """An id, a present post or a wish that cannot be gives one message in its place."""
    check(tmp_path, case)


@pytest.mark.parametrize("case", DATES)
def test_an_impossible_date_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A date that is no date, too late, or in the wrong order gives one message."""
    check(tmp_path, case)
