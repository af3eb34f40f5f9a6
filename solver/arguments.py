"""The arguments of the command `gangwei`, told in the reader's language."""

import re
import sys
from argparse import Action, ArgumentParser, ArgumentTypeError, HelpFormatter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, get_args

from models.base import FIRST_YEAR, LAST_YEAR
from models.front import Measure, Rounding
from models.plan import BASE_PLAN
from models.text import inert
from solver.commands.batch import batch as run_batch
from solver.commands.calendar import calendar as run_calendar
from solver.commands.check import check as run_check
from solver.commands.compare import compare as run_compare
from solver.commands.contracts import contracts as run_contracts
from solver.commands.convert import DEFAULT_RULEBOOK
from solver.commands.convert import convert as run_convert
from solver.commands.convert import template as run_template
from solver.commands.explain import explain as run_explain
from solver.commands.notice import notice as run_notice
from solver.commands.project import project as run_project
from solver.commands.region import region as run_region
from solver.commands.replay import replay as run_replay
from solver.commands.report import report as run_report
from solver.commands.revise import revise as run_revise
from solver.commands.schema import FILES
from solver.commands.schema import schema as run_schema
from solver.commands.search import search as run_search
from solver.commands.solve import solve as run_solve
from solver.files.source import DISK, Once
from solver.program.search import Engine
from solver.report.catalogue.arguments import WORDS
from solver.report.words import Lang, Words

_DEFAULTS: Mapping[str, Any] = {
    "out": None,
    "json": False,
    "time_limit": None,
    "workers": 1,
    "engine": "core",
    "plan": BASE_PLAN,
    "decide": [],
}
"""What holds for a command that does not take an option."""
_MOST_WORKERS = 256
_MOST_DAYS = 366
_MOST_YEARS = 50
_SHOWN = 40
"""Letters of a wrong word that are shown."""


def lang_asked(arguments: Sequence[str], otherwise: Lang) -> Lang:
    """The language asked for anywhere on the line, so that help and errors are in it, too."""
    line = " ".join(arguments).replace("--lang=", "--lang ")
    return next((lang for lang in get_args(Lang) if f"--lang {lang}" in line), otherwise)


def parser(lang: Lang) -> ArgumentParser:
    """The parser of the whole line; every option has a default for every command."""
    words = Words(lang, WORDS)
    whole = _Parser(words, prog="gangwei", description=words("arguments.gangwei"))
    added = whole.add_subparsers(
        required=True, metavar=words("arguments.command"), title=words("arguments.commands")
    )

    def plain(name: str, run: Callable[..., int]) -> "_Parser":
        told = words(f"arguments.{name}")
        made: _Parser = added.add_parser(name, words=words, help=told, description=told)
        made.set_defaults(run=run, out_is_folder=True)
        made.add("--lang", choices=get_args(Lang), default=lang)
        return made

    def command(name: str, run: Callable[..., int], *named: str, decides: bool = True) -> "_Parser":
        made = plain(name, run)
        made.set_defaults(**_DEFAULTS, source=Once(DISK))
        for one in (*named, "file"):
            made.add(one, metavar=one.upper())
        made.add("--set", metavar="KEY=VALUE", action="append", default=[])
        if decides:
            made.add("--decide", metavar="PERSON=SEAT", action="append", default=[])
        return made

    _forms(plain("template", run_template), plain("convert", run_convert))
    _schema(plain("schema", run_schema))
    check = command("check", run_check)
    solve = command("solve", run_solve)
    explain = command("explain", run_explain)
    compare = command("compare", run_compare)
    search = command("search", run_search)
    report = command("report", run_report)
    notice = command("notice", run_notice)
    contracts = command("contracts", run_contracts)
    project = command("project", run_project)
    calendar = command("calendar", run_calendar)
    revise = command("revise", run_revise, "result")
    replay = command("replay", run_replay, decides=False)  # as the log stands
    for one in (check, solve, explain, report, notice, contracts):
        one.add("--plan", metavar="NAME", default=BASE_PLAN)
    for one in (solve, explain, compare, search, project, calendar):
        one.add("--json", action="store_true")
    for one in (solve, compare, search, calendar):
        one.add("--out", metavar="DIR", type=Path)
        one.add("--time-limit", metavar="S", type=partial(_seconds, words))
    report.add("--out", "page", metavar="DIR", type=Path, required=True)
    for one in (report, notice, contracts):
        one.add("--time-limit", metavar="S", type=partial(_seconds, words))
    _papers(notice, contracts)
    for one in (solve, compare):
        one.add("--workers", metavar="N", type=partial(_whole, words, "workers", _MOST_WORKERS))
    _dated(notice, calendar, words)
    _ahead(project, words)
    _many(plain("batch", run_batch), plain("region", run_region), words)
    compare.add("--plan", "plans", metavar="NAME", action="append", dest="plans")
    _limited(search)
    solve.add("--engine", choices=get_args(Engine), default="core")
    _again(revise, replay, words)
    _asked(explain)
    return whole


