"""The tables about people: what they got, their points, contests, queues, reviews, envy."""

from collections.abc import Sequence

from models.findings import Findings, Longing, Queued
from models.result import Result
from solver.eligibility.candidates import Candidates
from solver.eligibility.points import breakdown
from solver.report.naming import Names, points_text
from solver.report.obstacle import obstacle_text
from solver.report.people import choice_text, envy_reason, standing
from solver.report.workbook.grid import Column, Grid, Mark, points_of

_OUTCOMES: dict[str, Mark] = {
    "promoted": "good",
    "transferred": "good",
    "appointed": "good",
    "transitional": "look",
    "waiting": "act",
}
_STANDINGS: dict[str, Mark] = {"tied": "act", "unproved": "look"}


def who(names: Names, people: Sequence[str], head: str = "col.person") -> list[Column]:
    """People by id, and by name where the file has names."""
    staff, words = names.scenario.staff, names.words
    columns = [Column(words(head), people)]
    if any(person.name for person in staff.values()):
        columns.append(Column(words("book.name"), [staff[person].name for person in people]))
    return columns


def appointments(names: Names, result: Result) -> Grid:
    """Everybody, in the order of ids."""
    rows, words = result.appointments, names.words
    return Grid(
        words("sheet.appointments"),
        words("head.appointments"),
        (
            *who(names, [a.person for a in rows]),
            Column(words("col.from"), [_grade(names, a.from_grade) for a in rows]),
            Column(words("book.from-post"), [_title(names, a.from_post) for a in rows]),
            Column(words("col.to"), [_grade(names, a.grade) for a in rows]),
            Column(words("col.title"), [_title(names, a.post) for a in rows]),
            Column(
                words("col.outcome"),
                [words(f"outcome.{a.outcome}") for a in rows],
                {words(f"outcome.{one}"): mark for one, mark in _OUTCOMES.items()},
            ),
            Column(words("col.points"), [points_of(a.points) for a in rows]),
            Column(
                words("col.standing"),
                [words(f"standing.{a.standing}") for a in rows],
                {words(f"standing.{one}"): mark for one, mark in _STANDINGS.items()},
            ),
            Column(words("col.post"), [a.post for a in rows]),
        ),
    )


def _grade(names: Names, grade: object) -> str | None:
    return None if grade is None else names.grade(grade)  # type: ignore[arg-type]


def _title(names: Names, post: str | None) -> str | None:
    return None if post is None else names.title(post)


def points(names: Names, judged: Candidates) -> Grid:
    """Everybody's points, item by item."""
    words, people = names.words, list(names.scenario.staff)
    items = names.scenario.rulebook.scoring.items
    earned = {person: breakdown(judged.bench.subject(person)) for person in people}
    each = [
        Column(
            words("book.max", item=words(f"item.{item.item}"), most=points_text(item.most)),
            [points_of(earned[person][at].points) for person in people],
        )
        for at, item in enumerate(items)
    ]
    total = [points_of(judged.points[person]) for person in people]
    columns = (*who(names, people), *each, Column(words("col.points"), total))
    return Grid(words("sheet.points"), words("book.points"), columns)


def ties(names: Names, result: Result) -> Grid:
    """Who could have something else in another best answer."""
    words = names.words
    rows = [a for a in result.appointments if a.standing == "tied"]
    other = [words.join([names.place(place) for place in a.alternatives]) for a in rows]
    return Grid(
        words("sheet.ties"),
        words("head.ties"),
        (
            *who(names, [a.person for a in rows]),
            Column(words("col.points"), [points_of(a.points) for a in rows]),
            Column(words("col.got"), [names.place(a.place) for a in rows]),
            Column(words("col.alternatives"), other),
        ),
    )


