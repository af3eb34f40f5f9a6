"""Atoms that look for a record: titles, schooling, certificates, leadership, findings."""

from typing import Any

import pytest

from tests.builders import AS_OF, judged, post


def title(tier: str, series: str = "engineering") -> dict[str, Any]:
    """A title certificate without appointment."""
    return {"tier": tier, "series": series, "qualified": "2008-01"}


@pytest.mark.parametrize(
    ("asked", "held", "verdict"),
    [
        ({"tier": "intermediate"}, [title("intermediate")], "met"),
        ({"tier": "intermediate"}, [title("associate-senior")], "met"),
        ({"tier": "intermediate"}, [title("assistant")], "unmet"),
        ({"tier": "senior"}, [title("associate-senior")], "met"),
        ({"tier": "senior"}, [title("intermediate")], "unmet"),
        ({"tier": "junior"}, [title("technician")], "met"),
        ({"tier": "intermediate", "series": "economics"}, [title("intermediate")], "unmet"),
        (
            {"tier": "intermediate", "series": ["economics", "engineering"]},
            [title("intermediate")],
            "met",
        ),
        ({"tier": "technician"}, [], "unmet"),
    ],
)
def test_a_title_of_the_tier_or_higher(
    asked: dict[str, Any], held: list[dict[str, Any]], verdict: str
) -> None:
    """In one of the series, where any is named; the certificate alone is enough."""
    trace = judged({"title": asked}, {"titles": held})
    assert trace.verdict == verdict
    assert trace.facts["tier"] == asked["tier"]
    assert (trace.facts["held"] != "") is (verdict == "met")


@pytest.mark.parametrize(
    ("records", "verdict", "held"),
    [
        ([{"level": "bachelor", "fields": ["computing"]}], "met", "bachelor"),
        ([{"level": "master", "fields": ["computing"]}], "met", "master"),
        ([{"level": "college", "fields": ["computing"]}], "unmet", ""),
        ([{"level": "bachelor", "fields": ["economics"]}], "unmet", ""),
        ([{"level": "doctor"}], "unmet", ""),
    ],
)
def test_schooling_of_the_level_in_a_field(
    records: list[dict[str, Any]], verdict: str, held: str
) -> None:
    """Level and field are asked of the same course of study."""
    asked = {"education": {"level": "bachelor", "fields": "computing"}}
    trace = judged(asked, {"education": records})
    assert (trace.verdict, trace.facts["held"]) == (verdict, held)


def test_schooling_without_a_field() -> None:
    """Any field will do where none is named."""
    facts = {"education": [{"level": "bachelor"}]}
    assert judged({"education": {"level": "bachelor"}}, facts).met


@pytest.mark.parametrize(
    "asked", [{"education": {"level": "school"}}, {"major": {"fields": "computing"}}]
)
def test_a_missing_school_record_needs_review(asked: dict[str, Any]) -> None:
    """Everybody went to some school: an empty record is a missing fact, not an answer."""
    trace = judged(asked, {})
    assert trace.verdict == "review"
    assert trace.facts["absent"] is True


@pytest.mark.parametrize(("field", "verdict"), [("computing", "met"), ("economics", "unmet")])
def test_a_major_of_any_level(field: str, verdict: str) -> None:
    """The field decides, whatever the level."""
    facts = {"education": [{"level": "secondary", "fields": [field]}]}
    trace = judged({"major": {"fields": "computing"}}, facts)
    assert trace.verdict == verdict
    assert trace.facts["held"] == (field if verdict == "met" else "")


@pytest.mark.parametrize(("kind", "verdict"), [("network", "met"), ("accounting", "unmet")])
def test_a_certificate_of_a_kind(kind: str, verdict: str) -> None:
    """A certificate of another kind is none."""
    trace = judged({"certificate": {"kinds": "network"}}, {"certificates": [{"kind": kind}]})
    assert (trace.verdict, trace.facts["kinds"]) == (verdict, ("network",))


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        ({"role": "head"}, "met"),
        ({"role": "deputy"}, "unmet"),
        ({"role": "head", "until": "2012-05-01"}, "unmet"),
        ({"role": "head", "until": "2012-04-30"}, "unmet"),
    ],
)
def test_leading_on_the_day(record: dict[str, Any], verdict: str) -> None:
    """In one of the roles, and on the scenario's date: who left that morning leads no more."""
    facts = {"leads": [{"department": "north", "since": "2008-01-01", **record}]}
    posts = [post("d", "M9", department="north")]
    trace = judged({"leads": {"roles": ["head"]}}, facts, posts=posts)
    assert trace.verdict == verdict
    assert trace.facts["held"] == ("north (head)" if verdict == "met" else "")


@pytest.mark.parametrize(
    ("word", "silent"), [("recorded", "review"), ("presumed", "met"), ("waiver", "unmet")]
)
def test_what_silence_means(word: str, silent: str) -> None:
    """Nothing on record: a judgement needs review, a duty is presumed met, a waiver is not."""
    asked = {word: {"matter": "m", "by": "group"}}
    assert judged(asked, {}).verdict == silent
    for found in ("met", "unmet"):
        finding = {"matter": "m", "finding": found, "by": "group", "on": AS_OF}
        trace = judged(asked, {"findings": [finding]})
        assert trace.verdict == found
        assert trace.facts["matter"] == "m"


def test_a_finding_in_another_matter_settles_nothing() -> None:
    """Findings are looked up by their matter."""
    asked = {"all": [{"recorded": {"matter": "m"}}, {"recorded": {"matter": "n"}}]}
    facts = {"findings": [{"matter": "n", "finding": "met", "by": "group", "on": AS_OF}]}
    assert [part.verdict for part in judged(asked, facts).parts] == ["review", "met"]