def _forms(template: "_Parser", convert: "_Parser") -> None:
    """What makes a workbook to fill in, and turns one into a text file or back."""
    template.set_defaults(out_is_folder=False)
    template.add("--out", "out-file", metavar="FILE", type=Path, required=True)
    template.add("--rulebook", metavar="NAME", default=DEFAULT_RULEBOOK)
    template.add("--paper", choices=["notice", "contracts"])
    convert.add("source", metavar="FILE", type=Path)
    convert.add("target", metavar="TO", type=Path)


def _schema(schema: "_Parser") -> None:
    """Which kind of file is meant, and where to write what it may hold."""
    schema.set_defaults(out_is_folder=False)
    schema.add("kind", "file-kind", choices=FILES, nargs="?", default=FILES[0])
    schema.add("--out", "schema-file", metavar="FILE", type=Path)


def _limited(search: "_Parser") -> None:
    """By what plans are weighed, and within which limits."""
    search.add(
        "--measure", choices=[one.value for one in Measure], action="append", dest="measures"
    )
    search.add("--without", metavar="LIMIT", action="append", default=[])
    search.add("--rounding", choices=get_args(Rounding), default="nearest")


def _again(revise: "_Parser", replay: "_Parser", words: Words) -> None:
    """What solving after an earlier result takes, and following a log."""
    for one in (revise, replay):
        one.add("--plan", metavar="NAME", default=BASE_PLAN)
        one.add("--json", action="store_true")
        one.add("--out", metavar="DIR", type=Path)
        one.add("--time-limit", metavar="S", type=partial(_seconds, words))
    revise.add("--engine", choices=get_args(Engine), default="core")
    replay.add("--against", metavar="RESULT", type=Path)


def _papers(notice: "_Parser", contracts: "_Parser") -> None:
    """Where papers go, and by which template."""
    for one in (notice, contracts):
        one.add("--out", "papers", metavar="DIR", type=Path, required=True)
        one.add("--template", "own-template", metavar="DOCX", type=Path)


def _asked(explain: "_Parser") -> None:
    """What an explanation may be asked about."""
    explain.add("--person", metavar="ID")
    explain.add("--post", metavar="ID")
    explain.add("--grade", metavar="GRADE")


def _dated(notice: "_Parser", calendar: "_Parser", words: Words) -> None:
    """When a notice goes up and for how long; when a round begins."""
    notice.add("--from", metavar="DATE", dest="posted", type=partial(_start, words), required=True)
    notice.add("--days", metavar="N", type=partial(_whole, words, "days", _MOST_DAYS), default=7)
    calendar.add("--start", metavar="DATE", type=partial(_start, words))


def _ahead(project: "_Parser", words: Words) -> None:
    """What only a projection takes."""
    project.add("--plan", metavar="NAME", default=BASE_PLAN)
    project.add(
        "--years", metavar="N", type=partial(_whole, words, "years", _MOST_YEARS), default=10
    )
    project.add("--assume", metavar="NAME", action="append", default=[])
    project.add("--out", metavar="DIR", type=Path)


