"""The plain data of a file straight from its text, without a tree that remembers the places.

Most files are sound, and then nobody asks where a value stood. Whatever is out of the ordinary is
left to the tree, which says what is wrong, where, and how to mend it.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from solver.files.errors import InputError
from solver.files.plain import key_of, value_of
from solver.files.shipped import shipped
from solver.files.source import DISK, Source
from solver.files.tree import DEPTH, ENDS, QUOTED, events, text_of

Data = dict[Any, Any]

_COLLECTIONS: Mapping[Any, type[Data] | type[list[Any]]] = {
    yaml.MappingStartEvent: dict,
    yaml.SequenceStartEvent: list,
}
_ITEM, _KEY = object(), object()
"""What comes next, in place of the key that a value is for."""


class _Unusual(Exception):  # noqa: N818 (nothing need be wrong)
    """Something that only the tree can tell about."""


def whole_data(path: Path, source: Source = DISK) -> Data | None:
    """The data of a file with its rulebook; None where a tree is needed for it.

    That is where something is wrong, and for a workbook or a file that is based on another.
    """
    if path.suffix.lower() == ".xlsx":
        return None
    try:
        data = straight(text_of(path, source))
        if data is None or "based-on" in data:
            return None
        if isinstance(named := data.get("rulebook"), str):
            if not named or "\0" in named:
                return None
            own = shipped().get(named)
            book = _rulebook(text_of(own) if own else text_of(path.parent / named, source))
            if book is None:
                return None
            data["rulebook"] = book
    except InputError:
        return None
    return data


@lru_cache(maxsize=4)
def _rulebook(text: str) -> Data | None:
    """The data of a rulebook, found out once for all the files that name it; nobody changes it."""
    return straight(text)


def straight(text: str) -> Data | None:
    """The data of the top mapping of a YAML text; None where it is not to be had so simply."""
    try:
        data = _composed(text)
    except (_Unusual, yaml.YAMLError):
        return None
    return data if isinstance(data, dict) else None


def _composed(text: str) -> Any:
    """The data of the one document of a text; raises _Unusual.

    `into` is the collection that is read, `above` those around it. In a mapping `key` is the one
    whose value is to come, or says that a key is.
    """
    key_for, value_for = cache(key_of), cache(value_of)  # few are written only once
    documents: list[Any] = []
    above: list[tuple[Any, Any]] = []
    into: Any = documents
    key: Any = _ITEM
    for event in events(text):
        kind = type(event)
        if kind in ENDS:
            into, key = above.pop()
            continue
        if kind is not yaml.ScalarEvent and kind not in _COLLECTIONS:
            _frame(kind, another=bool(documents))
            continue
        if event.tag is not None:
            raise _Unusual
        if key is _KEY:
            key = _new_key(event, into, key_for)
            continue
        value: Any
        if kind is not yaml.ScalarEvent:
            value = _COLLECTIONS[kind]()
        else:
            value = event.value if event.style in QUOTED else value_for(event.value)
        if key is _ITEM:
            into.append(value)
        else:
            into[key] = value
            key = _KEY
        if kind is not yaml.ScalarEvent:
            above.append((into, key))
            into, key = value, _ITEM if kind is yaml.SequenceStartEvent else _KEY
            if len(above) > DEPTH:
                raise _Unusual
    return documents[0] if documents else None


def _frame(kind: type[Any], *, another: bool) -> None:
    """What is around values says nothing, unless it repeats one or begins `another` document."""
    if kind is yaml.AliasEvent or (another and kind is yaml.DocumentStartEvent):
        raise _Unusual


def _new_key(event: Any, known: Data, key_for: Callable[[str], str | int]) -> str | int:
    """A key that is a word or a year and stands in its mapping once; raises _Unusual."""
    if type(event) is not yaml.ScalarEvent:
        raise _Unusual
    key = key_for(event.value)
    if key in known or (event.style in QUOTED and key != event.value):
        raise _Unusual
    return key
