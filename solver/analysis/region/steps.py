"""A region decided step by step: what shares seats together, everything else by itself."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.regional import CountyResult, PoolFindings
from models.result import Result
from solver.analysis.region.conflict import conflicts
from solver.analysis.region.pools import findings
from solver.eligibility.candidates import Candidates, candidates
from solver.files.region import RegionFile
from solver.program.search import DEFAULTS, Clock, Settings
from solver.regional import Decided, decide
from solver.solving import solve


@dataclass(frozen=True)
class Alone:
    """An institution that shares no seats, its result, and the time that is left for more."""

    name: str
    judged: Candidates
    result: Result
    clock: Clock


def steps(file: RegionFile, settings: Settings = DEFAULTS) -> Iterator[Decided | Alone]:
    """First the counties, then what is alone, by ids; each is read when it is its turn.

    So there is never more in memory than one county or one institution, whatever the size of the
    region. The time limit is for each step. Raises InputError at the first file that cannot be
    used.
    """
    for county in file.region.counties:
        yield decide(county, file.together(county), settings)
    for name in file.region.alone:
        judged, clock = candidates(file.alone(name)), Clock.started(settings)
        result = solve(judged.scenario, clock.left(), judged=judged)
        yield Alone(name, judged, result, clock)


def county_result(decided: Decided) -> CountyResult:
    """What is proved of a county, or why it is impossible."""
    return CountyResult(
        institutions=decided.county.institutions,
        pools=tuple(pool.name for pool in decided.county.pools),
        status=decided.status,
        aims=decided.aims,
        conflicts=conflicts(decided) if decided.status == "infeasible" else (),
    )


def pool_findings(decided: Decided) -> tuple[PoolFindings, ...]:
    """Every pool of a county, by name."""
    return tuple(findings(decided, pool) for pool in decided.county.pools)
