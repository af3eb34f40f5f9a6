"""The ladder: categories, tiers and the parts of a plan."""

import pytest

from models.grades import Category, Grade, Tier, grade_named, grades_of, group_of, position


def test_a_lower_number_ranks_higher() -> None:
    """Within a category the number decides, and a grade is at or above itself."""
    assert Grade.P9.above(Grade.P10)
    assert not Grade.P10.above(Grade.P9)
    assert not Grade.P9.above(Grade.P9)
    assert Grade.P9.at_or_above(Grade.P9)
    assert Grade.P9.at_or_above(Grade.P10)
    assert not Grade.P10.at_or_above(Grade.P9)


def test_two_categories_do_not_rank() -> None:
    """No grade is above one of another category."""
    assert not Grade.M1.above(Grade.P13)
    assert not Grade.M1.at_or_above(Grade.P13)


def test_every_grade_has_its_category_and_number() -> None:
    """The code of a grade says its category and its number."""
    for grade in Grade:
        assert f"{grade.category.value}{grade.number}" == grade.value
    assert Grade.M10.category is Category.MANAGEMENT
    assert Grade.W6.category is Category.WORKER


@pytest.mark.parametrize(
    ("tier", "numbers"),
    [
        (Tier.FULL_SENIOR, range(1, 5)),
        (Tier.ASSOCIATE_SENIOR, range(5, 8)),
        (Tier.INTERMEDIATE, range(8, 11)),
        (Tier.JUNIOR, range(11, 14)),
    ],
)
def test_a_tier_is_a_run_of_professional_grades(tier: Tier, numbers: range) -> None:
    """正高 1–4, 副高 5–7, 中级 8–10, 初级 11–13."""
    assert grades_of(tier.value) == {Grade(f"P{n}") for n in numbers}
    assert all(Grade(f"P{n}").tier is tier for n in numbers)


def test_other_categories_have_no_tier() -> None:
    """Management and workers' grades belong to no tier."""
    assert all(g.tier is None for g in Grade if g.category is not Category.PROFESSIONAL)


def test_senior_is_both_senior_tiers() -> None:
    """高级 is full and associate together."""
    assert grades_of("senior") == grades_of("full-senior") | grades_of("associate-senior")


def test_categories_are_parts() -> None:
    """The three categories share out all grades."""
    parts = [grades_of("management"), grades_of("professional"), grades_of("worker")]
    assert [len(part) for part in parts] == [10, 13, 6]
    assert frozenset().union(*parts) == set(Grade)


def test_grades_have_a_printed_order() -> None:
    """M before P before W, and higher before lower."""
    assert sorted(Grade, key=position) == list(Grade)
    assert position(Grade.M10) < position(Grade.P1) < position(Grade.P10) < position(Grade.W1)


def test_a_grade_is_named_by_its_code() -> None:
    """A code that is none gives None."""
    assert grade_named("P10") is Grade.P10
    assert grade_named("P14") is None
    assert grade_named("p10") is None


def test_posts_are_grouped_by_tier_or_grade() -> None:
    """Professional grades go by tier, all others each for itself."""
    assert group_of(Grade.P9) is Tier.INTERMEDIATE
    assert group_of(Grade.M9) is Grade.M9
    assert group_of(Grade.W3) is Grade.W3
