"""A region: many institutions of mixed kinds and sizes, as a bureau receives them.

Each is a file of its own. Their higher professional grades are tight, so that a pooled quota
(县域统筹) over some of them has something to decide: `tight` says how tight.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.generate.emit import flow
from benchmarks.generate.institution import document, write
from benchmarks.generate.spec import KINDS, Spec

_SMALLEST_SHORT = 20
"""Below this an institution may have nobody who is bound to one grade."""
_POOLED = ("P5", "P6", "P7")
"""What counties share: the associate senior seats."""


def region(
    number: int,
    smallest: int,
    largest: int,
    seed: int = 1,
    *,
    impossible: float = 0.0,
    base: Spec | None = None,
) -> Iterator[tuple[str, Spec]]:
    """The file names and specs of so many institutions of `smallest` to `largest` people.

    `impossible` is the share with more incumbents than seats at a grade, among those of at least
    20 people. `base` gives the other shares.
    """
    rng = Random(f"region/{number}/{smallest}/{largest}/{seed}")
    width = max(4, len(str(number)))
    for index in range(1, number + 1):
        kind, people = rng.choice(KINDS), rng.randint(smallest, largest)
        short = 0.1 if rng.random() < impossible and people >= _SMALLEST_SHORT else 0.0
        name = f"{index:0{width}}"
        spec = replace(
            base or Spec(), kind=kind, people=people, seed=seed * 1_000_000 + index, short=short
        )
        yield f"{name}-{kind}", replace(spec, name=f"示例单位{name}")


def write_region(
    folder: Path, specs: Iterator[tuple[str, Spec]], *, county: int | None = None
) -> int:
    """Writes a file for each institution into a folder; how many there are.

    With `county` a file `region.yaml` beside them: so many institutions in a row share the
    associate senior seats that they have together; 0 for a region without pools.
    """
    written: dict[str, dict[str, int]] = {}
    for name, spec in specs:
        write(spec, folder / f"{name}.yaml")
        written[name] = {} if county is None else document(spec)["plan"]["quota"]
    if county is not None:
        (folder / "region.yaml").write_text(_text(written, county), encoding="utf-8")
    return len(written)


def _text(written: dict[str, dict[str, int]], county: int) -> str:
    """The text of a region file, an institution and a pool a line."""
    lines = ["schema: gangwei-region/1", "name: 示例地区", "institutions:"]
    lines += [f"  {name}: {name}.yaml" for name in written]
    pools = list(_pools(written, county)) if county else []
    if pools:
        lines += ["pools:", *(f"  - {flow(pool)}" for pool in pools)]
    return "\n".join(lines) + "\n"


def _pools(written: dict[str, dict[str, int]], county: int) -> Iterator[dict[str, Any]]:
    names = iter(written)
    number = 0
    while group := list(islice(names, county)):
        number += 1
        seats = Counter[str]()
        for name in group:
            seats.update(written[name])
        quota = {grade: seats[grade] for grade in _POOLED if seats[grade]}
        if quota and len(group) > 1:
            yield {"name": f"示例县{number}", "institutions": group, "quota": quota}
