"""A region in words: the answer, the pools, the conflict, in both languages."""

from typing import Any

import pytest

from models.regional import Line, RegionResult
from models.result import Status
from solver.analysis.region.members import line
from solver.analysis.region.steps import county_result, pool_findings
from solver.files.region import load_region
from solver.regional import Decided, decide
from solver.report import pools as report
from solver.report.page import Page
from solver.report.pools import county_text, member_note, region_text
from solver.report.words import Lang
from tests.builders import SCENARIOS, person, rulebook
from tests.regions import county, members, pool, whole

TRANSITIONAL = {"policy": {"over-quota": "transitional"}}


def decided_of(*pools: Any, **institutions: Any) -> Decided:
    """A county decided."""
    one = county(*pools)
    return decide(one, members(one, **institutions))


def told(decided: Decided, lang: Lang = "en") -> str:
    """The text of a region that is one county."""
    found, page = pool_findings(decided), Page(lang)
    result = county_result(decided)
    lines = [line(name, decided.members[name], one) for name, one in decided.results.items()]
    whole_region = RegionResult(
        region="test", institutions=tuple(lines), counties=(result,), pools=found
    )
    return region_text(whole_region, [county_text(result, found, decided.members, page)], page)


def region_of(*statuses: Status, tied: int = 0, pooled: bool = False) -> str:
    """The text of a region of so many institutions without a county."""
    lines = [
        Line(
            id=f"i{number:03}",
            institution="test",
            pooled=pooled,
            status=status,
            people=2,
            appointed=2,
            promoted=0,
            waiting=0,
            transitional=0,
            tied=tied,
            seats=2,
            verified=True,
        )
        for number, status in enumerate(statuses)
    ]
    result = RegionResult(region="test", institutions=tuple(lines), counties=(), pools=())
    return region_text(result, [])


def example() -> Decided:
    """The shipped county."""
    file = load_region(SCENARIOS / "county" / "county.yaml")
    (one,) = file.region.counties
    return decide(one, file.together(one))


def test_the_example_in_english() -> None:
    """The answer first, then the pool: seats, holders, contests, what is empty."""
    text = told(example())
    assert text.startswith("test · 3 institutions, 1 pool of shared seats\n")
    for part in (
        "10 of 10 people appointed, 8 promoted.",
        "Every institution has its answer, proved best in every aim.",
        "Pool 乡村学校副高级岗位 [示例办法第五条]",
        "P6: 2 applicants for 1 free seat of 2, cut-off 43.00, next behind by 6.00.",
        "E1 lacks: 3 years at P6 or above, has 2, met on 2025-09-01",
        "only the sums are proved",
        "Here they decide between institutions",
        "Not worked out where seats are shared",
    ):
        assert part in text
    assert "differently" not in text


def test_the_example_in_chinese() -> None:
    """The same, with the usual names of grades."""
    text = told(example(), "zh")
    for part in ("10人中聘用10人，晋级8人。", "统筹岗位：乡村学校副高级岗位", "专技六级：2人应聘"):
        assert part in text


def test_a_pool_of_unlike_rulebooks_is_told() -> None:
    """Sums would compare what is not alike."""
    other = rulebook(
        scoring={"note": "x", "items": [{"item": "service-years", "each": 2, "most": 9}]}
    )
    a = whole({"P10": 1}, person("A", "P10", applies=[]))
    b = whole({"P10": 1}, person("B", "P10", applies=[]), rulebook=other)
    text = told(decided_of(pool("p", "ab", P9=1), a=a, b=b))
    assert "count points or value grades differently" in text


@pytest.mark.parametrize(("lang", "says"), [("en", "Over"), ("zh", "超岗")])
def test_transitional_seats_have_a_row_of_their_own(lang: Lang, says: str) -> None:
    """In the pool, in the line of the institution, and in the answer."""
    a, b = (whole({"P10": 1}, person(n, "P10", applies=[]), **TRANSITIONAL) for n in "AB")
    text = told(decided_of(pool("p", "ab", P10=1), a=a, b=b), lang)
    assert text.count(says) >= 2
    assert ("1 over the quota, in transition" in text) == (lang == "en")
    assert ("2 appointments are ties" in text) == (lang == "en")


def test_seats_used_from_below_have_a_row_of_their_own() -> None:
    """高岗低用."""
    policy = {"policy": {"quota-reading": "cumulative"}}
    a, b = (whole({"P10": 1}, person(n, "P10", applies=[]), **policy) for n in "AB")
    assert "Used from below" in told(decided_of(pool("p", "ab", P9=1, P10=1), a=a, b=b))


def test_who_waits_is_named_among_the_applicants() -> None:
    """A newcomer for whom there is no seat."""
    a, b = (whole({"P9": 1}, person(n, points=p)) for n, p in (("A", 3), ("B", 4)))
    text = told(decided_of(pool("p", "ab", P9=1), a=a, b=b))
    assert "1 of 2 people appointed, 1 wait." in text
    assert "waiting" in text.lower()


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        (
            "en",
            ("the pool p has 1 seat at P10", "a: A must keep at least P10", "Seats "),
        ),
        ("zh", ("统筹岗位“p”专技十级共1个", "不能同时成立")),
    ],
)
def test_a_conflict_names_pool_and_institutions(lang: Lang, says: tuple[str, ...]) -> None:
    """And what is not worked out; nothing about seats that nobody has."""
    a, b = (whole({"P10": 1}, person(n, "P10", applies=[])) for n in "AB")
    text = told(decided_of(pool("p", "ab", P10=1), a=a, b=b), lang)
    for part in says:
        assert part in text
    assert "only the sums are proved" not in text


def test_the_clause_of_a_pool_stands_in_the_conflict() -> None:
    """With the sentence that says how many seats there are."""
    cited = pool("p", "ab", P10=1).replace(cite="第五条")
    a, b = (whole({"P10": 1}, person(n, "P10", applies=[])) for n in "AB")
    assert "has 1 seat at P10 [第五条]" in told(decided_of(cited, a=a, b=b))


def test_institutions_that_are_not_solved_are_counted_and_named() -> None:
    """Who is alone can be asked alone; a county says for itself why."""
    text = region_of("optimal", "infeasible", "unknown", "feasible")
    counts = "1 not proved best, 1 impossible, 1 proved best, 1 nothing found in the time"
    assert f"Not every institution has an answer that is proved best: {counts}." in text
    assert "`gangwei solve` with the file of i001 says why" in text
    assert "says why" not in region_of("infeasible", pooled=True)
    assert "no pool of shared seats" in text


def test_a_long_list_is_cut_to_what_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those with something the matter are shown in any case."""
    monkeypatch.setattr(report, "_SHOWN", 2)
    text = region_of("optimal", "infeasible", "optimal")
    assert "i001" in text
    assert "i000" not in text
    assert "… and 2 more, all proved best" in text
    every = region_of("optimal", "optimal", "optimal")
    assert "… and 3 more" in every
    assert "Name" not in every


@pytest.mark.parametrize(("lang", "says"), [("en", "shares its seats at P9"), ("zh", "专技九级")])
def test_an_institution_is_told_that_it_shares(lang: Lang, says: str) -> None:
    """Before its own report, with what is not worked out."""
    one = county(pool("p", "ab", P9=1))
    a, b = (whole({"P10": 1}, person(name)) for name in "AB")
    note = member_note(members(one, a=a, b=b)["a"], "a", ["p"], Page(lang))
    assert says in note
    assert len(note.splitlines()) == 2
