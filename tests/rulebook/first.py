"""Somebody who meets the first-appointment rule of a grade, and each part of it by itself."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.rulebook.cases import GOOD_YEARS, finding, title, years_ago
from tests.rulebook.credentials import nobody_judges
from tests.rulebook.honours import award

TIER_AND_YEARS = {
    "P5": ("associate-senior", 6),
    "P6": ("associate-senior", 3),
    "P8": ("intermediate", 4),
    "P9": ("intermediate", 2),
    "P11": ("assistant", 2),
}
"""The title and the years since the appointment to it that each grade asks."""

MERIT_GRADES = ("P5", "P6", "P8", "P9")

LETTER = {"P5": "A", "P6": "B", "P8": "D", "P9": "E", "P11": "G"}

LAST_YEAR = date(2011, 12, 20)

CREDENTIAL = {
    "P5": award("provincial-expert", on=LAST_YEAR),
    "P6": award("outstanding-talent", level="municipal", on=LAST_YEAR),
    "P8": award("outstanding-talent", level="county", on=LAST_YEAR),
    "P9": award("outstanding-professional-of-unit", on=LAST_YEAR),
    "P11": award("outstanding-professional-of-unit", on=LAST_YEAR),
}

PRESENT = {"P5": "P7", "P6": "P7", "P8": "P10", "P9": "P10", "P11": "P12"}

IN_WINDOW = date(2009, 6, 30)
COMMENDED = award("commendation", on=IN_WINDOW)
PROVINCIAL = award("provincial-advanced-individual", on=IN_WINDOW)
DEPUTY = {"department": "信息科", "role": "deputy", "since": date(2010, 1, 1)}
HEAD = {"department": "信息科", "role": "head", "since": date(2010, 1, 1)}


def applicant(
    grade: str,
    *,
    appointed: date | None = None,
    credential: bool = True,
    excellent: bool = False,
    commended: bool = False,
    provincial: bool = False,
    leads: tuple[Mapping[str, Any], ...] = (),
    **facts: Any,
) -> dict[str, Any]:
    """Somebody long enough appointed, with a credential, and with the merits switched on.

    Every judgement among the credentials went against the person, so that nothing is open.
    """
    tier, years = TIER_AND_YEARS[grade]
    appointed = appointed or years_ago(years)
    switched = ((credential, CREDENTIAL[grade]), (commended, COMMENDED), (provincial, PROVINCIAL))
    achievements = [record for on, record in switched if on]
    against = [finding(matter, "unmet") for matter in nobody_judges(LETTER[grade])]
    return {
        "current": {"grade": PRESENT[grade], "since": appointed},
        "titles": [title(tier, appointed)],
        "achievements": achievements,
        "findings": against,
        "leads": leads,
        "assessments": {**GOOD_YEARS, 2010: "excellent"} if excellent else GOOD_YEARS,
        **facts,
    }
