"""The 26 lettered credential clauses as the 2012 scheme words them, with people for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from solver.eligibility.verdicts import Verdict
from tests.rulebook.cases import MET, REVIEW, UNMET, Facts, findings
from tests.rulebook.honours import GRADES, RECOGNISED, award, equal, incumbent, project, science

Award = Mapping[str, Any]


@dataclass(frozen=True)
class Case:
    """Somebody, said in words and as facts, and what a clause makes of it."""

    clause: str
    who: str
    facts: Facts
    verdict: Verdict

    def __str__(self) -> str:
        return f"{self.clause} {self.verdict}: {self.who}"


HONOURS: Mapping[str, tuple[Mapping[str, Award], Mapping[str, Award]]] = {
    # clause: (what meets it, what just misses it)
    "A-a": (
        {"provincial expert": award("provincial-expert")},
        {"named for 333 instead": award("provincial-333")},
    ),
    "A-b": (
        {"named for 333": award("provincial-333")},
        {"named for 831 instead": award("municipal-831", class_="second-level")},
    ),
    "A-c": (
        {
            "831, second level": award("municipal-831", class_="second-level"),
            "municipal top talent": award("municipal-top-talent"),
        },
        {
            "831, third level": award("municipal-831", class_="third-level"),
            "831, level not on record": award("municipal-831"),
            "outstanding talent of the city": award("outstanding-talent", level="municipal"),
        },
    ),
    "A-d": (
        {
            "provincial third prize": science("provincial", "third"),
            "ministerial third prize": science("ministerial", "third"),
            "science contribution award": award("science-contribution-award"),
        },
        {
            "provincial first prize": science("provincial", "first"),
            "provincial second prize": science("provincial", "second"),
            "provincial fourth prize": science("provincial", "fourth"),
            "national third prize": science("national", "third"),
            "municipal third prize": science("municipal", "third"),
            "contribution award by equality": equal(
                "provincial", "third", "science-contribution-award", by=RECOGNISED
            ),
        },
    ),
    "A-e": (
        {
            "took part in a provincial project": project("provincial", "took-part"),
            "led a provincial project": project("provincial", "led"),
            "takes part, unfinished": project("provincial", "took-part", completed=False),
        },
        {
            "took part in a municipal project": project("municipal", "took-part"),
            "led a municipal project": project("municipal", "led"),
            "part not on record": project("provincial", None),
        },
    ),
    "B-a": (
        {
            "municipal first prize": science("municipal", "first"),
            "municipal second prize": science("municipal", "second"),
        },
        {
            "municipal third prize": science("municipal", "third"),
            "county first prize": science("county", "first"),
            "provincial second prize": science("provincial", "second"),
        },
    ),
    "B-b": (
        {
            "led a municipal project to its end": project("municipal", "led"),
            "led a county project to its end": project("county", "led"),
        },
        {
            "took part only": project("municipal", "took-part"),
            "leads, unfinished": project("municipal", "led", completed=False),
            "led a project of the unit": project("unit", "led"),
            "led a provincial project": project("provincial", "led"),
        },
    ),
    "B-c": (
        {"outstanding talent of the city": award("outstanding-talent", level="municipal")},
        {
            "outstanding talent of a county": award("outstanding-talent", level="county"),
            "outstanding talent, level not on record": award("outstanding-talent"),
        },
    ),
    "D-a": (
        {"831, third level": award("municipal-831", class_="third-level")},
        {"831, second level": award("municipal-831", class_="second-level")},
    ),
    "D-b": (
        {"outstanding talent of a county": award("outstanding-talent", level="county")},
        {
            "outstanding talent of the unit": award("outstanding-talent", level="unit"),
            "outstanding talent of the city": award("outstanding-talent", level="municipal"),
        },
    ),
    "D-f": (
        {"chosen by the authority": award("outstanding-professional-of-authority")},
        {"chosen by the unit": award("outstanding-professional-of-unit")},
    ),
    "E-a": (
        {
            "took part in a municipal project": project("municipal", "took-part"),
            "took part in a county project": project("county", "took-part"),
            "led a county project to its end": project("county", "led"),
        },
        {
            "takes part, unfinished": project("municipal", "took-part", completed=False),
            "took part in a project of the unit": project("unit", "took-part"),
            "part not on record": project("municipal", None),
            "took part in a provincial project": project("provincial", "took-part"),
        },
    ),
    "E-b": (
        {
            "municipal third prize": science("municipal", "third"),
            "municipal fourth prize": science("municipal", "fourth"),
        },
        {
            "municipal first prize": science("municipal", "first"),
            "municipal second prize": science("municipal", "second"),
            "county third prize": science("county", "third"),
        },
    ),
    "E-d": (
        {"chosen by the unit": award("outstanding-professional-of-unit")},
        {"chosen by the authority": award("outstanding-professional-of-authority")},
    ),
}  # fmt: skip

_SAME_WORDS = {"D-c": "B-a", "D-d": "B-b", "G-a": "E-a", "G-b": "E-b"}
"""Clauses that the scheme words like another."""

BY_HONOUR = {
    **HONOURS,
    **{clause: HONOURS[other] for clause, other in _SAME_WORDS.items()},
    "G-d": (
        {
            "chosen by the authority": award("outstanding-professional-of-authority"),
            "chosen by the unit": award("outstanding-professional-of-unit"),
        },
        {"outstanding talent of a county": award("outstanding-talent", level="county")},
    ),
}

EQUAL_CLASSES = {
    # clause: level and class of a prize that could be equal, and a class that is not named
    "A-d": ("provincial", "third", "second"),
    "B-a": ("municipal", "second", "third"),
    "D-c": ("municipal", "first", "third"),
    "E-b": ("municipal", "fourth", "second"),
    "G-b": ("municipal", "third", "first"),
}

JUDGED = {"A-f": "P5-f", "B-d": "P6-d", "D-e": "P8-e", "E-c": "P9-c", "G-c": "P11-c"}
"""Clauses that one recorded judgement settles, with its matter."""

REVIEWED = {"A-g": ("P5-g-review", "P5-g-approval"), "B-e": ("P6-e-review", "P6-e-approval")}
"""Clauses that take a review and then an approval."""


def honour_cases() -> Iterable[Case]:
    """People whose one achievement meets or just misses a clause."""
    for clause, sides in BY_HONOUR.items():
        for verdict, honours in zip((MET, UNMET), sides, strict=True):
            for who, record in honours.items():
                yield Case(clause, who, incumbent(clause, achievements=[record]), verdict)
        yield Case(clause, "no achievement", incumbent(clause), UNMET)


def equal_cases() -> Iterable[Case]:
    """People whose prize is, or is claimed to be, equal to the one named."""
    for clause, (level, prize, other) in EQUAL_CLASSES.items():
        for who, record, verdict in (
            ("equal prize, recognised", equal(level, prize, by=RECOGNISED), MET),
            ("equal prize, only claimed", equal(level, prize), REVIEW),
            ("another prize, no claim", award("other-award", level=level), UNMET),
            ("equal to a class not named", equal(level, other, by=RECOGNISED), UNMET),
            ("equal prize of a lower level", equal("unit", prize, by=RECOGNISED), UNMET),
        ):
            yield Case(clause, who, incumbent(clause, achievements=[record]), verdict)


def judged_cases() -> Iterable[Case]:
    """People about whom somebody has judged, or nobody yet."""
    for clause, matter in JUDGED.items():
        other = next(one for one in JUDGED.values() if one != matter)
        for who, found, verdict in (
            ("judged to meet it", findings(matter), MET),
            ("judged not to meet it", findings(unmet=[matter]), UNMET),
            ("not judged yet", {}, REVIEW),
            ("judged in another matter only", findings(other), REVIEW),
        ):
            yield Case(clause, who, incumbent(clause, **found), verdict)
    for clause, (review, approval) in REVIEWED.items():
        for who, found, verdict in (
            ("reviewed and approved", findings(review, approval), MET),
            ("reviewed, approval awaited", findings(review), REVIEW),
            ("approval without review", findings(approval), REVIEW),
            ("neither yet", {}, REVIEW),
            ("failed the review", findings(unmet=[review]), UNMET),
            ("reviewed, approval refused", findings(review, unmet=[approval]), UNMET),
        ):
            yield Case(clause, who, incumbent(clause, **found), verdict)


def nobody_judges(clause: str, *but: str) -> list[str]:
    """Every matter among the grade's credentials but these, to be found unmet."""
    grade = GRADES[clause[0]]
    matters = [*JUDGED.values(), *(matter for both in REVIEWED.values() for matter in both)]
    return [m for m in matters if m.startswith(f"{grade}-") and m not in but]


ALONE = [*honour_cases(), *equal_cases(), *judged_cases()]
"""Each clause by itself."""

HONOURED = [case for case in (*honour_cases(), *equal_cases()) if case.verdict is MET]
"""Those met by an achievement."""
