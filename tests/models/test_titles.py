"""The ordered words: titles, education, marks."""

from itertools import product
from typing import get_args

from models.titles import Education, Mark, TitleFloor, TitleTier, lowest


def test_titles_are_ordered_as_listed() -> None:
    """Each title is at least itself and every later one, and no earlier one."""
    for (i, one), (j, other) in product(enumerate(TitleTier), repeat=2):
        assert one.at_least(other) is (i <= j)


def test_education_is_ordered_as_listed() -> None:
    """Each level is at least itself and every later one, and no earlier one."""
    for (i, one), (j, other) in product(enumerate(Education), repeat=2):
        assert one.at_least(other) is (i <= j)


def test_marks_are_ordered_but_for_the_ungraded() -> None:
    """不定等次 is never at least anything, and every mark is at least it."""
    graded = [mark for mark in Mark if mark is not Mark.UNGRADED]
    for (i, one), (j, other) in product(enumerate(graded), repeat=2):
        assert one.at_least(other) is (i <= j)
    assert not any(Mark.UNGRADED.at_least(mark) for mark in Mark)


def test_senior_and_junior_are_the_lower_of_two() -> None:
    """高级 begins at 副高, 初级 at 员级; every other floor is itself."""
    assert lowest("senior") is TitleTier.ASSOCIATE_SENIOR
    assert lowest("junior") is TitleTier.TECHNICIAN
    others = set(get_args(TitleFloor)) - {"senior", "junior"}
    assert {lowest(floor).value for floor in others} == others == {t.value for t in TitleTier}
