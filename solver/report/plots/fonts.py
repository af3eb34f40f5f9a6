"""A font that has Chinese characters, where one is installed."""

import warnings
from contextlib import suppress
from functools import cache

from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.text import Text

from solver.report.words import Lang

KNOWN = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Microsoft YaHei",
    "SimHei",
    "PingFang SC",
    "Heiti SC",
    "Noto Serif CJK SC",
    "Noto Serif CJK JP",
    "SimSun",
)
"""Fonts with Chinese characters, the most legible on a plot first.

Of a collection (.ttc) matplotlib lists the first face alone; the Japanese one has all characters.
"""

_LATIN = "DejaVu Sans"


class ChineseFontMissing(UserWarning):
    """No font with Chinese characters is installed: labels are in English."""


def chinese_font() -> str | None:
    """The name of an installed font that has Chinese characters; None where there is none."""
    return _known() or (_known() if _newly_installed() else None)


def _known() -> str | None:
    installed = {entry.name for entry in font_manager.fontManager.ttflist}
    return next((name for name in KNOWN if name in installed), None)


@cache
def _newly_installed() -> int:
    """Adds the fonts that were installed after matplotlib made its list; how many there were."""
    listed = {entry.fname for entry in font_manager.fontManager.ttflist}
    added = 0
    for path in sorted(set(font_manager.findSystemFonts()) - listed):
        with suppress(OSError, RuntimeError, ValueError):  # not every font can be drawn with
            font_manager.fontManager.addfont(path)
            added += 1
    return added


@cache
def _warn_once() -> None:
    warnings.warn(
        "No font with Chinese characters is installed, so the labels are in English."
        " Install one, such as Noto Sans CJK.",
        ChineseFontMissing,
        stacklevel=4,
    )


def legible(lang: Lang) -> Lang:
    """The language that can be drawn: the one asked for, or English with one warning."""
    if lang == "zh" and chinese_font() is None:
        _warn_once()
        return "en"
    return lang


def dress(ax: Axes, lang: Lang) -> None:
    """Gives every text of the axes a font that has its characters."""
    chinese = chinese_font() if lang == "zh" else None
    family = [chinese, _LATIN] if chinese else [_LATIN]
    for text in ax.findobj(Text):
        text.set_fontfamily(family)
    ax.tick_params(labelfontfamily=family)
