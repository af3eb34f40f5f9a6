"""Every notebook runs from top to bottom, and is kept without output."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.builders import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def _read(path: Path) -> nbformat.NotebookNode:
    book: nbformat.NotebookNode = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    return book


def test_there_is_a_notebook_for_each_question() -> None:
    """The four that the README of the folder lists."""
    listed = (ROOT / "notebooks" / "README.md").read_text(encoding="utf-8")
    assert len(NOTEBOOKS) == 4
    assert all(path.name in listed for path in NOTEBOOKS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_is_kept_without_output(path: Path) -> None:
    """No stored result, which could be old or about somebody."""
    cells = [cell for cell in _read(path).cells if cell.cell_type == "code"]
    assert cells
    assert all(not cell.outputs and cell.execution_count is None for cell in cells)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")  # of the kernel's client, not of ours
def test_it_runs(path: Path) -> None:
    """From top to bottom, without an error or a warning of ours."""
    book = _read(path)
    client = NotebookClient(
        book, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}}
    )
    client.execute()
    told = [output for cell in book.cells for output in cell.get("outputs", ())]
    assert told
    assert [one.text for one in told if one.get("name") == "stderr"] == []
