"""Plots say what is the case, legibly: no text over another, in both languages, in grey, too."""

import warnings
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib.pyplot as plt
import pytest
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from models.front import Measure
from models.result import Result
from solver.report.plots import (
    fonts,
    plot_comparison,
    plot_contests,
    plot_flow,
    plot_front,
    plot_grades,
    plot_seniority,
    plot_tiers,
)
from solver.report.plots.fonts import ChineseFontMissing, chinese_font
from solver.report.plots.spread import lanes
from solver.report.plots.style import (
    OUTCOME_COLOURS,
    OUTCOME_HATCHES,
    OUTCOME_MARKERS,
    canvas,
    figure_of,
)
from solver.report.plots.svg import svg_text
from solver.report.words import Lang
from tests.needs import CHINESE_FONT, LANGS
from tests.report.plots import big
from tests.report.plots.drawn import NAMES, plots

EMPTY = Result(scenario="none", plan="base", status="infeasible")


def _texts(ax: Axes) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Every text that shows, with its box in pixels; labels of ticks beyond the axes do not."""
    figure_of(ax).canvas.draw()
    axes = ((ax.xaxis, ax.get_xlim()), (ax.yaxis, ax.get_ylim()))
    ticks = [(tick, limits) for axis, limits in axes for tick in axis.get_major_ticks()]
    minor = [tick for axis, _ in axes for tick in axis.get_minor_ticks()]
    labels = {id(text) for tick, _ in ticks for text in (tick.label1, tick.label2)}
    labels |= {id(text) for tick in minor for text in (tick.label1, tick.label2)}
    shown = [text for text in ax.findobj(Text) if id(text) not in labels]
    if ax.axison:
        shown += [
            t.label1 for t, (low, high) in ticks if min(low, high) <= t.get_loc() <= max(low, high)
        ]
    for text in {id(text): text for text in shown}.values():
        if text.get_visible() and text.get_text().strip():
            left, low, right, high = map(float, text.get_window_extent().extents)
            yield text.get_text(), (left, low, right, high)


def _overlaps(ax: Axes) -> list[tuple[str, str]]:
    """Pairs of texts of which one lies over the other, by more than a hair."""
    hair = 1.5
    shown = [one for one in _texts(ax) if one[1][2] - one[1][0] > 1]
    return [
        (one, other)
        for (one, a), (other, b) in combinations(dict.fromkeys(shown), 2)
        if a[0] + hair < b[2] and b[0] + hair < a[2] and a[1] + hair < b[3] and b[1] + hair < a[3]
    ]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("size", [24, 500])
@pytest.mark.parametrize("name", NAMES)
def test_no_text_lies_over_another(name: str, size: int, lang: Lang) -> None:
    """With 24 people as with 500."""
    assert _overlaps(plots(size)[name](lang)) == []


def test_overlaps_are_seen() -> None:
    """The check above would see one."""
    ax = canvas(None, 4, 3)
    ax.text(0.5, 0.5, "one")
    ax.text(0.5, 0.5, "two")
    assert ("one", "two") in _overlaps(ax)


@pytest.mark.parametrize("name", NAMES)
def test_every_text_lies_on_the_picture(name: str) -> None:
    """Nothing is cut off at the border."""
    for size in (24, 500):
        ax = plots(size)[name]("en")
        width, height = figure_of(ax).canvas.get_width_height()
        for text, (left, low, right, high) in _texts(ax):
            assert left >= -1 and low >= -1 and right <= width + 1 and high <= height + 1, text  # noqa: PT018


@pytest.mark.parametrize("name", NAMES)
def test_given_axes_are_drawn_on_and_returned(name: str) -> None:
    """So that plots can be put side by side."""
    _, ax = plt.subplots()
    result = big.people(20)
    drawn = {
        "grades": lambda: plot_grades(big.use(result), ax=ax),
        "tiers": lambda: plot_tiers(big.ratios(), ax=ax),
        "contests": lambda: plot_contests((), ax=ax),
        "seniority": lambda: plot_seniority(result, ax=ax),
        "comparison": lambda: plot_comparison(big.comparison(result), ax=ax),
        "front": lambda: plot_front(big.front(result, 3), ax=ax),
        "flow": lambda: plot_flow(result, ax=ax),
    }[name]()
    assert drawn is ax


@CHINESE_FONT
def test_chinese_labels_are_chinese() -> None:
    """Grades by their usual names, in a font that has them; the fallback is tested below."""
    ax = plots(24)["grades"]("zh")
    labels = [label.get_text() for label in ax.get_yticklabels()]
    assert labels[0] == "管理六级"
    assert chinese_font() in ax.get_yticklabels()[0].get_fontfamily()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_every_character_has_a_shape(name: str, lang: Lang) -> None:
    """No empty boxes: matplotlib warns of a missing glyph, and a warning is an error here."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure_of(plots(24)[name](lang)).canvas.draw()


def test_without_a_chinese_font_labels_are_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """One warning for the whole process, and no Chinese character in any text."""
    monkeypatch.setattr(fonts, "KNOWN", ())
    fonts._warn_once.cache_clear()
    with pytest.warns(ChineseFontMissing) as caught:
        drawn = [plots(24)[name]("zh") for name in NAMES]
    assert len(caught) == 1
    texts = "".join(text.get_text() for ax in drawn for text in ax.findobj(Text))
    assert "appointed" in texts
    assert texts.isascii() or not any("\u4e00" <= character <= "\u9fff" for character in texts)