def contests(names: Names, findings: Findings) -> Grid:
    """Everybody in every contest, ranked, with what kept them from the seat."""
    words = names.words
    rows = [
        (contest, rank, one)
        for contest in findings.contests
        for rank, one in enumerate(contest.applicants, start=1)
    ]
    why = [
        None if one.obstacle is None else obstacle_text(names, one.obstacle) for _, _, one in rows
    ]
    return Grid(
        words("sheet.contests"),
        words("head.contests"),
        (
            Column(words("col.of"), [names.seat(contest.of) for contest, _, _ in rows]),
            Column(words("col.seats"), [contest.seats for contest, _, _ in rows]),
            Column(words("book.free"), [contest.free for contest, _, _ in rows]),
            Column(words("col.rank"), [rank for _, rank, _ in rows]),
            *who(names, [one.person for _, _, one in rows]),
            Column(words("col.points"), [points_of(one.points) for _, _, one in rows]),
            Column(words("col.choice"), [choice_text(words, one.choice) for _, _, one in rows]),
            Column(
                words("col.result"),
                [words(f"contest.{standing(one)}") for _, _, one in rows],
                {words("contest.won"): "good", words("contest.lost"): "look"},
            ),
            Column(words("col.got"), [names.place(one.got) for _, _, one in rows]),
            Column(words("col.why"), why),
            Column(words("book.cutoff"), [points_of(contest.cutoff) for contest, _, _ in rows]),
            Column(
                words("book.tied"),
                [words("yes" if contest.tied_at_cutoff else "no") for contest, _, _ in rows],
                {words("yes"): "act"},
            ),
        ),
    )


def waiting(names: Names, findings: Findings) -> Grid:
    """The queue for each seat; behind those who applied, without a rank, who merely qualifies."""
    words = names.words
    rows: list[tuple[str, int | None, Queued | Longing, str]] = [
        (queue.of, rank, one, words.nth(one.choice))
        for queue in findings.waiting
        for rank, one in enumerate(queue.people, start=1)
    ]
    others: list[tuple[str, int | None, Queued | Longing, str]] = [
        (queue.of, None, one, words("contest.not-applied"))
        for queue in findings.waiting
        for one in queue.qualified
    ]
    shown = [*rows, *others]
    return Grid(
        words("sheet.waiting"),
        words("head.waiting"),
        (
            Column(words("col.of"), [names.seat(of) for of, _, _, _ in shown]),
            Column(words("col.rank"), [rank for _, rank, _, _ in shown]),
            *who(names, [one.person for _, _, one, _ in shown]),
            Column(words("col.points"), [points_of(one.points) for _, _, one, _ in shown]),
            Column(words("col.choice"), [choice for _, _, _, choice in shown]),
            Column(words("col.got"), [names.place(one.got) for _, _, one, _ in shown]),
        ),
    )


def review(names: Names, findings: Findings) -> Grid:
    """What must still be judged, and whether it matters."""
    words, rows = names.words, findings.review
    return Grid(
        words("sheet.review"),
        words("head.review"),
        (
            *who(names, [r.person for r in rows]),
            Column(
                words("col.change"),
                [words(f"change.{r.could_change}") for r in rows],
                {words("change.True"): "act", words("change.None"): "look"},
            ),
            Column(
                words("col.opens"),
                ["\n".join(names.place(place) for place in r.opens) for r in rows],
            ),
            Column(words("col.matter"), [names.lacks(r.matters) for r in rows]),
        ),
    )


def fairness(names: Names, result: Result, findings: Findings) -> Grid:
    """Every justified envy, with what stands in the way of a swap."""
    words, rows = names.words, findings.fairness
    return Grid(
        words("sheet.fairness"),
        words("head.fairness"),
        (
            *who(names, [one.envier for one in rows]),
            Column(words("col.points"), [points_of(result.of(one.envier).points) for one in rows]),
            Column(words("col.of"), [names.place(one.wanted) for one in rows]),
            *who(names, [one.holder for one in rows], "book.holder"),
            Column(words("col.points"), [points_of(result.of(one.holder).points) for one in rows]),
            Column(words("book.obstacle"), [envy_reason(names, one) for one in rows]),
        ),
    )
