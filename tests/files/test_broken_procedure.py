"""Broken dates of the procedure, in a scenario and in a rulebook."""

from pathlib import Path

import pytest

from tests.files.broken import Broken, broken, check, more


def stages(written: str) -> tuple[str, str]:
    """Own dates of stages."""
    return more(f"procedure: {{stages: {{{written}}}}}")


NOTICE = "procedure › stages › notice"
CASES = [
    broken("unknown", stages("publicity: {first: 2012-05-21}"), "procedure › stages › publicity",
           "There is no stage publicity.", "Known: contracts, descriptions, notice"),
    broken("key", stages("notice: {when: 2012-05-21}"), f"{NOTICE} › when",
           "There is no key when here.", "Correct or remove the key."),
    broken("last-before-first", stages("notice: {first: 2012-05-21, last: 2012-05-20}"),
           f"{NOTICE} › last", "The stage ends (2012-05-20) before it begins (2012-05-21).",
           "correct one of the two dates"),
    broken("last-before-the-regulation-s-first", stages("notice: {last: 2012-05-20}"),
           f"{NOTICE} › last", "before it begins (2012-05-21)", "correct one of the two dates"),
    broken("first-after-the-regulation-s-last", stages("notice: {first: 2012-06-01}"),
           f"{NOTICE} › first", "The stage ends (2012-05-31)", "correct one of the two dates"),
    broken("no-day", stages("notice: {first: soon}"), f"{NOTICE} › first",
           "soon is no day of the calendar.", "Write a day as 2005-11-01"),
    broken("after-all-years", more("procedure: {posted: 2201-01-01}"), "procedure › posted",
           "2201-01-01 is not within the years 1950 to 2200.", "Correct the value."),
    broken("before-all-years", more("procedure: {finish: 1949-12-31}"), "procedure › finish",
           "1949-12-31 is not within the years 1950 to 2200.", "Correct the value."),
    broken("no-days", more("procedure: {notice-days: 0}"), "procedure › notice-days",
           "0 does not do", "Write a larger number."),
    broken("too-many-days", more("procedure: {notice-days: 367}"), "procedure › notice-days",
           "367 does not do", "Write a smaller number."),
    broken("ruled-last-before-first", ("first: 2012-03-10", "first: 2012-03-21"),
           "rulebook › procedure › stages › preparation › last",
           "The stage ends (2012-03-20) before it begins (2012-03-21).",
           "correct one of the two dates", book=True, at="last: 2012-03-20"),
    broken("ruled-notice-in-no-stage", ("stage: notice", "stage: posting"),
           "rulebook › procedure › notice › stage", "There is no stage posting.",
           "Known: contracts", book=True),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_mistake_is_told_once(case: Broken, tmp_path: Path) -> None:
    """Where, what, and how to mend it."""
    check(tmp_path, case)
