"""Why a county is impossible: which rules of which institutions and pools cannot all hold."""

from collections.abc import Iterable, Iterator

from models.conflict import Claim
from models.grades import Grade
from models.policy import Rule
from models.regional import RegionalClaim, RegionalConflict
from solver.analysis.conflict import worded
from solver.program.columns import Columns
from solver.program.core import UNKNOWN, Core, core
from solver.program.core import Claim as Contradicting
from solver.program.joint import Joint
from solver.program.search import OutOfTime
from solver.regional import Decided


def conflicts(decided: Decided) -> tuple[RegionalConflict, ...]:
    """For each institution that is impossible whatever the others leave it, why.

    Where there is none, why all of them together are. Of claims, as few as can be. Nothing where
    there is an answer. Where the clock runs out, what is known by then of a county that is known
    to be impossible, as of one scenario (`solver.analysis.conflict`); the last conflict is then
    one without claims, for whatever was not looked at.
    """
    return tuple(_conflict(decided, found) for found in _cores(decided))


def _cores(decided: Decided) -> Iterator[Core]:
    columns = {name: Columns(judged) for name, judged in decided.judged.items()}

    def found(names: Iterable[str]) -> Core | None:
        joint = Joint({name: columns[name] for name in names}, decided.county.pools)
        return core(joint, clock=decided.clock)

    alone = False
    try:
        for name in columns:
            if (why := found([name])) is not None:
                alone = True
                yield why
        if not alone and (why := found(columns)) is not None:
            yield why
    except OutOfTime:
        yield UNKNOWN


def _conflict(decided: Decided, found: Core) -> RegionalConflict:
    told = (*_of_institutions(decided, found.claims), *_of_pools(decided, found.claims))
    return RegionalConflict(claims=told, minimal=found.minimal, smallest=found.smallest)


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
