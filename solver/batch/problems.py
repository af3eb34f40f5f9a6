"""What must be told of a file, sentence by sentence, as rows of the table `problems`.

Sentences stand in both languages, so that the table is the same whoever asks for it.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from models.batch import Row
from models.conflict import Conflict
from models.findings import AuditFinding, Findings, Review
from models.result import Result
from models.scenario import Scenario
from solver.files.errors import Fault, InputError
from solver.report.audit import finding_text
from solver.report.catalogue import batch
from solver.report.conflict import claim_text, question_text, standing
from solver.report.faults import fault_text
from solver.report.naming import Names
from solver.report.words import Lang, Words

T = TypeVar("T")


def problems(
    scenario: Scenario, result: Result, findings: Findings, audited: tuple[AuditFinding, ...]
) -> Iterator[Row]:
    """All there is about an institution that was worked out, the worst first."""
    said = _Said(scenario)
    for claim in findings.conflict.claims if findings.conflict else ():
        told = said(claim_text, claim)
        yield _row("conflict", told, rule=claim.rule, about=claim.about, people=claim.people)
    if findings.conflict and not findings.conflict.minimal:
        yield _row("out-of-time", said(_standing, findings.conflict))
    if result.status in {"feasible", "unknown"}:
        key = "verdict.unproved" if result.solved else "verdict.unknown"
        yield _row("out-of-time", said(_verdict, key))
    for finding in audited:
        if finding.level != "note":
            told = said(finding_text, finding)
            yield _row(f"plan-{finding.level}", told, about=finding.about)
    for question in findings.ties.questions if findings.ties else ():
        told = said(question_text, question)
        yield _row("tie", told, about=question.of, people=question.people)
    for review in findings.review:
        if review.could_change is not False:
            yield _row("review", said(_matters, review), people=(review.person,))


def broken(error: InputError) -> Iterator[Row]:
    """Every mistake in a file that cannot be used."""
    for fault in error.faults:
        place = fault.file if fault.line is None else f"{fault.file}:{fault.line}"
        path = " › ".join(fault.path) or None
        told = (_one_line(fault, "en"), _one_line(fault, "zh"))
        yield _row("bad-input", told, about=path, place=place)


def failed(reason: str | None) -> Iterator[Row]:
    """A fault of ours, or (without a reason) the death of every process that tried."""
    english, chinese = Words("en", batch.WORDS), Words("zh", batch.WORDS)
    key = "batch.killed" if reason is None else "batch.fault"
    yield _row("fault", (english(key, reason=reason), chinese(key, reason=reason)))


class _Said:
    """Says things of a scenario in English and in Chinese."""

    def __init__(self, scenario: Scenario) -> None:
        self._english = Names(scenario, Words("en"))
        self._chinese = Names(scenario, Words("zh"))

    def __call__(self, wording: Callable[[Names, T], str], thing: T) -> tuple[str, str]:
        return wording(self._english, thing), wording(self._chinese, thing)


def _verdict(names: Names, key: str) -> str:
    return names.words(key) + names.words("end")


def _standing(names: Names, conflict: Conflict) -> str:
    return names.words(f"claim.{standing(conflict)}")


def _matters(names: Names, review: Review) -> str:
    return names.lacks(review.matters)


def _one_line(fault: Fault, lang: Lang) -> str:
    """What is wrong and how to mend it, without the place."""
    return " ".join(line.strip() for line in fault_text(fault, lang).splitlines()[1:])


def _row(
    kind: str,
    told: tuple[str, str],
    *,
    rule: str | None = None,
    about: str | None = None,
    people: Iterable[str] = (),
    place: str | None = None,
) -> Row:
    return {
        "kind": kind,
        "rule": rule,
        "about": about,
        "people": list(people),
        "place": place,
        "text_en": told[0],
        "text_zh": told[1],
    }
