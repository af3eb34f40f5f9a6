"""Small random institutions, the same for the same seed on every machine."""

from datetime import date
from random import Random
from typing import Any

from models.scenario import Scenario
from tests.builders import ALL_AIMS, AS_OF, VALUES, document, person, post, rulebook

Document = dict[str, Any]

_LADDERS = (
    ("P8", "P9", "P10"),
    ("P9", "P10", "P12"),
    ("P10", "P11", "P12"),
    ("M8", "M9"),
    ("M8", "M9", "P10", "P12"),
    ("M9", "P9", "P10"),
)
_TIERS = {**dict.fromkeys(("P8", "P9", "P10"), "I"), **dict.fromkeys(("P11", "P12"), "J")}
_TITLES = ("intermediate", "assistant", "technician")
_RATIOS = (
    ("intermediate", "professional"),
    ("junior", "professional"),
    ("management", "total"),
    ("professional", "total"),
    (["senior", "intermediate"], "total"),
)


def random_document(seed: int) -> Document:
    """A scenario file of 2 to 7 people, 0 to 4 described posts, any policy."""
    rng = Random(seed)
    ladder = rng.choice(_LADDERS)
    number = rng.choice((2, 3, 3, 4, 4, 5, 5, 6, 7))
    grades = [rng.choice((*ladder, None, rng.choice(ladder))) for _ in range(number)]
    quota = {
        grade: max(0, grades.count(grade) + rng.choice((-1, 0, 0, 0, 1, 1, 1))) for grade in ladder
    }
    posts = [_post(rng, f"d{i}", ladder) for i in range(rng.choice((0, 1, 2, 2, 3, 4)))]
    people = [_person(rng, chr(ord("A") + i), grade) for i, grade in enumerate(grades)]
    _seat(rng, people, posts)
    if posts and rng.random() < 0.15:
        posts[0] |= {"by-appointment": "above", "named": rng.choice(people)["id"]}
    drawn = document(
        quota,
        people,
        posts,
        rulebook=_rulebook(rng),
        ratios=_ratios(rng),
        total=max(1, sum(quota.values()) + rng.choice((-1, 0, 0, 1))),
        stage=rng.choice(("first-appointment", "regular")),
        policy=_policy(rng),
    )
    desks = list(Scenario.model_validate(drawn).desks)
    for record in people:
        if rng.random() < 0.45:
            record["applies"] = rng.sample(desks, rng.randint(0, min(3, len(desks))))
    drawn["decisions"] = _decisions(rng, people, desks, ladder)
    drawn["relations"] = _relations(rng, people)
    _reduce(Random(-1 - seed), drawn)
    _ages(Random(f"born/{seed}"), drawn)
    return drawn


def _reduce(rng: Random, drawn: Document) -> None:
    """A rule by which transitional seats are given up, and who has left since the last round."""
    rules = ("no-entry", "two-for-one", "two-for-one", "three-for-one", "by-excess")
    drawn["policy"]["transitional-reduction"] = rng.choice(rules)
    quota = drawn["plan"]["quota"]
    drawn["plan"]["left"] = {grade: rng.choice((0, 1, 2, 3, 4)) for grade in quota}


def _ages(rng: Random, drawn: Document) -> None:
    """In some institutions the elder of equals goes first, as far as it is known who that is."""
    if rng.random() < 0.35:
        drawn["rulebook"]["scoring"] |= {"tie-break": ["age"]}
    for record in drawn["people"]:
        if rng.random() < 0.7:
            record["born"] = date(rng.choice((1970, 1971, 1972)), 6, 1)


def random_scenario(seed: int) -> Scenario:
    """The scenario of `random_document`."""
    return Scenario.model_validate(random_document(seed))


def _post(rng: Random, name: str, ladder: tuple[str, ...]) -> Document:
    grade = rng.choice(ladder)
    alike = [g for g in ladder if _TIERS.get(g, g) == _TIERS.get(grade, grade)]
    grades = sorted({grade, rng.choice(alike)}) if rng.random() < 0.3 else [grade]
    made = post(name, *grades, seats=rng.choice((1, 1, 1, 2)))
    if rng.random() < 0.7:
        made["department"] = rng.choice(("north", "south"))
        if rng.random() < 0.3:
            made["leads"] = [made["department"]]
    made["unit-leader"] = rng.random() < 0.15
    if rng.random() < 0.25:
        made["sensitive"] = ["finance"]
    if rng.random() < 0.4:
        made["requires"] = rng.choice(
            (
                {"certificate": {"kinds": "accounting"}},
                {"title": {"tier": "assistant"}},
                {"recorded": {"matter": "skill"}},
                {
                    "any": [
                        {"certificate": {"kinds": "network"}},
                        {"not": {"title": {"tier": "intermediate"}}},
                    ]
                },
            )
        )
    return made


