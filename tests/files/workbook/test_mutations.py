"""A workbook spoiled in its shape, in its parts and cell by cell: refused, or read as it stands."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from openpyxl import Workbook, load_workbook

from models.scenario import Scenario
from solver.files.convert import convert
from tests.builders import SCENARIOS
from tests.files.workbook.mutations import (
    ASIDE,
    SHAPES,
    SHEETS,
    Cell,
    cells,
    read,
    saved,
    spoiled_parts,
    with_cell,
)

SEED, CELLS, PARTS = 2012, 90, 60


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The tie scenario as a workbook."""
    target = tmp_path_factory.mktemp("book") / "tie.xlsx"
    convert(SCENARIOS / "tie.yaml", target)
    return target.read_bytes()


@pytest.fixture(scope="module")
def clean(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    """What it says."""
    found = read(tmp_path_factory.mktemp("clean") / "a.xlsx", content)
    assert isinstance(found, Scenario)
    return found


@pytest.mark.parametrize("spoil", SHAPES.values(), ids=SHAPES)
def test_no_shape_loses_a_fact(
    spoil: Callable[[Workbook], None], content: bytes, clean: Scenario, tmp_path: Path
) -> None:
    """Headings cleared, merged, moved: what is not refused says what it said."""
    book = load_workbook(BytesIO(content))
    spoil(book)
    assert read(tmp_path / "a.xlsx", saved(book)) in (None, clean)


def test_no_damage_loses_a_fact(content: bytes, clean: Scenario, tmp_path: Path) -> None:
    """Parts gone or cut, bits turned, rows and cells in impossible places."""
    every = list(spoiled_parts(content))
    some = Random(SEED).sample(every[: -len(SHEETS)], PARTS) + every[-len(SHEETS) :]
    found = {name: read(tmp_path / "a.xlsx", spoiled) for name, spoiled in some}
    assert {name: one for name, one in found.items() if one not in (None, clean)} == {}


def test_a_spoiled_cell_is_refused_or_read(content: bytes, clean: Scenario, tmp_path: Path) -> None:
    """A value that is taken says something else than before; a heading takes no value away."""
    every = [case for case in cells(content) if case.kind not in ASIDE]
    for case in Random(SEED).sample(every, CELLS):
        found = read(tmp_path / "a.xlsx", with_cell(content, case))
        assert found is None or isinstance(found, Scenario), case.name
        assert found is None or (found == clean) is case.heads, case.name


@pytest.mark.parametrize("kind", sorted(ASIDE))
def test_what_is_put_aside_is_put_aside_on_purpose(
    kind: str, content: bytes, tmp_path: Path
) -> None:
    """Remarks, examples, sums and empty cells end in no traceback."""
    for where in ("A2", "B2", "A1"):
        found = read(tmp_path / "a.xlsx", with_cell(content, Cell("人员 people", where, kind)))
        assert not isinstance(found, str), where
