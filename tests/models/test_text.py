"""Text that people write, and what may not stand in it."""

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from models.text import LONGEST_LINE, Prose, Text, inert, unfit

LINE: TypeAdapter[str] = TypeAdapter(Text)
PROSE: TypeAdapter[str] = TypeAdapter(Prose)


def refusal(kind: TypeAdapter[str], text: str) -> tuple[str, str] | None:
    """What is said of a refused text."""
    with pytest.raises(ValidationError) as caught:
        kind.validate_python(text)
    (error,) = caught.value.errors()
    return unfit(text, error["ctx"]["pattern"])


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("a\x1b[31mb", "U+001B"),
        ("a\rb", "U+000D"),
        ("a\x7fb", "U+007F"),
        ("a\x85b", "U+0085"),
        ("a\u202eb", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("a\u2066b", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("a\u2028b", "U+2028 LINE SEPARATOR"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("a\ufeffb", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("a\uffffb", "U+FFFF"),
        ("a\U000e0041b", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("a\U0010ffffb", "U+10FFFF"),
        ("\u3164", "U+3164 HANGUL FILLER"),
    ],
)
def test_what_nobody_sees_is_refused(text: str, sign: str) -> None:
    """Signs that steer a terminal, turn text round, or show nothing: in a name and in a remark."""
    said = f"The text holds a character that nobody sees ({sign}).", "Delete it, or type it anew."
    assert refusal(LINE, text) == said
    assert refusal(PROSE, text) == said


def test_a_name_is_one_line_and_a_remark_may_have_several() -> None:
    """A line break in a name would begin a line of a report; at its ends it is dropped."""
    assert refusal(LINE, "a\nb") == ("The text has a line break.", "Write it in one line.")
    assert PROSE.validate_python("a\n\tb\n") == "a\n\tb"
    assert LINE.validate_python(" a \n") == "a"


def test_what_only_shapes_its_neighbour_shows_nothing_alone() -> None:
    """A variation selector after a character is part of a name, and none by itself."""
    assert LINE.validate_python("葛\U000e0100某\ufe00") == "葛\U000e0100某\ufe00"
    said = "The text shows nothing.", "Write something, or leave the key out."
    assert refusal(LINE, "\ufe00") == said


@pytest.mark.parametrize(
    "name", ["张三", "𠮷野", "阿卜杜拉·买买提", "ئابدۇللا", "O'Neill", "甲\u3000乙"]
)
def test_names_of_all_people_are_text(name: str) -> None:
    """Rare characters, other scripts, spaces of any width."""
    assert LINE.validate_python(name) == name


def test_a_text_has_an_end() -> None:
    """The longest is taken, one more character is not."""
    assert LINE.validate_python("x" * LONGEST_LINE)
    with pytest.raises(ValidationError, match="at most 2000"):
        LINE.validate_python("x" * (LONGEST_LINE + 1))


def test_other_patterns_are_none_of_text() -> None:
    """An id has its own."""
    assert unfit("a b", "^[a-z]+$") is None


def test_the_schema_and_the_reader_refuse_alike() -> None:
    """The pattern of the schema is the same as far as it can name the characters."""
    (pattern,) = (LINE.json_schema()["pattern"],)
    for text in ("a\u202eb", "a\nb", "\u200b", "\ufe00", " "):
        assert not re.search(pattern, text)
    assert re.search(pattern, "张三")


def test_whatever_is_told_is_one_harmless_line() -> None:
    """Signs that would act are shown as what they are; all others stay."""
    assert inert("张三 a\x1b[1m\n\u202e\ud800") == "张三 a\\x1b[1m\\n\\u202e\\ud800"
