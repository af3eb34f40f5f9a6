"""What every command needs: the scenario that is asked for, the page, the exit codes."""

import os
import sys
from argparse import Namespace
from collections.abc import Collection, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from models.places import Place
from models.plan import BASE_PLAN
from models.policy import Decision
from models.scenario import Scenario
from solver.files.alone import alone_in, reported_at
from solver.files.errors import Fault, InputError
from solver.files.scenario import load
from solver.report.page import Page

if TYPE_CHECKING:
    from solver.program.search import Settings

SOLVED, FAULT, BAD_INPUT, INFEASIBLE, NOTHING_FOUND = 0, 1, 2, 3, 4
EXIT = {"infeasible": INFEASIBLE, "unknown": NOTHING_FOUND}


@contextmanager
def own_folder(options: Namespace) -> Iterator[None]:
    """Keeps other runs out of the folder of the results meanwhile, where there is one already.

    Raises InputError where another run is writing there.
    """
    out = getattr(options, "out", None)
    with ExitStack() as held:
        if out is not None and options.out_is_folder:
            with reported_at(out):
                if out.is_dir():
                    held.enter_context(alone_in(out, wait=False))
        yield


@contextmanager
def alone_with(folder: Path) -> Iterator[None]:
    """The same for a folder that is made where there is none."""
    with ExitStack() as held:
        with reported_at(folder):
            folder.mkdir(parents=True, exist_ok=True)
            held.enter_context(alone_in(folder, wait=False))
        yield


def scenario_of(options: Namespace, entries: int | None = None) -> Scenario:
    """The scenario that the arguments ask for: file, settings, plan, decisions.

    Its log is followed, or only the first `entries` of it.
    """
    scenario = load(options.file, options.set, entries, options.source)
    if options.plan != BASE_PLAN and options.plan not in scenario.plans:
        known = ", ".join([BASE_PLAN, *sorted(scenario.plans)])
        fault = Fault(
            options.file, None, (), f"There is no plan {options.plan}.", f"Known: {known}."
        )
        raise InputError(fault)
    scenario = scenario.with_plan(options.plan)
    decided = tuple(_decision(scenario, text) for text in options.decide)
    return scenario.replace(decisions=(*scenario.decisions, *decided)) if decided else scenario


def standing_of(options: Namespace, settings: "Settings | None" = None) -> Scenario:
    """The same, with the result that its log made public last as baseline, if it made one so.

    Raises InputError where there is no result to make public.
    """
    scenario = scenario_of(options)
    if not any(entry.action == "publish" for entry in scenario.log):
        return scenario
    from solver.analysis.standing import stood  # with ortools
    from solver.program.search import DEFAULTS

    made = stood(options.file, scenario, lambda: scenario_of(options, 0), settings or DEFAULTS)
    return scenario.replace(baseline=without(made.baseline, decided_in(options)))


def decided_in(options: Namespace) -> frozenset[str]:
    """The people about whom the arguments decide something."""
    return frozenset(text.partition("=")[0] for text in options.decide)


def without(
    baseline: Mapping[str, Place | None], people: Collection[str]
) -> dict[str, Place | None]:
    """A baseline of all but some people."""
    return {who: place for who, place in baseline.items() if who not in people}


def _decision(scenario: Scenario, text: str) -> Decision:
    """A tie settled on the command line: `S15=P9`, `S15=专技九级` or `S15=engineer-1`."""
    from models.aliases import grade_called  # only where something is decided

    person, _, seat = text.partition("=")
    grade = grade_called(seat)
    if person not in scenario.staff or (grade is None and seat not in scenario.desks):
        fault = Fault(
            f"--decide {text}",
            None,
            (),
            "This names no person of the file with a grade or post.",
            "Write person=grade or person=post, as S15=P9.",
        )
        raise InputError(fault)
    return Decision(
        rule="pin",
        person=person,
        post=None if grade else seat,
        grade=grade,
        reason="settled on the command line",
        by="--decide",
        on=scenario.as_of,
    )


def page_of(options: Namespace) -> Page:
    """Bold and fitted to the window on a terminal; plain and unbroken in a pipe."""
    if not sys.stdout.isatty():
        return Page(lang=options.lang)
    width = os.get_terminal_size(sys.stdout.fileno()).columns
    return Page(lang=options.lang, width=width or None, bold="NO_COLOR" not in os.environ)