def _person(rng: Random, name: str, grade: str | None) -> Document:
    facts: Document = {"certificates": [], "titles": []}
    if rng.random() < 0.4:
        facts["certificates"].append({"kind": rng.choice(("accounting", "network"))})
    if rng.random() < 0.7:
        day = date(rng.randint(2005, 2011), 3, 1)
        facts["titles"].append(
            {"tier": rng.choice(_TITLES), "series": "economics", "qualified": day, "appointed": day}
        )
    if grade is not None:
        # Around the anniversary of the scenario's date, so that a day decides.
        since = date(rng.choice((2008, 2009, 2010)), 5, rng.choice((1, 2)))
        facts["current"] = {"grade": grade, "since": since}
        if rng.random() < 0.4:
            facts["service"] = [{"grade": grade, "since": date(2005, 5, 1), "until": since}]
    if rng.random() < 0.5:
        found = rng.choice(("met", "met", "unmet"))
        facts["findings"] = [{"matter": "skill", "finding": found, "by": "group", "on": AS_OF}]
    return person(name, None, points=rng.randint(3, 6), **facts)


def _seat(rng: Random, people: list[Document], posts: list[Document]) -> None:
    """Puts some incumbents at described desks of their group."""
    free = {made["id"]: made["seats"] for made in posts}
    for record in people:
        if "current" not in record:
            continue
        own = _TIERS.get(record["current"]["grade"], record["current"]["grade"])
        fit = [
            made["id"]
            for made in posts
            if free[made["id"]] and _TIERS.get(made["grades"][0], made["grades"][0]) == own
        ]
        if fit and rng.random() < 0.7:
            record["current"]["post"] = rng.choice(fit)
            free[record["current"]["post"]] -= 1


def _rulebook(rng: Random) -> Document:
    grades: Document = {grade: {"value": value} for grade, value in VALUES.items()}
    for grade, tier in (("P8", "intermediate"), ("P9", "intermediate"), ("P11", "assistant")):
        if rng.random() < 0.4:
            grades[grade]["regular"] = {"title": {"tier": tier}}
    for grade, below in (("P9", "P10"), ("P11", "P12"), ("M8", "M9")):
        if rng.random() < 0.4:
            grades[grade]["regular"] = {"tenure": {"grade": below, "years": 3}}
    if rng.random() < 0.2:
        grades["P10"]["first-appointment"] = {"R1": {"title": {"tier": "assistant"}}}
    # Stated so that any person may have a finding on it.
    return rulebook(grades=grades, conditions={"skill": {"recorded": {"matter": "skill"}}})


def _ratios(rng: Random) -> list[Document]:
    if rng.random() < 0.65:
        return []
    part, of = rng.choice(_RATIOS)
    return [{"part": part, "of": of, "at-most": rng.choice(("50%", "2/3", "3/4", "100%"))}]


def _policy(rng: Random) -> Document:
    aims = list(ALL_AIMS)
    if rng.random() < 0.4:
        rng.shuffle(aims)
    if rng.random() < 0.2:
        aims = aims[: rng.randint(2, 5)]
    return {
        "over-quota": rng.choice(("forbid", "transitional")),
        "quota-reading": rng.choice(("exact", "cumulative")),
        "professional-posts": rng.choice(("by-tier", "as-written")),
        "aims": aims,
    }


def _decisions(
    rng: Random, people: list[Document], desks: list[str], ladder: tuple[str, ...]
) -> list[Document]:
    made = []
    for rule in ("pin", "forbid", "forbid"):
        if rng.random() < 0.12:
            about: Document = {"rule": rule, "person": rng.choice(people)["id"]}
            places: list[Document] = [{"post": rng.choice(desks)}] if desks else []
            places.append({"grade": rng.choice(ladder)})
            about |= rng.choice(places)
            made.append({**about, "reason": "drawn", "by": "group", "on": AS_OF})
    return made


def _relations(rng: Random, people: list[Document]) -> list[Document]:
    if rng.random() < 0.7:
        return []
    pair = rng.sample([record["id"] for record in people], 2)
    return [{"between": pair, "kind": "spouse"}]
