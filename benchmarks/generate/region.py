"""A region: many institutions of mixed kinds and sizes, as a bureau receives them.

Each is a file of its own. Their higher professional grades are tight, so that a pooled quota
(县域统筹) over some of them has something to decide: `tight` says how tight.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from benchmarks.generate.institution import write
from benchmarks.generate.spec import KINDS, Spec

_SMALLEST_SHORT = 20
"""Below this an institution may have nobody who is bound to one grade."""


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


def write_region(folder: Path, specs: Iterator[tuple[str, Spec]]) -> int:
    """Writes a file for each institution into a folder; how many there are."""
    written = 0
    for name, spec in specs:
        write(spec, folder / f"{name}.yaml")
        written += 1
    return written
