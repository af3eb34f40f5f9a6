"""People, posts and scenarios with defaults that hide what a test is not about.

The small rulebook asks nothing and gives one point a year of service, so that a test can say
`person("A", "P10", points=20)` and mean it. Conditions are written as in files.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter

from models.conditions import Condition
from models.people import Person
from models.result import Result
from models.rulebook import Rulebook
from models.scenario import Scenario
from solver.eligibility.judge import judge
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Trace
from solver.files.scenario import load
from solver.solving import solve

ROOT = Path(__file__).parent.parent
SCENARIOS = ROOT / "scenarios"
AS_OF = date(2012, 5, 1)
VALUES = {
    "M6": 850, "M7": 720, "M8": 640, "M9": 590, "M10": 550,
    "P5": 1180, "P6": 1040, "P7": 930, "P8": 780, "P9": 730, "P10": 680, "P11": 620, "P12": 590,
}  # fmt: skip
VOCABULARY = {
    "ranks": {"科员": "M9"},
    "series": {"engineering": "工程", "economics": "经济"},
    "fields": {"computing": "计算机", "economics": "经济"},
    "certificates": {"accounting": "会计", "network": "网络"},
    "achievements": {"award": "奖", "other": "其他奖", "project": "项目", "honour": "荣誉"},
    "classes": {"first": "一等奖", "second": "二等奖"},
}
ALL_AIMS = [
    "transitional", "placement", "priority", "seniority-fit", "preference", "continuity",
    "department",
]  # fmt: skip


def rulebook(**changes: Any) -> dict[str, Any]:
    """A rulebook without conditions, as a file would state it."""
    return {
        "schema": "gangwei-rulebook/1",
        "title": "test",
        "source": "test",
        "values-source": "test",
        "vocabulary": VOCABULARY,
        "grades": {grade: {"value": value} for grade, value in VALUES.items()},
        "scoring": {"note": "test", "items": [{"item": "service-years", "each": 1, "most": 99}]},
        **changes,
    }


def person(id_: str, grade: str | None = None, *, points: int = 10, **facts: Any) -> dict[str, Any]:
    """Somebody with as many points as years of service, at a grade since 2005 if any."""
    record: dict[str, Any] = {"id": id_, "began": date(AS_OF.year - points, 1, 1), **facts}
    if grade is not None:
        current = {"grade": grade, "since": date(2005, 1, 1)}
        if "post" in record:
            current["post"] = record.pop("post")
        record.setdefault("current", current)
    return record


def post(id_: str, *grades: str, **facts: Any) -> dict[str, Any]:
    """A described post."""
    return {"id": id_, "title": id_, "grades": list(grades), **facts}


def document(
    quota: Mapping[str, int],
    people: Iterable[Mapping[str, Any]],
    posts: Iterable[Mapping[str, Any]] = (),
    **changes: Any,
) -> dict[str, Any]:
    """A scenario as a file would state it; `ratios` and `total` belong to the plan."""
    plan = {
        "total": changes.pop("total", None) or max(1, sum(quota.values())),
        "quota": dict(quota),
        "ratios": changes.pop("ratios", []),
    }
    return {
        "schema": "gangwei/1",
        "institution": "test",
        "as_of": AS_OF,
        "stage": "first-appointment",
        "rulebook": changes.pop("rulebook", None) or rulebook(),
        "plan": plan,
        "posts": list(posts),
        "people": list(people),
        **changes,
    }


def scenario(
    quota: Mapping[str, int],
    people: Iterable[Mapping[str, Any]],
    posts: Iterable[Mapping[str, Any]] = (),
    **changes: Any,
) -> Scenario:
    """A small scenario; see `document`."""
    return Scenario.model_validate(document(quota, people, posts, **changes))


def places(result: Result) -> dict[str, str | None]:
    """The grade that everybody got; None for waiting."""
    return {a.person: a.grade and a.grade.value for a in result.appointments}


def desks(result: Result) -> dict[str, str | None]:
    """The post that everybody got; None for waiting."""
    return {a.person: a.post for a in result.appointments}


def aims(result: Result) -> dict[str, int]:
    """The value of every aim."""
    return {aim.aim.value: aim.value for aim in result.aims}


def grades_of(
    quota: Mapping[str, int], people: Iterable[Mapping[str, Any]], **changes: Any
) -> dict[str, str | None]:
    """The grade that everybody gets in the best answer."""
    return places(solve(scenario(quota, people, **changes)))


CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)


def condition(written: Mapping[str, Any]) -> Any:
    """A condition as a file would state it."""
    return CONDITION.validate_python(dict(written))


def judged(written: Mapping[str, Any], facts: Mapping[str, Any], **changes: Any) -> Trace:
    """A condition judged for somebody (`facts` of `person`), in an otherwise empty scenario."""
    grade = facts.get("grade")
    record = person("X", grade, **{key: value for key, value in facts.items() if key != "grade"})
    rules = changes.pop("rulebook", None) or rulebook()
    book = {**rules, "conditions": {**rules.get("conditions", {}), "asked": dict(written)}}
    case = scenario({"M9": 1, "P10": 1}, [record], rulebook=book, **changes)
    subject = Subject(case.people[0], case)
    return judge(case.rulebook.conditions["asked"], subject)


@cache
def changzhou() -> Scenario:
    """The main scenario."""
    return load(SCENARIOS / "changzhou-2012.yaml")


@cache
def the_2012_scheme() -> Rulebook:
    """The rulebook of the 2012 scheme."""
    return changzhou().rulebook


def raw(name: str) -> dict[str, Any]:
    """A shipped file as plain data, read by another reader than ours."""
    loaded: dict[str, Any] = yaml.safe_load((SCENARIOS / name).read_text(encoding="utf-8"))
    return loaded


def somebody(facts: Mapping[str, Any]) -> Person:
    """A person's record as a file would state it."""
    return Person.model_validate(dict(facts))
