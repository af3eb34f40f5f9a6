"""The front of best plans on a terminal: the plans, why none goes further, how to keep one."""

from collections.abc import Iterator, Mapping

from models.front import Front, Measure, Point, Reach
from models.grades import Grade, position
from solver.report.catalogue import search
from solver.report.conflict import claim_text
from solver.report.naming import Names
from solver.report.page import PLAIN, Page
from solver.report.table import Column, table
from solver.report.words import Words

_TOLD = 8
"""So many sentences of a conflict are told in a line; the JSON has them all."""


def search_words(page: Page) -> Words:
    """The words that the report needs."""
    return Words(page.lang, search.WORDS)


def front_text(names: Names, front: Front, page: Page = PLAIN) -> str:
    """The whole answer of a search."""
    words = names.words
    sections = {
        "points": _points(names, front, page.width),
        "reach": "\n".join(_reaches(names, front)) or _unreached(names, front),
        "plans": "\n".join(_plans(names, front)),
        "limits": _limits(names, front),
    }
    blocks = [page.head(_title(names)), _verdict(names, front)]
    blocks += [
        f"{page.head(words(f'search.head.{key}'))}\n{body}"
        for key, body in sections.items()
        if body
    ]
    return "\n\n".join(blocks) + "\n"


def _title(names: Names) -> str:
    scenario, words = names.scenario, names.words
    stage = words(f"stage.{scenario.stage}")
    parts = [scenario.institution, stage, str(scenario.as_of), words("search.title")]
    return " · ".join(parts)


def _verdict(names: Names, front: Front) -> str:
    """How many plans are best, whether that is proved, and how the base plan stands."""
    words = names.words
    by = words.join(words(f"search.{measure}") for measure in front.measures)
    found, none, end = (
        ("found", "none", "complete") if front.complete else ("seen", "unseen", "cut")
    )
    first = words(f"search.{none}")
    if front.points:
        first = words.count(f"search.{found}", len(front.points), measures=by)
    lines = [words.join([first, words(f"search.{end}")], "stop") + words("end")]
    told = list(_base(names, front))
    if told:
        lines.append(words.join(told, "stop") + words("end"))
    return "\n".join(lines)


def _base(names: Names, front: Front) -> Iterator[str]:
    words = names.words
    if front.base is None:
        open_ = front.base_status != "infeasible"
        yield words("search.base.open" if open_ else "search.base.none")
    else:
        own = [front.base[measure] for measure in front.measures]
        values = [[point.measures[m] for m in front.measures] for point in front.points]
        if own in values:
            yield words("search.base.on", number=values.index(own) + 1)
        elif (better := _better(front)) is not None:
            yield words("search.base.beaten", number=better + 1)
    if front.base_breaks:
        named = [limit_text(names, limit) for limit in front.base_breaks]
        yield words("search.base.breaks", limits=words.join(named))


def _better(front: Front) -> int | None:
    """The first point that is at least as good as the base plan in every measure."""
    base = front.base or {}
    for place, point in enumerate(front.points):
        pairs = [(m, point.measures[m] - base[m]) for m in front.measures]
        if all(by >= 0 if measure.more_is_better else by <= 0 for measure, by in pairs):
            return place
    return None


def _points(names: Names, front: Front, width: int | None) -> str:
    """A row a plan, the base plan first; grades with their seats."""
    words, points = names.words, front.points
    if not points:
        return ""
    base = names.scenario.plan.quota
    rows: list[tuple[str, Mapping[Measure, int], Mapping[Grade, int], int | None]] = []
    if front.base is not None:
        rows.append((words("search.base"), front.base, base, None))
    rows += [
        (str(number), point.measures, point.quota, point.moved)
        for number, point in enumerate(points, start=1)
    ]
    grades = sorted(base, key=position)
    return table(
        [
            Column(words("search.number"), [name for name, *_ in rows]),
            *(
                Column(
                    words(f"search.{measure}"),
                    [f"{own[measure]:,}" for _, own, *_ in rows],
                    right=True,
                )
                for measure in front.measures
            ),
            Column(
                words("search.moved"),
                ["–" if moved is None else str(moved) for *_, moved in rows],
                right=True,
            ),
            *(
                Column(
                    grade.value, [_seats(quota, base, grade) for *_, quota, _ in rows], right=True
                )
                for grade in grades
            ),
        ],
        width,
    )


