"""The kinds of value that a column can hold: how each is read, written, offered and explained."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from models import aliases
from solver.files.dumping import yaml_text
from solver.files.workbook import values
from solver.files.workbook.values import Value

Vocabulary = Mapping[str, Mapping[str, str]]
"""The rulebook's words by what they are words for: id → Chinese."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that a YAML file has without quotes: a day, a share."""

    text: str


@dataclass(frozen=True, slots=True)
class Flow:
    """YAML text for what has no columns of its own."""

    text: str


@dataclass(frozen=True)
class Kind:
    """A kind of value.

    `read` takes a cell's value to that of a YAML file, or raises UnreadableError; `write` goes
    back. `offers` gives the words of a drop-down list. `check` is the type that cells are checked
    for, as a spreadsheet calls it.
    """

    read: Callable[[Value, Vocabulary], Any]
    write: Callable[[Any, Vocabulary], Any] = lambda data, _: data
    offers: Callable[[Vocabulary], Sequence[str]] = lambda _: ()
    note: str = ""
    check: str | None = field(default=None)


def words(kind: str, note: str = "") -> Kind:
    """One of the fixed words, in Chinese or as in YAML files."""
    first = list(dict.fromkeys(aliases.WORDS[kind].values()))
    return Kind(
        read=lambda value, _: values.word_of(kind, value),
        write=lambda data, _: aliases.shown(kind, data),
        offers=lambda _: [aliases.shown(kind, word) for word in first],
        note=note,
    )


def vocabulary(kind: str) -> Kind:
    """One of the rulebook's words, by its Chinese or its id."""
    return Kind(
        read=lambda value, known: values.known_of(known.get(kind, {}), value),
        write=lambda data, known: _unless_doubtful(data, known.get(kind, {})),
        offers=lambda known: [
            _unless_doubtful(word, known.get(kind, {})) for word in known.get(kind, {})
        ],
    )


def _unless_doubtful(word: str, known: Mapping[str, str]) -> str:
    """The Chinese of a word, where it leads back to the same word."""
    chinese = known.get(word, word)
    same = word in known and values.known_of(known, chinese) == word
    return chinese if same else word


def listed(one: Kind, note: str) -> Kind:
    """Several of a kind in one cell, with 、 or ; or a line break between them."""

    def read(value: Value, known: Vocabulary) -> Any:
        text = values.text_of(value)
        if text.startswith("["):
            return Flow(text)
        parts = [part for part in re.split(r"[、;；\n]", text) if part.strip()]
        return [one.read(part, known) for part in parts]

    def write(data: Any, known: Vocabulary) -> str:
        items = [data] if isinstance(data, str) else list(data)
        shown = [str(one.write(item, known)) for item in items]
        if not shown or any(_ambiguous(text) for text in shown):
            return _flow(items)
        return "、".join(shown)

    return Kind(read, write, note=note)


def lines(note: str) -> Kind:
    """Sentences, one a line."""

    def read(value: Value, _: Vocabulary) -> Any:
        text = values.text_of(value)
        if text.startswith("["):
            return Flow(text)
        return [line.strip() for line in text.splitlines() if line.strip()]

    def write(data: Any, _: Vocabulary) -> str:
        plain = data and not any("\n" in line or line != line.strip() for line in data)
        return "\n".join(data) if plain and not data[0].startswith("[") else _flow(list(data))

    return Kind(read, write, note=note)


def _ambiguous(text: str) -> bool:
    return text != text.strip() or not text or text[0] == "[" or bool(re.search(r"[、;；\n]", text))


def _flow(data: Any) -> str:
    return yaml_text(data, default_flow_style=True, width=10**9).strip()


def _read_text(value: Value, _: Vocabulary) -> str:
    return values.text_of(value)


def _read_share(value: Value, _: Vocabulary) -> str:
    """A share as text; a cell formatted as a percentage holds 0.58, of which 58% is meant.

    Exactly: what a share cannot say (0.580645161290323 for 18/31) stays to be refused.
    """
    if isinstance(value, float) and 0 < value < 1:
        hundredths = Decimal(repr(value)).scaleb(2).normalize()
        return f"{hundredths:f}%"
    return values.id_of(value).replace(" ", "")


TEXT = Kind(_read_text)
NAME = Kind(lambda value, _: values.name_of(value))
ID = Kind(
    lambda value, _: values.id_of(value),
    note="字母、数字和 . _ - 组成的编号。An id of letters, digits, . _ -",
)
DAY = Kind(
    lambda value, _: Plain(values.day_of(value)),
    note="日期，如 2005-11-01；只到月份的写 2005-11。A day, or a month.",
    check="date",
)
NUMBER = Kind(lambda value, _: values.number_of(value), note="整数。A whole number.", check="whole")
FLAG = Kind(
    lambda value, _: values.flag_of(value),
    write=lambda data, _: "是" if data else "否",
    offers=lambda _: ["是", "否"],
)
GRADE = Kind(
    lambda value, _: Plain(values.grade_of(value).value),
    write=lambda data, _: str(data),
    note="如 P10、专技十级、中级10级、管理八级。A grade.",
)
RULEBOOK = Kind(
    lambda value, _: Flow(text) if (text := values.text_of(value)).startswith("{") else text,
    write=lambda data, _: data if isinstance(data, str) else _flow(data),
)
SHARE = Kind(_read_share, note="如 58% 或 5/13。A share.")
RANK = Kind(_read_text, offers=lambda known: list(known.get("ranks", {})))
YAML = Kind(
    lambda value, _: Flow(values.text_of(value)),
    write=lambda data, _: _flow(data),
    note="按YAML书写，与情况文件相同。Written in YAML, as in a scenario file.",
)
