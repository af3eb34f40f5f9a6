"""Seniority against grade: who is where, and who waits."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes

from models.grades import Grade, position
from models.result import Appointment, Outcome, Result
from solver.report.catalogue.plots import WORDS
from solver.report.naming import grade_name
from solver.report.plots.fonts import dress, legible
from solver.report.plots.spread import lanes, text_width, units_per_point
from solver.report.plots.style import (
    INK,
    OUTCOME_COLOURS,
    OUTCOME_MARKERS,
    canvas,
    legend_above,
)
from solver.report.words import Lang, Words

_LABELLED = 60
"""With more people than this the marks carry no ids."""
_SIZE = 7.0
_LANE, _BETWEEN = 0.42, 0.75


def plot_seniority(result: Result, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """A row a grade, one mark a person at the points held; below them those who wait.

    The mark tells what the appointment means for the person. Points are whole points, not
    hundredths.
    """
    lang = legible(lang)
    words = Words(lang, WORDS)
    people = sorted(result.appointments, key=lambda a: (a.points, a.person))
    rows = [[a for a in people if a.grade == grade] for grade in _rows(people)]
    named = len(people) <= _LABELLED
    low = min((a.points for a in people), default=0) / 100
    high = max((a.points for a in people), default=100) / 100
    pad = max(1.0, (high - low) * 0.05)
    ax = canvas(ax, 8, _height(len(rows), len(people), named=named))
    unit = units_per_point(ax, low - pad, high + 2 * pad)
    at, ticks, lines = 0.0, [], [-_BETWEEN / 2]
    if not rows:
        ax.text(0.5, 0.5, words("plot.nothing"), transform=ax.transAxes, ha="center")
        lines.append(_BETWEEN / 2)
    for row in rows:
        starts = [a.points / 100 - 4 * unit for a in row]
        text = [text_width(a.person, _SIZE) + 6 if named else 0 for a in row]
        chosen = lanes(starts, [(9 + width) * unit for width in text])
        for lane, one in zip(chosen, row, strict=True):
            _mark(ax, one, at + lane * _LANE, named=named)
        depth = max(chosen) * _LANE
        ticks.append(at + depth / 2)
        at += depth + _BETWEEN
        lines.append(at - _BETWEEN / 2)
    ax.hlines(lines, 0, 1, transform=ax.get_yaxis_transform(), color="#dddddd", linewidth=0.6)
    ax.set_yticks(ticks, [_name(row[0], words, lang) for row in rows])
    ax.set_ylim(lines[-1], lines[0])
    ax.set_xlabel(words("plot.points"))
    ax.set_title(words("plot.seniority"), pad=26, loc="left")
    for outcome in _used(people):
        ax.plot([], [], linestyle="", **_style(outcome), label=words(f"outcome.{outcome}"))
    legend_above(ax, columns=6)
    dress(ax, lang)
    return ax


def _height(rows: int, people: int, *, named: bool) -> float:
    """Inches: a line a row, and more where many people share one."""
    crowd = people / (12 if named else 60)
    return 1.8 + 0.24 * rows + 0.2 * crowd


def _rows(people: Sequence[Appointment]) -> list[Grade | None]:
    """The grades that somebody got, the highest of each category first; None for waiting."""
    held = sorted({a.grade for a in people if a.grade}, key=position)
    return [*held, *([None] if any(a.grade is None for a in people) else [])]


def _used(people: Sequence[Appointment]) -> list[Outcome]:
    found = {a.outcome for a in people}
    return [outcome for outcome in OUTCOME_MARKERS if outcome in found]


def _style(outcome: str) -> dict[str, Any]:
    return {
        "marker": OUTCOME_MARKERS[outcome],
        "markersize": 6,
        "markerfacecolor": OUTCOME_COLOURS[outcome],
        "markeredgecolor": INK,
        "markeredgewidth": 0.7,
    }


def _mark(ax: Axes, one: Appointment, at: float, *, named: bool) -> None:
    where = (one.points / 100, at)
    ax.plot(*where, **_style(one.outcome))
    if named:
        ax.annotate(
            one.person, where, (5, 0), textcoords="offset points", va="center", fontsize=_SIZE
        )


def _name(one: Appointment, words: Words, lang: Lang) -> str:
    return words("plot.waits") if one.grade is None else grade_name(one.grade, lang)