def _seats(quota: Mapping[Grade, int], base: Mapping[Grade, int], grade: Grade) -> str:
    """The seats of a grade, marked where they are others than in the base plan."""
    mark = {True: "↑", False: "↓"}.get(quota[grade] > base[grade], "")
    return f"{quota[grade]}{mark if quota[grade] != base[grade] else ''}"


def _unreached(names: Names, front: Front) -> str:
    """That the reasons are not known, where there are plans to give them for."""
    open_ = bool(front.points) and not front.reached
    return names.words("search.unreached") if open_ else ""


def _reaches(names: Names, front: Front) -> Iterator[str]:
    """Points that go no further for one and the same reason share a line."""
    told: list[tuple[Reach, list[str]]] = []
    for number, point in enumerate(front.points, start=1):
        for reach in point.reach:
            same = next((numbers for other, numbers in told if other == reach), None)
            if same is None:
                told.append((reach, [str(number)]))
            else:
                same.append(str(number))
    for reach, numbers in told:
        yield names.words(
            "search.reach",
            number=names.words.join(numbers),
            measure=names.words(f"search.{reach.measure}"),
            value=f"{reach.value:,}",
            why=_why(names, reach),
        )


def _why(names: Names, reach: Reach) -> str:
    words = names.words
    match reach.obstacle:
        case "price":
            price = words.join(_loss(words, m, by) for m, by in reach.price.items())
            return words("search.price", point=(reach.point or 0) + 1, price=price)
        case "limits":
            told = [limit_text(names, limit) for limit in reach.limits]
            told += [claim_text(names, claim) for claim in reach.claims]
            shown = told[:_TOLD]
            if len(told) > _TOLD:
                shown.append(words("search.more", n=len(told) - _TOLD))
            key = "search.limits" if reach.smallest else "search.limits.minimal"
            return words(key, claims=words.join(shown, "semicolon"))
        case _:
            return words(f"search.{reach.obstacle}")


def _loss(words: Words, measure: Measure, by: int) -> str:
    return words("search.loss", measure=words(f"search.{measure}"), by=f"{by:,}")


def limit_text(names: Names, limit: str) -> str:
    """A limit with its source; a ratio of the plan with its parts."""
    return names.ratio(limit) if "/" in limit else names.words(f"limit.{limit}")


def _plans(names: Names, front: Front) -> Iterator[str]:
    """Every point as a line for the file, with only what it changes."""
    base = names.scenario.plan.quota
    for number, point in enumerate(front.points, start=1):
        changed = _changed(point, base)
        if changed:
            yield f"  point-{number}: {{quota: {{{changed}}}}}"


def _changed(point: Point, base: Mapping[Grade, int]) -> str:
    moved = [grade for grade in sorted(base, key=position) if point.quota[grade] != base[grade]]
    return ", ".join(f"{grade}: {point.quota[grade]}" for grade in moved)


def _limits(names: Names, front: Front) -> str:
    words = names.words
    kept = words.join((limit_text(names, limit) for limit in front.limits), "semicolon")
    rounding = words("search.rounding", rounding=words(f"search.rounding.{front.rounding}"))
    lines = [kept, rounding]
    if front.without:
        off = words.join(limit_text(names, limit) for limit in front.without)
        lines.append(words("search.without", limits=off))
    if Measure.SENIOR_SHARE in front.measures:
        lines.append(words("search.senior-note", total=names.scenario.plan.total))
    return "\n".join(f"{line}{words('end')}" for line in lines)
