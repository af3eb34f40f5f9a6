"""The 23 post descriptions of annex 3: what each says, and whom it lets in."""

import re

import pytest

from models.conditions import AllOf, Condition, ExperienceIn, TenureIn
from models.posts import Post
from solver.eligibility.judge import judge
from solver.eligibility.required import specific_conditions
from solver.eligibility.verdicts import Trace, Verdict
from tests.builders import changzhou
from tests.rulebook.cases import MET, Facts, leaves, subject
from tests.rulebook.descriptions import WANTS, Want, together

ANNEX_3 = [
    # label, title, department, grade, numbered conditions
    ("主任", "主任", "常州市信息中心", "M6", 4),
    ("副主任1", "副主任", "常州市信息中心", "M7", 4),
    ("副主任2", "副主任", "常州市信息中心", "M7", 5),
    ("总工程师", "总工程师", "常州市信息中心", "M7", 4),
    ("科长1", "主任", "办公室", "M8", 4),
    ("科长2", "科长", "计通科", "M8", 5),
    ("科长3", "科长", "预测科", "M8", 5),
    ("科长4", "科长", "信息科", "M8", 6),
    ("科长5", "科长", "综合科", "M8", 4),
    ("科员1", "科员（副主任）", "办公室", "M9", 4),
    ("科员2", "科员（副主任）", "办公室", "M9", 5),
    ("科员3", "科员", "办公室", "M9", 4),
    ("科员4", "科员（副科长）", "计通科", "M9", 5),
    ("科员5", "科员（副科长）", "信息科", "M9", 5),
    ("科员6", "科员（副科长）", "信息科", "M9", 5),
    ("科员7", "科员（副科长）", "综合科", "M9", 4),
    ("科员8", "科员（副科长）", "综合科", "M9", 4),
    ("高级工程师1", "高级工程师", "计通科", "P7", 4),
    ("高级工程师2", "高级工程师", "信息科", "P7", 4),
    ("中级工程师1", "中级工程师", "计通科", "P10", 5),
    ("中级工程师2", "中级工程师", "计通科", "P10", 4),
    ("中级经济师3", "中级经济师", "信息科", "P10", 5),
    ("助理经济师1", "助理经济师", "综合科", "P12", 4),
]

POSTS = {str(post.cite).removeprefix("附件3 "): post for post in changzhou().posts}

each_post = pytest.mark.parametrize("post", POSTS.values(), ids=POSTS)
each_description = pytest.mark.parametrize("label", POSTS)

SPOILT = [
    pytest.param(label, want, facts, verdict, id=f"{label} {want.item} {want.atom.__name__}: {who}")
    for label, wants in WANTS.items()
    for want in wants
    for who, (facts, verdict) in want.misses.items()
]


def items(post: Post) -> tuple[Condition, ...]:
    """The numbered conditions of a description."""
    assert isinstance(post.requires, AllOf)
    return post.requires.all_


def judged(label: str, facts: Facts) -> Trace:
    """All conditions of a description, judged."""
    required = POSTS[label].requires
    assert required is not None
    return judge(required, subject(facts))


def failing(trace: Trace) -> set[type]:
    """The kinds of atoms that are not met, idle alternatives included."""
    return {type(atom.condition) for atom in trace.atoms() if atom.verdict is not MET}


def test_the_descriptions_of_annex_3() -> None:
    """Labels, titles, departments, grades and numbers of conditions are the scheme's, in order."""
    stated = [
        (label, post.title, post.department, post.grades[0].value, len(items(post)))
        for label, post in POSTS.items()
    ]
    assert stated == ANNEX_3
    assert all(len(post.grades) == post.seats == 1 for post in POSTS.values())


def test_there_are_103_numbered_conditions() -> None:
    """The 23 descriptions number 103 conditions in all."""
    assert sum(len(items(post)) for post in POSTS.values()) == sum(row[4] for row in ANNEX_3) == 103


@each_post
def test_duties_and_standards_are_given(post: Post) -> None:
    """Every description has its duties and its work standards."""
    assert post.duties
    assert post.standards


@each_description
def test_every_condition_is_cited_and_quoted(label: str) -> None:
    """Each numbered condition carries its number and its own words, and so each atom a cite."""
    post = POSTS[label]
    cites = [item.cite for item in items(post)]
    assert cites == [f"附件3 {label} 条件{n}" for n in range(1, len(cites) + 1)]
    assert all(item.text for item in items(post))
    assert post.requires is not None
    assert all(cite for _, cite in leaves(post.requires))


