"""What every record shares, and the plain kinds of value."""

from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Annotated, Any

import pytest
from pydantic import TypeAdapter, ValidationError

import models
from models.base import Count, Day, Distinct, Flag, Id, Model, Positive, hyphens
from models.people import Leadership
from models.posts import Post
from models.text import Text
from tests.builders import scenario

DAY: TypeAdapter[Any] = TypeAdapter(Day)


class Sample(Model):
    """A record with names that files write otherwise."""

    class_: Text = "x"
    two_words: Count = 0


def refused(kind: Any, value: object) -> bool:
    """True where a value is refused."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return True
    return False


def test_files_write_hyphens() -> None:
    """An underscore is a hyphen in files, and one at the end is not written."""
    assert [hyphens("two_words"), hyphens("class_"), hyphens("x")] == ["two-words", "class", "x"]
    assert Sample.model_validate({"class": "a", "two-words": 2}).model_dump() == {
        "class": "a",
        "two-words": 2,
    }


def test_a_record_cannot_be_changed() -> None:
    """A record is frozen."""
    with pytest.raises(ValidationError, match="frozen"):
        Sample().two_words = 2  # type: ignore[misc]


def test_every_record_is_frozen_and_strict() -> None:
    """No record of any module can be changed, or takes a key that it does not know."""
    for module in iter_modules(models.__path__):
        import_module(f"models.{module.name}")
    kinds, found = [Model], set[type[Model]]()
    while kinds:
        below = kinds.pop().__subclasses__()
        found.update(below)
        kinds += below
    assert len(found) > 50
    assert all(kind.model_config["frozen"] for kind in found)
    assert {kind.model_config["extra"] for kind in found} == {"forbid"}


def test_an_unknown_key_is_refused() -> None:
    """A record takes no key that it does not know."""
    with pytest.raises(ValidationError, match="Extra inputs"):
        Sample.model_validate({"three-words": 1})


def test_replace_is_a_new_record() -> None:
    """Replacing leaves the old record as it was, and keeps the other fields."""
    old = Sample(class_="a", two_words=1)
    assert old.replace(two_words=2) == Sample(class_="a", two_words=2)
    assert old == Sample(class_="a", two_words=1)


def test_replace_checks_again() -> None:
    """A record that would not be valid cannot be made by replacing, nor with an unknown field."""
    with pytest.raises(ValidationError):
        Sample().replace(two_words=-1)
    with pytest.raises(ValidationError):
        Sample().replace(other=1)


def test_replace_does_not_hand_on_what_was_derived() -> None:
    """What a scenario has worked out for itself is worked out anew for the changed one."""
    case = scenario({"P10": 1}, [{"id": "A"}])
    assert set(case.desks) == {"general-intermediate"}
    changed = case.replace(plan=case.plan.replace(quota={"M9": 1}))
    assert set(changed.desks) == {"general-M9"}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2005-11-02", date(2005, 11, 2)),
        ("2005-11", date(2005, 11, 1)),
        (date(2005, 11, 2), date(2005, 11, 2)),
    ],
)
def test_a_day_may_be_a_month(written: object, day: date) -> None:
    """A month alone is its first day."""
    assert DAY.validate_python(written) == day


@pytest.mark.parametrize("value", ["2005", "2005-13", "2005-02-30", "x", "", None])
def test_a_day_must_exist(value: object) -> None:
    """Neither a year alone nor a day that never was is a day."""
    assert refused(Day, value)


@pytest.mark.parametrize("value", ["S01", "a.b_c-d", "1", "x" * 80])
def test_an_identifier_is_plain(value: str) -> None:
    """Letters, digits and three signs make an identifier."""
    assert not refused(Id, value)


@pytest.mark.parametrize("value", ["", "-a", ".a", "a b", "张三", "a/b", "a\n", "x" * 81, 1])
def test_an_identifier_is_nothing_else(value: object) -> None:
    """Blanks, other letters and other signs are refused, and so is too long a name."""
    assert refused(Id, value)


@pytest.mark.parametrize("value", ["1", 1.0, True, -1, None])
def test_a_count_is_a_whole_number(value: object) -> None:
    """Text, decimals and truth values are no number."""
    assert refused(Count, value)
    assert refused(Positive, value)


def test_counts_begin_at_0_and_positives_at_1() -> None:
    """Zero is a count and not a positive number."""
    assert not refused(Count, 0)
    assert refused(Positive, 0)
    assert not refused(Positive, 1)


@pytest.mark.parametrize("value", [1, 0, "true", "yes", None])
def test_a_flag_is_true_or_false(value: object) -> None:
    """No other value stands for true or false."""
    assert refused(Flag, value)


def test_a_text_is_not_blank() -> None:
    """Blanks around a text are taken off, and nothing may not remain."""
    assert TypeAdapter(Text).validate_python(" a ") == "a"
    assert refused(Text, "  ")


def test_members_may_not_repeat() -> None:
    """A tuple marked as distinct refuses a member that stands there twice."""
    kind = Annotated[tuple[int, ...], Distinct]
    assert not refused(kind, (1, 2))
    assert refused(kind, (1, 2, 1))


def test_records_keep_their_defaults() -> None:
    """A post has one seat and asks nothing unless it says so; an open period has no end."""
    post = Post.model_validate({"id": "a", "title": "b", "grades": ["M9"]})
    assert (post.seats, post.requires, post.general, post.unit_leader) == (1, None, False, False)
    lead = {"department": "d", "role": "head", "since": "2010-01"}
    assert Leadership.model_validate(lead).until is None
