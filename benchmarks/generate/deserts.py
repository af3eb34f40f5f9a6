"""What earns the higher grades of a tier, drawn so that it is known who has earned which.

The quotas rest on that: nobody is counted on for a grade whose conditions are not met.
"""

from random import Random
from typing import Any

from benchmarks.generate.dates import day, years
from benchmarks.generate.kinds import LADDERS
from benchmarks.generate.spec import AS_OF
from benchmarks.generate.staff import Member

Document = dict[str, Any]

_NEEDED = {"P5": 6, "P6": 3, "P8": 4, "P9": 2, "P11": 2}
"""Years in the appointed title that a grade asks at first appointment."""
_SHARES = {"P5": 0.15, "P6": 0.45, "P8": 0.3, "P9": 0.6, "P11": 0.55}
"""Of those with the years, how many have the credentials."""
_MATTERS = {
    "P5": ("P5-f", "P5-g-review"),
    "P6": ("P6-d", "P6-e-review"),
    "P8": ("P8-e",),
    "P9": ("P9-c",),
    "P11": ("P11-c",),
}
"""What a body judges where no credential is on record; one finding closes the question."""
_CREDENTIALS: dict[str, tuple[Document, ...]] = {
    "P5": ({"kind": "project", "level": "provincial", "role": "took-part"},),
    "P6": (
        {"kind": "project", "level": "municipal", "role": "led"},
        {"kind": "science-award", "level": "municipal", "class": "second"},
    ),
    "P8": (
        {"kind": "project", "level": "county", "role": "led"},
        {"kind": "outstanding-professional-of-authority"},
    ),
    "P9": (
        {"kind": "project", "level": "municipal", "role": "took-part"},
        {"kind": "outstanding-professional-of-unit"},
        {"kind": "science-award", "level": "municipal", "class": "third"},
    ),
    "P11": (
        {"kind": "project", "level": "county", "role": "took-part"},
        {"kind": "outstanding-professional-of-unit"},
    ),
}
"""Records that a grade names, literally: none of them does for the grade above."""


def deserts(rng: Random, member: Member, facts: Document, since: int) -> None:
    """Draws achievements and findings; of an undecided person a body has yet to judge them."""
    grade, place, undecided = member.grade or "", member.at, member.undecided
    if member.heads and place is not None:
        facts["leads"] = [{"department": place.name, "role": "head", "since": day(since)}]
    if grade == "M8" or (grade == "M9" and rng.random() < 0.5):
        facts["findings"] = [_finding("coordination", "met", "岗位设置工作组")]
    rungs = LADDERS.get(grade, ())
    if not rungs:
        return
    served = years(since)
    if undecided:
        facts["assessments"][max(facts["assessments"])] = "excellent"
    earned = [
        rung
        for rung in rungs
        if served >= _NEEDED[rung] and not undecided and rng.random() < _SHARES[rung]
    ]
    if "P8" in earned and "P9" not in earned:
        earned.insert(0, "P9")  # who led a project took part in it
    merit = member.heads or "excellent" in facts["assessments"].values()
    facts["achievements"] = [_achievement(rng, rung, since) for rung in earned]
    member.rises = tuple(rung for rung in earned if merit or rung == "P11")
    if not undecided:
        facts["findings"] = [
            _finding(matter, "unmet", "岗位设置管理工作领导小组")
            for rung in rungs
            if rung not in earned
            for matter in _MATTERS[rung]
        ]


def _finding(matter: str, finding: str, by: str) -> Document:
    return {"matter": matter, "finding": finding, "by": by, "on": day(AS_OF)}


def _achievement(rng: Random, rung: str, since: int) -> Document:
    """One of the credentials that a grade names, won since the current appointment."""
    return {**rng.choice(_CREDENTIALS[rung]), "on": day(rng.randint(since, AS_OF))}
