"""Shipped files, spoiled at every key with every kind of bad value: the cases, and what must hold.

Whatever a spoiled file says, it is either refused with a clear message or read as what it says.
"""

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

import yaml
from pydantic import BaseModel

from models.shares import share_of
from solver.files.errors import InputError
from solver.files.plain import data_of
from solver.files.region import load_region
from solver.files.scenario import complete_tree, load
from solver.files.tree import read_tree
from solver.report.faults import fault_text, in_chinese
from tests.builders import SCENARIOS

Step = str | int
Path_ = tuple[Step, ...]

_HERE = "HEREHERE"
"""Stands in the text of a file where the bad value comes."""

VALUES: Mapping[str, str] = {
    # types
    "null": "null", "true": "true", "yes": "yes", "zero": "0", "one": "1", "word": "xyzzy",
    "empty-list": "[]", "list": "[xyzzy]", "list-of-nothing": "[null]", "empty-keys": "{}",
    "keys": "{xyzzy: 1}", "nested": "[[[{a: [b]}]]]", "empty-text": "''", "space": "' '",
    "a-number-as-text": "'3'",
    # sizes and signs
    "negative": "-1", "negative-nought": "-0", "plus": "+1", "large": "1000001",
    "huge": "9" * 5000, "leading-nought": "007", "underscore": "1_0", "hexadecimal": "0x10",
    "exponent": "1e5", "decimal": "1.5", "small-decimal": "0.001", "infinite": ".inf",
    "none": ".nan", "long-decimal": "1." + "0" * 30 + "1", "many-digits": "0." + "1" * 5000,
    "long": "x" * 3000, "very-long": "长" * 40000,
    # dates
    "day": "2003-02-04", "month": "2003-02", "no-day": "2003-02-30", "first-day": "0001-01-01",
    "last-day": "9999-12-31", "moment": "2003-02-04 10:00:00", "day-as-text": "'2003-02-04'",
    # signs and encodings
    "escape": '"a\\e[31mb"', "turned": '"a\\u202eb"', "return": '"a\\rb"', "break": '"a\\nb"',
    "nul": '"a\\0b"', "unseen": '"\\u200b"', "no-character": '"\\uFFFF"', "tag": '"\\U000E0041"',
    "surrogate": '"\\ud800"', "full-width": "３", "arabic": "٣", "traditional": "科長",
    "rare": "𠮷野", "formula": "=1+1", "separator": '"a\\u2028b"', "path": "../../etc/passwd",
    # what plain data has no use for
    "tagged": "!!python/name:os.system x", "alias": "*a", "anchor": "&a xyzzy", "open": "[",
}  # fmt: skip
"""Bad values by their kind, as YAML."""

KEYS: Mapping[str, str] = {
    "unknown": "xyzzy", "empty": '""', "number": "7", "unseen": '"a\\u200b"', "list": "? [a]\n",
    "escape": '"\\e[31m"', "long": "k" * 900, "break": '"a\\nb"', "merge": "<<",
    "underscore": "over_quota",
}  # fmt: skip
"""Bad keys by their kind."""

FILES = (
    "tie.yaml", "changzhou-2012.yaml", "changzhou-2015.yaml", "transition.yaml", "objection.yaml",
    "keep-grade-conflict.yaml", "county/central.yaml", "county/county.yaml",
    "county/rulebook.yaml", "rulebooks/changzhou-2012.yaml",
)  # fmt: skip
READ_BY = {
    "county/rulebook.yaml": "county/central.yaml",
    "rulebooks/changzhou-2012.yaml": "named.yaml",
}
"""A rulebook is read by a scenario that names it."""


@dataclass(frozen=True)
class Case:
    """A file, a place in it, and what is done there."""

    file: str
    at: Path_
    kind: str

    @property
    def name(self) -> str:
        """How a failed case is called."""
        return f"{self.file}:{'.'.join(map(str, self.at))}:{self.kind}"


