"""Broken lists of the leading group."""

from pathlib import Path

import pytest

from tests.files.broken import Broken, broken, check, loaded, more


def group(written: str) -> tuple[str, str]:
    """A leading group in a line of its own."""
    return more(f"leading-group: {{{written}}}")


CASES = [
    broken("nobody", group("members: [{id: T9}]"), "leading-group › members › T9 › id",
           "There is no person T9.", "give the `name` of somebody from outside"),
    broken("twice", group("members: [{id: T1}, {id: T1}]"), "leading-group › members › T1 › id",
           "The id T1 is used twice.", "Give each its own id."),
    broken("role", group("members: [{id: T1, role: boss}]"), "leading-group › members › T1 › role",
           "boss is not one of the words", "Write chair, deputy or member."),
    broken("quorum", group("members: [{id: T1}], quorum: 2"), "leading-group › quorum",
           "2 must be there, of 1 members.", "List every member, or lower the quorum."),
    broken("none-must-be-there", group("members: [{id: T1}], quorum: 0"),
           "leading-group › quorum", "0 does not do", "Write a larger number."),
    broken("relative", more("relations: [{between: [T1, X1], kind: spouse}]"),
           "relations › 1 › between", "There is no person X1.", "Known: "),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_mistake_is_told_once(case: Broken, tmp_path: Path) -> None:
    """Where, what, and how to mend it."""
    check(tmp_path, case)


def test_somebody_from_outside_may_have_relatives_here(tmp_path: Path) -> None:
    """Once a member with a name, anybody may stand in a relation."""
    made = loaded(
        tmp_path,
        more(
            "leading-group: {members: [{id: X1, name: 外单位成员}]}\n"
            "relations: [{between: [X1, T1], kind: spouse}]"
        ),
    )
    assert made.relations[0].between == ("X1", "T1")
