"""The one catalogue of words shown to people, English and Chinese.

A key with a form for one thing ends in `.one`. Terms follow docs/glossary.md.
"""

from collections.abc import Iterable
from typing import Any, Literal

from solver.report import en, zh

Lang = Literal["en", "zh"]

CATALOGUES = {"en": en.WORDS, "zh": zh.WORDS}


class Words:
    """The words of one language."""

    def __init__(self, lang: Lang) -> None:
        self.lang = lang
        self._words = CATALOGUES[lang]

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key with its values; raises KeyError for one that nobody wrote."""
        text = self._words[key]
        return text.format(**values) if values else text

    def count(self, key: str, n: int, **values: Any) -> str:
        """A text that counts something: the form for one, or for many (and none)."""
        chosen = f"{key}.one" if n == 1 and f"{key}.one" in self._words else key
        return self(chosen, n=n, **values)

    def join(self, parts: Iterable[str], by: str = "comma") -> str:
        """Several things in a row: by `comma`, `clause`, `semicolon` or `stop` (sentences)."""
        return self._words[f"list.{by}"].join(parts)
