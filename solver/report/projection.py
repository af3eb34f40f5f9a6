"""Years ahead on a terminal: what is assumed, year by year, seats, people."""

from collections.abc import Iterator
from datetime import date

from models.assumptions import STANDARD
from models.grades import Grade, position
from models.places import Place
from models.projection import Opened, Projection, Run, Year
from solver.report.catalogue import projection as catalogue
from solver.report.naming import Names
from solver.report.page import PLAIN, Page
from solver.report.table import Column, Section, one_table, section_text
from solver.report.words import Words


def projection_words(page: Page) -> Words:
    """The words that the report needs."""
    return Words(page.lang, catalogue.WORDS)


def projection_text(names: Names, projection: Projection, page: Page = PLAIN) -> str:
    """Every run by itself; where there are several, first what sets them apart."""
    words = names.words
    titled = words("project.title", n=projection.years, start=projection.start)
    blocks = [page.head(f"{projection.scenario} · {titled}")]
    if len(projection.runs) > 1:
        head = page.head(words("project.head.runs"))
        blocks.append(f"{head}\n{section_text(side_by_side(names, projection), page.width)}")
    for run in projection.runs:
        blocks.append(page.head(words("project.run", name=run_name(words, run.name))))
        for key, section in run_sections(names, projection, run):
            if section:
                head = page.head(words(f"project.head.{key}"))
                blocks.append(f"{head}\n{section_text(section, page.width)}")
        blocks.append(_ending(names, run, projection.years))
    return "\n\n".join(blocks) + "\n"


def run_name(words: Words, name: str) -> str:
    """How a set of assumptions is called."""
    return words("project.standard") if name == STANDARD else name


def run_sections(names: Names, projection: Projection, run: Run) -> Iterator[tuple[str, Section]]:
    """Every section of a run by the key of its heading, the empty ones too."""
    yield "assumed", [[f"- {line}{names.words('end')}" for line in _assumed(names, run)]]
    yield "years", _years(names, run)
    yield "grades", _grades(names, projection, run)
    yield "opened", _opened(names, run)
    yield "steps", _steps(names, run)
    yield "waits", _waits(names, run)
    yield "people", _people(names, run)


def _assumed(names: Names, run: Run) -> Iterator[str]:
    words, assumed, first = names.words, run.assumptions, run.years[0]
    if assumed.note:
        yield assumed.note
    yield words("project.round", day=f"{first.on:%m-%d}")
    yield words("project.retire")
    for key in ("assessments", "credentials", "applications"):
        yield words(f"project.{key}.{getattr(assumed, key)}")
    yield words(
        f"project.hiring.{assumed.hiring}",
        entry=names.grade(assumed.entry),
        after=assumed.after,
        staff=assumed.staff,
    )
    yield words("project.values")
    if any(post.by_appointment for post in names.scenario.posts):
        yield words("project.by-appointment")
    if run.ageless:
        yield words("project.ageless", people=names.people(run.ageless))


def _promoted(year: Year) -> int:
    return sum(step.outcome == "promoted" for step in year.steps)


def _years(names: Names, run: Run) -> Section:
    words = names.words

    def numbers(key: str, values: list[int]) -> Column:
        return Column(words(f"project.{key}"), [f"{one:,}" for one in values], right=True)

    years = run.years
    shown = [
        Column(words("project.on"), [str(year.on) for year in years]),
        numbers("out", [len(year.retired) for year in years]),
        numbers("in", [len(year.hired) for year in years]),
        numbers("present", [year.present for year in years]),
        numbers("promoted", [_promoted(year) for year in years]),
        numbers("waiting", [year.waiting for year in years]),
        numbers("empty", [sum(year.empty.values()) for year in years]),
    ]
    if any(year.transitional for year in years):
        shown.append(numbers("over", [year.transitional for year in years]))
    return one_table(*shown, numbers("cost", [year.cost for year in years]))


