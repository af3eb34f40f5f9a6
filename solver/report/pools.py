"""A region on a terminal: the answer first, the institutions, then county by county the pools."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from models.findings import Nearest
from models.regional import (
    CountyResult,
    Line,
    PoolContest,
    PoolFindings,
    RegionalClaim,
    RegionalConflict,
    RegionResult,
)
from models.shared import Member
from solver.report.catalogue import region as catalogue
from solver.report.conflict import claim_text, standing
from solver.report.naming import Names, grade_name, points_text
from solver.report.page import PLAIN, Page
from solver.report.people import cutoff_text
from solver.report.seats import aims, cause_text, near_text
from solver.report.table import Column, Section, one_table, section_text
from solver.report.words import Words

_SHOWN = 40
"""So many institutions have a line on a terminal where nothing is the matter with them."""


def region_words(page: Page) -> Words:
    """The words that the report needs."""
    return Words(page.lang, catalogue.WORDS)


def region_text(result: RegionResult, counties: Iterable[str], page: Page = PLAIN) -> str:
    """The whole report; `counties` are the texts of the counties, made as they were decided."""
    words = region_words(page)
    pools = words.count("region.pools", len(result.pools))
    told = (
        words.count("region.institutions", len(result.institutions)),
        pools if result.pools else words("region.pools.none"),
    )
    blocks = [
        page.head(f"{result.region} · {words.join(told)}"),
        _verdict(words, result.institutions),
        _block(page, words("region.head.institutions"), _lines(words, result.institutions)),
        *counties,
    ]
    return "\n\n".join(blocks) + "\n"


def _block(page: Page, head: str, section: Section) -> str:
    return f"{page.head(head)}\n{section_text(section, page.width)}"


def _verdict(words: Words, lines: Sequence[Line]) -> str:
    people, appointed = (sum(getattr(one, key) for one in lines) for key in ("people", "appointed"))
    numbers = {
        key: sum(getattr(line, key) for line in lines)
        for key in ("waiting", "promoted", "transitional")
    }
    parts = [words("region.people", appointed=appointed, people=people)]
    parts += [words(f"region.{key}", n=number) for key, number in numbers.items() if number]
    status = Counter(line.status for line in lines)
    proved = words("region.all")
    if set(status) != {"optimal"}:
        counts = [f"{number} {words(f'status.{one}')}" for one, number in sorted(status.items())]
        proved = words("region.some", counts=words.join(counts))
    tied = sum(line.tied for line in lines)
    ties = words.count("region.tied", tied) if tied else words("region.untied")
    second = [proved, ties] if set(status) == {"optimal"} else [proved]
    end = words("end")
    return f"{words.join(parts, 'clause')}{end}\n{words.join(second, 'stop')}{end}"


def _lines(words: Words, lines: Sequence[Line]) -> Section:
    """Those with something the matter in any case, the others as far as there is room."""
    amiss = [line for line in lines if line.status != "optimal"]
    shown = [line for line in lines if line in amiss or len(lines) <= _SHOWN]

    def numbers(key: str) -> Column:
        cells = [str(getattr(line, key)) for line in shown]
        return Column(words(f"region.col.{key}"), cells, right=True)

    section: list[str | tuple[Column, ...]] = []
    if shown:
        section.append(
            (
                Column(words("region.col.id"), [line.id for line in shown]),
                Column(words("region.col.name"), [line.institution for line in shown]),
                Column(words("region.col.status"), [words(f"status.{o.status}") for o in shown]),
                numbers("people"),
                numbers("appointed"),
                numbers("promoted"),
                numbers("waiting"),
                *([numbers("transitional")] if any(line.transitional for line in shown) else []),
                numbers("tied"),
            )
        )
    if len(shown) < len(lines):
        section.append(words("region.more", n=len(lines) - len(shown)))
    alone = [line.id for line in amiss if line.status == "infeasible" and not line.pooled]
    if alone:
        section.append(words("region.alone", names=words.join(alone)) + words("end"))
    return [section]


def county_text(
    county: CountyResult,
    pools: Sequence[PoolFindings],
    members: Mapping[str, Member],
    page: Page = PLAIN,
) -> str:
    """Institutions that were decided together: their pools, aims and what must be said."""
    words = region_words(page)
    names = {name: Names(member, words) for name, member in members.items()}
    blocks = [page.head(words("region.county", names=words.join(county.institutions)))]
    if county.conflicts:
        told = [_conflict(names, words, conflict) for conflict in county.conflicts]
        told.append([words("region.repairs") + words("end")])
        blocks.append(_block(page, words("region.head.conflict"), told))
    for pool in pools:
        cited = f" [{pool.cite}]" if pool.cite else ""
        blocks.append(page.head(words("region.pool", name=pool.name) + cited))
        for key, section in _sections(names, words, pool, solved=bool(county.aims)):
            if section:
                blocks.append(_block(page, words(f"region.head.{key}"), section))
    if county.aims:
        blocks.append(_block(page, words("region.head.aims"), one_table(*aims(words, county.aims))))
    notes = ["sums", "points", *(["unlike"] if not all(p.alike for p in pools) else []), "open"]
    if county.aims:
        lines = [[f"- {words(f'region.note.{note}')}{words('end')}" for note in notes]]
        blocks.append(_block(page, words("region.head.notes"), lines))
    return "\n\n".join(blocks)


def _conflict(names: Mapping[str, Names], words: Words, conflict: RegionalConflict) -> list[str]:
    told = [f"- {_claim(names, claim)}" for claim in conflict.claims]
    return [*told, words(f"claim.{standing(conflict)}")]


def _claim(names: Mapping[str, Names], claim: RegionalClaim) -> str:
    if claim.institution is not None:
        one = names[claim.institution]
        told = claim_text(one, claim.claim)
        return one.words("region.claim", institution=claim.institution, claim=told)
    inner, words = claim.claim, next(iter(names.values())).words
    told = words.count(
        "claim.pool",
        inner.limit or 0,
        pool=claim.pool,
        limit=inner.limit,
        grade="–" if inner.grade is None else grade_name(inner.grade, words.lang),
    )
    return words("lack.cite", text=told, cite=inner.cite) if inner.cite else told


def _sections(
    names: Mapping[str, Names], words: Words, pool: PoolFindings, *, solved: bool
) -> Iterator[tuple[str, Section]]:
    yield "use", _use(words, pool, solved=solved)
    yield "holders", _holders(words, pool)
    yield "contests", [_contest(words, contest) for contest in pool.contests]
    yield "vacancies", _vacancies(names, words, pool)


def _use(words: Words, pool: PoolFindings, *, solved: bool) -> Section:
    """A column a grade; a row for the seats, each institution, and what is left."""
    rows = pool.use
    told = {words("col.seats"): [one.seats for one in rows]}
    if solved:
        told |= {name: [one.by_institution[name] for one in rows] for name in pool.institutions}
        told[words("col.filled")] = [one.filled for one in rows]
        over, lent = [one.transitional for one in rows], [one.lent for one in rows]
        told |= {words("col.over"): over} if any(over) else {}
        told |= {words("col.lent"): lent} if any(lent) else {}
        told[words("region.col.empty")] = [one.empty for one in rows]
    return one_table(
        Column(words("region.col.id"), list(told)),
        *(
            Column(
                grade_name(one.grade, words.lang),
                [str(numbers[at]) for numbers in told.values()],
                right=True,
            )
            for at, one in enumerate(rows)
        ),
    )


def _holders(words: Words, pool: PoolFindings) -> Section:
    rows = pool.holders
    if not rows:
        return []
    return one_table(
        Column(words("col.grade"), [grade_name(one.grade, words.lang) for one in rows]),
        Column(words("col.person"), [one.person for one in rows]),
        Column(words("region.col.id"), [one.institution for one in rows]),
        Column(words("col.points"), [points_text(one.points) for one in rows], right=True),
        Column(words("col.outcome"), [words(f"outcome.{one.outcome}") for one in rows]),
        Column(words("col.standing"), [words(f"standing.{one.standing}") for one in rows]),
        Column(words("col.post"), [one.post for one in rows], optional=True),
    )


def _contest(words: Words, contest: PoolContest) -> list[str | tuple[Column, ...]]:
    rows = contest.applicants
    line = words.count(
        "contest.line",
        contest.free,
        of=grade_name(contest.grade, words.lang),
        people=words.count("contest.filed", len(rows)),
        free=contest.free,
        seats=contest.seats,
    )
    results = ["won" if one.won else "better" if one.better else "lost" for one in rows]
    got = [
        f"{grade_name(one.got.grade, words.lang)} {one.got.post}"
        if one.got
        else words("outcome.waiting")
        for one in rows
    ]
    body = (
        Column(words("col.rank"), [str(i) for i, _ in enumerate(rows, start=1)], right=True),
        Column(words("col.person"), [one.person for one in rows]),
        Column(words("region.col.id"), [one.institution for one in rows]),
        Column(words("col.points"), [points_text(one.points) for one in rows], right=True),
        Column(words("col.result"), [words(f"contest.{one}") for one in results]),
        Column(words("col.got"), got, optional=True),
    )
    return [f"{words.join([line, *cutoff_text(words, contest)], 'clause')}{words('end')}", body]


def _vacancies(names: Mapping[str, Names], words: Words, pool: PoolFindings) -> Section:
    rows = [(one, seen) for one in pool.vacancies for seen in one.institutions]
    if not rows:
        return []
    return one_table(
        Column(words("col.grade"), [grade_name(one.grade, words.lang) for one, _ in rows]),
        Column(words("col.seats"), [str(one.seats) for one, _ in rows], right=True),
        Column(words("region.col.id"), [seen.institution for _, seen in rows]),
        Column(words("col.cause"), [cause_text(words, seen) for _, seen in rows]),
        Column(
            words("col.nearest"),
            [_nearest(names[seen.institution], seen.nearest) for _, seen in rows],
            wrap=True,
        ),
    )


def _nearest(names: Names, nearest: Sequence[Nearest]) -> str:
    return "\n".join(near_text(names, near) for near in nearest) or "–"


def member_note(member: Member, institution: str, pools: Sequence[str], page: Page) -> str:
    """What must be known to read the report of one institution that shares seats."""
    words = region_words(page)
    names = Names(member, words)
    grades = words.join(names.grade(grade) for grade in member.plan.pooled)
    told = words("region.member", institution=institution, grades=grades, pools=words.join(pools))
    return f"{told}\n{words('region.note.open')}{words('end')}"
