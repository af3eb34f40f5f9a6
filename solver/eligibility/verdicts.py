"""What judging yields: a three-valued verdict and the trace that gives its reasons."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from models.conditions import Condition


class Verdict(StrEnum):
    """审核结论. `review`: a human must judge, or a fact is missing."""

    MET = "met"
    UNMET = "unmet"
    REVIEW = "review"


def all_of(verdicts: Iterable[Verdict]) -> Verdict:
    """∧: one unmet part decides; otherwise one that needs review does."""
    return _decided(verdicts, Verdict.UNMET, Verdict.MET)


def any_of(verdicts: Iterable[Verdict]) -> Verdict:
    """∨: one met part decides; otherwise one that needs review does."""
    return _decided(verdicts, Verdict.MET, Verdict.UNMET)


def _decided(verdicts: Iterable[Verdict], decides: Verdict, otherwise: Verdict) -> Verdict:
    """The verdict that decides as soon as one part has it; nothing after that is looked at."""
    found = otherwise
    for verdict in verdicts:
        if verdict is decides:
            return decides
        if verdict is not otherwise:
            found = verdict
    return found


def negation(verdict: Verdict) -> Verdict:
    """¬: what needs review still does."""
    return {Verdict.MET: Verdict.UNMET, Verdict.UNMET: Verdict.MET}.get(verdict, Verdict.REVIEW)


_NOTHING: Mapping[str, object] = {}


class Trace(NamedTuple):
    """One condition judged for one person.

    `facts` holds what was looked at and what is missing, in words of the catalogue (years held,
    years lacking …); `met_on` is the day on which time alone will have met it, if it ever will.
    """

    condition: Condition
    verdict: Verdict
    facts: Mapping[str, object] = _NOTHING
    met_on: date | None = None
    parts: tuple["Trace", ...] = ()
    cite: str | None = None

    @property
    def met(self) -> bool:
        """True where nothing is missing and nobody has to judge."""
        return self.verdict is Verdict.MET

    def atoms(self) -> Iterator["Trace"]:
        """Every atom below, in the order of the text."""
        if not self.parts:
            yield self
        for part in self.parts:
            yield from part.atoms()
