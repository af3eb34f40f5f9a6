"""docs/benchmarks.md: what is written by hand, and between two marks what the results say.

`python -m benchmarks.page` writes it anew from the results that are there.
"""

from pathlib import Path

from benchmarks.child import ROOT
from benchmarks.record import RESULTS, Results
from benchmarks.table import text

PAGE = ROOT / "docs" / "benchmarks.md"
PICTURE = ROOT / "docs" / "benchmarks.png"
BEGIN, END = "<!-- results: written by make bench -->", "<!-- end of results -->"


def filled(page: str, results: Results) -> str:
    """The page with its results put in anew. Raises ValueError where a mark is missing."""
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"docs/benchmarks.md lacks {BEGIN} or {END}")
    return f"{before}{BEGIN}\n\n{text(results)}\n{END}{after}"


def write_page(results: Results, page: Path = PAGE, picture: Path = PICTURE) -> None:
    """Writes page and picture; each appears whole or not at all. Without sizes no picture."""
    beside = page.with_name(f"{page.name}.tmp")
    beside.write_text(filled(page.read_text(encoding="utf-8"), results), encoding="utf-8")
    beside.replace(page)
    if not results.records("sizes"):
        return
    from benchmarks.plot import plot  # with matplotlib

    drawn = picture.with_name(f"tmp-{picture.name}")
    plot(results, drawn)
    drawn.replace(picture)


if __name__ == "__main__":
    write_page(Results(RESULTS))
