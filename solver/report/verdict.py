"""The verdict: what a leading group must know if it reads nothing else."""

from collections.abc import Iterator

from models.findings import Findings
from models.result import Appointment, Result
from solver.report.naming import Names
from solver.report.words import Words


def verdict(names: Names, result: Result, findings: Findings) -> str:
    """A few lines: who is appointed, what stays empty, who got which choice, and what is proved.

    Where seats do not go by points, that comes first.
    """
    words = names.words
    if not result.solved:
        return words(f"verdict.{result.status}") + words("end")
    warning = () if names.scenario.policy.by_points else (not_by_points(words),)
    sentences = [
        [*_placed(names, result)],
        [*_changes(names, result)],
        [_empty(names, findings)],
    ]
    first = words.join((words.join(parts, "clause") for parts in sentences if parts), "stop")
    lines = [*warning, f"{first}{words('end')}"]
    if told := [*_choices(names, findings), *_passed(names, result)]:
        lines.append(words.join(told, "stop") + words("end"))
    return "\n".join([*lines, _proof(names, result)])


def not_by_points(words: Words) -> str:
    """That seats do not go by points, which whoever reads a result must know first."""
    return words("verdict.not-by-points") + words("end")


def _choices(names: Names, findings: Findings) -> Iterator[str]:
    """How many have their first choice, their second, and so on."""
    words, found = names.words, findings.choices
    if found is None:
        return
    parts = [
        words("verdict.choice", n=number, choice=words.nth(at))
        for at, number in enumerate(found.got, start=1)
        if number
    ]
    if rest := found.filed - sum(found.got):
        parts.append(words("verdict.choice.none", n=rest))
    yield words.count("verdict.choices", found.filed, got=words.join(parts, "clause"))


def _passed(names: Names, result: Result) -> Iterator[str]:
    if names.scenario.policy.by_points and result.precedence is not None:
        yield names.words("verdict.by-points")


def _placed(names: Names, result: Result) -> Iterator[str]:
    words, people = names.words, result.appointments
    waiting = sum(a.outcome == "waiting" for a in people)
    if waiting:
        yield words("verdict.some", n=len(people) - waiting, total=len(people), waiting=waiting)
    else:
        yield words.count("verdict.all", len(people))
    if any(a.from_grade for a in people):
        fallen = any(_worth_less(names, a) for a in people)
        yield words("verdict.kept.category" if fallen else "verdict.kept")


def _worth_less(names: Names, appointment: Appointment) -> bool:
    """True for who went, by own application, to a grade of another category that is worth less."""
    before, after, value = appointment.from_grade, appointment.grade, names.scenario.value
    return before is not None and after is not None and value(after) < value(before)


def _changes(names: Names, result: Result) -> Iterator[str]:
    words, people = names.words, result.appointments
    crossed = sum(_crosses(a) for a in people)
    moved = sum(a.outcome == "transferred" for a in people) - crossed
    for key, number in (
        ("promoted", sum(a.outcome == "promoted" for a in people)),
        ("category", crossed),
        ("moved", moved),
        ("transitional", sum(a.outcome == "transitional" for a in people)),
    ):
        if number:
            yield words.count(f"verdict.{key}", number)


def _crosses(appointment: Appointment) -> bool:
    before, after = appointment.from_grade, appointment.grade
    return before is not None and after is not None and before.category is not after.category


def _empty(names: Names, findings: Findings) -> str:
    empty = sum(vacancy.seats for vacancy in findings.vacancies)
    total = sum(use.quota for use in findings.quota)
    if not empty:
        return names.words("verdict.full")
    return names.words.count("verdict.empty", empty, total=total)


def _proof(names: Names, result: Result) -> str:
    words = names.words
    if result.status != "optimal":
        return words("verdict.unproved") + words("end")
    tied = [a for a in result.appointments if a.standing == "tied"]
    parts = [words("verdict.proved")]
    if tied:
        who = names.people(a.person for a in tied)
        parts.append(words.count("verdict.tied", len(tied), who=who))
    elif any(a.standing == "unproved" for a in result.appointments):
        parts.append(words("verdict.unsettled"))
    else:
        parts.append(words("verdict.certain"))
    return words.join(parts, "stop") + words("end")
