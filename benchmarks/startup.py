"""What a solve of the main scenario costs, as a whole process and inside, beside its own libraries.

The peer is a process that imports the three libraries and does nothing. Both run in turn, so the
ratio holds when the machine's speed drifts. Run by `make bench`; no test depends on it.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
SCENARIO = ROOT / "scenarios" / "changzhou-2012.yaml"
ROUNDS = 15
PEER = [sys.executable, "-c", "import ortools.sat.python.cp_model, pydantic, yaml"]
OURS = [sys.executable, "-m", "solver", "solve", str(SCENARIO)]
INSIDE = """
import json, sys, time
from solver.analysis.findings import analyse
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.solving import solve
from solver.verify import verify
marks = [("start", time.perf_counter())]
def mark(name): marks.append((name, time.perf_counter()))
scenario = load(sys.argv[1]); mark("read")
judged = candidates(scenario); mark("judge")
result = solve(scenario, judged=judged); mark("solve and verify")
analyse(judged, result); mark("analyse")
print(json.dumps({b[0]: b[1] - a[1] for a, b in zip(marks, marks[1:])}))
"""


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def main() -> None:
    """Prints the ratio of the whole process to its peer, and the phases inside."""
    for command in (PEER, OURS):
        _seconds(command)
    pairs = [(_seconds(PEER), _seconds(OURS)) for _ in range(ROUNDS)]
    peer, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for theirs, mine in pairs)
    print(f"whole process: {ours:.2f} s, its libraries alone {peer:.2f} s")
    print(f"ratio: median of pairs {ratio:.2f}, of medians {ours / peer:.2f} (asked: at most 1.60)")
    inside = [
        json.loads(
            subprocess.run(
                [sys.executable, "-c", INSIDE, str(SCENARIO)],
                cwd=ROOT,
                check=True,
                capture_output=True,
                text=True,
            ).stdout
        )
        for _ in range(5)
    ]
    phases = {name: statistics.median(run[name] for run in inside) for name in inside[0]}
    for name, seconds in phases.items():
        print(f"  {name:18} {seconds * 1000:6.1f} ms")
    print(f"  {'together':18} {sum(phases.values()) * 1000:6.1f} ms (asked: at most 250)")


if __name__ == "__main__":
    main()