@each_post
def test_conditions_ask_what_their_words_say(post: Post) -> None:
    """Grades and years in the words of a condition are those in its data."""
    for item in items(post):
        said = set(re.findall(r"在(\d+)级职员岗位(\d)年以上", item.text or ""))
        years = set(re.findall(r"(?<!岗位)(\d)年以上", item.text or ""))
        atoms = [atom for atom, _ in leaves(item)]
        tenures = {atom.tenure for atom in atoms if isinstance(atom, TenureIn)}
        worked = {atom.experience.years for atom in atoms if isinstance(atom, ExperienceIn)}
        assert {(str(t.grade.number), str(t.years)) for t in tenures} == said
        assert {str(number) for number in worked} == years


@each_description
def test_somebody_who_just_fits(label: str) -> None:
    """Who meets every condition to the day and no better is let in."""
    assert judged(label, together(WANTS[label])).met


@pytest.mark.parametrize(("label", "want", "facts", "verdict"), SPOILT)
def test_somebody_who_misses_one_thing(
    label: str, want: Want, facts: Facts, verdict: Verdict
) -> None:
    """Who misses one thing is stopped by the condition that asks it, and by no other."""
    trace = judged(label, together(WANTS[label], instead=want, by=facts))
    stopped = [number for number, part in enumerate(trace.parts, 1) if not part.met]
    assert trace.verdict is verdict
    assert stopped == [want.item]
    assert failing(trace) - failing(judged(label, together(WANTS[label]))) == {want.atom}


@each_description
def test_nothing_asked_is_left_untested(label: str) -> None:
    """Every atom of the description is asked of somebody who misses it."""
    required = POSTS[label].requires
    assert required is not None
    asked = [type(atom) for atom, _ in leaves(required)]
    tested = [want.atom for want in WANTS[label]]
    if label == "科员8":  # its certificate stands beside the title as an alternative
        asked = [atom for atom in asked if atom.__name__ != "CertificateHeld"]
    assert asked == tested


@pytest.mark.parametrize("kind", ["it-certified-engineer", "computing", "economics", "accounting"])
def test_a_qualification_certificate_instead_of_a_title(kind: str) -> None:
    """专业技术资质证书 of 科员8: any such certificate will do where no title is held."""
    *common, title, years = WANTS["科员8"]
    facts = together([*common, years])
    assert judged("科员8", {**facts, "certificates": [{"kind": kind}]}).met
    assert not judged("科员8", facts).met
    assert title.item == years.item == 4


@pytest.mark.parametrize("label", ["科长4", "科员6"])
@pytest.mark.parametrize("series", ["engineering", "economics", "statistics"])
def test_a_related_title_is_one_of_the_main_series(label: str, series: str) -> None:
    """相关职称: any title of the three main series, for no level is stated."""
    titles = [{"tier": "technician", "series": series, "qualified": "2008-11"}]
    assert judged(label, {**together(WANTS[label]), "titles": titles}).met


@each_description
def test_the_own_desk_asks_nothing(label: str) -> None:
    """Retaining the present post needs no specific condition; any other post does."""
    post = POSTS[label]
    assert specific_conditions(post, post.id) == ()
    assert specific_conditions(post, None) == items(post)


def test_the_director_is_appointed_from_above() -> None:
    """Only the director's post is filled by appointment, by the organisation department."""
    appointed = {label: post.by_appointment for label, post in POSTS.items() if post.by_appointment}
    assert appointed == {"主任": "市委组织部"}


def test_who_leads_what() -> None:
    """Four leaders of the unit; each department has one leader above it, save the office."""
    leaders = [label for label, post in POSTS.items() if post.unit_leader]
    assert leaders == ["主任", "副主任1", "副主任2", "总工程师"]
    led = {label: POSTS[label].leads for label in leaders}
    assert led == {
        "主任": ("常州市信息中心",),
        "副主任1": ("信息科", "预测科"),
        "副主任2": ("综合科",),
        "总工程师": ("计通科",),
    }
    for number in range(1, 6):
        chief = POSTS[f"科长{number}"]
        assert chief.leads == (chief.department,)
