"""The templates that come with the program, made anew in either language."""

from collections.abc import Callable, Mapping, Sequence

from solver.files.timeless import timeless
from solver.report.papers.sheet import (
    ACROSS,
    ANNEX,
    CENTRE,
    HEADING,
    ITEM,
    OFFICIAL,
    RIGHT,
    TITLE,
    Sheet,
)
from solver.report.words import Words

_NOTICE = (10, 16, 44, 21, 44, 21)
"""Columns of the notice, in millimetres: together what A4 has between its margins."""
_CONTRACTS = (12, 16, 36, 40, 30, 23, 32, 34, 34)
_FACTS = (30, 48, 30, 48)


def notice_form(words: Words) -> bytes:
    """The template of the public notice."""
    sheet = Sheet(words.lang, words("notice.title"), OFFICIAL)
    sheet.line(words("notice.title"), TITLE, align=CENTRE)
    sheet.line(
        words("notice.subtitle", institution="{{ institution }}", stage="{{ stage }}"),
        align=CENTRE,
        after=12,
    )
    basis = {name: f"{{{{ {name} }}}}" for name in ("source", "title", "institution")}
    sheet.line(words("notice.basis", **basis), indent=2, after=6)
    heads = ("paper.number", "paper.name", "notice.from-post", "notice.from-grade", "notice.post",
             "notice.grade")  # fmt: skip
    keys = ("number", "name", "from_post", "from_grade", "post", "grade")
    sheet.table(_NOTICE, [words(head) for head in heads], _cells(keys), each="one in people")
    dated = {name: f"{{{{ {name} }}}}" for name in ("days", "first", "last", "posted")}
    sheet.line(words("notice.period", **dated), indent=2, before=12)
    sheet.line(words("notice.object"), indent=2, together=True)
    for key in ("office", "contact", "telephone", "address"):
        told = words(f"notice.{key}", **{key: f"{{{{ {key} }}}}"})
        sheet.line(told, indent=2, together=True)
    seal = words("paper.seal", institution="{{ institution }}")
    sheet.line(seal, align=RIGHT, before=28, together=True)
    sheet.line("{{ posted }}", align=RIGHT)
    return timeless(sheet.bytes())


def contracts_form(words: Words) -> bytes:
    """The template of the contracts: the list of them, then a sheet for each."""
    sheet = Sheet(words.lang, words("contracts.title"), ACROSS)
    sheet.line(words("contracts.title"), TITLE, align=CENTRE)
    sheet.line(words("contracts.subtitle", institution="{{ institution }}"), align=CENTRE, after=12)
    heads = ("paper.number", "paper.name", "paper.department", "paper.post", "paper.category",
             "paper.grade", "contracts.type", "contracts.start", "contracts.until")  # fmt: skip
    keys = ("number", "name", "department", "post", "category", "grade", "type", "start", "until")
    sheet.table(_CONTRACTS, [words(head) for head in heads], _cells(keys), each="one in people")
    sheet.new_section(ANNEX)
    sheet.line("{%p for one in people %}")
    _one_contract(sheet, words)
    sheet.line("{%p endfor %}")
    return timeless(sheet.bytes())


def _one_contract(sheet: Sheet, words: Words) -> None:
    sheet.line(words("contracts.annex"), ITEM, new_page=True)
    sheet.line(words("contracts.sheet"), TITLE, align=CENTRE, after=12)
    facts = [
        (words(head), f"{{{{ {told} }}}}")
        for head, told in (
            ("paper.name", "one.name"),
            ("paper.department", "one.department"),
            ("paper.post", "one.post"),
            ("paper.category", "one.category"),
            ("paper.grade", "one.grade"),
            ("contracts.type", "one.type or blank_type"),
            ("contracts.start", "one.start or blank_day"),
            ("contracts.until", "one.until or blank_day"),
        )
    ]
    sheet.facts(_FACTS, facts)
    for key in ("duties", "standards"):
        sheet.line(words(f"contracts.{key}"), HEADING, before=12, together=True)
        sheet.line(f"{{%p for line in one.{key} %}}")
        sheet.line("{{ loop.index }}. {{ line }}", ITEM, indent=2)
        sheet.line("{%p else %}")
        sheet.line(words("contracts.nothing"), ITEM, indent=2)
        for _ in range(3):
            sheet.line("_" * 64, ITEM, indent=2)
        sheet.line("{%p endfor %}")
    sheet.signed(
        words("contracts.employer"),
        words("contracts.employee"),
        words("contracts.dated", day="{{ blank_day }}"),
    )


FORMS: Mapping[str, Callable[[Words], bytes]] = {
    "notice": notice_form,
    "contracts": contracts_form,
}
"""The templates by the papers they are for."""


def _cells(keys: Sequence[str]) -> list[str]:
    return [f"{{{{ one.{key} }}}}" for key in keys]
