"""A conflict and its repairs, and the questions that ties leave, in words."""

from collections.abc import Iterator

from models.conflict import Claim, Conflict, Question, Repair, Step, Ties
from models.grades import Grade
from models.regional import RegionalConflict
from solver.report.naming import Names, points_text
from solver.report.table import Column, Part, Section


def claims(names: Names, conflict: Conflict) -> Section:
    """What cannot all hold, sentence by sentence, each with its clause."""
    words = names.words
    lines: list[Part] = [f"- {claim_text(names, claim)}" for claim in conflict.claims]
    lines.append(words(f"claim.{standing(conflict)}"))
    return [lines]


def standing(conflict: Conflict | RegionalConflict) -> str:
    """What is known of the claims together, as the key of its words."""
    if conflict.minimal:
        return "smallest" if conflict.smallest else "minimal"
    return "more" if conflict.claims else "unknown"


def claim_text(names: Names, claim: Claim) -> str:
    """One claim with its clause and the clause's own words."""
    words = names.words
    text = words.count(
        f"claim.{claim.rule}",
        len(claim.people) if claim.people else claim.limit or 0,
        about=_about(names, claim),
        people=names.people(claim.people),
        grade=names.grade(claim.grade),
        limit=claim.limit,
        options=words.join(names.grade(grade) for grade in claim.options) or words("none"),
    )
    cited = " ".join(part for part in (claim.cite, claim.text) if part)
    return words("lack.cite", text=text, cite=cited) if cited else text


def _about(names: Names, claim: Claim) -> str:
    if claim.rule == "ratio":
        return names.ratio(claim.about)
    return names.about(claim.about)


def repairs(names: Names, conflict: Conflict) -> Section:
    """Every cheapest repair, and what the people of the conflict would then get."""
    words, rows = names.words, list(repair_rows(names, conflict))
    if not rows:
        return [[words("repair.none" if conflict.complete else "repair.unfinished")]]
    body = (
        Column(words("col.repair"), [steps for steps, _, _ in rows], wrap=True),
        Column(words("col.limits"), [limits for _, limits, _ in rows]),
        Column(words("col.then"), [then for _, _, then in rows], wrap=True),
    )
    return [[body] if conflict.complete else [body, words("repair.incomplete")]]


def repair_rows(names: Names, conflict: Conflict) -> Iterator[tuple[str, str, str]]:
    """Each repair: what to do, whether the limits are kept, what everybody would then get."""
    for row in conflict.repairs:
        limits = names.words(f"limits.{'kept' if row.within_limits else 'broken'}")
        yield _steps(names, row), limits, _then(names, row)


def _steps(names: Names, repair: Repair) -> str:
    return names.words("repair.and").join(_step(names, step) for step in repair.steps)


def _step(names: Names, step: Step) -> str:
    facts = dict(step.facts)
    for key in ("grade", "from"):
        if key in facts:
            facts[key] = names.grade(Grade(facts[key]))
    if "cites" in facts:
        facts["cites"] = names.words.join(dict.fromkeys(cite or "–" for cite in facts["cites"]))
    if "ratio" in facts:
        facts["ratio"] = names.ratio(facts["ratio"])
    return names.words.count(f"repair.{step.kind}", facts.get("seats", 1), **facts)


def _then(names: Names, repair: Repair) -> str:
    words = names.words
    return words.join(
        f"{names.person(a.person)} {names.grade(a.grade)} {words(f'outcome.{a.outcome}')}"
        for a in repair.people
    )


def questions(names: Names, ties: Ties) -> list[Part]:
    """How many answers are equally good, and what the leading group must decide."""
    head = names.words("ties.more" if ties.more else "ties.answers", n=ties.answers)
    return [head, *(f"- {question_text(names, question)}" for question in ties.questions)]


def question_text(names: Names, question: Question) -> str:
    """One question that the leading group must decide."""
    words = names.words
    scores = [points_text(points) for points in question.points]
    equal = len(set(scores)) == 1
    return words.count(
        "question",
        question.seats,
        of=names.seat(question.of),
        people=words("question.or").join(map(names.person, question.people)),
        points=words("question.equal", points=scores[0]) if equal else words.join(scores),
    )
