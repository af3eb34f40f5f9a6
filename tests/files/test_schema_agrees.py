"""Reader and schema agree, record by record and file by file, on data made up near the schema."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import TypeAdapter, ValidationError

from models.base import Model
from models.conditions import Condition
from models.group import Member
from solver.files.dumping import yaml_text
from solver.files.errors import InputError
from solver.files.region import load_region
from solver.files.scenario import load
from solver.files.schema import FileKind, schema
from tests.builders import SCENARIOS
from tests.files.broken import BOOK_NAME, TIE, written
from tests.files.near import JUNK, near
from tests.files.written import complaints, json_of

UNSAID = {"value_error", "no_day"}
"""What may lie in the values themselves: a contradiction, a share over 1, the 30th of February."""
JUDGED_TOGETHER = {"Decision", "PlanChange", "Post", "Relation"}
"""Records whose own mistakes are found with the scenario they stand in (`models.references`)."""

SCHEMA = schema("scenario")
DEFS = SCHEMA["$defs"] | schema("region")["$defs"]
ALONE = SCHEMA["else"]["properties"]
WHOLE = {"Plan": ALONE["plan"], "Post": ALONE["posts"]["items"]}
"""What a file that is based on another may leave out."""


def records(kind: type[Model]) -> Iterator[type[Model]]:
    """Every kind of record there is."""
    for one in kind.__subclasses__():
        yield one
        yield from records(one)


READERS: dict[str, Any] = {
    **{one.__name__: one for one in records(Model)},
    "Condition": Condition,
    "Member": Member,  # of the leading group; a region has some, too
}
RECORDS = sorted(name for name, one in DEFS.items() if "enum" not in one)


def faults(reader: TypeAdapter[Any], record: Any) -> set[str]:
    """The kinds of mistake that the reader finds."""
    try:
        reader.validate_python(as_read(record), by_alias=True, by_name=False)
    except ValidationError as refused:
        return {one["type"] for one in refused.errors()}
    return set()


def as_read(value: Any) -> Any:
    """What the reader makes of JSON: keys that are years, exact decimals."""
    if isinstance(value, dict):
        return {_key(key): as_read(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_read(one) for one in value]
    return Decimal(str(value)) if isinstance(value, float) else value


def _key(key: str) -> str | int:
    return int(key) if re.fullmatch("[1-9][0-9]{3}", key) else key


@pytest.mark.parametrize("name", RECORDS)
def test_reader_and_schema_agree_on_every_record(name: str) -> None:
    """What one takes the other takes, but for contradictions in what the values say."""
    rules = {"allOf": [{"$ref": f"#/$defs/{name}"}, WHOLE.get(name, {})], "$defs": DEFS}
    judge = Draft202012Validator(rules)
    reader: TypeAdapter[Any] = TypeAdapter(READERS[name])

    @settings(max_examples=60, deadline=None, derandomize=True, database=None,
              phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(near({"$ref": f"#/$defs/{name}"}, DEFS))
    def agree(record: Any) -> None:
        wrong = faults(reader, record)
        if judge.is_valid(record):
            assert wrong <= UNSAID
        else:
            assert wrong or name in JUDGED_TOGETHER

    agree()


def places(value: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in some data."""
    yield at
    keys = value if isinstance(value, dict) else range(len(value) if isinstance(value, list) else 0)
    for key in keys:
        yield from places(value[key], (*at, key))


def spoilt(value: Any, at: tuple[Any, ...], junk: Any) -> Any:
    """The data with another value in one place."""
    if not at:
        return junk
    items = value.items() if isinstance(value, dict) else enumerate(value)
    changed = {key: spoilt(one, at[1:], junk) if key == at[0] else one for key, one in items}
    return changed if isinstance(value, dict) else list(changed.values())


BASED = """
based-on: tie.yaml
policy: {over-quota: transitional}
plan: {total: 5, quota: {P9: 1, P10: 2, P12: 1}}
posts: [{id: engineer-1, seats: 1, duties: [x]}]
people: [{id: T1, name: x}]
without: {people: [T3], posts: [assistant]}
plans: {less: {total: 3, policy: {merit-reading: R2}}}
relations: [{between: [T1, T2], kind: spouse}]
decisions: [{rule: pin, person: T1, grade: P9, reason: x, by: x, on: 2012-05-10}]
"""
EXAMPLES: dict[FileKind, int] = {"scenario": 150, "rulebook": 50, "region": 100}
FILES: dict[str, tuple[FileKind, str]] = {
    "tie.yaml": ("scenario", TIE),
    "variant.yaml": ("scenario", BASED),
    BOOK_NAME: ("rulebook", (SCENARIOS / BOOK_NAME).read_text(encoding="utf-8")),
    "county/county.yaml": (
        "region",
        (SCENARIOS / "county" / "county.yaml").read_text(encoding="utf-8"),
    ),
}


@pytest.mark.parametrize("name", FILES)
def test_whatever_the_reader_accepts_the_schema_accepts(tmp_path: Path, name: str) -> None:
    """Whole files with something else in one place, as they stand on the disk."""
    kind, text = FILES[name]
    written(tmp_path)
    copytree(SCENARIOS / "county", tmp_path / "county")
    (tmp_path / "variant.yaml").write_text(BASED, encoding="utf-8")
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    sound = json_of(path)
    reader: Callable[[Path], object] = load_region if kind == "region" else load
    asked = tmp_path / "tie.yaml" if kind == "rulebook" else path
    taken = 0

    @settings(max_examples=EXAMPLES[kind], deadline=None, derandomize=True, database=None,
              phases=[Phase.generate], suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(st.sampled_from(list(places(sound))), st.sampled_from(JUNK))
    def accept(at: tuple[Any, ...], junk: Any) -> None:
        nonlocal taken
        path.write_text(yaml_text(as_read(spoilt(sound, at, junk))), encoding="utf-8")
        try:
            reader(asked)
        except InputError:
            return
        taken += 1
        assert complaints(kind, json_of(path)) == []

    accept()
    assert taken >= 3
