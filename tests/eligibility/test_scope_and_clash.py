"""Which grades share seats, and which posts relatives may not hold together."""

from typing import Any

import pytest

from models.posts import Post
from solver.eligibility.avoidance import clash
from solver.eligibility.scope import grades, scope
from tests.builders import person, post, scenario

QUOTA = {"M9": 1, "M8": 1, "P12": 1, "P10": 1, "P8": 0, "P9": 1}


@pytest.mark.parametrize(
    ("reading", "shared"),
    [
        ("exact", {"P10": ["P10"], "P9": ["P9"], "M9": ["M9"], "P12": ["P12"]}),
        (
            "cumulative",
            {"P10": ["P8", "P9", "P10"], "P9": ["P8", "P9"], "M9": ["M9"], "P12": ["P12"]},
        ),
    ],
)
def test_the_grades_that_share_seats(reading: str, shared: dict[str, list[str]]) -> None:
    """Alone, or with the higher ones of the tier; management always alone."""
    case = scenario(QUOTA, [person("A")], policy={"quota-reading": reading})
    found = {grade: list(scope(case, grade)) for grade in grades(case) if grade in shared}
    assert found == shared


def test_every_grade_that_matters_is_listed_in_the_printed_order() -> None:
    """Those of the plan, empty or not, and those that people hold or posts name beyond it."""
    case = scenario(QUOTA, [person("A", "P7")], [post("d", "M7")])
    assert list(grades(case)) == ["M7", "M8", "M9", "P7", "P8", "P9", "P10", "P12"]


def desk(name: str, **facts: Any) -> Post:
    """A post as a file would state it."""
    return Post.model_validate(post(name, "M9", **facts))


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ({"leads": ["north"]}, {"department": "north"}, True),
        ({"leads": ["north"]}, {"department": "south"}, False),
        ({"leads": ["north"]}, {}, False),
        ({"unit-leader": True}, {"sensitive": ["personnel"]}, True),
        ({"unit-leader": True}, {}, False),
        ({}, {"sensitive": ["personnel"]}, False),
        ({}, {}, False),
    ],
)
def test_posts_clash_either_way(upper: Any, lower: Any, expected: bool) -> None:  # noqa: FBT001 (a case)
    """A line of command, or a leader beside sensitive work, in whichever order."""
    one, two = desk("a", **upper), desk("b", **lower)
    assert clash(one, two) is expected
    assert clash(two, one) is expected


def test_a_post_does_not_clash_with_itself() -> None:
    """Two seats of one post are side by side, even where it leads its own department."""
    own = desk(
        "a", department="north", leads=["north"], **{"unit-leader": True, "sensitive": ["finance"]}
    )
    assert not clash(own, own)
