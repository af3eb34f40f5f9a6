"""From one form of a scenario to the other: YAML to workbook and back, and the empty template."""

import os
from pathlib import Path

from solver.files.dumping import yaml_text
from solver.files.errors import Fault, InputError
from solver.files.nodes import MappingNode, ScalarNode, get
from solver.files.plain import data_of
from solver.files.scenario import load, named_file, rulebook_of, whole_tree
from solver.files.shipped import shipped
from solver.files.source import DISK, Once
from solver.files.tree import read_tree
from solver.files.workbook.reading import vocabulary_of
from solver.files.workbook.writing import template_bytes, workbook_bytes
from solver.files.write import write_bytes, write_text

_WORKBOOK, _TEXT = (".xlsx",), (".yaml", ".yml")


def write_template(target: Path, rulebook: str) -> None:
    """An empty workbook that chooses a shipped rulebook; raises InputError for an unknown one."""
    _form(target, _WORKBOOK)
    known = shipped()
    if rulebook not in known:
        what, mend = f"There is no rulebook {rulebook}.", f"Known: {', '.join(known)}."
        raise InputError(Fault("--rulebook", None, (), what, mend))
    made = template_bytes(vocabulary_of(read_tree(known[rulebook])), rulebook)
    write_bytes(target, made, public=True)


def convert(source: Path, target: Path) -> None:
    """Writes a scenario in the other form; raises InputError where the source is not sound.

    What the file is based on is written out; comments of a YAML file are lost. The rulebook stays
    where it is and is named as seen from the target.
    """
    form = _form(target, (*_WORKBOOK, *_TEXT))
    once = Once(DISK)
    load(source, source=once)
    top = whole_tree(source, once)
    data = data_of(top)
    data["rulebook"] = _seen_from(target, top) or data["rulebook"]
    if form in _TEXT:
        write_text(target, yaml_text(data))
        return
    rulebook = get(top, "rulebook")
    assert rulebook is not None  # noqa: S101 (the scenario was loaded)
    write_bytes(target, workbook_bytes(data, vocabulary_of(rulebook_of(rulebook))))


def _form(target: Path, forms: tuple[str, ...]) -> str:
    form = target.suffix.lower()
    if form not in forms:
        what = f"{target.name} is neither a workbook nor a YAML file that can be written."
        raise InputError(
            Fault(str(target), None, (), what, f"End its name in {' or '.join(forms)}.")
        )
    return form


def _seen_from(target: Path, top: MappingNode) -> str | None:
    """The name of the rulebook in a file at the target; None for one written out in the file."""
    node = get(top, "rulebook")
    if not isinstance(node, ScalarNode):
        return None
    named = str(node.value)
    if named in shipped():
        return named
    path = named_file(node, "rulebook").resolve()
    for name, place in shipped().items():
        if path == place.resolve():
            return name
    return Path(os.path.relpath(path, target.parent.resolve())).as_posix()
