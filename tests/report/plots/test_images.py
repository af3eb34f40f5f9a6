"""Plots look as they did when somebody last looked at them.

`GANGWEI_BASELINES=renew python -m pytest tests/report/plots/test_images.py` draws the pictures in
`baseline/` anew; look at each before it is committed.
"""

import os
from pathlib import Path

import pytest
from matplotlib.axes import Axes
from matplotlib.testing.compare import compare_images

from solver.report.plots import plot_grades
from solver.report.plots.style import figure_of
from solver.report.words import Lang
from tests.needs import NOTO_CJK
from tests.report.plots import big
from tests.report.plots.drawn import NAMES, plots

BASELINE = Path(__file__).parent / "baseline"
TOLERANCE = 6.0
"""Root mean square of the difference, of 255; other versions of a font change less."""


def _saved(ax: Axes, path: Path) -> Path:
    figure_of(ax).savefig(path, dpi=50, metadata={"Software": None})
    return path


def _difference(ax: Axes, name: str, folder: Path) -> str | None:
    """What differs from the picture kept; None for nothing that can be seen."""
    kept = BASELINE / f"{name}.png"
    if os.environ.get("GANGWEI_BASELINES") == "renew":
        _saved(ax, kept)
    drawn = _saved(ax, folder / kept.name)
    found = compare_images(str(kept), str(drawn), TOLERANCE)
    return None if found is None else str(found)


@pytest.mark.parametrize("lang", ["en", pytest.param("zh", marks=NOTO_CJK)])
@pytest.mark.parametrize("size", [24, 500])
@pytest.mark.parametrize("name", NAMES)
def test_it_looks_as_before(name: str, size: int, lang: Lang, tmp_path: Path) -> None:
    """Within a tolerance for other versions of fonts."""
    assert _difference(plots(size)[name](lang), f"{name}-{size}-{lang}", tmp_path) is None


def test_a_change_would_be_seen(tmp_path: Path) -> None:
    """One bar of another length is more than the tolerance."""
    use = big.use(big.people())
    changed = [one.replace(filled=one.quota // 2) if i == 9 else one for i, one in enumerate(use)]
    assert _difference(plot_grades(use), "grades-500-en", tmp_path) is None
    assert _difference(plot_grades(changed), "grades-500-en", tmp_path) is not None
