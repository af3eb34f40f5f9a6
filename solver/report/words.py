"""The one catalogue of words shown to people, English and Chinese.

A key with a form for one thing ends in `.one`. Terms follow docs/glossary.md.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Literal

from models.text import inert
from solver.report import en, zh

Lang = Literal["en", "zh"]

CATALOGUES: Mapping[Lang, Mapping[str, str]] = {"en": en.WORDS, "zh": zh.WORDS}

Surface = Mapping[Lang, Mapping[str, str]]
"""More words in both languages, for what is not printed by every command (`catalogue/`)."""


def locale_lang(environ: Mapping[str, str]) -> Lang:
    """The language of the reader's locale: Chinese where it is set so, otherwise English."""
    named = next(filter(None, map(environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "zh" if named.lower().startswith("zh") else "en"


class Words:
    """The words of one language, with those of the surfaces that are asked for."""

    def __init__(self, lang: Lang, *surfaces: Surface) -> None:
        self.lang = lang
        self._words = dict(CATALOGUES[lang])
        for surface in surfaces:
            self._words |= surface[lang]

    def __call__(self, key: str, **values: Any) -> str:
        """The text of a key with its values; raises KeyError for one that nobody wrote.

        A path is shown as one line that is what it looks like, whatever its name.
        """
        shown = {n: inert(str(v)) if isinstance(v, Path) else v for n, v in values.items()}
        text = self._words[key]
        return text.format(**shown) if values else text

    def count(self, key: str, n: int, **values: Any) -> str:
        """A text that counts something: the form for one, or for many (and none)."""
        chosen = f"{key}.one" if n == 1 and f"{key}.one" in self._words else key
        return self(chosen, n=n, **values)

    def nth(self, number: int) -> str:
        """A place in a list: 1st, 2nd, and so on."""
        key = f"nth.{number}"
        return self(key) if key in self._words else self("nth", n=number)

    def join(self, parts: Iterable[str], by: str = "comma") -> str:
        """Several things in a row: by `comma`, `clause`, `semicolon` or `stop` (sentences)."""
        return self._words[f"list.{by}"].join(parts)