class _Dumper(yaml.CSafeDumper):
    """Writes thousands of files in the time that there is."""

    def ignore_aliases(self, data: Any) -> bool:
        """Everything is written out."""
        del data
        return True


_Dumper.add_representer(
    Decimal, lambda dumper, one: dumper.represent_scalar("tag:yaml.org,2002:float", f"{one:f}")
)


def yaml_text(top: Any) -> str:
    """Plain data as YAML."""
    made: str = yaml.dump(top, Dumper=_Dumper, allow_unicode=True, sort_keys=False)
    return made


@cache
def data(file: str) -> Any:
    """What a shipped file states, nothing of its bases."""
    return data_of(read_tree(SCENARIOS / file))


def cases() -> list[Case]:
    """Every key of every file (of items that look alike one), with all that is done there."""
    found: list[Case] = []
    for file in FILES:
        seen: set[tuple[object, ...]] = set()
        for at, value in _places(data(file), ()):
            alike = tuple("*" if isinstance(step, int) else step for step in at)
            if (key := (*_general(file, alike), type(value))) not in seen:
                seen.add(key)
                found += (Case(file, at, kind) for kind in _kinds(at, value))
    return found


def _general(file: str, at: tuple[object, ...]) -> tuple[object, ...]:
    """A place without names of its own: those of grades, years, conditions."""
    named = {"quota", "grades", "assessments", "conditions", "stages", "ranks", "series", "fields",
             "achievements", "certificates", "classes", "plans", "rules", "table", "institutions",
             "regular-rules"}  # fmt: skip
    short = [("*" if index and at[index - 1] in named else step) for index, step in enumerate(at)]
    return tuple(short[:1] + short[-4:]) if "rulebook" in file else tuple(short)


def _places(value: Any, at: Path_) -> Iterator[tuple[Path_, Any]]:
    if at:
        yield at, value
    inner = value.items() if isinstance(value, dict) else ()
    for step, one in inner if isinstance(value, dict) else enumerate(_items(value)):
        yield from _places(one, (*at, step))


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _kinds(at: Path_, value: Any) -> Iterator[str]:
    yield from (f"value {kind}" for kind in VALUES)
    yield "gone"
    if isinstance(at[-1], str):
        yield from (f"key {kind}" for kind in KEYS)
        yield "key twice"
    if isinstance(value, list) and value:
        yield from ("item twice", "turned round")
    if isinstance(value, dict) and value:
        yield "one more key"


def text(case: Case) -> str:
    """The text of a spoiled file."""
    top = deepcopy(data(case.file))
    *above, last = case.at
    owner = top
    for step in above:
        owner = owner[step]
    return _DONE[case.kind.partition(" ")[0]](case, top, owner, last)


def _value(case: Case, top: Any, owner: Any, last: Step) -> str:
    owner[last] = _HERE
    return yaml_text(top).replace(_HERE, VALUES[case.kind.partition(" ")[2]])


def _key(case: Case, top: Any, owner: Any, last: Step) -> str:
    kind = case.kind.partition(" ")[2]
    renamed = {(_HERE if key == last else key): value for key, value in owner.items()}
    if kind == "twice":
        renamed = {last: deepcopy(owner[last]), **renamed}
    owner.clear()
    owner.update(renamed)
    return yaml_text(top).replace(_HERE, str(last) if kind == "twice" else KEYS[kind])


def _gone(case: Case, top: Any, owner: Any, last: Step) -> str:
    del case, owner[last]
    return yaml_text(top)


def _twice(case: Case, top: Any, owner: Any, last: Step) -> str:
    del case
    owner[last].append(deepcopy(owner[last][0]))
    return yaml_text(top)


def _turned(case: Case, top: Any, owner: Any, last: Step) -> str:
    del case
    owner[last].reverse()
    return yaml_text(top)


def _one_more(case: Case, top: Any, owner: Any, last: Step) -> str:
    del case
    owner[last]["xyzzy"] = 1
    return yaml_text(top)


