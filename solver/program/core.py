"""Why nothing works: claims that cannot hold together, each needed, and as few as can be.

A claim is one instance of a rule (this person's grade, that grade's quota). How such a set is
found is told in `conflict`; here the rows of a program become claims, and numbers claims again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from models.policy import Rule
from solver.program.conflict.hitting import Undecided, smaller
from solver.program.conflict.lean import lean
from solver.program.conflict.shrink import ever_fewer
from solver.program.conflict.system import System, pieces
from solver.program.conflict.trial import answer, contradictory
from solver.program.constraints import Row
from solver.program.proof.line import Line
from solver.program.proof.part import whole
from solver.program.search import UNLIMITED, Bare, Clock, OutOfTime, Ruled

_GIVEN = (Rule.ONE_POST,)
"""Rules that are never up for discussion: a person is one person."""

_ORDER = list(Rule)
_PLAN = (Rule.QUOTA, Rule.POOL, Rule.RATIO, Rule.LIMIT)
"""What of equally good reasons is told before others: what was approved for everybody."""


Name = tuple[Rule, str]
"""A rule, and what an instance of it is about."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One instance of a rule, with all its rows."""

    rule: Rule
    about: str
    rows: tuple[Row, ...]

    @property
    def name(self) -> Name:
        """What tells a claim from others."""
        return self.rule, self.about


@dataclass(frozen=True)
class Core:
    """Claims that cannot hold together. `smallest`: no fewer would do.

    `minimal`: every one is needed, as always but where time ran out before that was known.
    """

    claims: tuple[Claim, ...]
    smallest: bool
    minimal: bool = True


UNKNOWN = Core((), smallest=False, minimal=False)
"""Of a program that is known to be impossible, and of which no more is known."""


def claims_of(program: Ruled) -> tuple[Claim, ...]:
    """The rows of a program by rule and subject, those given in advance left out.

    In one order whatever that of the rows: what is told rather than another comes first.
    """
    grouped: dict[Name, list[Row]] = {}
    for row in program.rows:
        if row.rule not in _GIVEN:
            grouped.setdefault((row.rule, row.about), []).append(row)
    claims = [Claim(rule, about, tuple(rows)) for (rule, about), rows in grouped.items()]
    return tuple(sorted(claims, key=lambda claim: (claim.rule not in _PLAN, *_place(claim))))


def _place(claim: Claim) -> tuple[int, str]:
    """The order in which claims are told: by rule and name."""
    return _ORDER.index(claim.rule), claim.about


def core(program: Ruled, demands: Sequence[Row] = (), clock: Clock = UNLIMITED) -> Core | None:
    """A smallest conflict of an impossible program; None for one that has an answer.

    `demands` are rows that are never up for discussion: what stands against them? A conflict
    without claims is one of the demands with themselves. Raises OutOfTime where the time ends
    before it is known whether there is an answer.
    """
    claims = claims_of(program)
    impossible = _impossible(program, claims, demands, clock)
    if not impossible:
        return None
    found = _minimal(impossible, clock)
    best = _smallest(impossible, found, clock) if found.minimal else found
    chosen = sorted((claims[number] for number in best.numbers), key=_place)
    return Core(tuple(chosen), smallest=best.smallest, minimal=best.minimal)


def an_answer(
    program: Ruled, rows: Sequence[Row], clock: Clock = UNLIMITED
) -> Mapping[int, int] | None:
    """Values of the columns of some answer that keeps further rows; None where there is none.

    A column that is in no row may be left out. Raises OutOfTime.
    """
    upper = tuple(program.upper)
    return answer(System(upper, _lines(upper, [*program.rows, *rows]), {}), clock)


def _impossible(
    program: Ruled, claims: Sequence[Claim], demands: Sequence[Row], clock: Clock
) -> list[System]:
    """What of a program cannot be, each by itself."""
    upper = tuple(program.upper)
    given = [row for row in program.rows if row.rule in _GIVEN]
    system = System(
        upper,
        _lines(upper, [*given, *demands]),
        {number: _lines(upper, claim.rows) for number, claim in enumerate(claims)},
    )
    return [piece for piece in pieces(lean(system)) if contradictory(piece, clock)]


def _lines(upper: tuple[int, ...], rows: Sequence[Row]) -> tuple[Line, ...]:
    return whole(Bare(upper, tuple(rows))).lines


@dataclass(frozen=True, slots=True)
class _Found:
    """Claims by their numbers, and what is known of them."""

    numbers: Collection[int]
    minimal: bool
    smallest: bool = False


def _minimal(impossible: Sequence[System], clock: Clock) -> _Found:
    """The smallest of the sets that are found, one in each piece; what there is where time ends."""
    found: list[_Found] = []
    known = impossible[0]
    try:
        for piece in impossible:
            for fewer in ever_fewer(piece, clock):
                known = fewer
            found.append(_Found(known.claims.keys(), minimal=True))
    except OutOfTime:
        found = found or [_Found(known.claims.keys(), minimal=False)]
    return min(found, key=lambda one: len(one.numbers))


def _smallest(impossible: Sequence[System], found: _Found, clock: Clock) -> _Found:
    """The same, or a smaller one where there is one; and whether it is known that none is."""
    try:
        for piece in impossible if found.numbers else ():
            while (fewer := smaller(piece, len(found.numbers) - 1, clock)) is not None:
                found = _Found(fewer, minimal=True)
    except (OutOfTime, Undecided):
        return found
    return _Found(found.numbers, minimal=True, smallest=True)
