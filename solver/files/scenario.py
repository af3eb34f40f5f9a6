"""From a scenario file (and the rulebook and base it names) to a checked scenario."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from models.following import follow
from models.problems import Inconsistent
from models.scenario import Scenario
from solver.files.errors import Fault, InputError
from solver.files.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    fault_at,
    get,
    in_cell,
    mapping_node,
    put,
    put_all,
    scalar_node,
)
from solver.files.plain import data_of
from solver.files.shipped import shipped
from solver.files.source import DISK, Once, Source
from solver.files.straight import whole_data
from solver.files.tree import parse_value, read_tree

RECORDS = ("people", "posts")
SECTIONS = ("plan", "policy")
_POLICY = "policy"
_STEPS = 20
_BASES = 20
"""So many files may stand in a row, each based on the next."""
OURS = {
    "plan-name": "Choose a plan with --plan.",
    "baseline": "Name the earlier result with gangwei revise, or publish it in the log.",
}
"""Keys of a scenario that no file states, and what to do instead."""
_SCALARS = ("as_of", "stage", "institution")


def load(
    path: str | Path,
    settings: Iterable[str] = (),
    entries: int | None = None,
    source: Source = DISK,
) -> Scenario:
    """The scenario in a YAML file or a workbook, with `key=value` settings applied over it.

    The file's log is followed, or only its first `entries`. A sound file is read straight to its
    data; where anything is out of the ordinary, by the tree that knows the place of every value.

    A scenario may name a `based-on` file: keys given replace those of the base, people and
    posts record by record; `without` lists those of the base that are left out.
    A setting's key is a dotted path (`plan.quota.M9=8`); a key without a dot is a policy
    (`over-quota=transitional`), or `as_of`, `stage`, `institution`. A value in brackets is a list
    (`aims=[placement, priority]`).
    Raises InputError, which says where, what, and how to mend it.
    """
    changes, source = tuple(settings), Once(source)
    data = None if changes else whole_data(Path(path), source)
    if data is not None and OURS.keys().isdisjoint(data):
        with suppress(ValidationError, Inconsistent):  # the tree knows where that stood
            return _followed(Scenario, data, entries)
    top = complete_tree(path, source)
    for setting in changes:
        _apply(top, setting)
    return checked(top, Scenario, data_of(top), entries)


def complete_tree(path: str | Path, source: Source = DISK) -> MappingNode:
    """The tree of a file with what it is based on and its rulebook."""
    top = whole_tree(Path(path), source)
    rulebook = get(top, "rulebook")
    if isinstance(rulebook, ScalarNode):
        put(top, "rulebook", rulebook_of(rulebook, source))
    return top


S = TypeVar("S", bound=Scenario)


def checked(top: MappingNode, kind: type[S], data: object, entries: int | None = None) -> S:
    """The scenario that `data`, which is that of the tree, states, its log (or so much) followed.

    Raises InputError.
    """
    schema = get(top, "schema")
    if schema is not None and schema.value == "gangwei-region/1":
        what, mend = "This is the file of a region.", "Decide it with `gangwei region`."
        raise _fault(schema, what, mend)
    for key, _ in top.value:
        if hint := OURS.get(key.value):
            raise _fault(key, f"There is no key {key.value} here.", hint)
    try:
        return _followed(kind, data, entries)
    except ValidationError as invalid:
        from solver.files.faults import faults  # only needed once something is wrong

        raise InputError(*faults(top, invalid)) from None
    except Inconsistent as wrong:
        from solver.files.faults import faults_of

        raise InputError(*faults_of(top, wrong.problems)) from None


def _followed(kind: type[S], data: object, entries: int | None) -> S:
    """The scenario that data states, its log followed; raises ValidationError, Inconsistent."""
    whole = kind.model_validate(data, by_alias=True, by_name=False)
    return follow(whole.replace(log=()), whole.log[:entries]) if whole.log else whole


def whole_tree(path: Path, source: Source = DISK) -> MappingNode:
    """The tree of a file with what it is based on; the rulebook stays a name."""
    return _with_base(path, (), source)


def _with_base(path: Path, above: tuple[Path, ...], source: Source) -> MappingNode:
    if path.suffix.lower() == ".xlsx":
        from solver.files.workbook.reading import read_workbook  # with openpyxl

        return read_workbook(path, partial(rulebook_of, source=source), source)
    top = read_tree(path, source)
    name = get(top, "based-on")
    if name is None:
        return top
    named = named_file(name, "based-on", source)
    if path.resolve() in above:
        raise _fault(name, "The file is based on itself.", "Name another file.")
    if len(above) == _BASES:
        what = f"More than {_BASES} files are based on one another."
        raise _fault(name, what, "Write what they say into fewer files.")
    base = _with_base(named, (*above, path.resolve()), source)
    if (gone := get(top, "without")) is not None:
        _leave_out(base, gone)
    for key, value in top.value:
        if key.value not in {"based-on", "without"}:
            put(base, key.value, _laid_over(key.value, get(base, key.value), value))
    return base


def _leave_out(base: MappingNode, gone: Node) -> None:
    """Takes the people and posts of a base away that `without` lists by their ids."""
    if not isinstance(gone, MappingNode) or any(key.value not in RECORDS for key, _ in gone.value):
        raise _fault(gone, "Only people and posts can be left out.", "List their ids.")
    for key, ids in gone.value:
        records = get(base, key.value)
        listed = isinstance(ids, SequenceNode) and all(_is_word(one) for one in ids.value)
        if not listed or not isinstance(records, SequenceNode):
            raise _fault(ids, f"There are no {key.value} to leave out.", "List their ids.")
        known = set(map(_id, records.value))
        for one in ids.value:
            if one.value not in known:
                what = f"{one.value} is not in the file that this one is based on."
                raise _fault(one, what, "Correct the id, or leave it out.")
            known.discard(one.value)  # twice is once too often
        records.value[:] = [record for record in records.value if _id(record) in known]


def rulebook_of(named: Node, source: Source = DISK) -> MappingNode:
    """The rulebook that a file names: a file beside it, or one that comes with the program."""
    if isinstance(named, MappingNode):
        return named
    if isinstance(named, ScalarNode) and (path := shipped().get(str(named.value))):
        return read_tree(path)
    return read_tree(named_file(named, "rulebook", source), source)


def named_file(name: Node, key: str, source: Source = DISK) -> Path:
    """The file that a key names, beside the one it stands in."""
    if not isinstance(name, ScalarNode) or not name.value or "\0" in name.value:
        raise _fault(name, f"`{key}` is not the name of a file.", "Name one file.")
    path = Path(name.file).parent / str(name.value)
    try:
        there = source.exists(path)
    except OSError as error:  # a name that is too long, say
        raise _fault(name, f"Cannot be read: {error.strerror}.", "Correct the name.") from None
    if not there:
        raise _fault(name, f"There is no file {path}.", "Correct the name.")
    return path


def _laid_over(key: str, base: Node | None, over: Node) -> Node:
    """A section of a file laid over the same section of its base."""
    if key in SECTIONS and isinstance(base, MappingNode) and isinstance(over, MappingNode):
        put_all(base, over)
        return base
    if key in RECORDS and isinstance(base, SequenceNode) and isinstance(over, SequenceNode):
        known = {_id(one): one for one in base.value if isinstance(one, MappingNode)}
        seen: set[str] = set()
        for record in over.value:
            which = _id(record)
            if which in seen:
                raise _fault(record, f"The id {which} is used twice.", "Give one record.")
            if which is not None:
                seen.add(which)
            if which in known and isinstance(record, MappingNode):
                put_all(known[which], record)
            else:
                base.value.append(record)
        return base
    return over


def _is_word(node: Node) -> bool:
    return isinstance(node, ScalarNode)


def _id(record: Node) -> str | None:
    name = get(record, "id") if isinstance(record, MappingNode) else None
    return name.value if isinstance(name, ScalarNode) else None


def _apply(top: MappingNode, setting: str) -> None:
    """Sets one `key=value` in the tree."""
    key, given, value = setting.partition("=")
    origin = f"--set {setting}"
    steps = key.split(".")
    if not given or not all(steps) or len(steps) > _STEPS:
        raise InputError(
            Fault(origin, None, (), "This sets nothing.", "Write key=value, as over-quota=forbid.")
        )
    if len(steps) == 1 and key not in _SCALARS:
        steps = [_POLICY, *steps]
    node = top
    for step in steps[:-1]:
        below = get(node, step)
        if below is None:
            below = mapping_node(origin)
            put(node, step, below)
        if not isinstance(below, MappingNode):
            raise InputError(
                Fault(origin, None, (), f"{step} holds no keys.", "Name a key of the file.")
            )
        node = below
    put(node, steps[-1], _value(value, origin))


def _value(text: str, origin: str) -> Node:
    """What a setting sets: a word, or a list in brackets as YAML has it. Raises InputError."""
    if not (text.startswith("[") and text.endswith("]")):
        return scalar_node(text, origin)
    try:
        return in_cell(parse_value(text, origin), origin, None)
    except InputError as wrong:  # a command line has no lines
        raise InputError(*(replace(fault, line=None) for fault in wrong.faults)) from None


def _fault(node: Node, what: str, mend: str) -> InputError:
    return InputError(fault_at(node, (), what, mend))
