"""The sections of the terminal report about people, one function each; empty for none."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from models.findings import Applicant, Contest, EnvyFinding, Findings
from models.result import Result
from solver.report.naming import Names, points_text
from solver.report.obstacle import obstacle_text
from solver.report.table import Column, Part, Section, one_table
from solver.report.words import Words

if TYPE_CHECKING:
    from models.regional import PoolContest


def appointments(names: Names, result: Result) -> Section:
    """Everybody, in the order of ids."""
    people = result.appointments
    if not people:
        return []
    words = names.words
    title = Column(
        words("col.title"),
        [names.title(a.post) if a.post else "" for a in people],
        optional=True,
    )
    return one_table(
        Column(words("col.person"), [names.person(a.person) for a in people]),
        Column(words("col.from"), [names.grade(a.from_grade) for a in people]),
        Column(words("col.to"), [names.grade(a.grade) for a in people]),
        Column(words("col.outcome"), [words(f"outcome.{a.outcome}") for a in people]),
        Column(words("col.points"), [points_text(a.points) for a in people], right=True),
        Column(
            words("col.standing"),
            [words(f"standing.{a.standing}") for a in people],
            optional=True,
        ),
        Column(words("col.post"), [names.desk(a.post) if a.post else "–" for a in people]),
        *([title] if words.lang == "en" else []),  # in Chinese a post is called by it already
    )


def ties(names: Names, result: Result) -> Section:
    """Who could have something else in another best answer."""
    tied = [a for a in result.appointments if a.standing == "tied"]
    words = names.words
    other = [
        words.join([names.place(place) for place in a.alternatives]) or words("none") for a in tied
    ]
    shown = [words("outcome.waiting") if a.grade is None else names.place(a.place) for a in tied]
    return one_table(
        Column(words("col.person"), [names.person(a.person) for a in tied]),
        Column(words("col.points"), [points_text(a.points) for a in tied], right=True),
        Column(words("col.got"), shown),
        Column(words("col.alternatives"), other, wrap=True),
    )


def contests(names: Names, findings: Findings) -> Section:
    """Each contest with its applicants, ranked."""
    return [_contest(names, contest) for contest in findings.contests]


def _contest(names: Names, contest: Contest) -> list[Part]:
    words = names.words
    line = words.count(
        "contest.line",
        contest.free,
        of=names.seat(contest.of),
        people=competing(words, contest.filed, len(contest.applicants) - contest.filed),
        free=contest.free,
        seats=contest.seats,
    )
    rows = contest.applicants
    body = (
        Column(words("col.rank"), [str(i) for i, _ in enumerate(rows, start=1)], right=True),
        Column(words("col.person"), [names.called(a.person) for a in rows]),
        Column(words("col.points"), [points_text(a.points) for a in rows], right=True),
        Column(words("col.choice"), [choice_text(words, a.choice) for a in rows]),
        Column(words("col.result"), [words(f"contest.{standing(a)}") for a in rows]),
        Column(words("col.got"), [names.place(a.got) for a in rows], optional=True),
        Column(
            words("col.why"),
            ["" if a.obstacle is None else obstacle_text(names, a.obstacle) for a in rows],
            wrap=True,
        ),
    )
    return [f"{words.join([line, *cutoff_text(words, contest)], 'clause')}{words('end')}", body]


def competing(words: Words, filed: int, others: int) -> str:
    """How many applied, and how many merely qualify."""
    told = [
        words.count(f"contest.{key}", n)
        for key, n in (("filed", filed), ("qualified", others))
        if n
    ]
    return words("contest.and").join(told)


def choice_text(words: Words, choice: int | None) -> str:
    """Which choice a seat is of somebody; that there was no application, where there was none."""
    return words("contest.not-applied") if choice is None else words.nth(choice)


def standing(applicant: Applicant) -> str:
    """What became of somebody in a contest, by the end of its key."""
    if applicant.won:
        return "won.place" if applicant.by == "place" else "won"
    return "better" if applicant.better else "barred" if applicant.barred else "lost"


def cutoff_text(words: Words, contest: "Contest | PoolContest") -> list[str]:
    """The points that were needed, and how far the next is behind; nothing where nobody won."""
    if contest.cutoff is None:
        return [words("contest.equal")] if contest.tied_at_cutoff else []
    cutoff = points_text(contest.cutoff)
    if contest.tied_at_cutoff:
        return [words("contest.tied", cutoff=cutoff)]
    if contest.margin is None:
        return [words("contest.cutoff", cutoff=cutoff)]
    key = "higher" if contest.margin < 0 else "margin"
    return [words(f"contest.{key}", cutoff=cutoff, margin=points_text(abs(contest.margin)))]


def waiting(names: Names, findings: Findings) -> Section:
    """The queue for each seat: who applied, and in a line each who merely qualifies."""
    rows = [(queue, one) for queue in findings.waiting for one in queue.people]
    words = names.words
    score = [
        words("queue.tied", points=points_text(one.points)) if one.tied else points_text(one.points)
        for _, one in rows
    ]
    body = (
        Column(words("col.of"), [names.seat(queue.of) for queue, _ in rows], wrap=True),
        Column(words("col.person"), [names.person(one.person) for _, one in rows]),
        Column(words("col.points"), score, right=True),
        Column(words("col.choice"), [words.nth(one.choice) for _, one in rows]),
        Column(words("col.got"), [names.place(one.got) for _, one in rows], optional=True),
    )
    others = [
        words.count(
            "queue.qualified",
            len(queue.qualified),
            of=names.seat(queue.of),
            people=_some(words, [names.person(one.person) for one in queue.qualified]),
        )
        for queue in findings.waiting
        if queue.qualified
    ]
    return [[*([body] if rows else []), *others]] if rows or others else []


_SHOWN = 12


def _some(words: Words, people: Sequence[str]) -> str:
    """People by id; of very many the first."""
    shown = words.join(people[:_SHOWN])
    return shown if len(people) <= _SHOWN else words("queue.more", people=shown, n=len(people))


def review(names: Names, findings: Findings) -> Section:
    """What must still be judged, and whether it matters."""
    rows = findings.review
    if not rows:
        return []
    words = names.words
    return one_table(
        Column(words("col.person"), [names.person(r.person) for r in rows]),
        Column(words("col.change"), [words(f"change.{r.could_change}") for r in rows]),
        Column(
            words("col.opens"),
            ["\n".join(names.place(place) for place in r.opens) for r in rows],
            wrap=True,
        ),
        Column(words("col.matter"), [names.lacks(r.matters) for r in rows], wrap=True),
    )


def fairness(names: Names, result: Result, findings: Findings) -> Section:
    """Every justified envy in a line, with what stands in the way."""
    words = names.words
    lines: list[Part] = []
    for envy in findings.fairness:
        text = words(
            "envy",
            envier=names.person(envy.envier),
            points=points_text(result.of(envy.envier).points),
            holder=names.person(envy.holder),
            other=points_text(result.of(envy.holder).points),
            seat=names.place(envy.wanted),
        )
        lines.append(f"{text}: {envy_reason(names, envy)}{words('end')}")
    return [lines] if lines else []


def envy_reason(names: Names, envy: EnvyFinding) -> str:
    """What stands in the way of a swap."""
    words = names.words
    if envy.rules:
        rules = words.join([words(f"rule.{rule}") for rule in envy.rules])
        return words("envy.rules", rules=rules)
    return words("envy.aim", aim=words(f"aim.{envy.aim}")) if envy.aim else words("envy.none")
