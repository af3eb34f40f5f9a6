"""Invented people judged by the 2012 scheme, on the main scenario's day.

Every record goes through a real scenario, so that a misspelt word fails instead of counting as
"unmet".
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

from models.conditions import Condition, See, parts, walk
from models.grades import Grade
from models.posts import Post
from models.scenario import Scenario
from solver.eligibility.judge import judge
from solver.eligibility.required import basic_conditions
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Trace, Verdict
from tests.builders import AS_OF, changzhou, person, the_2012_scheme

Facts = Mapping[str, Any]
MET, UNMET, REVIEW = Verdict.MET, Verdict.UNMET, Verdict.REVIEW
DAY = timedelta(days=1)
SECTION_SIX = "六(一)1(2)②"
GOOD_YEARS = {2009: "qualified", 2010: "qualified", 2011: "qualified"}


def years_ago(years: int, *, late: int = 0) -> date:
    """The day that makes so many whole years on the scenario's day, or `late` days after it."""
    return AS_OF.replace(year=AS_OF.year - years) + late * DAY


@cache
def _posts() -> tuple[Post, ...]:
    """The 23 described posts, without the person named for one of them."""
    return tuple(post.replace(named=None) for post in changzhou().posts)


def subject(facts: Facts, *, stage: str = "first-appointment", **policy: str) -> Subject:
    """Somebody with these facts, under the 2012 scheme; policies as keywords (`merit_reading`)."""
    case = Scenario.model_validate(
        {
            "schema": "gangwei/1",
            "institution": "test",
            "as_of": AS_OF,
            "stage": stage,
            "rulebook": the_2012_scheme(),
            "policy": {key.replace("_", "-"): value for key, value in policy.items()},
            "plan": changzhou().plan,
            "posts": _posts(),
            "people": [person("X", points=30, **facts)],
        }
    )
    return Subject(case.people[0], case)


def named(condition: str, facts: Facts) -> Trace:
    """A condition that the rulebook states under a name, judged."""
    return judge(the_2012_scheme().conditions[condition], subject(facts))


def route(grade: str, facts: Facts, **how: str) -> Trace:
    """The condition of a grade beside the general ones, judged at the stage and reading."""
    someone = subject(facts, **how)
    general, asked = basic_conditions(someone.scenario, Grade(grade))
    assert general == the_2012_scheme().general
    return judge(asked, someone)


def general(facts: Facts) -> Trace:
    """The general conditions of every grade, judged."""
    stated = the_2012_scheme().general
    assert stated is not None
    return judge(stated, subject(facts))


def finding(matter: str, found: str = "met") -> dict[str, Any]:
    """What a body found in a matter."""
    return {"matter": matter, "finding": found, "by": "某机构", "on": date(2012, 5, 8)}


def findings(*met: str, unmet: Iterable[str] = ()) -> dict[str, Any]:
    """Facts of somebody in whose matters these findings are recorded."""
    against = [finding(matter, "unmet") for matter in unmet]
    return {"findings": [*(finding(matter) for matter in met), *against]}


def title(tier: str, appointed: date | None, *, series: str = "engineering") -> dict[str, Any]:
    """A professional title, qualified a good while before anybody was appointed to it."""
    return {"tier": tier, "series": series, "qualified": date(1999, 11, 1), "appointed": appointed}


def leaves(condition: Condition, cite: str | None = None) -> Iterator[tuple[Condition, str | None]]:
    """Every atom that a condition comes down to, with the nearest clause cited for it."""
    nearest = condition.cite or cite
    if isinstance(condition, See):
        yield from leaves(the_2012_scheme().conditions[condition.see], nearest)
        return
    inner = parts(condition)
    if not inner:
        yield condition, nearest
    for part in inner:
        yield from leaves(part, nearest)


@cache
def credential_clauses() -> Mapping[str, Condition]:
    """The lettered clauses of the rulebook by cite, such as `A-a`."""
    found: dict[str, Condition] = {}
    for name, stated in the_2012_scheme().conditions.items():
        if not name.startswith("credentials-"):
            continue
        for _, part in walk(stated):
            if part.cite is not None:
                assert part.cite not in found
                found[part.cite.removeprefix(SECTION_SIX)] = part
    return found
