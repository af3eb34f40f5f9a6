"""`gangwei explain`."""

from argparse import Namespace

from models.grades import grade_named
from models.scenario import Scenario
from solver.commands.common import SOLVED, page_of, standing_of
from solver.commands.solve import solve
from solver.eligibility.candidates import candidates
from solver.files.errors import Fault, InputError
from solver.process import put
from solver.report.naming import Names
from solver.report.words import Words


def explain(options: Namespace) -> int:
    """Why this person got this, and why not that; without a person, everything there is to say."""
    from solver.analysis.explain import explain as explain_one  # with ortools
    from solver.analysis.explain import explain_all
    from solver.analysis.picture import Picture
    from solver.report.document import explanation_document, json_text
    from solver.report.explain import full_text, person_text
    from solver.solving import solve as solve_scenario

    scenario = standing_of(options)
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
    put(json_text(made) if options.json else text)
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
