"""What if the quota were another? Sliders for a notebook, kept within the limits.

Needs ipywidgets (`pip install gangwei[notebooks]`).
"""

from collections.abc import Sequence
from html import escape

import ipywidgets as widgets
from matplotlib.figure import Figure

from models.comparison import Comparison
from models.front import Rounding
from models.grades import Grade
from models.plan import PlanChange
from models.scenario import Scenario
from solver.analysis.compare import compare
from solver.analysis.front.limits import limits
from solver.analysis.front.space import Seats, Space
from solver.program.columns import total
from solver.program.constraints import Row
from solver.report.catalogue import whatif
from solver.report.compare import comparison_words, conflicts
from solver.report.compare_tables import fitted, measures, people
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.plots import plot_grades
from solver.report.plots.svg import svg_text
from solver.report.words import Lang

NAME = "what-if"


def what_if(scenario: Scenario, lang: Lang = "en", rounding: Rounding = "nearest") -> widgets.VBox:
    """A slider for every grade of the plan, the distribution, and who gains and who loses.

    Each slider goes as far as the limits allow while the others stay: to add a seat where the
    total is used up, take one elsewhere first. Everything is solved again at each change.
    """
    space = Space(scenario)
    rows = [row for kept in limits(space, rounding).values() for row in kept]
    shown = widgets.HTML()
    sliders = [
        widgets.IntSlider(
            value=seats, min=0, max=space.most, description=grade, continuous_update=False
        )
        for grade, seats in zip(space.grades, space.base, strict=True)
    ]

    def redraw(_: object = None) -> None:
        seats = tuple(slider.value for slider in sliders)
        for slider, (least, most) in zip(sliders, ranges(space, rows, seats), strict=True):
            with slider.hold_trait_notifications():
                slider.min, slider.max = least, most
            slider.disabled = least == most
        shown.value = drawn(scenario, dict(zip(space.grades, seats, strict=True)), lang)

    for slider in sliders:
        slider.observe(redraw, "value")
    redraw()
    return widgets.VBox([widgets.HBox([widgets.VBox(sliders), shown])])


def ranges(space: Space, rows: Sequence[Row], seats: Seats) -> list[tuple[int, int]]:
    """The least and most seats at each grade that the limits allow while the others stay.

    Where the seats break a limit already, a grade may move towards keeping it, or stay.
    """
    return [_range(space, rows, seats, column) for column in range(len(seats))]


def _range(space: Space, rows: Sequence[Row], seats: Seats, column: int) -> tuple[int, int]:
    def broken(number: int) -> int:
        changed = (*seats[:column], number, *seats[column + 1 :])
        return sum(max(0, total(row.terms, changed) - row.most) for row in rows)

    now = broken(seats[column])
    allowed = [number for number in range(space.most + 1) if broken(number) <= now]
    return min(allowed), max(allowed)


def drawn(scenario: Scenario, quota: dict[Grade, int], lang: Lang) -> str:
    """The plan with this quota beside the base plan, as HTML: distribution, numbers, people."""
    changed = {grade: n for grade, n in quota.items() if n != scenario.plan.quota[grade]}
    asked = scenario.replace(plans={NAME: PlanChange(quota=changed)})
    comparison = compare(asked)
    names = Names(asked, comparison_words(Page(lang=lang), whatif.WORDS))
    if comparison.plans[-1].solved:
        drawn, told = _plot(comparison, lang), fitted(people(names, comparison), None)
    else:
        drawn = f"<p>{escape(names.words('whatif.impossible'))}</p>"
        told = "\n".join(conflicts(names, comparison))
    numbers = fitted(measures(names, comparison), None)
    return "".join([drawn, *(f"<pre>{escape(text)}</pre>" for text in (numbers, told))])


def _plot(comparison: Comparison, lang: Lang) -> str:
    axes = Figure(figsize=(7, 3.5), layout="constrained").subplots()
    return svg_text(plot_grades(comparison.plans[-1].use, ax=axes, lang=lang))
