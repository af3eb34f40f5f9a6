"""What every command needs: the scenario that is asked for, the page, the exit codes."""

import os
import sys
from argparse import Namespace

from models.plan import BASE_PLAN
from models.policy import Decision
from models.scenario import Scenario
from solver.files.errors import Fault, InputError
from solver.files.scenario import load
from solver.report.page import Page

SOLVED, FAULT, BAD_INPUT, INFEASIBLE, NOTHING_FOUND = 0, 1, 2, 3, 4
EXIT = {"infeasible": INFEASIBLE, "unknown": NOTHING_FOUND}


def scenario_of(options: Namespace) -> Scenario:
    """The scenario that the arguments ask for: file, settings, plan, decisions."""
    scenario = load(options.file, options.set)
    if options.plan != BASE_PLAN and options.plan not in scenario.plans:
        known = ", ".join([BASE_PLAN, *sorted(scenario.plans)])
        fault = Fault(
            options.file, None, (), f"There is no plan {options.plan}.", f"Known: {known}."
        )
        raise InputError(fault)
    scenario = scenario.with_plan(options.plan)
    decided = tuple(_decision(scenario, text) for text in options.decide)
    return scenario.replace(decisions=(*scenario.decisions, *decided)) if decided else scenario


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
    return Page(lang=options.lang, width=width, bold="NO_COLOR" not in os.environ)
