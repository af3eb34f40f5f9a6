"""The shipped scenarios and larger drawn ones against another solver, class by class."""

from itertools import product
from random import Random

import pytest

from models.result import Result
from models.scenario import Scenario
from solver.files.scenario import load
from solver.program.search import Settings
from solver.solving import solve
from tests.builders import SCENARIOS, aims, person, post, scenario
from tests.oracle.milp import Found, Oracle

SWITCHES = list(
    product(
        ("forbid", "transitional"),
        ("exact", "cumulative"),
        ("by-tier", "as-written"),
        ("R1", "R2", "R3", "R4"),
    )
)


def levels(oracle: Oracle, result: Result) -> dict[str, int]:
    """What everybody gets, 0 the best that is open to them."""
    found = {}
    for one in result.appointments:
        own = oracle._wishes(one.person)
        held = [
            own[column]
            for column in own
            if (oracle.open[column].triple.post, oracle.open[column].triple.grade)
            == (one.post, one.grade)
        ]
        found[one.person] = max(own.values(), default=0) - (held[0] if held else 0)
    return found


def agree(case: Scenario, result: Result) -> Found | None:
    """Status, and where equals do not compete every value and what everybody gets."""
    oracle = Oracle(case)
    best = oracle.best()
    assert result.status == ("infeasible" if best is None else "optimal")
    if best is not None:
        names = list(best.values)
        end = names.index("priority") if best.competing else len(names)
        assert dict(list(aims(result).items())[:end]) == dict(list(best.values.items())[:end])
        assert best.competing or levels(oracle, result) == best.levels
    return best


@pytest.mark.parametrize("rule", ["no-entry", "two-for-one", "three-for-one", "by-excess"])
@pytest.mark.parametrize("quota_reading", ["exact", "cumulative"])
@pytest.mark.parametrize("name", ["changzhou-2015", "transition"])
def test_another_solver_agrees_in_a_regular_round(name: str, quota_reading: str, rule: str) -> None:
    """Status and every aim agree with HiGHS however transitional seats are given up."""
    switches = [f"transitional-reduction={rule}", f"quota-reading={quota_reading}"]
    for over_quota in ("forbid", "transitional"):
        case = load(SCENARIOS / f"{name}.yaml", [*switches, f"over-quota={over_quota}"])
        agree(case, solve(case))


@pytest.mark.parametrize("name", ["changzhou-2012", "keep-grade-conflict", "tie"])
@pytest.mark.parametrize(("over_quota", "quota_reading", "posts", "merit"), SWITCHES)
def test_another_solver_finds_the_same_values(
    name: str, over_quota: str, quota_reading: str, posts: str, merit: str
) -> None:
    """Status and every aim agree with HiGHS under every reading."""
    switches = (over_quota, quota_reading, posts, merit)
    keys = ("over-quota", "quota-reading", "professional-posts", "merit-reading")
    case = load(
        SCENARIOS / f"{name}.yaml",
        [f"{key}={value}" for key, value in zip(keys, switches, strict=True)],
    )
    agree(case, solve(case))


LARGER = (3, 4, 6, 9, 10, 11)


def larger(seed: int) -> Scenario:
    """Thirty people, desks of one and of several grades, a ratio, relatives, rights."""
    rng = Random(f"larger {seed}")
    names = [f"S{at:02}" for at in range(30)]
    ladder = ("P8", "P9", "P10")
    posts = [
        post(
            f"d{at}",
            *sorted(rng.sample(ladder, rng.choice((1, 1, 2)))),
            seats=rng.choice((1, 2, 3)),
            department=rng.choice(("north", "south")),
            **({"leads": ["south"]} if at == 0 else {}),
        )
        for at in range(10)
    ]
    wanted = [one["id"] for one in posts]
    now = {who: rng.choice((None, "P10", "P10", "P9")) for who in names}
    equal = rng.random() < 0.5
    points = [rng.randint(5, 25) for _ in names] if equal else rng.sample(range(1, 41), len(names))
    people = [
        person(
            who,
            now[who],
            points=points[at],
            **({"applies": rng.sample(wanted, rng.randint(1, 4))} if rng.random() < 0.8 else {}),
        )
        for at, who in enumerate(names)
    ]
    held = list(now.values())
    quota = {grade: held.count(grade) + rng.choice((0, 1, 3)) for grade in ladder}
    return scenario(
        quota,
        people,
        posts,
        ratios=[{"part": "senior", "of": "total", "at-most": "50%"}],
        relations=[{"between": rng.sample(names, 2), "kind": "spouse"}],
        stage=rng.choice(("first-appointment", "regular")),
        policy={
            "quota-reading": rng.choice(("exact", "cumulative")),
            "over-quota": rng.choice(("forbid", "transitional")),
        },
    )


@pytest.mark.parametrize("seed", LARGER)
def test_another_solver_gives_everybody_the_same_in_larger_cases(seed: int) -> None:
    """Class by class, choice by choice, with a MILP for each; both ways of ours the same bytes."""
    case = larger(seed)
    result = solve(case)
    assert result.model_dump_json() == solve(case, Settings(tiny=0)).model_dump_json()
    agree(case, result)


def test_the_larger_cases_are_varied() -> None:
    """Of the cases some have equals, and some of those compete for nothing."""
    found = [Oracle(larger(seed)) for seed in LARGER]
    assert {len(one.line()) < len(one.points) for one in found} == {True, False}
