"""One condition, one person: a verdict with its trace."""

from models.conditions import AllOf, AnyOf, Condition, Not, See
from solver.eligibility.atoms import ATOMS
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Trace, all_of, any_of, negation


def judge(condition: Condition, subject: Subject) -> Trace:
    """The verdict of a condition for a person, every atom below it judged and kept."""
    match condition:
        case AllOf(all_=inner):
            parts = tuple(judge(part, subject) for part in inner)
            verdict = all_of(part.verdict for part in parts)
        case AnyOf(any_=inner):
            parts = tuple(judge(part, subject) for part in inner)
            verdict = any_of(part.verdict for part in parts)
        case Not(not_=only):
            parts = (judge(only, subject),)
            verdict = negation(parts[0].verdict)
        case See(see=name):
            parts = (judge(subject.scenario.rulebook.conditions[name], subject),)
            verdict = parts[0].verdict
        case _:
            return ATOMS[type(condition)](condition, subject)
    return Trace(condition, verdict, parts=parts, cite=condition.cite)
