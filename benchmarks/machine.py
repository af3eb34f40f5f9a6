"""On what, with what and when it was measured: a figure without them says nothing."""

import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("gangwei", "ortools", "scipy", "numpy", "pydantic", "pyyaml")
_ROOT = Path(__file__).parent.parent


def machine() -> Mapping[str, str | int | float]:
    """The processor, its cores, the memory in GB, the versions, the day, the load at the start."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return {
        "processor": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_gb": round(memory, 1),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in _LIBRARIES},
        "date": datetime.now(UTC).date().isoformat(),
        "commit": _commit(),
        "load_at_start": round(os.getloadavg()[0], 2),
    }


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    named = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or "unknown"


def _commit() -> str:
    """The commit that was measured; `unknown` outside a repository."""
    asked = subprocess.run(
        ["git", "describe", "--always"],  # noqa: S607 (the git of whoever measures)
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() or "unknown"
