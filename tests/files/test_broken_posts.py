"""Broken scenario files: the described posts and the conditions that they state."""

from pathlib import Path

import pytest

from tests.files.broken import POST, Broken, broken, check, post, requires

GRADES = "posts › engineer-1 › grades"
ASKED = "posts › asked › requires"
NOT_JUDGED = "This is no condition that can be judged."
ONE_KEYWORD = "A condition has one keyword of: all, any, not, see, tenure"
KNOWN = "Correct the name, or define it. Known: "
KEYS = "Write keys with values."
CHIEF = "{id: chief, title: 科长, grades: [M8]"
COMBINED = "ive either `every`, or `mark`, `times` and `last` together."


def chief(written: str) -> tuple[str, str]:
    """A section chief's post with something more said of it."""
    return post(f"{CHIEF}, {written}}}")


def regraded(grades: str) -> tuple[str, str]:
    """The first engineer's post at other grades."""
    return POST, POST.replace("[P10]", grades)


POSTS = [
    broken("two-posts-of-one-id", ("id: engineer-2", "id: engineer-1"), "posts › engineer-1 › id",
           "The id engineer-1 is used twice.", "Give each its own id."),
    broken("id-of-a-general-post", post("{id: general-x, title: 科员, grades: [M9]}"),
           "posts › general-x › id", "general-x begins with general-", "otherwise"),
    broken("id-in-chinese", post("{id: 科长, title: 科长, grades: [M8]}"), "posts › 科长 › id",
           "科长 does not do", "Use letters, digits, `.`, `_` and `-` only."),
    broken("id-as-number", post("{id: 17, title: 科长, grades: [M8]}"), "posts › 17 › id",
           "17 does not do", "Write text; put it in quotes"),
    broken("title-empty", post('{id: chief, title: "", grades: [M8]}'), "posts › chief › title",
           "does not do", "Write something, or leave the key out."),
    broken("title-blank", post('{id: chief, title: "  ", grades: [M8]}'), "posts › chief › title",
           "does not do", "Write something, or leave the key out."),
    broken("grade-of-no-rulebook", post("{id: w, title: 工, grades: [W3]}"), "posts › w › grades",
           "There is no grade W3.", KNOWN),
    broken("grades-empty", regraded("[]"), GRADES, "at least 1", "Give at least one."),
    broken("grades-as-text", regraded("P10"), GRADES, "P10 does not do", "Write a list."),
    broken("grade-twice", regraded("[P10, P10]"), GRADES, "Lists P10 twice.", "Correct the value."),
    broken("tiers-mixed", regraded("[P10, P11]"), GRADES, "P10, P11 are not of one tier",
           "A management post has one grade, a professional one grades of one tier."),
    broken("two-management-grades", post("{id: chief, title: 科长, grades: [M8, M9]}"),
           "posts › chief › grades", "M8, M9 are not of one tier or management grade.",
           "A management post has one grade"),
    broken("categories-mixed", regraded("[P10, M9]"), GRADES, "P10, M9 are not of one", "grade"),
    broken("seats-0", chief("seats: 0"), "posts › chief › seats", "0 does not do", "larger"),
    broken("leads-unknown-department", chief("leads: [财务科]"), "posts › chief › leads",
           "There is no department 财务科.", f"{KNOWN}技术科."),
    broken("leads-twice", chief("leads: [技术科, 技术科]"), "posts › chief › leads",
           "Lists 技术科 twice.", "Correct the value."),
    broken("sensitive-unknown", chief("sensitive: [money]"), "posts › chief › sensitive › 1",
           "money is not one of the words", "Write personnel, finance or discipline."),
    broken("unit-leader-yes", chief("unit-leader: yes"), "posts › chief › unit-leader",
           "yes does not do", "Write true or false."),
    broken("named-without-body", chief("named: T1"), "posts › chief › named",
           "T1 is named for a post that is not filled by appointment.", "`by-appointment`"),
    broken("named-unknown-person", chief("by-appointment: 市委, named: T9"),
           "posts › chief › named", "There is no person T9.", f"{KNOWN}T1, T2, T3."),
    broken("general-by-hand", chief("general: true"), "posts › chief › general",
           "chief is described, so it is no general post.", "Leave the key out"),
]  # fmt: skip

