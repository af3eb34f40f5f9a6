"""How far conditions unfold that refer to one another."""

from collections.abc import Mapping
from typing import Any

import pytest
from pydantic import ValidationError

from models.problems import MOST
from models.rulebook import Rulebook
from models.unfolding import LEVELS
from tests.builders import rulebook

LEAF = {"presumed": {"matter": "m"}}
LARGE = "The condition unfolds to more than 10000 parts or 100 levels."


def told(conditions: Mapping[str, Any]) -> list[str]:
    """What is said of a rulebook with these conditions."""
    with pytest.raises(ValidationError) as caught:
        Rulebook.model_validate(rulebook(conditions=conditions))
    return [problem.what for problem in caught.value.errors()[0]["ctx"]["error"].problems]


def chain(length: int, times: int = 1) -> dict[str, Any]:
    """Conditions each of which refers to the next, so many times."""
    made: dict[str, Any] = {f"c{n}": {"all": [{"see": f"c{n + 1}"}] * times} for n in range(length)}
    return {**made, f"c{length}": LEAF}


def test_a_long_chain_of_conditions_is_refused_once() -> None:
    """At the limit it holds, one further it does not; nothing calls itself so deep."""
    assert Rulebook.model_validate(rulebook(conditions=chain(LEVELS)))
    assert told(chain(LEVELS + 1)) == [LARGE]
    assert set(told(chain(5000))) == {LARGE}


def test_conditions_that_double_are_refused() -> None:
    """Sixty that each refer twice to the next would be judged for ever."""
    assert LARGE in told(chain(60, times=2))


def test_of_very_many_mistakes_the_first_are_told() -> None:
    """A rulebook that is wrong everywhere is said to be so in good time."""
    wrong = {f"c{n}": {"see": "nothing"} for n in range(MOST + 5)}
    assert told(wrong) == ["The condition nothing is not stated."] * MOST
