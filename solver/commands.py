"""What each command does: reads, calls the library, writes what it returns."""

import os
import sys
from argparse import Namespace

from models.grades import grade_named
from models.plan import BASE_PLAN
from models.policy import Decision
from models.scenario import Scenario
from solver.eligibility.candidates import candidates
from solver.files.errors import Fault, InputError
from solver.files.scenario import load
from solver.report.audit import audit_text
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.text import report, title
from solver.report.words import Words

SOLVED, FAULT, BAD_INPUT, INFEASIBLE, NOTHING_FOUND = 0, 1, 2, 3, 4
EXIT = {"infeasible": INFEASIBLE, "unknown": NOTHING_FOUND}


def check(options: Namespace) -> int:
    """Reads and cross-checks a scenario, and audits its plan."""
    from solver.analysis.audit import audit  # without ortools: a check needs no search

    judged = candidates(scenario_of(options))
    findings = audit(judged)
    words = Words(options.lang)
    print(title(Names(judged.scenario, words), page_of(options)))
    print(audit_text(judged, findings, words), end="")
    hopeless = any(finding.level == "error" for finding in findings)
    return INFEASIBLE if hopeless else SOLVED


def solve(options: Namespace) -> int:
    """Appoints people to posts, and reports."""
    from solver.analysis.audit import audit  # with ortools, which takes longest to load
    from solver.analysis.findings import analyse
    from solver.program.search import Settings
    from solver.report.document import document, json_text
    from solver.solving import solve as solve_scenario

    scenario = scenario_of(options)
    judged = candidates(scenario)
    settings = Settings(time_limit=options.time_limit, workers=options.workers)
    result = solve_scenario(scenario, settings, judged=judged)
    findings = analyse(judged, result)
    audited = audit(judged)
    text = json_text(document(result, findings, audited))
    if options.out is not None:
        from solver.files.write import write_text

        write_text(options.out / "result.json", text)
        plain = report(scenario, result, findings, audited, Page(lang=options.lang))
        write_text(options.out / "report.txt", plain)
    if not options.json:
        text = report(scenario, result, findings, audited, page_of(options))
    sys.stdout.write(text)
    return EXIT.get(result.status, SOLVED)


def explain(options: Namespace) -> int:
    """Why this person got this, and why not that; without a person, everything there is to say."""
    from solver.analysis.explain import explain as explain_one  # with ortools
    from solver.analysis.explain import explain_all
    from solver.analysis.picture import Picture
    from solver.report.document import explanation_document, json_text
    from solver.report.explain import full_text, person_text
    from solver.solving import solve as solve_scenario

    scenario = scenario_of(options)
    _known(options, scenario)
    judged = candidates(scenario)
    result = solve_scenario(scenario, judged=judged)
    if result.status != "optimal":
        return solve(options)
    picture, page = Picture(judged, result), page_of(options)
    names = Names(scenario, Words(options.lang))
    if options.person is None:
        full = explain_all(picture)
        made, text = explanation_document(result, full), full_text(names, full, page)
    else:
        grade = grade_named(options.grade) if options.grade else None
        one = explain_one(picture, options.person, post=options.post, grade=grade)
        made, text = explanation_document(result, one), person_text(names, one, page)
    sys.stdout.write(json_text(made) if options.json else text)
    return SOLVED


def _known(options: Namespace, scenario: Scenario) -> None:
    """Refuses a person, post or grade that the scenario does not have."""
    asked = (
        ("--person", options.person, scenario.staff),
        ("--post", options.post, scenario.desks),
        ("--grade", options.grade, scenario.rulebook.grades),
    )
    if options.person is None and (options.post or options.grade):
        fault = Fault(
            "--post, --grade", None, (), "These ask about one person.", "Name one with --person."
        )
        raise InputError(fault)
    for option, name, known in asked:
        if name is not None and name not in known:
            fault = Fault(
                option, None, (), f"There is no {name}.", f"Known: {', '.join(sorted(known))}."
            )
            raise InputError(fault)


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
    """A tie settled on the command line: `S15=P9` or `S15=engineer-1`."""
    person, _, seat = text.partition("=")
    grade = grade_named(seat)
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
