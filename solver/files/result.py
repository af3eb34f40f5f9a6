"""A result that was written before, read as carefully as any file that comes from elsewhere."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.base import Model
from models.log import Entry
from models.result import Result
from models.scenario import Scenario
from solver.files.content import content_of, text_in
from solver.files.errors import Fault, InputError

SCHEMA = "gangwei-result/1"

_KEYS = (
    "scenario",
    "plan",
    "status",
    "aims",
    "appointments",
    "precedence",
    "envy_free",
    "verified",
)
_MEND = "Name the result.json that gangwei solve --out has written."


@dataclass(frozen=True)
class Filed:
    """A result as filed, and the log that it was found under."""

    result: Result
    log: tuple[Entry, ...]


class _Log(Model):
    """The log of a result, so that a mistake in it is found at its place."""

    log: tuple[Entry, ...]


def read_result(path: Path) -> Filed:
    """The result in a JSON file (`gangwei-result/1`); raises InputError where there is none."""
    data = _document(path)
    if data.get("schema") != SCHEMA:
        raise _fault(path, f"The file holds no result ({SCHEMA}).", _MEND)
    try:
        result = Result.model_validate({key: data[key] for key in _KEYS if key in data})
        log = _Log.model_validate({"log": data.get("log") or ()}).log
    except ValidationError as invalid:
        what = "This is not as a result has it."
        raise InputError(Fault(str(path), None, _where(invalid), what, _MEND)) from None
    if not result.solved:
        what = f"The result has no appointments ({result.status})."
        raise _fault(path, what, "Only an answer can be revised: solve the file instead.")
    return Filed(result, log)


def check_same(path: Path, filed: Filed, scenario: Scenario) -> None:
    """Raises InputError where a result is not one of this scenario's people, posts and log."""
    result, here = filed.result, scenario.institution
    if result.scenario != here:
        what = f"The result is of {result.scenario}, the file of {here}."
        raise _fault(path, what, "Name a result and a file of the same institution.")
    if result.plan != scenario.plan_name:
        what = f"The result is of the plan {result.plan}, asked is {scenario.plan_name}."
        raise _fault(path, what, "Choose the same plan with --plan.")
    there = [one.person for one in result.appointments]
    if strange := sorted(set(there) ^ set(scenario.staff)):
        only = "result" if strange[0] in there else "file"
        what = f"Only the {only} knows {strange[0]}."
        raise _fault(path, what, "Result and file must be about the same people.")
    if there != list(scenario.staff):
        raise _fault(path, "The people are not each there once, in the order of ids.", _MEND)
    for one in result.appointments:
        if one.post is not None and one.post not in scenario.desks:
            what = f"{one.person} has the post {one.post} there, which the file does not have."
            raise _fault(path, what, "Result and file must be about the same posts.")
    known = len(filed.log)
    if filed.log != scenario.log[:known]:
        what = "The log of the result is not the beginning of that of the file."
        raise _fault(path, what, "Add new entries at the end, and leave those before as they were.")


def _document(path: Path) -> dict[str, Any]:
    """The JSON object of a file; neither size nor depth can exhaust anything."""
    try:
        data = json.loads(_text(path))
    except (ValueError, RecursionError):
        raise _fault(path, "The file is no JSON.", _MEND) from None
    return data if isinstance(data, dict) else {}


def read_text(path: Path) -> str:
    """The text of a file that says it holds a result, every sign as it stands.

    Raises InputError where there is none: of any other file nothing is to be quoted.
    """
    text = _text(path)
    if f'"schema": "{SCHEMA}"' not in text:
        raise _fault(path, f"The file holds no result ({SCHEMA}).", _MEND)
    return text


def _text(path: Path) -> str:
    return text_in(content_of(path, mend=_MEND), path, _MEND)


def _where(invalid: ValidationError) -> tuple[str, ...]:
    """The place of the first mistake, numbers from 1."""
    place = invalid.errors(include_url=False)[0]["loc"]
    return tuple(str(step + 1) if isinstance(step, int) else step for step in place)


def _fault(path: Path, what: str, mend: str) -> InputError:
    return InputError(Fault(str(path), None, (), what, mend))
