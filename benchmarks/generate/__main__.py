"""`python -m benchmarks.generate`: writes one institution, or a region of them."""

import argparse
from dataclasses import replace
from pathlib import Path

from benchmarks.generate.institution import write
from benchmarks.generate.region import region, write_region
from benchmarks.generate.spec import KINDS, Spec

_SHARES = ("ties", "avoidance", "reviews", "crossing", "newcomers", "tight", "short")


def main(arguments: list[str] | None = None) -> None:
    """One file with `--people`, a folder of files with `--region`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generate", description=__doc__)
    parser.add_argument("--kind", choices=KINDS, default=KINDS[0], help="of one institution")
    parser.add_argument("--people", type=int, default=24, help="in one institution")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--region", type=int, metavar="N", help="so many institutions")
    parser.add_argument(
        "--county", type=int, metavar="N", help="with a region file; so many share seats, or 0"
    )
    parser.add_argument("--people-each", default="10-60", metavar="A-B", help="in a region")
    parser.add_argument("--impossible", type=float, default=0.0, help="share of a region")
    parser.add_argument("--transitional", action="store_true", help="allow seats over the quota")
    for share in _SHARES:
        parser.add_argument(f"--{share}", type=float, default=getattr(Spec(), share))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE or DIR")
    given = parser.parse_args(arguments)
    shares = {share: getattr(given, share) for share in _SHARES}
    base = replace(Spec(), transitional=given.transitional, **shares)
    if given.region is None:
        write(replace(base, kind=given.kind, people=given.people, seed=given.seed), given.out)
        return
    smallest, _, largest = given.people_each.partition("-")
    specs = region(
        given.region,
        int(smallest),
        int(largest or smallest),
        given.seed,
        impossible=given.impossible,
        base=base,
    )
    write_region(given.out, specs, county=given.county)


if __name__ == "__main__":
    main()
