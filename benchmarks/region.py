"""A region of 800 institutions: as one file, against its parts one by one; and in counties.

The parts are read, judged, solved and verified one after the other in the same process, as a
user would with a loop over `load` and `solve`; the region does the same from its own file.
"""

import json
import resource
import tempfile
from pathlib import Path
from time import process_time

from benchmarks.generate import region, write_region
from solver.analysis.region.steps import Alone, steps
from solver.files.region import load_region
from solver.files.scenario import load
from solver.solving import solve

_KILOBYTES = 1024


def measure(
    institutions: int = 800, people: int = 25, county: int = 20, seed: int = 6
) -> dict[str, float | int]:
    """Processor seconds of the parts, and of the region without and with pools; what was proved.

    `ratio` is that of the region without pools to its parts. The first institution is solved once
    before anything is measured, so that nobody pays for what is loaded once.
    """
    with tempfile.TemporaryDirectory() as place:
        apart, pooled = Path(place, "apart"), Path(place, "pooled")
        for folder, share in ((apart, 0), (pooled, county)):
            specs = region(institutions, people - 5, people + 5, seed)
            write_region(folder, specs, county=share)
        file = load_region(apart / "region.yaml")
        solve(load(next(iter(file.paths.values()))))
        found: dict[str, float | int] = {"institutions": institutions}
        begun = process_time()
        parts = [solve(load(path)).status for path in file.paths.values()]
        found["parts_seconds"] = process_time() - begun
        begun = process_time()
        alone = [step.result.status for step in steps(file) if isinstance(step, Alone)]
        found["region_seconds"] = process_time() - begun
        found["ratio"] = found["region_seconds"] / found["parts_seconds"]
        begun = process_time()
        number = staff = proved = 0
        for step in steps(load_region(pooled / "region.yaml")):
            if isinstance(step, Alone):
                continue
            number += 1
            proved += step.status == "optimal"
            staff += sum(len(result.appointments) for result in step.results.values())
        found["pooled_seconds"] = process_time() - begun
    found["parts_proved"] = parts.count("optimal")
    found["region_proved"] = alone.count("optimal")
    found |= {"counties": number, "counties_proved": proved, "people": staff}
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KILOBYTES
    return found


if __name__ == "__main__":
    print(json.dumps(measure(), indent=1))