CONDITIONS = [
    broken("no-keyword", requires("{cite: x}"), ASKED, NOT_JUDGED, ONE_KEYWORD),
    broken("nothing", requires("{}"), ASKED, NOT_JUDGED, ONE_KEYWORD),
    broken("two-keywords", requires("{title: {tier: senior}, education: {level: bachelor}}"),
           ASKED, NOT_JUDGED, ONE_KEYWORD),
    broken("unknown-keyword", requires("{titel: {tier: senior}}"), ASKED, NOT_JUDGED, ONE_KEYWORD),
    broken("word", requires("bachelor"), ASKED, NOT_JUDGED, ONE_KEYWORD),
    broken("list", requires("[{see: open-selection}]"), ASKED, NOT_JUDGED, ONE_KEYWORD),
    broken("not-a-list", requires("{not: [{see: open-selection}]}"), f"{ASKED} › not", NOT_JUDGED,
           ONE_KEYWORD),
    broken("word-in-a-list", requires("{all: [{title: {tier: senior}}, bachelor]}"),
           f"{ASKED} › all › 2", NOT_JUDGED, ONE_KEYWORD),
    broken("all-empty", requires("{all: []}"), f"{ASKED} › all", "at least 1", "at least one"),
    broken("any-empty", requires("{all: [{any: []}]}"), f"{ASKED} › all › 1 › any", "at least 1",
           "Give at least one."),
    broken("all-as-keys", requires("{all: {title: {tier: senior}}}"), f"{ASKED} › all", "",
           "Write a list."),
    broken("years-as-text", requires('{tenure: {grade: M9, years: "3"}}'),
           f"{ASKED} › tenure › years", "3 does not do", "Write a whole number."),
    broken("years-0", requires("{tenure: {grade: M9, years: 0}}"), f"{ASKED} › tenure › years",
           "0 does not do", "Write a larger number."),
    broken("years-missing", requires("{tenure: {grade: M9}}"), f"{ASKED} › tenure",
           "The key years is missing.", "Add it."),
    broken("tenure-at-no-grade", requires("{tenure: {grade: M11, years: 3}}"),
           f"{ASKED} › tenure › grade", "M11 is not one of the words", "Write M1"),
    broken("tenure-at-a-grade-of-no-rulebook", requires("{tenure: {grade: W3, years: 3}}"),
           f"{ASKED} › tenure › grade", "There is no grade W3.", KNOWN),
    broken("atom-as-number", requires("{tenure: 3}"), f"{ASKED} › tenure", "3 does not do", KEYS),
    broken("atom-as-word", requires("{title: senior}"), f"{ASKED} › title", "senior does", KEYS),
    broken("tier-unknown", requires("{title: {tier: high}}"), f"{ASKED} › title › tier",
           "high is not one of the words", "Write full-senior, associate-senior, senior"),
    broken("series-unknown", requires("{title: {tier: senior, series: nope}}"),
           f"{ASKED} › title › series", "nope", f"{KNOWN}economics"),
    broken("series-empty", requires("{title: {tier: senior, series: []}}"),
           f"{ASKED} › title › series", "at least 1", "Give at least one."),
    broken("series-twice", requires("{title: {tier: senior, series: [economics, economics]}}"),
           f"{ASKED} › title › series", "Lists economics twice.",
           "Correct the value."),
    broken("field-unknown", requires("{education: {level: bachelor, fields: [nope]}}"),
           f"{ASKED} › education › fields", "nope", KNOWN),
    broken("major-unknown", requires("{major: {fields: nope}}"), f"{ASKED} › major › fields",
           "nope", KNOWN),
    broken("certificate-unknown", requires("{certificate: {kinds: nope}}"),
           f"{ASKED} › certificate › kinds", "nope", f"{KNOWN}accounting"),
    broken("work-unknown", requires("{experience: {fields: nope, years: 1}}"),
           f"{ASKED} › experience › fields", "nope", KNOWN),
    broken("achievement-unknown", requires("{achievement: {kind: nope}}"),
           f"{ASKED} › achievement › kind", "nope", KNOWN),
    broken("class-unknown", requires("{achievement: {kind: project, class: nope}}"),
           f"{ASKED} › achievement › class", "nope", f"{KNOWN}first"),
    broken("level-unknown", requires("{achievement: {kind: project, level: [unit, world]}}"),
           f"{ASKED} › achievement › level › 2", "world is not one", "national, ministerial"),
    broken("since-unknown", requires("{achievement: {kind: project, since: ever}}"),
           f"{ASKED} › achievement › since", "ever is not one", "Write current-appointment."),
    broken("completed-as-number", requires("{achievement: {kind: project, completed: 1}}"),
           f"{ASKED} › achievement › completed", "1 does not do", "Write true or false."),
    broken("assessments-of-nothing", requires("{assessments: {}}"), f"{ASKED} › assessments",
           COMBINED, ""),
    broken("assessments-mixed", requires("{assessments: {every: qualified, last: 3}}"),
           f"{ASKED} › assessments", COMBINED, ""),
    broken("assessments-without-years", requires("{assessments: {mark: excellent, times: 1}}"),
           f"{ASKED} › assessments", COMBINED, ""),
    broken("assessments-of-no-mark", requires("{assessments: {every: ungraded}}"),
           f"{ASKED} › assessments", "`ungraded` is no mark to ask for.", ""),
    broken("see-unknown", requires("{see: nope}"), f"{ASKED} › see", "There is no condition nope.",
           f"{KNOWN}commended"),
    broken("see-unknown-within", requires("{any: [{see: excellent}, {not: {see: nope}}]}"),
           f"{ASKED} › any › 2 › not › see", "There is no condition nope.", KNOWN),
    broken("matter-with-blank", requires('{recorded: {matter: "a b"}}'),
           f"{ASKED} › recorded › matter", "a b does not do", "Use letters, digits"),
    broken("roles-as-text", requires("{leads: {roles: head}}"), f"{ASKED} › leads › roles",
           "head does not do", "Write a list."),
    broken("role-unknown", requires("{leads: {roles: [boss]}}"), f"{ASKED} › leads › roles › 1",
           "boss is not one", "Write head or deputy."),
    broken("unknown-key-beside-the-keyword", requires("{title: {tier: senior}, remark: x}"),
           f"{ASKED} › remark", "There is no key remark here.", ""),
    broken("unknown-key-below-the-keyword",
           post("id: asked\n    title: 工程师\n    grades: [P10]\n    requires:\n"
                "      title: {tier: senior}\n      remark: x"),
           f"{ASKED} › remark", "There is no key remark here.", "", at="remark"),
    broken("empty-clause-below-the-keyword",
           post("id: asked\n    title: 工程师\n    grades: [P10]\n    requires:\n"
                "      all:\n        - title: {tier: senior}\n      cite: ''"),
           f"{ASKED} › cite", "", "Write something", at="cite"),
]  # fmt: skip


@pytest.mark.parametrize("case", POSTS)
def test_an_impossible_post_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A post whose id, grades, seats or people cannot be gives one message in its place."""
    check(tmp_path, case)


@pytest.mark.parametrize("case", CONDITIONS)
def test_a_condition_that_cannot_be_judged_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A condition without sense gives one message, at its innermost part that is wrong."""
    check(tmp_path, case)
