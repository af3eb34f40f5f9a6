"""From a workbook to the same tree that a YAML file gives, every value with its cell."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.aliases import plain
from models.policy import INSTEAD_OF_FAIR, NO_FAIR
from models.problems import MOST
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
    quoted_node,
    scalar_node,
    sequence_node,
)
from solver.files.plain import data_of
from solver.files.source import DISK, Source
from solver.files.tree import parse_value
from solver.files.workbook import sheets as book
from solver.files.workbook.kinds import Flow, Plain, Vocabulary
from solver.files.workbook.layout import FORMER, facts, known, label, labels, matched, own, table
from solver.files.workbook.opening import RawCell, Refused, sheets_of
from solver.files.workbook.sheets import Column, Sheet
from solver.files.workbook.values import UnreadableError, Value

Rulebook = Callable[[Node], MappingNode]
"""From the node that names the rulebook to the rulebook."""


@dataclass(frozen=True)
class Record:
    """One row: its values by the keys of their columns, what could not be read, and its place."""

    values: Mapping[str, Node]
    unread: frozenset[str]
    file: str
    place: tuple[str, ...]

    def mapping(self, *without: str) -> MappingNode:
        """The row as a record of a scenario; dotted keys nest."""
        made = in_cell(mapping_node(self.file), self.file, self.place)
        for key, value in self.values.items():
            if key not in without:
                _put(made, key, value)
        return made


def read_workbook(path: Path, rulebook: Rulebook, source: Source = DISK) -> MappingNode:
    """The tree of a workbook; raises InputError with everything in it that cannot be read."""
    return _Reading(path, rulebook, source).tree()


class _Reading:
    """One workbook being read; mistakes are collected, so that all are told at once."""

    def __init__(self, path: Path, rulebook: Rulebook, source: Source) -> None:
        self._file = str(path)
        self._found = matched(self._file, sheets_of(path, source))
        self._faults: list[Fault] = []
        self._known: Vocabulary = {}
        self._rulebook = rulebook

    def tree(self) -> MappingNode:
        """The whole scenario."""
        top = mapping_node(self._file)
        put(top, "schema", scalar_node("gangwei/1", self._file))
        self._singles(book.GENERAL, top, "")
        self._singles(book.POLICY, top, "policy.")
        if (named := get(top, "rulebook")) is not None:
            self._known = vocabulary_of(self._rulebook(named))
        _put(top, "plan.quota", self._pairs(book.QUOTA, "grade", "seats"))
        _put(top, "plan.left", self._pairs(book.LEFT, "grade", "people"))
        for sheet, key in (
            (book.RATIOS, "plan.ratios"),
            (book.POSTS, "posts"),
            (book.DECISIONS, "decisions"),
            (book.LOG, "log"),
            (book.MEMBERS, "leading-group.members"),
        ):
            _put(top, key, self._list([record.mapping() for record in self._records(sheet)]))
        _put(top, "procedure.stages", self._named(book.STAGES, "stage"))
        put(top, "relations", self._list(list(self._relations())))
        put(top, "plans", self._named(book.PLANS, "plan"))
        put(top, "assumptions", self._named(book.ASSUMPTIONS, "name"))
        put(top, "people", self._list(self._people()))
        if self._faults:
            raise InputError(*self._faults[:MOST])
        return top

    def _people(self) -> list[Node]:
        people: list[Node] = []
        by_id: dict[str, MappingNode] = {}
        years = defaultdict[str, set[str]](set)
        complete = True
        for record in self._records(book.PEOPLE):
            person = record.mapping()
            people.append(person)
            if "id" in record.values:
                by_id.setdefault(str(record.values["id"].value), person)
            else:
                complete = False
                self._lacking(record, "id")
        for sheet in book.SHEETS:
            for record in self._records(sheet) if sheet.person else ():
                named = record.values.get("person")
                person_of = None if named is None else by_id.get(str(named.value))
                if named is not None and person_of is not None:
                    self._add(person_of, sheet, record, years[named.value])
                elif complete and by_id:  # otherwise the person may be meant that has no id
                    who = record.place[1] if named is None else named.value
                    self._fault(
                        named or record.mapping(), f"There is no person {who}.", known(by_id)
                    )
        for person in by_id.values():
            self._in_order_of_choice(person)
        return people

    def _in_order_of_choice(self, person: MappingNode) -> None:
        """The posts of an application by their choices; those without a number at the end."""
        applies = get(person, "applies")
        if applies is None:
            return
        numbers: set[str] = set()
        for number in filter(None, (get(row, "choice") for row in applies.value)):
            if number.value in numbers:
                self._fault(number, f"{number.value} is given twice.", "Keep one of the two.")
            numbers.add(number.value)
        applies.value = [get(row, "post") for row in sorted(applies.value, key=_choice)]

    def _add(self, person: MappingNode, sheet: Sheet, record: Record, years: set[str]) -> None:
        """A row to the section of the person that it belongs to; `years` have their mark."""
        if sheet is book.ASSESSMENTS:
            marks = _under(person, sheet.key, mapping_node(self._file))
            self._pair(marks, years, record, "year", "mark")
            return
        section = _under(person, sheet.key, sequence_node(self._file))
        if sheet is not book.APPLIES or "post" in record.values:
            section.value.append(record.mapping("person"))

    def _relations(self) -> Iterator[Node]:
        for record in self._records(book.RELATIONS):
            made = record.mapping("first", "second")
            both = [record.values[key] for key in ("first", "second") if key in record.values]
            between = in_cell(sequence_node(self._file), self._file, record.place)
            between.value.extend(both)
            put(made, "between", between)
            yield made

    def _named(self, sheet: Sheet, key: str) -> MappingNode:
        """Records by the name that one column gives."""
        found, keys = mapping_node(self._file), set[str]()
        for record in self._records(sheet):
            if not self._lacking(record, key):
                self._once(found, keys, record.values[key], record.mapping(key))
        return found

    def _pairs(self, sheet: Sheet, key: str, value: str) -> MappingNode:
        made, keys = mapping_node(self._file), set[str]()
        for record in self._records(sheet):
            self._pair(made, keys, record, key, value)
        return made

    def _pair(
        self, into: MappingNode, keys: set[str], record: Record, key: str, value: str
    ) -> None:
        lacking = [one for one in (key, value) if self._lacking(record, one)]
        if not lacking:
            self._once(into, keys, record.values[key], record.values[value])

    def _lacking(self, record: Record, key: str) -> bool:
        """Whether a row lacks a value; told, unless it is there and could not be read."""
        if key not in {*record.values, *record.unread}:
            self._fault(record.mapping(), f"The key {key} is missing.", "Add it.")
        return key not in record.values

    def _once(self, into: MappingNode, keys: set[str], key: Node, value: Node) -> None:
        """A key with its value, which may stand there only once: `keys` are those that do."""
        if str(key.value) in keys:
            self._fault(key, f"{key.value} is given twice.", "Keep one of the two.")
        else:
            assert isinstance(key, ScalarNode)  # noqa: S101 (such a column holds single words)
            keys.add(key.value)
            into.value.append((key, value))

    def _list(self, items: list[Any]) -> SequenceNode:
        return sequence_node(self._file, items)

    def _singles(self, sheet: Sheet, top: MappingNode, under: str) -> None:
        """A sheet of single facts: what it is in the first column, the fact in the second."""
        raw, columns = self._found.get(sheet.key), facts(sheet)
        for row in raw.rows if raw else ():
            named, cell = row.cells.get(0), row.cells.get(1)
            if named and own(named):
                continue
            column = None if named is None else columns.get(plain(str(named.value)))
            if named and isinstance(named.value, Refused):
                self._at(sheet, named, named.value.what, named.value.mend)
            elif column is None and cell is not None:
                said = f"There is no fact {named.value if named else cell.value} here."
                mend = f"{known(labels(sheet))} Or put {book.NOTE} before it."
                if named and plain(str(named.value)) in FORMER:
                    said, mend = NO_FAIR, INSTEAD_OF_FAIR
                self._at(sheet, named or cell, said, mend)
            elif column is not None and cell is not None:
                self._single(sheet, column, cell, top, under)
            for beside in (one for at, one in row.cells.items() if at > 1 and not own(one)):
                said = f"A fact stands in the second column, not here: {beside.value}."
                self._at(sheet, beside, said, f"Move it, or put {book.NOTE} before it.")
        told = {fault.path[-1] for fault in self._faults if fault.path}
        for column in sheet.columns:
            if (
                column.needed
                and _get(top, under + column.key) is None
                and label(column) not in told
            ):
                lacking = (sheet.title, label(column))
                what = f"The fact {label(column)} is missing."
                self._faults.append(Fault(self._file, None, lacking, what, "Add it."))

    def _single(
        self, sheet: Sheet, column: Column, cell: RawCell, top: MappingNode, under: str
    ) -> None:
        """One fact, which may stand there only once."""
        value = self._value(sheet, column, cell)
        if _get(top, under + column.key) is not None:
            self._at(sheet, cell, f"{label(column)} is given twice.", "Keep one of the two.")
        elif value is not None:
            _put(top, under + column.key, value)

    def _at(self, sheet: Sheet, cell: RawCell, what: str, mend: str) -> None:
        self._faults.append(Fault(self._file, None, (sheet.title, cell.where), what, mend))

    def _records(self, sheet: Sheet) -> Iterator[Record]:
        """The rows of a sheet that state something."""
        try:
            found = table(self._file, sheet, self._found.get(sheet.key))
        except InputError as error:
            self._faults += error.faults
            return
        if sheet.needed and not found.rows:
            what = f"The sheet {sheet.title} says nothing."
            self._faults.append(Fault(self._file, None, (sheet.title,), what, "Fill it in."))
        for row in found.rows:
            said = {
                column.key: self._value(sheet, column, row.cells[at])
                for at, column in found.columns.items()
                if at in row.cells
            }
            values = {key: value for key, value in said.items() if value is not None}
            place = (sheet.title, f"A{row.number}")
            yield Record(values, frozenset(said.keys() - values.keys()), self._file, place)

    def _value(self, sheet: Sheet, column: Column, cell: RawCell) -> Node | None:
        """What a cell says, as a node that knows its cell; None where it says nothing readable."""
        place = (sheet.title, cell.where, label(column))
        try:
            data = column.kind.read(_usable(cell), self._known)
            return in_cell(_node(data, self._file), self._file, place)
        except UnreadableError as unreadable:
            self._faults.append(Fault(self._file, None, place, unreadable.what, unreadable.mend))
        except InputError as error:
            self._faults += (
                Fault(self._file, None, place, one.what, one.mend) for one in error.faults
            )
        return None

    def _fault(self, node: Node, what: str, mend: str) -> None:
        self._faults.append(fault_at(node, (), what, mend))


def _usable(cell: RawCell) -> Value:
    if isinstance(cell.value, Refused):
        raise UnreadableError(cell.value.what, cell.value.mend)
    return cell.value


def _node(data: Any, file: str) -> Node:
    match data:
        case Plain(text):
            return scalar_node(text, file)
        case Flow(text):
            return parse_value(text, file)
        case bool():
            return scalar_node("true" if data else "false", file)
        case int():
            return scalar_node(str(data), file)
        case list():
            return sequence_node(file, [_node(one, file) for one in data])
        case _:
            return quoted_node(str(data), file)


def _put(into: MappingNode, key: str, value: Node) -> None:
    """Sets a dotted key."""
    outer, _, inner = key.partition(".")
    if not inner:
        put(into, outer, value)
        return
    below = get(into, outer)
    if not isinstance(below, MappingNode):
        below = mapping_node(value.file)
        put(into, outer, below)
    _put(below, inner, value)


def _get(record: Node | None, key: str) -> Node | None:
    """The value of a dotted key."""
    for step in key.split("."):
        record = get(record, step) if isinstance(record, MappingNode) else None
    return record


def _under(person: MappingNode, key: str, empty: Any) -> Any:
    """The section of a person, begun where it is not there yet."""
    section = get(person, key)
    if section is None:
        put(person, key, empty)
    return section or empty


def vocabulary_of(rulebook: MappingNode) -> Vocabulary:
    """The rulebook's words, as far as they are what they should be; that is checked later."""
    data = data_of(rulebook).get("vocabulary")
    return {
        kind: {str(word): str(meaning) for word, meaning in words.items()}
        for kind, words in (data.items() if isinstance(data, dict) else ())
        if isinstance(words, dict)
    }


def _choice(row: MappingNode) -> float:
    number = get(row, "choice")
    return float("inf") if number is None else float(number.value)
