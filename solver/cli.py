"""The command `gangwei`: its arguments, its exit codes, its errors."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import get_args

from models.front import Measure, Rounding
from models.plan import BASE_PLAN
from solver.commands.check import check as run_check
from solver.commands.common import BAD_INPUT, FAULT, NOTHING_FOUND, SOLVED
from solver.commands.compare import compare as run_compare
from solver.commands.explain import explain as run_explain
from solver.commands.search import search as run_search
from solver.commands.solve import solve as run_solve
from solver.files.errors import InputError
from solver.report.catalogue.command import WORDS
from solver.report.faults import errors_text
from solver.report.words import Lang, Words, locale_lang
from solver.verify import VerificationFailed

_MOST_WORKERS = 256


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except InputError as error:
        _complain(errors_text(error, options.lang))
        return BAD_INPUT
    except VerificationFailed as failed:
        words = Words(options.lang, WORDS)
        _complain(words("command.fault", reason=failed), words("command.no-result"))
        return FAULT
    except KeyboardInterrupt:
        _complain(Words(options.lang, WORDS)("command.interrupted"))
        return NOTHING_FOUND
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOLVED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gangwei",
        description="Who is appointed to which post at which grade, and why (岗位设置管理).",
    )
    added = parser.add_subparsers(required=True, metavar="command")
    check = added.add_parser("check", help="read and cross-check a scenario; audit its plan")
    solve = added.add_parser("solve", help="appoint people to posts, and report")
    explain = added.add_parser("explain", help="why this, why not that, and what would change it")
    compare = added.add_parser("compare", help="alternative plans side by side")
    search = added.add_parser("search", help="the best plans within the limits")
    for command, run in (
        (check, run_check),
        (solve, run_solve),
        (explain, run_explain),
        (compare, run_compare),
        (search, run_search),
    ):
        command.set_defaults(run=run, out=None, json=False, time_limit=None, workers=1)
        command.set_defaults(plan=BASE_PLAN)
        command.add_argument("file", metavar="FILE", help="a scenario file (YAML)")
        command.add_argument(
            "--set",
            metavar="KEY=VALUE",
            action="append",
            default=[],
            help="change a value of the file, as over-quota=transitional or plan.quota.M9=8",
        )
        command.add_argument(
            "--decide",
            metavar="PERSON=SEAT",
            action="append",
            default=[],
            help="settle a tie: this person gets this grade or post, as S15=P9",
        )
        command.add_argument(
            "--lang",
            choices=get_args(Lang),
            default=locale_lang(os.environ),
            help="the language of everything shown; without, that of the locale",
        )
    for command in (check, solve, explain):
        command.add_argument("--plan", metavar="NAME", default=BASE_PLAN, help="alternative plan")
    for command in (solve, explain, compare, search):
        command.add_argument("--json", action="store_true", help="print JSON and nothing else")
    for command in (solve, compare, search):
        command.add_argument("--out", metavar="DIR", type=Path, help="write files there as well")
        command.add_argument("--time-limit", metavar="S", type=_seconds, help="seconds to search")
    for command in (solve, compare):
        command.add_argument("--workers", metavar="N", type=_workers, help="search threads")
    compare.add_argument(
        "--plan",
        metavar="NAME",
        action="append",
        dest="plans",
        help="one of these plans beside the base plan; may be repeated; without, all",
    )
    search.add_argument(
        "--measure",
        choices=[measure.value for measure in Measure],
        action="append",
        dest="measures",
        help="what plans are weighed by; may be repeated; without: waiting, promotions, cost",
    )
    search.add_argument(
        "--without", metavar="LIMIT", action="append", default=[], help="switch a limit off"
    )
    search.add_argument(
        "--rounding",
        choices=get_args(Rounding),
        default="nearest",
        help="how the national ratios within the tiers are rounded",
    )
    explain.add_argument("--person", metavar="ID", help="one person; without, everybody")
    explain.add_argument("--post", metavar="ID", help="the seats of one post")
    explain.add_argument("--grade", metavar="GRADE", help="the seats of one grade")
    return parser


def _seconds(text: str) -> float:
    with suppress(ValueError):
        if float(text) > 0:
            return float(text)
    raise argparse.ArgumentTypeError(f"{text} is no number of seconds above 0")


def _workers(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= _MOST_WORKERS):
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 to {_MOST_WORKERS}")
    return int(text)


def _complain(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr)
