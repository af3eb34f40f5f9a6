"""The result that a paper may be made of: proved, without a tie, everybody named."""

from argparse import Namespace

from models.result import Result
from models.scenario import Scenario
from solver.commands.common import BAD_INPUT, EXIT, NOTHING_FOUND, standing_of
from solver.files.errors import Fault, InputError
from solver.process import complain
from solver.report.naming import Names
from solver.report.words import Words

_SHOWN = 12


def settled(options: Namespace, words: Words) -> tuple[Scenario, Result] | int:
    """The scenario and its result; or the exit code where there is none yet, having said why.

    What is still to be reviewed and could change the result is told, too, and stops nothing.
    Raises InputError where somebody who is appointed has no name.
    """
    from solver.analysis.picture import Picture  # with ortools
    from solver.analysis.reviews import reviews
    from solver.analysis.ties import ties
    from solver.eligibility.candidates import candidates
    from solver.program.search import Clock, Settings
    from solver.report.conflict import questions
    from solver.report.verdict import not_by_points
    from solver.solving import best_of

    clock = Clock.started(Settings(time_limit=options.time_limit, workers=options.workers))
    scenario = standing_of(options, clock.left())
    judged = candidates(scenario)
    result = best_of(judged, clock.left())
    picture = Picture(judged, result)
    standings = {one.standing for one in result.appointments}
    if not result.solved:
        return _refused(words, words(f"verdict.{result.status}"), code=EXIT[result.status])
    if "unproved" in standings:
        return _refused(words, words("paper.unproved"), code=NOTHING_FOUND)
    if not scenario.policy.by_points:
        return _refused(words, not_by_points(words), words("paper.by-points"), code=BAD_INPUT)
    if "tied" in standings:
        asked = questions(Names(scenario, words), ties(picture, clock=clock))[1:]
        return _refused(words, words("paper.decide"), *map(str, asked), code=BAD_INPUT)
    _all_named(options.file, scenario, result)
    open_ = [one.person for one in reviews(picture, clock) if one.could_change is not False]
    if open_:
        complain(words("paper.review", people=words.join(dict.fromkeys(open_))))
    return scenario, result


def _refused(words: Words, *lines: str, code: int) -> int:
    complain(words("paper.refused"), *lines)
    return code


def _all_named(file: str, scenario: Scenario, result: Result) -> None:
    nameless = [
        one.person
        for one in result.appointments
        if one.grade is not None and scenario.staff[one.person].name is None
    ]
    if nameless:
        shown = ", ".join(nameless[:_SHOWN]) + (", …" if len(nameless) > _SHOWN else "")
        what = f"There is no name for {shown}."
        mend = "Write `name` (姓名) for each: papers name people and show no ids."
        raise InputError(Fault(file, None, ("people",), what, mend))
