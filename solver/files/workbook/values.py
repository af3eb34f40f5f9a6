"""What a cell says, read as offices write it; anything that could mean two things is refused.

Each function takes a cell's value and gives the canonical one, as a YAML file would have it.
"""

import re
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time

from models.aliases import WORDS, grade_called, plain, shown, word_called
from models.base import FIRST_DATED, LAST_DATED
from models.grades import Grade


class UnreadableError(ValueError):
    """A value that is not what the column asks for: what was read, and how to mend it."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend


Value = str | int | float | bool | date | datetime | time | None
"""What a cell can hold."""

_DAY_MEND = "Write a day as 2005-11-01, or a month as 2005-11."
_SEPARATED = re.compile(r"(\d{4})[-./年](\d{1,2})(?:[-./月](\d{1,2})日?|月)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})?")
_MONTH_NUMBER = re.compile(r"(\d{4})\.(\d{1,2})")
_NUMBER = re.compile(r"[-+]?\d+")
_LONGEST = 60
"""Digits of a number, as in a YAML file."""
_YES = {"是", "有", "√", "✓", "对", "Y", "YES", "TRUE", "1"}
_NO = {"否", "无", "×", "✗", "N", "NO", "FALSE", "0"}
_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"))


def text_of(value: Value) -> str:
    """Text as it stands, without what cannot be seen and spaces at the ends."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).translate(_UNSEEN).replace("\u00a0", " ").strip()


def name_of(value: Value) -> str:
    """A person's name: no spaces between Chinese characters, one between other words."""
    text = " ".join(unicodedata.normalize("NFKC", text_of(value)).split())
    return re.sub(r"(?<=[\u3400-\u9fff·]) (?=[\u3400-\u9fff·])", "", text)


def id_of(value: Value) -> str:
    """An id: letters and digits made plain, spaces at the ends left out."""
    return unicodedata.normalize("NFKC", text_of(value)).strip()


def day_of(value: Value) -> str:
    """A day as `2005-11-01`, or a month as `2005-11`."""
    if isinstance(value, datetime):
        if value.time() != time():
            raise UnreadableError(f"{value} has a time of day.", _DAY_MEND)
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not value.is_integer():
        return _month_of_number(value)
    text = unicodedata.normalize("NFKC", text_of(value)).replace(" ", "").replace("。", ".")
    match = _SEPARATED.fullmatch(text) or _COMPACT.fullmatch(text)
    if match is None:
        raise UnreadableError(f"{text} is no day that can be read.", _DAY_MEND)
    return _checked(text, match[1], match[2], match[3])


def _month_of_number(value: float) -> str:
    """`2012.5` in a cell of numbers is May; `2012.1` may have been October, so it is refused."""
    text = repr(value)
    match = _MONTH_NUMBER.fullmatch(text)
    if match is None:
        raise UnreadableError(f"{text} is no day that can be read.", _DAY_MEND)
    if match[2] == "1":
        raise UnreadableError(f"{text} may mean January or October of {match[1]}.", _DAY_MEND)
    return _checked(text, match[1], match[2], None)


def _checked(text: str, year: str, month: str, day: str | None) -> str:
    with suppress(ValueError):
        found = date(int(year), int(month), int(day or 1))
        if FIRST_DATED <= found.year <= LAST_DATED:
            return found.isoformat() if day else f"{found:%Y-%m}"
    raise UnreadableError(f"{text} is no day of the calendar.", _DAY_MEND)


def number_of(value: Value) -> int:
    """A whole number, in figures of any width, thousands marked or not."""
    if isinstance(value, bool):
        raise UnreadableError(f"{value} is no whole number.", "Write a whole number.")
    text = unicodedata.normalize("NFKC", text_of(value)).replace(" ", "").replace(",", "")
    if not _NUMBER.fullmatch(text) or len(text) > _LONGEST:
        raise UnreadableError(f"{text} is no whole number.", "Write a whole number.")
    return int(text)


def flag_of(value: Value) -> bool:
    """Yes or no, in the words and marks that offices use for them."""
    text = plain(text_of(value))
    if text in _YES | _NO:
        return text in _YES
    raise UnreadableError(f"{text} is neither yes nor no.", "Write 是 or 否.")


def grade_of(value: Value) -> Grade:
    """A grade, by its code or by one of the names in `models.aliases`."""
    text = text_of(value)
    grade = grade_called(text)
    if grade is None:
        raise UnreadableError(
            f"{text} names no grade.", "Write P10, 专技十级, 中级10级 or 管理八级."
        )
    return grade


def word_of(kind: str, value: Value) -> str:
    """One of the words of a kind (`models.aliases.WORDS`), in Chinese or as in YAML files."""
    text = text_of(value)
    word = word_called(kind, text)
    if word is None:
        raise UnreadableError(
            f"{text} is not one of the words known here.", f"Write {_some(kind)}."
        )
    return word


def known_of(known: Mapping[str, str], value: Value) -> str:
    """A word of the rulebook's vocabulary, by its id or by its Chinese.

    Where the rulebook has no such words, or none is named, the text stays to be told later.
    """
    if not known:
        return id_of(value)
    text = text_of(value)
    named = {plain(chinese): word for word, chinese in known.items()}
    named |= {plain(word): word for word in known}
    if plain(text) not in named:
        mend = f"Write {', '.join(known.values())}."
        raise UnreadableError(f"{text} is not one of the words known here.", mend)
    return named[plain(text)]


def _some(kind: str) -> str:
    return ", ".join(shown(kind, word) for word in dict.fromkeys(WORDS[kind].values()))
