"""Achievements and incumbents from which people with credentials are made."""

from datetime import date
from typing import Any

from tests.rulebook.cases import Facts, title

APPOINTED = date(2008, 5, 1)
"""The day of everybody's present appointment, to the post and to the title."""

LATELY = date(2010, 5, 1)
"""A day well after that appointment."""


def award(kind: str, *, on: date = LATELY, **properties: Any) -> dict[str, Any]:
    """An achievement of two years ago, after the present appointment, unless said otherwise."""
    return {"kind": kind, "on": on, **properties}


def science(level: str, prize: str) -> dict[str, Any]:
    """A prize for progress in science and technology (科技进步奖)."""
    return award("science-award", level=level, class_=prize)


def equal(
    level: str, prize: str, to: str = "science-award", by: Facts | None = None
) -> dict[str, Any]:
    """Another prize, claimed to be equal (同等奖项)."""
    return award("other-award", level=level, class_=prize, equal_to=to, recognised=by)


def project(level: str, role: str | None, *, completed: bool = True) -> dict[str, Any]:
    """A project, led (主持) or taken part in (参与)."""
    return award("project", level=level, role=role, completed=completed)


RECOGNISED = {"by": "市科技局", "on": date(2011, 3, 1)}

HELD = {"A": ("P7", "associate-senior"), "B": ("P7", "associate-senior"),
        "D": ("P10", "intermediate"), "E": ("P10", "intermediate"),
        "G": ("P12", "assistant")}  # fmt: skip
"""What who wants the grade of a letter has today."""

GRADES = {"A": "P5", "B": "P6", "D": "P8", "E": "P9", "G": "P11"}
"""The grade whose credentials a letter lists."""


def incumbent(clause: str, **facts: Any) -> dict[str, Any]:
    """Somebody of the tier in question, appointed to title and post on the same day."""
    grade, tier = HELD[clause[0]]
    return {
        "current": {"grade": grade, "since": APPOINTED},
        "titles": [title(tier, APPOINTED)],
        **facts,
    }
