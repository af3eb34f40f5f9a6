"""The summary of a region on a terminal."""

import pytest

from models.batch import (
    Asked,
    Contested,
    GradeUse,
    Open,
    OverQuota,
    RegionSummary,
    Sentence,
    Told,
)
from models.grades import Grade
from solver.report.catalogue import batch
from solver.report.page import Page
from solver.report.region import SHOWN, region_text

NOBODY = dict.fromkeys(
    (
        *("people", "placed", "retained", "promoted", "transferred", "transitional", "appointed"),
        *("waiting", "undecided"),
    ),
    0,
)
SAID = (Sentence(en="E", zh="中"),)
EMPTY = RegionSummary(
    version="0",
    asked=Asked(),
    institutions=0,
    files={},
    people=NOBODY,
    quota=(),
    over_quota=(),
    vacancies={},
    contests=Contested(contests=0, institutions=0, seats=0, applicants=0, tied=0),
    ties=Open(cases=0, institutions=0),
    reviews=Open(cases=0, institutions=0),
    infeasible=(),
    out_of_time=(),
    bad_input=(),
    faults=(),
    passed_over=(),
)
FULL = EMPTY.replace(
    institutions=1007,
    files={
        "optimal": 1000,
        "feasible": 2,
        "infeasible": 1,
        "unknown": 1,
        "bad-input": 2,
        "fault": 1,
    },
    people=NOBODY
    | {
        "people": 30000,
        "placed": 29000,
        "promoted": 5,
        "transferred": 4,
        "transitional": 3,
        "waiting": 1,
        "undecided": 2,
    },
    quota=(
        GradeUse(
            grade=Grade.P10,
            institutions=9,
            quota=1200,
            current=3,
            filled=4,
            transitional=0,
            lent=5,
            empty=6,
        ),
    ),
    over_quota=(OverQuota(file="a.yaml", institution="甲", seats=3),),
    vacancies={"no-candidate": 1200, "blocked-by-rule": 1},
    contests=Contested(contests=2, institutions=2, seats=3, applicants=7, tied=0),
    ties=Open(cases=1, institutions=1),
    reviews=Open(cases=4, institutions=3),
    infeasible=(Told(file="a.yaml", institution="甲", sentences=SAID),),
    out_of_time=(Told(file="b.yaml", institution="乙", sentences=SAID),),
    bad_input=(Told(file="c.yaml", institution=None, sentences=SAID * 2),),
    faults=(Told(file="d.yaml", institution=None, sentences=SAID),),
    passed_over=("r.yaml",),
)


def test_the_answer_comes_first() -> None:
    """How many are solved, how many people have a post, what is left to decide."""
    assert region_text(FULL).splitlines()[:8] == [
        "Region of 1007 institutions",
        "",
        "1000 proved best, 2 solved but not proved in the time, 1 impossible as it stands, "
        "1 without an answer in the time, 2 files cannot be used, 1 fault of gangwei.",
        "29000 of 30000 people appointed, 5 promoted, 4 transferred, 3 over the quota, "
        "in transition, 1 waits, 2 in institutions without an answer.",
        "2 contests in 2 institutions: 7 applicants for 3 seats.",
        "1 tie to decide.",
        "4 people with a review that could change the result, in 3 institutions.",
        "1 file that is no institution is passed over.",
    ]


def test_then_what_is_to_be_mended_then_the_seats() -> None:
    """Faults, bad files, conflicts, time; then over the quota, by grade, empty."""
    text = region_text(FULL)
    heads = [batch.WORDS["en"][f"batch.head.{key}"] for key in (
        "faults", "bad-input", "infeasible", "out-of-time", "over-quota", "quota", "vacancies"
    )]  # fmt: skip
    assert sorted(heads, key=text.index) == heads
    assert "- c.yaml\n  E\n  E\n" in text
    assert "- a.yaml 甲\n  E\n" in text
    assert "- a.yaml 甲: 3\n" in text
    assert "Used from below" in text
    assert "Over " not in text
    assert "1,200" in text
    assert "blocked by a rule" in text


def test_in_chinese() -> None:
    """The same, with the grades by their names."""
    text = region_text(FULL, Page(lang="zh"))
    assert text.startswith("本地区1007个单位\n\n1000个已证最优，")
    assert "- c.yaml\n  中\n  中\n" in text
    assert "专技十级" in text


def test_nothing_is_said_of_nothing() -> None:
    """An empty region has a title and two lines."""
    text = region_text(EMPTY.replace(institutions=1, files={"optimal": 1}))
    assert text == "Region of 1 institution\n\n1 proved best.\n0 of 0 people appointed.\n"


@pytest.mark.parametrize("more", [0, 1, 5])
def test_a_long_list_is_cut_short(more: int) -> None:
    """The first are shown, the rest are counted."""
    told = [
        Told(file=f"{number}.yaml", institution=None, sentences=SAID)
        for number in range(SHOWN + more)
    ]
    text = region_text(EMPTY.replace(bad_input=tuple(told)))
    assert text.count(".yaml\n") == SHOWN
    assert (f"… and {more} more" in text) is (more > 0)


def test_both_languages_say_the_same_things() -> None:
    """Chinese has no plural; every other key is in both."""
    english = {key for key in batch.WORDS["en"] if not key.endswith(".one")}
    assert english == set(batch.WORDS["zh"])
