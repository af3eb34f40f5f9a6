"""Where people go: ribbons from the grade of today to the new one."""

from collections import Counter
from collections.abc import Mapping, Sequence

from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path

from models.grades import Grade, position
from models.result import Outcome, Result
from solver.report.catalogue.plots import WORDS
from solver.report.naming import grade_name
from solver.report.plots.fonts import dress, legible
from solver.report.plots.style import (
    INK,
    OUTCOME_COLOURS,
    OUTCOME_HATCHES,
    canvas,
    legend_above,
    outcome_patch,
)
from solver.report.words import Lang, Words

Node = Grade | None
"""A grade; None is coming from outside on the left, and waiting on the right."""

_GAP = 0.035
_LEFT, _RIGHT, _WIDTH = 0.2, 0.8, 0.025
_LEAST = 0.03
"""The least height of a node, so that its label has room (all of them together are 1)."""


def plot_flow(result: Result, ax: Axes | None = None, lang: Lang = "en") -> Axes:
    """Ribbons as wide as people are many, from today's grades (left) to the new ones (right).

    The ribbon tells what the change means: staying, rising, another post or category, waiting.
    """
    lang = legible(lang)
    words = Words(lang, WORDS)
    flows = Counter((a.from_grade, a.grade, a.outcome) for a in result.appointments)
    left, right = (_nodes(flows, side) for side in (0, 1))
    ax = canvas(ax, 8, 1.2 + 0.36 * max(len(left), len(right), 4))
    ax.set_axis_off()
    ax.set_xlim(0, 1)
    ax.set_ylim(1.06, -0.08)
    begins, ends = _slots(left), _slots(right)
    for nodes, slots, x, side in ((left, begins, _LEFT, 0), (right, ends, _RIGHT, 1)):
        _draw_nodes(ax, nodes, slots, x, side, words, lang)
    _draw_ribbons(ax, flows, left, right, begins, ends)
    ax.text(_LEFT, -0.03, words("plot.before"), ha="right", va="bottom", fontsize=9)
    ax.text(_RIGHT, -0.03, words("plot.after"), ha="left", va="bottom", fontsize=9)
    ax.set_title(words("plot.flow"), pad=24, loc="left")
    used = [one for one in OUTCOME_COLOURS if any(outcome == one for *_, outcome in flows)]
    legend_above(ax, [outcome_patch(one, words(f"outcome.{one}")) for one in used], columns=6)
    dress(ax, lang)
    return ax


Flows = Mapping[tuple[Node, Node, Outcome], int]


def _nodes(flows: Flows, side: int) -> dict[Node, int]:
    """People at each grade, in the printed order, those without one last."""
    counted = Counter[Node]()
    for ends, number in flows.items():
        counted[(ends[0], ends[1])[side]] += number
    order = sorted(counted, key=lambda node: len(Grade) if node is None else position(node))
    return {node: counted[node] for node in order}


def _slots(nodes: Mapping[Node, int]) -> dict[Node, tuple[float, float]]:
    """Top and height of each node on its side, all of them and the gaps filling it from 0 to 1."""
    room = 1 - _GAP * (len(nodes) - 1)
    people = sum(nodes.values())
    wished = {node: max(_LEAST, room * number / people) for node, number in nodes.items()}
    scale = room / sum(wished.values()) if nodes else 0
    slots, top = {}, 0.0
    for node, height in wished.items():
        slots[node] = (top, height * scale)
        top += height * scale + _GAP
    return slots


def _draw_nodes(
    ax: Axes,
    nodes: Mapping[Node, int],
    slots: Mapping[Node, tuple[float, float]],
    x: float,
    side: int,
    words: Words,
    lang: Lang,
) -> None:
    without = words("plot.waits" if side else "plot.new")
    for node, (top, height) in slots.items():
        start = x if side else x - _WIDTH
        ax.add_patch(Rectangle((start, top), _WIDTH, height, facecolor=INK, edgecolor="none"))
        name = without if node is None else grade_name(node, lang)
        text, align = f"{name}  {nodes[node]}", "left" if side else "right"
        beside = x + 2 * _WIDTH if side else x - 2 * _WIDTH
        ax.text(beside, top + height / 2, text, ha=align, va="center", fontsize=8)


def _draw_ribbons(
    ax: Axes,
    flows: Flows,
    left: Mapping[Node, int],
    right: Mapping[Node, int],
    begins: Mapping[Node, tuple[float, float]],
    ends: Mapping[Node, tuple[float, float]],
) -> None:
    """Ribbons in the order of their ends, so that they cross as little as can be."""
    orders: tuple[list[Node], list[Node]] = (list(left), list(right))
    outcomes = list(OUTCOME_COLOURS)
    sorted_flows = sorted(
        flows.items(),
        key=lambda item: (
            orders[0].index(item[0][0]),
            orders[1].index(item[0][1]),
            outcomes.index(item[0][2]),
        ),
    )
    from_top = {node: top for node, (top, _) in begins.items()}
    into = sorted(sorted_flows, key=lambda item: orders[1].index(item[0][1]))
    to_top = _tops(into, right, ends)
    for (before, after, outcome), number in sorted_flows:
        start, thick = from_top[before], begins[before][1] * number / left[before]
        from_top[before] += thick
        end, thin = to_top[before, after, outcome], ends[after][1] * number / right[after]
        ribbon = _ribbon((start, thick), (end, thin))
        ax.add_patch(
            PathPatch(
                ribbon,
                facecolor=OUTCOME_COLOURS[outcome],
                hatch=OUTCOME_HATCHES[outcome],
                edgecolor=INK,
                linewidth=0.5,
                alpha=0.9,
            )
        )


def _tops(
    flows: Sequence[tuple[tuple[Node, Node, Outcome], int]],
    right: Mapping[Node, int],
    ends: Mapping[Node, tuple[float, float]],
) -> dict[tuple[Node, Node, Outcome], float]:
    """Where each ribbon arrives: one below the other, in the order of where they come from."""
    next_top = {node: top for node, (top, _) in ends.items()}
    tops = {}
    for flow, number in flows:
        tops[flow] = next_top[flow[1]]
        next_top[flow[1]] += ends[flow[1]][1] * number / right[flow[1]]
    return tops


def _ribbon(begin: tuple[float, float], end: tuple[float, float]) -> Path:
    """A band between two heights, (top, thickness) at either side, bent like an S."""
    x0, x1, middle = _LEFT, _RIGHT, (_LEFT + _RIGHT) / 2
    (top0, thick0), (top1, thick1) = begin, end
    low0, low1 = top0 + thick0, top1 + thick1
    points = [
        (x0, top0), (middle, top0), (middle, top1), (x1, top1),
        (x1, low1), (middle, low1), (middle, low0), (x0, low0), (x0, top0),
    ]  # fmt: skip
    curve = Path.CURVE4
    codes = [Path.MOVETO, curve, curve, curve, Path.LINETO, curve, curve, curve, Path.CLOSEPOLY]
    return Path(points, codes)
