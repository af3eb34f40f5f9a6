"""The command `gangwei`: reads arguments, calls the library, prints what it returns."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from models.scenario import BASE_PLAN, Scenario
from solver.eligibility.candidates import Candidates, candidates
from solver.files.errors import Fault, InputError
from solver.files.scenario import load
from solver.report.audit import audit_text
from solver.report.naming import Names
from solver.report.text import Page, report, title
from solver.report.words import Words
from solver.verify import VerificationFailed

SOLVED, FAULT, BAD_INPUT, INFEASIBLE, NOTHING_FOUND = 0, 1, 2, 3, 4
_EXIT = {"infeasible": INFEASIBLE, "unknown": NOTHING_FOUND}
_SHOWN = 20


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except InputError as error:
        _complain(error)
        return BAD_INPUT
    except VerificationFailed as failed:
        print(f"A fault of gangwei: its answer fails its own check. {failed}", file=sys.stderr)
        print("No result is given. Please report this with the file.", file=sys.stderr)
        return FAULT
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SOLVED
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="gangwei",
        description="Who is appointed to which post at which grade, and why (岗位设置管理).",
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    check = commands.add_parser("check", help="read and cross-check a scenario; audit its plan")
    check.set_defaults(run=_check)
    solve = commands.add_parser("solve", help="appoint people to posts, and report")
    solve.set_defaults(run=_solve)
    for command in (check, solve):
        command.add_argument("file", metavar="FILE", help="a scenario file (YAML)")
        command.add_argument("--plan", metavar="NAME", default=BASE_PLAN, help="alternative plan")
        command.add_argument(
            "--set",
            metavar="KEY=VALUE",
            action="append",
            default=[],
            help="change a value of the file, as over-quota=transitional or plan.quota.M9=8",
        )
        command.add_argument("--lang", choices=("en", "zh"), default="en")
    solve.add_argument("--json", action="store_true", help="print the result as JSON only")
    solve.add_argument("--out", metavar="DIR", type=Path, help="write the result there as well")
    solve.add_argument("--time-limit", metavar="S", type=_seconds, help="seconds, for all aims")
    solve.add_argument("--workers", metavar="N", type=_workers, default=1, help="search threads")
    return parser


def _seconds(text: str) -> float:
    seconds = float(text)
    if not seconds > 0:
        raise argparse.ArgumentTypeError("seconds must be more than 0")
    return seconds


def _workers(text: str) -> int:
    workers = int(text)
    if workers < 1:
        raise argparse.ArgumentTypeError("at least one worker is needed")
    return workers


def _scenario(options: argparse.Namespace) -> Scenario:
    scenario = load(options.file, options.set)
    if options.plan != BASE_PLAN and options.plan not in scenario.plans:
        known = ", ".join([BASE_PLAN, *sorted(scenario.plans)])
        fault = Fault(
            options.file, None, (), f"There is no plan {options.plan}.", f"Known: {known}."
        )
        raise InputError(fault)
    return scenario.with_plan(options.plan)


def _check(options: argparse.Namespace) -> int:
    from solver.analysis.audit import audit  # without ortools: a check needs no search

    scenario = _scenario(options)
    judged = candidates(scenario)
    findings = audit(judged)
    words = Words(options.lang)
    print(title(Names(scenario, words), _page(options)))
    print(audit_text(judged, findings, words), end="")
    hopeless = any(finding.level == "error" for finding in findings)
    return INFEASIBLE if hopeless else SOLVED


def _solve(options: argparse.Namespace) -> int:
    scenario = _scenario(options)
    return _report(options, scenario, candidates(scenario))


def _report(options: argparse.Namespace, scenario: Scenario, judged: Candidates) -> int:
    from solver.analysis.audit import audit
    from solver.analysis.findings import analyse  # with ortools, which takes longest to load
    from solver.program.search import Settings
    from solver.report.document import document, json_text
    from solver.solve import solve

    settings = Settings(time_limit=options.time_limit, workers=options.workers)
    result = solve(scenario, settings, judged=judged)
    findings = analyse(judged, result)
    audited = audit(judged)
    document_text = json_text(document(result, findings))
    if options.out is not None:
        from solver.files.write import write_text

        write_text(options.out / "result.json", document_text)
        plain = report(scenario, result, findings, audited, Page(lang=options.lang))
        write_text(options.out / "report.txt", plain)
    if options.json:
        sys.stdout.write(document_text)
    else:
        sys.stdout.write(report(scenario, result, findings, audited, _page(options)))
    return _EXIT.get(result.status, SOLVED)


def _page(options: argparse.Namespace) -> Page:
    """Bold and fitted to the window on a terminal; plain and unbroken in a pipe."""
    if not sys.stdout.isatty():
        return Page(lang=options.lang)
    width = os.get_terminal_size(sys.stdout.fileno()).columns
    return Page(lang=options.lang, width=width, bold="NO_COLOR" not in os.environ)


def _complain(error: InputError) -> None:
    """The mistakes, in one block on stderr."""
    shown = error.faults[:_SHOWN]
    lines = [str(fault) for fault in shown]
    if len(error.faults) > len(shown):
        lines.append(f"… and {len(error.faults) - len(shown)} more.")
    print("\n".join(lines), file=sys.stderr)
