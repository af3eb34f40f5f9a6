"""Measurements that stand in files of their own: a region of institutions, a batch of files."""

import json
import subprocess
import sys
from collections.abc import Mapping

from benchmarks.child import ROOT

_LIMIT = 900.0
_RUN = "import json; from benchmarks.{} import measure; print(json.dumps(measure({})))"
_ARGUMENTS = {"region": "800", "batch": "1000, rounds=1"}


def measure(name: str) -> Mapping[str, float | int | str]:
    """What `benchmarks/NAME.py` measures, in a process of its own.

    Its `status` tells where it took too long. Raises RuntimeError, with the end of what it
    complained of, where it failed.
    """
    try:
        ended = subprocess.run(
            [sys.executable, "-c", _RUN.format(name, _ARGUMENTS[name])],
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"status": "time-limit", "seconds": _LIMIT}
    if ended.returncode:
        raise RuntimeError(ended.stderr.strip()[-400:])
    told: Mapping[str, float | int | str] = json.loads(ended.stdout.splitlines()[-1])
    return {"status": "done", **told}
