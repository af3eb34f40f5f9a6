"""Errors in the reader's language."""

import re
from collections.abc import Mapping
from functools import cache

from models.problems import MOST
from solver.files.errors import Fault, InputError
from solver.report.catalogue.command import WORDS
from solver.report.faults_zh import KINDS, SENTENCES
from solver.report.words import Lang, Words

SHOWN = 20
"""So many mistakes are told at once; the rest are counted."""


def errors_text(error: InputError, lang: Lang) -> str:
    """Every mistake: where, what, how to mend it."""
    told = [fault_text(fault, lang) for fault in error.faults[:SHOWN]]
    if more := len(error.faults) - len(told):
        many = "many" if len(error.faults) >= MOST else "more"
        told.append(Words(lang, WORDS)(f"command.{many}-mistakes", n=more))
    return "\n".join(told)


def fault_text(fault: Fault, lang: Lang) -> str:
    """One mistake. What has no Chinese stays in English: better that than nothing."""
    if lang == "en":
        return str(fault)
    what, mend = (in_chinese(text) or text for text in (fault.what, fault.mend))
    return str(Fault(fault.file, fault.line, fault.path, what, mend))


def in_chinese(text: str) -> str | None:
    """A sentence in Chinese, with the same names and values in it; None for an unknown one."""
    for pattern, chinese in _patterns():
        match = pattern.fullmatch(text)
        worded = None if match is None else _worded(match.groupdict())
        if worded is not None:
            return chinese.format(**worded)
    return None


def _worded(values: Mapping[str, str]) -> Mapping[str, str] | None:
    """Values as they are; kinds of things, and a sentence within a sentence, in Chinese.

    None where the sentence within is unknown, and so the whole.
    """
    if "kind" in values:
        return {**values, "kind": KINDS[values["kind"]]}
    if "what" in values:
        inner = in_chinese(values["what"])
        return None if inner is None else {**values, "what": inner}
    return values


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Every English sentence as a pattern, what varies as a group; kinds only those known.

    The one that says most by itself is tried first, or a general one would take its place.
    """
    known = "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
    tried = sorted(SENTENCES, key=lambda pair: -len(re.sub(r"\{\w+\}", "", pair[0])))
    return tuple((_pattern(english, known), chinese) for english, chinese in tried)


def _pattern(english: str, kinds: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", english)
    found = [
        f"(?P<{part}>{kinds if part == 'kind' else '.*'})" if index % 2 else re.escape(part)
        for index, part in enumerate(parts)
    ]
    return re.compile("".join(found), re.DOTALL)
