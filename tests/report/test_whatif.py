"""The what-if of a notebook: sliders within the limits, everything redrawn at each change."""

import ipywidgets as widgets
import pytest

from models.grades import Grade
from solver.analysis.front.limits import limits
from solver.analysis.front.space import Space
from solver.report.whatif import drawn, ranges, what_if
from solver.report.words import Lang
from tests.builders import changzhou, person, scenario

PEOPLE = [person("A", "P10", points=20), person("B", "P10", points=10)]


def _parts(box: widgets.VBox) -> tuple[list[widgets.IntSlider], widgets.HTML]:
    sliders, shown = box.children[0].children
    return list(sliders.children), shown


def test_there_is_a_slider_for_every_grade() -> None:
    """At its seats of the base plan; where nothing else is allowed it cannot be moved."""
    sliders, shown = _parts(what_if(changzhou()))
    assert [slider.description for slider in sliders] == [g.value for g in changzhou().plan.quota]
    assert [slider.value for slider in sliders] == list(changzhou().plan.quota.values())
    assert sliders[0].disabled  # the director's grade
    assert "<svg" in shown.value
    assert "Everybody gets the same" in shown.value


def test_a_change_is_solved_and_shown() -> None:
    """A seat taken away makes room elsewhere, and who loses it is named."""
    case = scenario({"P9": 1, "P10": 2}, PEOPLE)
    sliders, shown = _parts(what_if(case))
    nine, ten = sliders
    assert (nine.min, nine.max) == (0, 1)
    nine.value = 0
    assert ten.max == 3
    assert "↓" in shown.value


def test_ranges_are_what_the_limits_allow() -> None:
    """Each grade for itself, the others staying."""
    case = scenario({"P9": 1, "P10": 2}, PEOPLE, total=4)
    space = Space(case)
    rows = [row for kept in limits(space).values() for row in kept]
    assert ranges(space, rows, (1, 2)) == [(0, 2), (0, 3)]


def test_a_broken_limit_is_made_no_worse() -> None:
    """From a plan that breaks a limit one may stay or go towards keeping it."""
    case = scenario({"P9": 3, "P10": 2}, PEOPLE, total=4)
    space = Space(case)
    rows = [row for kept in limits(space).values() for row in kept]
    (low, high), _ = ranges(space, rows, (3, 2))
    assert (low, high) == (0, 3)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_an_impossible_quota_is_said(lang: Lang) -> None:
    """Without an answer there is no distribution to draw, but the measures say so."""
    case = scenario({"P9": 1, "P10": 2}, PEOPLE)
    html = drawn(case, {Grade.P9: 0, Grade.P10: 1}, lang)
    assert "<svg" not in html
    assert html.startswith("<p>")
    assert "A" in html
