"""Broken scenario files: policy, relations, decisions and alternative plans."""

from pathlib import Path

import pytest

from tests.files.broken import (
    QUOTA,
    TIE,
    Broken,
    broken,
    check,
    edited,
    fact,
    line_with,
    loaded,
    more,
    only_fault,
    written,
)

KNOWN = "Correct the name, or define it. Known: "
AIMS = "Write transitional, placement, priority, seniority-fit"


def policy(written: str) -> tuple[str, str]:
    """A policy in a line of its own."""
    return more(f"policy: {{{written}}}")


def relation(between: str, kind: str = "spouse") -> tuple[str, str]:
    """Two declared relatives."""
    return more(f"relations: [{{between: [{between}], kind: {kind}}}]")


def decision(written: str) -> tuple[str, str]:
    """A decision of the leading group."""
    return more(f"decisions: [{{{written}, reason: r, by: b, on: 2012-05-01}}]")


def plans(written: str) -> tuple[str, str]:
    """An alternative plan of the name `a`."""
    return more(f"plans: {{a: {written}}}")


POLICIES = [
    broken("unknown", policy("over-quotas: forbid"), "policy › over-quotas",
           "There is no key over-quotas here.", "Perhaps over-quota is meant."),
    broken("over-quota", policy("over-quota: allow"), "policy › over-quota", "allow is not one",
           "Write forbid or transitional."),
    broken("quota-reading", policy("quota-reading: both"), "policy › quota-reading", "both is",
           "Write exact or cumulative."),
    broken("posts", policy("professional-posts: by tier"), "policy › professional-posts",
           "by tier is not one", "Write by-tier or as-written."),
    broken("merit", policy("merit-reading: R5"), "policy › merit-reading", "R5 is not one",
           "Write R1, R2, R3 or R4."),
    broken("years", policy("recent-years: 36 months"), "policy › recent-years", "36 months is not",
           "Write assessment-years or months."),
    broken("fair", policy("fair: true"), "policy › fair",
           "There is no policy fair any more: the aim priority gives seats by points, by default.",
           "Leave it out; where `aims` are written, put priority after placement."),
    broken("unfair", policy("fair: false"), "policy › fair", "no policy fair", "Leave it out;"),
    broken("aims-empty", policy("aims: []"), "policy › aims", "at least 1", "Give at least one."),
    broken("aim-twice", policy("aims: [placement, placement]"), "policy › aims",
           "Lists placement twice.", "Correct the value."),
    broken("aim-unknown", policy("aims: [placement, money]"), "policy › aims › 2",
           "money is not one of the words", AIMS),
    broken("aims-as-text", policy("aims: placement"), "policy › aims", "placement does not do",
           "Write a list."),
    broken("left-blank", policy("over-quota: ~"), "policy › over-quota", "Nothing is", "Write"),
]  # fmt: skip

DECISIONS = [
    broken("relative-unknown", relation("T1, T9"), "relations › 1 › between",
           "There is no person T9.", f"{KNOWN}T1, T2, T3."),
    broken("relative-of-oneself", relation("T1, T1"), "relations › 1 › between",
           "T1 is declared a relative of the same person.", "Name two people."),
    broken("relation-of-three", relation("T1, T2, T3"), "relations › 1 › between", "at most 2",
           "Give fewer."),
    broken("relation-of-one", relation("T1"), "relations › 1 › between", "An item is missing.",
           "Add it."),
    broken("relation-unknown", relation("T1, T2", "friend"), "relations › 1 › kind", "friend is",
           "Write spouse, direct, collateral, in-law or other."),
    broken("neither-post-nor-grade", decision("rule: pin, person: T1"), "decisions › 1",
           "names neither a post nor a grade", "Say which post or which grade is meant."),
    broken("person-unknown", decision("rule: pin, person: T9, grade: P9"), "decisions › 1 › person",
           "There is no person T9.", f"{KNOWN}T1, T2, T3."),
    broken("post-unknown", decision("rule: pin, person: T1, post: engineer-9"),
           "decisions › 1 › post", "There is no post engineer-9.", "engineer-2, general-interm"),
    broken("grade-unknown", decision("rule: pin, person: T1, grade: P99"), "decisions › 1 › grade",
           "P99 is not one of the words", "Write M1"),
    broken("grade-of-no-rulebook", decision("rule: pin, person: T1, grade: P13"),
           "decisions › 1 › grade", "There is no grade P13.", KNOWN),
    broken("rule-unknown", decision("rule: fix, person: T1, grade: P9"), "decisions › 1 › rule",
           "fix is not one of the words", "Write pin or forbid."),
    broken("no-reason", more("decisions: [{rule: pin, person: T1, grade: P9, by: b, on: 2012-05}]"),
           "decisions › 1", "The key reason is missing.", "Add it."),
]  # fmt: skip

