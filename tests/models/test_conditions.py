"""Conditions as data: every kind, its parts, its keyword."""

from typing import Any

import pytest
from pydantic import ValidationError

from models.conditions import KEYWORDS, keyword, matter, parts, walk
from tests.builders import CONDITION, condition, the_2012_scheme

EVERY_KIND: list[dict[str, Any]] = [
    {"all": [{"see": "a"}, {"title": {"tier": "senior"}}], "cite": "六(一)", "text": "t"},
    {"any": [{"see": "a"}], "note": "n"},
    {"not": {"see": "a"}},
    {"see": "a", "cite": "c"},
    {"tenure": {"grade": "M9", "years": 3}},
    {"appointed": {"tier": "assistant", "years": 2}},
    {"title": {"tier": "senior", "series": ["economics", "engineering"]}},
    {"education": {"level": "bachelor", "fields": ["computing"]}},
    {"major": {"fields": ["computing"]}},
    {"certificate": {"kinds": ["accounting"]}},
    {"experience": {"fields": ["finance"], "years": 5}},
    {"assessments": {"every": "qualified"}},
    {"assessments": {"mark": "excellent", "times": 1, "last": 3}},
    {
        "achievement": {
            "kind": ["science-award"],
            "level": ["municipal"],
            "class": ["first"],
            "role": ["led"],
            "completed": True,
            "since": "current-appointment",
            "last": 3,
            "or-equal": True,
        }
    },
    {"leads": {"roles": ["head", "deputy"]}},
    {"recorded": {"matter": "m", "by": "b"}},
    {"presumed": {"matter": "m"}},
    {"waiver": {"matter": "m"}},
]


@pytest.mark.parametrize("written", EVERY_KIND, ids=lambda written: str(keyword(written)))
def test_every_kind_survives_being_written(written: dict[str, Any]) -> None:
    """A condition is written as it was read, and read again as the same."""
    built = condition(written)
    again = CONDITION.dump_python(built, exclude_none=True, mode="json")
    assert condition(again) == built
    assert written.items() <= again.items() or keyword(written) == "achievement"


def test_every_keyword_is_tried() -> None:
    """No kind of condition is missing above."""
    assert {keyword(written) for written in EVERY_KIND} == set(KEYWORDS)


@pytest.mark.parametrize("written", EVERY_KIND, ids=lambda written: str(keyword(written)))
def test_a_built_condition_has_the_keyword_it_was_written_with(written: dict[str, Any]) -> None:
    """The keyword is the same before and after reading."""
    assert keyword(condition(written)) == keyword(written)


@pytest.mark.parametrize("value", [{}, {"cite": "c"}, {"see": "a", "any": []}, "see", None, 3])
def test_what_is_no_condition_has_no_keyword(value: object) -> None:
    """Neither none nor two keywords make a condition."""
    assert keyword(value) is None


def test_the_conditions_of_the_2012_scheme_survive_being_written() -> None:
    """Every condition of the rulebook is read again as the same."""
    for _, stated in the_2012_scheme().all_conditions():
        assert condition(CONDITION.dump_python(stated, exclude_none=True)) == stated


def test_one_word_stands_for_a_list() -> None:
    """A single word, level or role is a list of one."""
    one = condition({"achievement": {"kind": "a", "level": "unit", "role": "led", "class": "b"}})
    many = {"kind": ["a"], "level": ["unit"], "role": ["led"], "class": ["b"]}
    assert one == condition({"achievement": many})


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"every": "qualified", "mark": "excellent", "times": 1, "last": 3},
        {"every": "qualified", "times": 1},
        {"mark": "excellent"},
        {"mark": "excellent", "times": 1},
        {"mark": "excellent", "last": 3},
        {"times": 1, "last": 3},
        {"every": "ungraded"},
        {"mark": "ungraded", "times": 1, "last": 3},
        {"mark": "excellent", "times": 0, "last": 3},
    ],
)
def test_assessments_ask_one_question(asked: dict[str, Any]) -> None:
    """Either every year, or a number of years of a mark; never about a year without a grade."""
    with pytest.raises(ValidationError):
        condition({"assessments": asked})


@pytest.mark.parametrize(
    "written",
    [
        {"all": []},
        {"any": []},
        {"leads": {"roles": []}},
        {"leads": {"roles": ["head", "head"]}},
        {"major": {"fields": []}},
        {"major": {"fields": ["a", "a"]}},
        {"see": "a b"},
        {"see": "a", "extra": 1},
        {"tenure": {"grade": "M9", "years": 0}},
    ],
)
def test_a_condition_must_say_something(written: dict[str, Any]) -> None:
    """Empty lists, doubled words and unknown keys are refused."""
    with pytest.raises(ValidationError):
        condition(written)


def test_a_condition_is_walked_from_outside() -> None:
    """Every part comes after what holds it, with the path on which it stands."""
    tree = condition({"all": [{"see": "a"}, {"any": [{"not": {"see": "b"}}]}]})
    assert [(path, keyword(part)) for path, part in walk(tree, ("x",))] == [
        (("x",), "all"),
        (("x", "all", 0), "see"),
        (("x", "all", 1), "any"),
        (("x", "all", 1, "any", 0), "not"),
        (("x", "all", 1, "any", 0, "not"), "see"),
    ]


def test_only_compound_conditions_have_parts() -> None:
    """The parts are those of all, any and not; an atom has none."""
    see = condition({"see": "a"})
    for word, inner in (("all", [{"see": "a"}]), ("any", [{"see": "a"}]), ("not", {"see": "a"})):
        assert parts(condition({word: inner})) == (see,)
    assert parts(see) == ()


@pytest.mark.parametrize("word", ["recorded", "presumed", "waiver"])
def test_three_kinds_are_left_to_humans(word: str) -> None:
    """A judgement, a general duty and an exception have a matter."""
    asked = matter(condition({word: {"matter": "m", "by": "b"}}))
    assert asked is not None
    assert (asked.matter, asked.by) == ("m", "b")


def test_other_kinds_are_not_left_to_humans() -> None:
    """What can be read off the record has no matter."""
    assert matter(condition({"see": "a"})) is None
    assert matter(condition({"not": {"recorded": {"matter": "m"}}})) is None
