"""`gangwei schema`: what is printed, what is written, and that it costs other commands nothing."""

import subprocess
import sys
from pathlib import Path

import pytest

from solver.cli import main
from solver.files.schema import schema_text
from tests.builders import ROOT, SCENARIOS

KINDS = ("scenario", "rulebook", "region")


@pytest.mark.parametrize("kind", KINDS)
def test_it_prints_the_schema_of_a_kind_of_file(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """On stdout and nothing else; or, with --out, the same bytes in a file."""
    assert main(["schema", kind]) == 0
    out, err = capsys.readouterr()
    assert (out, err) == (schema_text(kind), "")  # type: ignore[arg-type]
    file = tmp_path / "made" / "it.json"
    assert main(["schema", kind, "--out", str(file)]) == 0
    assert capsys.readouterr() == ("", "")
    assert file.read_text(encoding="utf-8") == out


def test_without_a_kind_it_is_a_scenario(capsys: pytest.CaptureFixture[str]) -> None:
    """The file that everybody writes."""
    assert main(["schema"]) == 0
    assert capsys.readouterr().out == schema_text("scenario")


def test_another_kind_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """With exit code 2 and the kinds that there are."""
    with pytest.raises(SystemExit) as stopped:
        main(["schema", "result"])
    assert stopped.value.code == 2
    err = capsys.readouterr().err
    assert all(kind in err for kind in KINDS)


def test_a_place_that_cannot_be_written_to_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Bad input, as for every other command."""
    assert main(["schema", "--out", str(tmp_path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "Cannot be written" in err


def test_equal_bytes_whatever_the_order_of_sets() -> None:
    """Two processes that hash otherwise print the same."""
    command = [sys.executable, "-m", "solver", "schema", "rulebook"]
    one, two = (
        subprocess.run(
            command, cwd=ROOT, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    )
    assert one == two == schema_text("rulebook").encode()


def test_other_commands_do_not_load_it() -> None:
    """Solving and checking start as fast as ever."""
    code = (
        "import sys; from solver.cli import main; main(['check', sys.argv[1]]);"
        "unused = ('solver.files.schema', 'solver.files.described', 'models.region');"
        "sys.exit(any(m in sys.modules for m in unused))"
    )
    tie = str(SCENARIOS / "tie.yaml")
    done = subprocess.run([sys.executable, "-c", code, tie], cwd=ROOT, check=False)
    assert done.returncode == 0
