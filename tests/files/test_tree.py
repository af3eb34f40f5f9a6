"""The tree of a file: values read exactly, places found, keys put and got."""

from datetime import date
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from models.base import Day
from solver.files.errors import Fault, InputError
from solver.files.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    get,
    mapping_node,
    put,
    scalar_node,
)
from solver.files.places import locate
from solver.files.plain import data_of
from solver.files.tree import parse_tree

TEXT = """\
top:
  list:
    - {id: A, x: 1}
    - {id: [B], x: 2}
    - x
"""


def value(written: str) -> object:
    """What one value of a file is read as."""
    return data_of(parse_tree(f"v: {written}", "f.yaml"))["v"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0", 0),
        ("-17", -17),
        ("+3", 3),
        ("9" * 60, int("9" * 60)),
        ("9" * 61, "9" * 61),
        ("0.50", Decimal("0.50")),
        ("-0.1", Decimal("-0.1")),
        ("0.1000000000000000055511151231257827", Decimal("0.1000000000000000055511151231257827")),
        ("2012-02-29", date(2012, 2, 29)),
        ("2012-02", "2012-02"),
        ("2012-2-9", "2012-2-9"),
        ("true", True),
        ("false", False),
        ("", None),
        ("~", None),
        ("null", None),
        ("yes", "yes"),
        ("True", "True"),
        ("NULL", "NULL"),
        ("010", "010"),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("0x1F", "0x1F"),
        ("58%", "58%"),
        ('"1"', "1"),
        ("'2012-02-30'", "2012-02-30"),
        ('""', ""),
        ("'true'", "true"),
        ("中文", "中文"),
        ("[1, a, 1.5]", [1, "a", Decimal("1.5")]),
        ("{a: 1, 2009: x}", {"a": 1, 2009: "x"}),
    ],
)
def test_a_value_is_read_exactly(written: str, read: object) -> None:
    """Whole numbers, decimals and days are exact, and everything else stays text."""
    found = value(written)
    assert (found, type(found)) == (read, type(read))


@pytest.mark.parametrize(("style", "read"), [("|", "1\n2\n"), (">", "1 2\n"), (">-", "1 2")])
def test_a_block_is_text(style: str, read: str) -> None:
    """A block of lines is text, even where it holds nothing but digits."""
    assert value(f"{style}\n  1\n  2\n") == read


def test_a_block_of_one_number_is_text() -> None:
    """A folded single number is text, as in quotes."""
    assert value(">-\n  12\n") == "12"


@pytest.mark.parametrize("day", ["2012-02-30", "2012-13-01", "0000-01-01", "2011-02-29"])
def test_a_day_must_be_in_the_calendar(day: str) -> None:
    """What is written like a day and is none stays text, which no record takes for a day."""
    assert value(day) == day
    with pytest.raises(ValidationError, match=f"{day} is no day of the calendar"):
        TypeAdapter(Day).validate_python(value(day))


def test_a_key_in_quotes_is_text() -> None:
    """A number in quotes is a word, as a key like as a value; a signed one is no year."""
    assert value('{"1": x}') == {"1": "x"}
    assert value("{+1: x}") == {"+1": "x"}


def test_a_path_leads_to_the_innermost_part_there_is() -> None:
    """Steps that the file lacks are passed over, and records are called by their ids."""
    top = parse_tree(TEXT, "f.yaml")
    node, words = locate(top, ("top", "union-member", "list", 0, "absent", "x", "int"))
    assert (node.line, words) == (3, ("top", "list", "A", "x"))


def test_a_record_without_a_plain_id_is_called_by_its_number() -> None:
    """Numbers count from 1, as people do."""
    top = parse_tree(TEXT, "f.yaml")
    assert locate(top, ("top", "list", 1))[1] == ("top", "list", "2")
    assert locate(top, ("top", "list", 2))[1] == ("top", "list", "3")


def test_a_step_past_the_end_of_a_list_is_passed_over() -> None:
    """A missing member of a list is placed at the key of the list."""
    node, words = locate(parse_tree(TEXT, "f.yaml"), ("top", "list", 9))
    assert (node.line, words) == (2, ("top", "list"))


def test_a_key_is_got_or_absent() -> None:
    """The value of a key, and None for a key that is not there."""
    top = parse_tree("a: 1", "f.yaml")
    assert isinstance(get(top, "a"), ScalarNode)
    assert get(top, "b") is None


def test_a_key_is_put_in_its_place_or_at_the_end() -> None:
    """A key that is there keeps its place, a new one comes last."""
    top = parse_tree("a: 1\nb: 2", "f.yaml")
    put(top, "a", scalar_node("3", "here"))
    put(top, "c", scalar_node("4", "there"))
    assert data_of(top) == {"a": 3, "b": 2, "c": 4}
    assert [key.file for key, _ in top.value] == ["f.yaml", "f.yaml", "there"]


def test_a_made_node_knows_where_it_comes_from() -> None:
    """Values of the command line are named by their origin."""
    node = mapping_node("--set a.b=1")
    assert isinstance(node, MappingNode)
    assert (node.file, data_of(node)) == ("--set a.b=1", {})


def test_every_node_knows_its_file() -> None:
    """The name of the file stands on every key and value."""
    todo: list[Node] = [parse_tree(TEXT, "f.yaml")]
    while todo:
        node = todo.pop()
        assert node.file == "f.yaml"
        if isinstance(node, MappingNode):
            todo += [part for pair in node.value for part in pair]
        elif isinstance(node, SequenceNode):
            todo += node.value


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        (Fault("f", 3, ("a", "b"), "W.", "M."), "f:3: a › b\n  W.\n  M."),
        (Fault("f", 3, (), "W.", "M."), "f:3:\n  W.\n  M."),
        (Fault("f", None, (), "W.", "M."), "f:\n  W.\n  M."),
    ],
)
def test_a_fault_is_three_lines(fault: Fault, text: str) -> None:
    """Where, what, and how to mend it, each in a line."""
    assert str(fault) == text
    assert str(InputError(fault, fault)) == f"{text}\n{text}"
