"""Data straight from a text is what the tree gives, or it is left to the tree."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis.strategies import lists, sampled_from

from solver.files.errors import InputError
from solver.files.plain import data_of
from solver.files.scenario import complete_tree, load
from solver.files.source import Disk
from solver.files.straight import straight, whole_data
from solver.files.tree import DEPTH, parse_tree
from tests.builders import ROOT

MAIN = ROOT / "scenarios" / "changzhou-2012.yaml"
FILES = sorted((ROOT / "scenarios").glob("**/*.yaml"))
PIECES = (
    *(
        "a",
        "b",
        "2012",
        "010",
        "2012-02-29",
        "2012-02-30",
        "0.50",
        "true",
        "~",
        "é",
        "'a'",
        '"2012"',
    ),
    *(": ", ":\n", "- ", "\n", "\n  ", ", ", "[", "]", "{", "}", "? ", "| ", "> ", "# "),
    *("&a ", "*a", "!x ", "!!str ", "---\n", "...\n", "\t"),
)


class Pipes(Disk):
    """A disk on which every file is a pipe."""

    def __init__(self) -> None:
        super().__init__()
        self.empty: set[Path]
        object.__setattr__(self, "empty", set())

    def read(self, path: Path) -> bytes:
        """What is left of a file."""
        left = b"" if path in self.empty else super().read(path)
        self.empty.add(path)
        return left


def by_tree(text: str) -> object:
    """What the tree of a text holds; None where it is refused."""
    try:
        return data_of(parse_tree(text, "f.yaml"))
    except InputError:
        return None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_is_read_the_same(path: Path) -> None:
    """To the last value and its kind: 0.50 is not 0.5, and a day no text."""
    text = path.read_text(encoding="utf-8")
    assert repr(straight(text)) == repr(by_tree(text))


@settings(max_examples=3000)
@given(lists(sampled_from(PIECES), max_size=14).map("".join))
@example("a: {b: [1, {c: '2'}], 2012: ~}\nd: |\n  x\n")
@example('{"2012": a}')
@example("{'2012': a, 2012: b}")
def test_it_is_what_the_tree_gives_or_nothing(text: str) -> None:
    """Whatever the tree refuses is not read, and nothing else but a year in quotes as a key."""
    found, known = straight(text), by_tree(text)
    if found is None:
        assert known is None or '"2012"' in text
    else:
        assert repr(found) == repr(known)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "- a",
        "a: &x 1\nb: *x",
        "a: !x 1",
        "!x a: 1",
        "a: !x {b: 1}",
        "a: 1\na: 2",
        "2012: 1\n'2012': 2",
        "[a]: 1",
        "? {a: 1}\n: 2",
        "a: 1\n---\nb: 2",
        "a: [",
        f"a: {'[' * DEPTH}{']' * DEPTH}",
    ],
)
def test_what_is_out_of_the_ordinary_is_left_to_the_tree(text: str) -> None:
    """Tags, aliases, keys twice or of lists, other documents, depth, and what is no YAML."""
    assert straight(text) is None


def test_as_deep_as_may_be() -> None:
    """One level less than too deep is read."""
    text = f"a: {'[' * (DEPTH - 1)}{']' * (DEPTH - 1)}"
    assert straight(text) is not None
    assert straight(text) == by_tree(text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_rulebook_stands_in_its_place(path: Path) -> None:
    """A file with its rulebook is the same either way; one based on another takes a tree."""
    found = whole_data(path)
    if found is None:
        assert "based-on" in path.read_text(encoding="utf-8")
    else:
        assert repr(found) == repr(data_of(complete_tree(path)))


def test_what_can_be_read_only_once_is_read_once(tmp_path: Path) -> None:
    """A pipe is empty after that, and what is wrong in it is told all the same."""
    path = tmp_path / "a.yaml"
    path.write_text(f"based-on: {MAIN}\ninstitution: 示例单位", encoding="utf-8")
    assert load(path, source=Pipes()).institution == "示例单位"
    path.write_text("schema: gangwei/1\ninstitution: {}", encoding="utf-8")
    with pytest.raises(InputError) as refused:
        load(path, source=Pipes())
    assert (2, ("institution",)) in {(fault.line, fault.path) for fault in refused.value.faults}


OURS = "schema: gangwei/1\n"


def test_a_rulebook_that_is_not_there_is_left_to_the_tree(tmp_path: Path) -> None:
    """The tree says in which line the name stands."""
    path = tmp_path / "a.yaml"
    path.write_text(f"{OURS}rulebook: nowhere.yaml", encoding="utf-8")
    assert whole_data(path) is None
    assert whole_data(tmp_path / "none.yaml") is None
    tmp_path.joinpath("nowhere.yaml").write_text(f"{OURS}a: &b c", encoding="utf-8")
    assert whole_data(path) == {
        "schema": "gangwei/1",
        "rulebook": {"schema": "gangwei/1", "a": "c"},
    }
    tmp_path.joinpath("nowhere.yaml").write_text(f"{OURS}a: !x c", encoding="utf-8")
    assert whole_data(path) is None
    path.write_text(f'{OURS}rulebook: ""', encoding="utf-8")
    assert whole_data(path) is None
    path.write_text(f'{OURS}rulebook: "\\0"', encoding="utf-8")
    assert whole_data(path) is None
    assert whole_data(tmp_path / "book.xlsx") is None