def _grades(names: Names, projection: Projection, run: Run) -> Section:
    found = {grade for year in run.years for grade in year.filled} | set(projection.quota)
    rows = sorted(found, key=position)
    seats = [f"{names.grade(grade)} ({projection.quota.get(grade, 0)})" for grade in rows]
    return one_table(
        Column(names.words("col.grade"), seats),
        *(
            Column(f"{year.on:%Y}", [str(year.filled.get(g, 0)) for g in rows], right=True)
            for year in run.years
        ),
    )


def _opened(names: Names, run: Run) -> Section:
    words = names.words
    found = [(year.on, one) for year in run.years for one in year.opened]
    if not found:
        return []
    return one_table(
        Column(words("project.on"), [str(on) for on, _ in found]),
        Column(words("project.seat"), [_seat(names, _place(one)) for _, one in found]),
        Column(
            words("project.why"),
            [words(f"project.by.{one.by}", person=names.person(one.person)) for _, one in found],
        ),
    )


def _place(one: Opened) -> Place:
    return Place(post=one.post, grade=one.grade)


def _seat(names: Names, place: Place | None) -> str:
    return "–" if place is None else names.place(place)


def _steps(names: Names, run: Run) -> Section:
    words = names.words
    found = [(year.on, step) for year in run.years for step in year.steps]
    if not found:
        return []
    return one_table(
        Column(words("project.on"), [str(on) for on, _ in found]),
        Column(words("project.person"), [names.person(step.person) for _, step in found]),
        Column(words("project.from"), [_seat(names, step.before) for _, step in found]),
        Column(words("project.to"), [_seat(names, step.after) for _, step in found]),
        Column(words("project.outcome"), [words(f"outcome.{s.outcome}") for _, s in found]),
    )


def _waits(names: Names, run: Run) -> Section:
    words, waits = names.words, run.waits
    if not waits:
        return []
    return one_table(
        Column(words("project.person"), [names.person(one.person) for one in waits]),
        Column(words("project.seat"), [names.about(one.seat) for one in waits]),
        Column(words("project.since"), [str(one.since) for one in waits]),
        Column(words("project.seated"), [_day(one.seated) for one in waits]),
    )


def _day(day: date | None) -> str:
    return "–" if day is None else str(day)


def _people(names: Names, run: Run) -> Section:
    words, people = names.words, run.prospects

    def reached(on: date | None, grade: Grade | None) -> str:
        return "–" if on is None else f"{on} {names.grade(grade)}"

    return one_table(
        Column(words("project.person"), [names.person(one.person) for one in people]),
        Column(words("project.could"), [reached(one.could, one.could_to) for one in people]),
        Column(words("project.was"), [reached(one.promoted, one.promoted_to) for one in people]),
        Column(words("project.gone"), [_day(one.gone) for one in people]),
    )


def _ending(names: Names, run: Run, years: int) -> str:
    words, last = names.words, run.years[-1]
    told = [] if last.verified else [words("project.ends", on=last.on, status=last.status)]
    if last.verified and len(run.years) <= years:
        told.append(words("project.nobody", on=last.on))
    if any(year.verified for year in run.years):
        told.append(words("project.verified"))
    return "\n".join(told)


def side_by_side(names: Names, projection: Projection) -> Section:
    """What the runs come to: one row a run."""
    words, runs = names.words, projection.runs

    def numbers(key: str, values: list[int]) -> Column:
        return Column(words(f"project.{key}"), [f"{one:,}" for one in values], right=True)

    return one_table(
        Column(words("project.name"), [run_name(words, run.name) for run in runs]),
        numbers("out", [sum(len(year.retired) for year in run.years) for run in runs]),
        numbers("in", [sum(len(year.hired) for year in run.years) for run in runs]),
        numbers("present", [run.years[-1].present for run in runs]),
        numbers("promoted", [sum(map(_promoted, run.years)) for run in runs]),
        numbers("seated", [sum(w.seated is not None for w in run.waits) for run in runs]),
        numbers("empty", [sum(run.years[-1].empty.values()) for run in runs]),
        numbers("cost", [run.years[-1].cost for run in runs]),
    )