PLANS = [
    broken("policy-unknown", plans("{policy: {over-quotas: forbid}}"),
           "plans › a › policy › over-quotas", "over-quotas", "docs/model.md"),
    broken("policy-value", plans("{policy: {over-quota: maybe}}"),
           "plans › a › policy › over-quota",
           "maybe does not do as over-quota, or there is no such policy.",
           "docs/model.md lists every policy and its values."),
    broken("policy-fair", plans("{policy: {fair: true}}"), "plans › a › policy › fair",
           "There is no policy fair any more", "put priority after placement."),
    broken("grade-unknown", plans("{quota: {P99: 1}}"), "plans › a › quota › P99", "P99 is not",
           "Write M1"),
    broken("grade-of-no-rulebook", plans("{quota: {P13: 1}}"), "plans › a › quota › P13",
           "There is no grade P13.", KNOWN),
    broken("key-unknown", plans("{qouta: {P9: 1}}"), "plans › a › qouta",
           "There is no key qouta here.", "Perhaps quota is meant."),
    broken("total-0", plans("{total: 0}"), "plans › a › total", "0 does not do", "larger number"),
    broken("ratio-twice",
           plans("{ratios: [{part: senior, of: total, at-most: 1/2},"
                 " {part: senior, of: total, at-least: 0%}]}"),
           "plans › a › ratios › 2", "The ratio senior/total is given twice.", "Keep one"),
    broken("name-of-the-file's-own", more("plans: {base: {total: 9}}"), "plans › base",
           "base is the name of the plan that the scenario itself states.",
           "Call the alternative otherwise."),
    broken("plan-name", more("plan-name: x"), "", "There is no key plan-name here.",
           "Choose a plan with --plan."),
]  # fmt: skip


@pytest.mark.parametrize("case", POLICIES)
def test_a_wrong_policy_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A policy that is unknown or has no such value gives one message in its place."""
    check(tmp_path, case)


@pytest.mark.parametrize("case", DECISIONS)
def test_an_impossible_decision_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A relation or decision about nobody or nothing gives one message in its place."""
    check(tmp_path, case)


@pytest.mark.parametrize("case", PLANS)
def test_an_impossible_alternative_is_said_once(tmp_path: Path, case: Broken) -> None:
    """An alternative plan that would be no plan is refused with the file, not when chosen."""
    check(tmp_path, case)


def test_an_alternative_can_be_taken_where_somebody_applies(tmp_path: Path) -> None:
    """Alternative plans can be chosen in a file whose people have application lists."""
    scenario = loaded(tmp_path, plans("{quota: {P9: 0}}"), fact("applies: [engineer-2]"))
    assert scenario.with_plan("a").plan.quota == {"P9": 0, "P10": 2, "P12": 1}


def test_an_alternative_that_abolishes_a_wanted_post_is_said(tmp_path: Path) -> None:
    """A plan under which an application would be for nothing is said with the file."""
    quota = QUOTA, edited(QUOTA, [("P12: 1", "P12: 1, M9: 1")])
    edits = plans("{quota: {M9: 0}}"), quota, fact("applies: [general-M9]")
    fault = only_fault(written(tmp_path, edited(TIE, edits)))
    assert fault.path == ("plans", "a")
    assert fault.line == line_with("plans:", edited(TIE, edits))
    assert fault.what == "people › T1 › applies › 1: There is no post general-M9."
