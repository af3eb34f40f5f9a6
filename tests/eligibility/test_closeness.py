"""Which posts of relatives are close, beyond what the rule forbids."""

from typing import Any

import pytest

from models.posts import Post
from models.recusal import Closeness
from solver.eligibility.avoidance import clash, closeness
from tests.builders import post

HEAD = {"department": "north", "leads": ["north"]}
FINANCE = {"department": "money", "leads": ["money"], "sensitive": ["finance"]}
CLERK = {"department": "north"}
LEADER = {"unit-leader": True, "leads": ["north", "money"], "department": "top"}
AFAR = {"unit-leader": True, "department": "top"}


def desk(name: str, facts: Any) -> Post:
    """A post as a file would state it."""
    return Post.model_validate(post(name, "M9", **facts))


@pytest.mark.parametrize(
    ("one", "two", "others", "how"),
    [
        (HEAD, CLERK, [], "clash"),
        (AFAR, HEAD, [], "leader-and-head"),
        (AFAR, CLERK, [], None),
        (AFAR, AFAR, [], None),
        (HEAD, FINANCE, [LEADER], "same-leader"),
        (HEAD, FINANCE, [AFAR], None),
        (HEAD, FINANCE, [{**LEADER, "leads": ["north"]}], None),
        (HEAD, FINANCE, [{**LEADER, "unit-leader": False}], None),
        (HEAD, {**FINANCE, "sensitive": []}, [LEADER], None),
        (CLERK, FINANCE, [LEADER], None),
        (HEAD, {}, [], "department-unknown"),
        (CLERK, {}, [], None),
        (CLERK, CLERK, [LEADER], None),
    ],
)
def test_how_close_two_posts_are(
    one: Any, two: Any, others: list[Any], how: Closeness | None
) -> None:
    """In whichever order they are named; and what clashes is what the rule forbids."""
    first, second = desk("a", one), desk("b", two)
    posts = [first, second, *(desk(f"o{n}", facts) for n, facts in enumerate(others))]
    assert closeness(first, second, posts) == closeness(second, first, posts) == how
    assert clash(first, second) == (how == "clash")
