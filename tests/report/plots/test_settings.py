"""No settings file of the machine has a say in a plot that goes into a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import SCENARIOS

HOSTILE = """
backend: module://foreign
figure.dpi: 300
savefig.dpi: 300
font.size: 30
lines.linewidth: 9
svg.fonttype: none
axes.grid: True
"""


@pytest.mark.parametrize("line", [["report"], ["project", "--years", "1"]])
def test_a_settings_file_in_the_working_folder_changes_nothing(
    line: list[str], tmp_path: Path
) -> None:
    """Nor is a module run that it names; the bytes are those of any other folder."""
    made = []
    for name in ("plain", "hostile"):
        folder = tmp_path / name
        folder.mkdir()
        if name == "hostile":
            (folder / "matplotlibrc").write_text(HOSTILE, encoding="utf-8")
            (folder / "foreign.py").write_text("open('run', 'w')", encoding="utf-8")
        command = [sys.executable, "-m", "solver", *line, str(SCENARIOS / "tie.yaml")]
        done = subprocess.run(
            [*command, "--out", "out"], cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)},
            check=False, capture_output=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert not (folder / "run").exists()
        made.append({path.name: path.read_bytes() for path in (folder / "out").iterdir()})
    assert made[0] == made[1]