def test_a_font_installed_later_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What is not on the list that is kept is looked for; broken files are passed over."""
    installed = next(one for one in font_manager.fontManager.ttflist if one.name == "DejaVu Sans")
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    there = [installed.fname, str(tmp_path / "broken.ttf")]
    monkeypatch.setattr(font_manager.fontManager, "ttflist", [])
    monkeypatch.setattr(font_manager, "findSystemFonts", lambda: there)
    monkeypatch.setattr(fonts, "KNOWN", ("DejaVu Sans",))
    fonts._newly_installed.cache_clear()
    assert chinese_font() == "DejaVu Sans"
    assert fonts._newly_installed() == 1


def _lightness(colour: str) -> float:
    red, green, blue = to_rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_outcomes_can_be_told_apart_without_colour() -> None:
    """In grey any two differ by lightness or by hatching, and as marks by their shape."""
    for one, other in combinations(OUTCOME_COLOURS, 2):
        lighter = abs(_lightness(OUTCOME_COLOURS[one]) - _lightness(OUTCOME_COLOURS[other])) > 0.15
        assert lighter or OUTCOME_HATCHES[one] != OUTCOME_HATCHES[other]
    assert len(set(OUTCOME_MARKERS.values())) == len(OUTCOME_COLOURS) == len(OUTCOME_HATCHES)


def _widths(ax: Axes) -> list[int]:
    return [round(patch.get_width()) for patch in ax.patches if isinstance(patch, Rectangle)]


def test_bars_are_as_long_as_their_numbers() -> None:
    """Seats, people within them and people beyond them."""
    result = big.people(200)
    ax = plot_grades(big.use(result))
    widths = _widths(ax)
    use = big.use(result)
    number = len(use)
    assert widths[:number] == [one.quota for one in use]
    assert widths[number : 2 * number] == [one.filled - one.transitional for one in use]
    assert widths[2 * number :] == [one.transitional for one in use]
    lent = plot_grades([one.replace(lent=1, transitional=0) for one in use])
    assert _widths(lent)[2 * number :] == [1] * number


def test_contests_show_every_applicant() -> None:
    """Filled marks are winners, squares have something better; few applicants carry their ids."""
    found = big.contests(big.people())
    ax = plot_contests(found)
    marks = [line for line in ax.lines if line.get_linestyle() == "None" and len(line.get_xdata())]  # type: ignore[arg-type]
    marks += [line for line in ax.lines if line.get_marker() in {"o", "s"} and line not in marks]
    everybody = [one for contest in found for one in contest.applicants]
    filled = [line for line in ax.lines if line.get_markerfacecolor() == "#0072b2"]
    assert len(filled) - 1 == sum(one.won for one in everybody)  # one more in the legend
    assert not [text for text in ax.texts if text.get_text().startswith("S")]
    few = plots(24)["contests"]("en")
    assert {text.get_text() for text in few.texts} >= {"S07", "S19", "S21", "S22", "S23"}


def test_nothing_to_show_is_said() -> None:
    """Empty plots are no error."""
    assert plot_contests(()).texts[0].get_text() == "nothing to show"
    assert plot_flow(EMPTY).get_legend() is None
    assert plot_seniority(EMPTY).get_yticks().size == 0
    assert plot_grades(()).get_yticks().size == 0
    assert plot_tiers(()).get_yticks().size == 0


def test_plans_without_answer_are_shown_as_such() -> None:
    """Impossible, and without an answer in the time."""
    result = big.people(50)
    ax = plot_comparison(big.comparison(result))
    told = [text.get_text() for text in ax.texts]
    assert "impossible" in told
    assert "no answer in the time" in told
    broken = big.comparison(result)
    none = broken.replace(plans=broken.plans[-2:])
    assert plot_comparison(none).get_legend() is None


def test_a_front_is_drawn_by_any_two_measures() -> None:
    """Asked for or chosen; equal points share a label, and no base plan is no star."""
    front = big.front(big.people(20), 24)
    ax = plot_front(front, Measure.WAITING, Measure.PROMOTIONS)
    assert "people waiting" in ax.get_xlabel()
    assert "promotions" in ax.get_ylabel()
    same = [point.replace(measures=front.points[0].measures) for point in front.points[:5]]
    ax = plot_front(front.replace(points=tuple(same), base=None))
    assert [text.get_text() for text in ax.texts] == ["1, 2, 3 …"]
    one = front.replace(measures=(Measure.COST,))
    assert plot_front(one).get_ylabel() == plot_front(one).get_xlabel()


def test_flow_counts_everybody_on_both_sides() -> None:
    """Newcomers begin, and those who wait end, apart."""
    result = big.people()
    texts = [text.get_text() for text in plot_flow(result).texts]
    numbers = [int(text.rsplit("  ", 1)[1]) for text in texts if "  " in text]
    assert sum(numbers) == 2 * len(result.appointments)
    assert any(text.startswith("newcomers") for text in texts)
    assert any(text.startswith("waiting") for text in texts)


def test_lanes_never_overlap() -> None:
    """What begins where another ends shares its lane; as few lanes as it takes."""
    assert lanes([0, 1, 2, 3], [1, 2, 1, 1]) == [0, 0, 1, 0]
    assert lanes([], []) == []


def test_svg_is_the_same_each_time_and_has_words() -> None:
    """One element, with a text alternative, escaped; equal plots are equal bytes."""
    first, second = (svg_text(plots(24)["grades"]("en"), 'a "b" <c>') for _ in range(2))
    assert first == second
    root = ET.fromstring(first)  # noqa: S314 (our own)
    assert root.get("aria-label") == 'a "b" <c>'
    assert root.get("role") == "img"
    assert ET.fromstring(svg_text(plots(24)["tiers"]("en"))).get("aria-label") == (  # noqa: S314
        "Shares against their limits"
    )
