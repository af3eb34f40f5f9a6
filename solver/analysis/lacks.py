"""What a person still lacks for a seat: the least that would have to become true."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from models.conditions import AnyOf, Not, keyword
from models.findings import Lack
from solver.eligibility.verdicts import Trace, Verdict

_COST = {Verdict.MET: 0, Verdict.REVIEW: 1, Verdict.UNMET: 4}
_BY_TIME = 2


class Missing(NamedTuple):
    """What a `Lack` says, before it is told: most of what is looked at is never shown."""

    atom: str
    verdict: Literal["unmet", "review"]
    cite: str | None
    text: str | None
    facts: Mapping[str, object]
    met_on: date | None


def lacks(traces: Iterable[Trace]) -> tuple[Lack, ...]:
    """The unmet and unreviewed atoms on the cheapest way to having everything met, as findings."""
    return told(missing(traces))


def told(found: Iterable[Missing]) -> tuple[Lack, ...]:
    """What is missing, as findings."""
    return tuple(Lack(**one._asdict()) for one in found)


def missing_atoms(traces: Iterable[Trace]) -> tuple[Trace, ...]:
    """The same as `missing`, as judged."""
    return tuple(atom for trace in traces for atom in _missing(trace))


def missing(traces: Iterable[Trace]) -> tuple[Missing, ...]:
    """The unmet and unreviewed atoms on the cheapest way to having everything met.

    Of alternatives the one with the least missing is taken; what needs review counts less than
    what time will mend, and that less than what is plainly missing.
    """
    found: list[Missing] = []
    for trace in traces:
        for lack in map(_lack, _missing(trace)):
            if lack not in found:
                found.append(lack)
    return tuple(found)


def _missing(trace: Trace) -> list[Trace]:
    if trace.met:
        return []
    forbidden = isinstance(trace.condition, Not) and trace.verdict is Verdict.UNMET
    if forbidden or not trace.parts:
        return [trace]
    if isinstance(trace.condition, AnyOf):
        ways = [_told(part, trace) for part in trace.parts]
        return min(ways, key=lambda way: sum(_cost(atom) for atom in way))
    return [atom for part in trace.parts for atom in _told(part, trace)]


def _told(part: Trace, whole: Trace) -> list[Trace]:
    """An atom without a clause of its own is cited by the clause it stands in."""
    return [
        Trace(a.condition, a.verdict, a.facts, a.met_on, a.parts, a.cite or whole.cite)
        for a in _missing(part)
    ]


def _cost(atom: Trace) -> int:
    return _BY_TIME if atom.met_on else _COST[atom.verdict]


def _lack(atom: Trace) -> Missing:
    return Missing(
        atom=keyword(atom.condition) or "",
        verdict="review" if atom.verdict is Verdict.REVIEW else "unmet",
        cite=atom.cite,
        text=atom.condition.text or next((part.condition.text for part in atom.parts), None),
        facts=atom.facts,
        met_on=atom.met_on,
    )