_DONE: Mapping[str, Callable[[Case, Any, Any, Step], str]] = {
    "value": _value,
    "key": _key,
    "gone": _gone,
    "item": _twice,
    "turned": _turned,
    "one": _one_more,
}


def prepared(place: Path) -> Path:
    """A copy of the shipped files, with a scenario that names its rulebook by a path."""
    folder = place / "scenarios"
    copytree(SCENARIOS, folder)
    tie = (folder / "tie.yaml").read_text("utf-8")
    (folder / "named.yaml").write_text(tie, "utf-8")
    return folder


def trouble(folder: Path, case: Case) -> str | None:
    """What is wrong with how a spoiled file is read; None where all is well."""
    path = folder / case.file
    before = path.read_bytes()
    path.write_bytes(text(case).encode("utf-8", "surrogatepass"))
    try:
        return _trouble(folder / READ_BY.get(case.file, case.file), case)
    finally:
        path.write_bytes(before)


def _trouble(path: Path, case: Case) -> str | None:
    try:
        if case.file == "county/county.yaml":
            region = load_region(path)
            return unlike(data_of(region.top), region.region)
        whole, first = load(path), load(path, entries=0)
        stated = data_of(complete_tree(path))
    except InputError as error:
        return unclear(error)
    log = stated.pop("log", None) or []
    return unlike(stated, first) or unlike(log, whole.log)


def unclear(error: InputError) -> str | None:
    """What is wrong with a refusal: a mistake without a place, or without Chinese words."""
    for fault in error.faults:
        told = f"{fault_text(fault, 'en')}{fault_text(fault, 'zh')}"
        if not told.isprintable() and not told.replace("\n", "").isprintable():
            return f"not printable: {told!a}"
        if len(str(fault).splitlines()) != 3 or not fault.what.strip(".") or not fault.mend:
            return f"not clear: {fault}"
        if in_chinese(fault.what) is None or in_chinese(fault.mend) is None:
            return f"not in Chinese: {fault}"
    return None if error.faults else "refused without a word"


def unlike(stated: Any, read: Any, at: str = "") -> str | None:
    """Where something that a file states was read as something else; None where it was not."""
    if stated is None:
        return None  # as left out
    if isinstance(read, BaseModel):
        fields = type(read).model_fields
        read = {field.alias or name: getattr(read, name) for name, field in fields.items()}
    if isinstance(read, Mapping):
        read = {str(key): value for key, value in read.items()}
    if isinstance(stated, dict):
        if not isinstance(read, Mapping):
            return f"{at}: {stated} read as {read}"
        return next(
            (
                wrong
                for key, value in stated.items()
                if (wrong := unlike(value, read.get(str(key)), f"{at}.{key}"))
            ),
            None,
        )
    if isinstance(read, tuple):
        listed = stated if isinstance(stated, list) else [stated]
        if len(listed) != len(read):
            return f"{at}: {stated} read as {read}"
        pairs = enumerate(zip(listed, read, strict=True))
        return next((one for n, (s, r) in pairs if (one := unlike(s, r, f"{at}.{n}"))), None)
    return None if _same(stated, read) else f"{at}: {stated!r} read as {read!r}"


def _same(stated: Any, read: Any) -> bool:
    """True where a single value was read as what it says."""
    if isinstance(read, Fraction):
        return share_of(stated) == read
    if isinstance(read, Enum):
        read = read.value
    if isinstance(read, date):
        return str(stated) in {f"{read:%Y-%m-%d}", f"{read:%Y-%m}" if read.day == 1 else ""}
    if isinstance(stated, str) and isinstance(read, str):
        return stated.strip() == read
    if isinstance(read, str):
        return type(stated) is int and str(stated) == read  # a telephone
    if type(read) is bool or type(stated) is bool:
        return stated is read
    hundredths = isinstance(stated, int | Decimal) and Fraction(stated) * 100 == read
    return bool(stated == read or hundredths)
