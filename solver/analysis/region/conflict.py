"""Why a county is impossible: which rules of which institutions and pools cannot all hold."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from models.conflict import Claim
from models.grades import Grade
from models.policy import Rule
from models.regional import RegionalClaim, RegionalConflict
from solver.analysis.conflict import worded
from solver.program.columns import Columns
from solver.program.conflict.fewer import fewest_of
from solver.program.core import Claim as Contradicting
from solver.program.core import core
from solver.program.joint import Joint
from solver.program.proof.prove import prove
from solver.program.search import DEFAULTS, Bare, Clock, Stated
from solver.regional import Decided


def conflicts(decided: Decided) -> tuple[RegionalConflict, ...]:
    """For each institution that is impossible whatever the others leave it, why.

    Where there is none, why the fewest institutions cannot be decided together, found by leaving
    out one after the other. Nothing where there is an answer.
    """
    columns = {name: Columns(judged) for name, judged in decided.judged.items()}

    def impossible(names: Sequence[str]) -> bool:
        return _contradictory(Joint({name: columns[name] for name in names}, decided.county.pools))

    if not impossible(list(columns)):
        return ()
    alone = [[name] for name in columns if impossible([name])]
    found = alone or [_needed(list(columns), impossible)]
    return tuple(_conflict(decided, {name: columns[name] for name in names}) for names in found)


def _contradictory(program: Stated) -> bool:
    return prove(program, (), Clock.started(DEFAULTS)).outcome == "infeasible"


T = TypeVar("T")


def _needed(things: Sequence[T], impossible: Callable[[Sequence[T]], bool]) -> list[T]:
    """Of things that cannot all be, some of which none can be left out.

    What is impossible must stay so when more is asked.
    """
    return list(fewest_of(things, lambda some: bool(some) and impossible(some)))


def _conflict(decided: Decided, columns: Mapping[str, Columns]) -> RegionalConflict:
    """A conflict of institutions that cannot be decided together.

    Looked for among the fewest demands (to keep a grade, to follow a pin) that the limits do not
    allow, and the candidates that they speak of: who asks for nothing can always wait.
    """
    joint = Joint(columns, decided.county.pools)
    limits = [row for row in joint.rows if row.most >= 0]
    demands = _needed(
        [row for row in joint.rows if row.most < 0],
        lambda rows: _contradictory(Bare(joint.upper, (*limits, *rows))),
    )
    live = {column for row in demands for _, column in row.terms}
    live |= {column for row in limits for number, column in row.terms if number < 0}
    upper = tuple(most if at in live else 0 for at, most in enumerate(joint.upper))
    rows = [row for row in limits if any(column in live for _, column in row.terms)]
    found = core(Bare(upper, tuple(rows)), demands)
    assert found is not None  # noqa: S101 (only asked of what is impossible)
    asked = [Contradicting(row.rule, row.about, (row,)) for row in demands]
    claims = (*asked, *found.claims)
    told = (*_of_institutions(decided, claims), *_of_pools(decided, claims))
    return RegionalConflict(claims=told)


def _of_institutions(
    decided: Decided, claims: tuple[Contradicting, ...]
) -> Iterator[RegionalClaim]:
    own: dict[str, list[Contradicting]] = {}
    for claim in claims:
        if claim.rule is not Rule.POOL:
            name, _, about = claim.about.partition(" ")
            own.setdefault(name, []).append(Contradicting(claim.rule, about, claim.rows))
    for name, mine in sorted(own.items()):
        for one in worded(decided.judged[name], tuple(mine)):
            yield RegionalClaim(institution=name, pool=None, claim=one)


def _of_pools(decided: Decided, claims: tuple[Contradicting, ...]) -> Iterator[RegionalClaim]:
    pools = {pool.name: pool for pool in decided.county.pools}
    for claim in claims:
        if claim.rule is Rule.POOL:
            name, _, code = claim.about.rpartition(" ")
            grade, pool = Grade(code), pools[name]
            seats = claim.rows[0].most
            told = Claim(rule=Rule.POOL, about=grade, grade=grade, limit=seats, cite=pool.cite)
            yield RegionalClaim(institution=None, pool=name, claim=told)