def _many(batch: "_Parser", region: "_Parser", words: Words) -> None:
    """What a whole folder takes, and a region, whose institutions may share seats."""
    told = (words("arguments.batch"), words("arguments.batch-codes"))
    batch.description = words.join(told, "stop")
    batch.add("folder", metavar="DIR", type=Path)
    batch.add("--out", "out-folder", metavar="DIR", type=Path, required=True)
    batch.add("--set", metavar="KEY=VALUE", action="append", default=[])
    batch.add("--time-limit", "time-limit-each", metavar="S", type=partial(_seconds, words))
    batch.add(
        "--workers", "processes", metavar="N", type=partial(_whole, words, "workers", _MOST_WORKERS)
    )
    batch.add("--scheduler", metavar="ADDRESS")
    batch.add("--results", action="store_true")
    batch.add("--json", action="store_true")
    region.add("file", "region-file", metavar="FILE")
    region.add("--json", action="store_true")
    region.add("--out", metavar="DIR", type=Path)
    region.add("--time-limit", "region-time-limit", metavar="S", type=partial(_seconds, words))
    region.add(
        "--workers", metavar="N", type=partial(_whole, words, "workers", _MOST_WORKERS), default=1
    )
    region.add("--engine", choices=get_args(Engine), default="core")


class _Parser(ArgumentParser):
    """A parser whose headings and complaints are in the language of `words`.

    What argparse itself finds wrong it says in English; the heading before it is ours.
    """

    def __init__(self, words: Words, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=partial(_Formatter, words), **options)
        self._words = words
        self._given = self.add_argument_group(words("arguments.group"))
        self._given.add_argument("-h", "--help", action="help", help=words("arguments.help"))

    def add(self, name: str, key: str = "", **options: Any) -> None:
        """An argument with its help, which is that of `key` or else of the argument's name."""
        told = self._words(f"arguments.--{key or name.removeprefix('--')}")
        self._given.add_argument(name, help=told, **options)

    def error(self, message: str) -> NoReturn:
        """Ends with exit code 2 and the usage, as every wrong line does.

        What was typed is quoted as one line that is what it looks like.
        """
        self.print_usage(sys.stderr)
        self.exit(2, self._words("arguments.error", prog=self.prog, message=inert(message)))


class _Formatter(HelpFormatter):
    """Help that begins with `usage` in the language of `words`."""

    def __init__(self, words: Words, prog: str) -> None:
        super().__init__(prog)
        self._words = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """The usage, after our own word for it."""
        ours = self._words("arguments.usage") if prefix is None else prefix
        super().add_usage(usage, actions, groups, ours)


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SECONDS = re.compile(r"[0-9]{1,9}(\.[0-9]{1,12})?")
_WHOLE = re.compile(r"[0-9]{1,9}")


def _day(words: Words, text: str) -> date:
    if _DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise ArgumentTypeError(words("arguments.day", text=_short(text)))


def _start(words: Words, text: str) -> date:
    """A day after which a whole round, or a notice, can follow."""
    day = _day(words, text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ArgumentTypeError(
            words("arguments.start", text=text, first=FIRST_YEAR, last=LAST_YEAR)
        )
    return day


def _seconds(words: Words, text: str) -> float:
    if _SECONDS.fullmatch(text) and float(text) > 0:
        return float(text)
    raise ArgumentTypeError(words("arguments.seconds", text=_short(text)))


def _whole(words: Words, key: str, most: int, text: str) -> int:
    """A number from 1 to the most; `key` says what one is told that writes another."""
    if _WHOLE.fullmatch(text) and 1 <= int(text) <= most:
        return int(text)
    raise ArgumentTypeError(words(f"arguments.{key}", text=_short(text), most=most))


def _short(text: str) -> str:
    """As much of a text as can be shown in a sentence."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
