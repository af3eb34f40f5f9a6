"""The command: exit codes, streams, and what lands on disk."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.result import Result
from solver.arguments import parser
from solver.cli import main
from solver.commands.common import page_of
from solver.report import faults
from solver.verify import VerificationFailed
from tests.builders import ROOT, SCENARIOS

MAIN = str(SCENARIOS / "changzhou-2012.yaml")
CONFLICT = str(SCENARIOS / "keep-grade-conflict.yaml")
TIE = str(SCENARIOS / "tie.yaml")


def test_solve_prints_a_report(capsys: pytest.CaptureFixture[str]) -> None:
    """Solved is 0, with the report on stdout and nothing on stderr."""
    assert main(["solve", MAIN]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("常州市信息中心")
    assert err == ""


def test_json_is_alone_on_stdout(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` prints the result and nothing else."""
    assert main(["solve", TIE, "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["schema"] == "gangwei-result/1"
    assert made["status"] == "optimal"
    assert made["verified"] is True
    assert [a["standing"] for a in made["appointments"]] == ["tied", "tied", "certain"]


def test_impossible_is_three_and_solvable_under_two_policies(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The conflict: 3 as it stands, 0 with transitional seats, 0 read cumulatively."""
    assert main(["solve", CONFLICT]) == 3
    assert main(["solve", CONFLICT, "--set", "over-quota=transitional"]) == 0
    assert "in transition" in capsys.readouterr().out
    assert main(["solve", CONFLICT, "--set", "quota-reading=cumulative"]) == 0
    assert "Used from below" in capsys.readouterr().out


def test_nothing_found_in_the_time_is_four(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A limit too short for anything is neither infeasible nor a fault."""
    assert main(["solve", MAIN, "--time-limit", "0.0000001"]) == 4
    assert "ran out" in capsys.readouterr().out


def test_bad_input_is_two_with_one_block_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where, what, how to mend it; nothing on stdout."""
    assert main(["solve", str(tmp_path / "none.yaml")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "There is no such file." in err


def test_many_mistakes_are_cut_short(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first mistakes are shown, the rest are counted."""
    monkeypatch.setattr(faults, "SHOWN", 1)
    assert main(["check", TIE, "--set", "merit-reading=maybe", "--set", "aims=none"]) == 2
    assert "… and 1 more." in capsys.readouterr().err


def test_unknown_plan_names_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    """A misspelt plan is bad input."""
    assert main(["solve", TIE, "--plan", "none"]) == 2
    assert "Known: base." in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [[], ["solve"], ["solve", TIE, "--workers", "0"], ["solve", TIE, "--workers", "many"],
     ["solve", TIE, "--workers", "100000"], ["solve", TIE, "--time-limit", "soon"],
     ["solve", TIE, "--time-limit", "0"],
     ["solve", TIE, "--lang", "fr"], ["fly", TIE]],
)  # fmt: skip
def test_wrong_usage_is_two(arguments: list[str]) -> None:
    """Usage errors are argparse's own, exit code 2."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2


def test_check_audits_without_solving(capsys: pytest.CaptureFixture[str]) -> None:
    """A sound plan is 0; one that no appointment can satisfy is 3."""
    assert main(["check", MAIN]) == 0
    assert "No contradiction that would make the plan impossible was found." in (
        capsys.readouterr().out
    )
    assert main(["check", CONFLICT, "--lang", "zh"]) == 3
    assert "不能同时满足" in capsys.readouterr().out


def test_check_loads_no_search_library() -> None:
    """Reading and auditing needs neither ortools nor pandas; solving needs no matplotlib."""
    code = (
        "import sys; from solver.cli import main; main(['check', sys.argv[1]]);"
        "unused = ('ortools', 'pandas', 'matplotlib', 'chinese_calendar');"
        "sys.exit(any(m in sys.modules for m in unused))"
    )
    done = subprocess.run([sys.executable, "-c", code, TIE], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_solve_loads_no_tables_of_ours_and_no_plots() -> None:
    """Tables and plots load only when used."""
    code = (
        "import sys; from solver.cli import main; main(['solve', sys.argv[1]]);"
        "unused = ('solver.report.tables', 'matplotlib', 'chinese_calendar');"
        "sys.exit(any(m in sys.modules for m in unused))"
    )
    done = subprocess.run([sys.executable, "-c", code, TIE], cwd=ROOT, check=False)
    assert done.returncode == 0


def test_out_writes_whole_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The result as JSON, text and workbook, and nothing half-written beside them."""
    assert main(["solve", TIE, "--out", str(tmp_path / "new"), "--json"]) == 0
    written = {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()}
    assert set(written) == {"result.json", "report.txt", "result.xlsx"}
    assert written["result.json"].decode("utf-8") == capsys.readouterr().out


def test_the_same_bytes_with_any_number_of_workers(capsys: pytest.CaptureFixture[str]) -> None:
    """Neither threads nor a second run change a byte."""
    texts = set()
    for workers in ("1", "2", "4"):
        assert main(["solve", MAIN, "--json", "--workers", workers]) == 0
        texts.add(capsys.readouterr().out)
    assert len(texts) == 1


def test_the_installed_command_runs() -> None:
    """`python -m solver` is the command as installed."""
    done = subprocess.run(
        [sys.executable, "-m", "solver", "solve", TIE, "--lang", "zh"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 0
    assert "并列" in done.stdout
    assert done.stderr == ""


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    """`gangwei solve … | head -1` ends quietly."""
    command = f"{sys.executable} -m solver solve {MAIN} | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.stderr == ""
    assert done.stdout.count("\n") == 1


def test_a_closed_pipe_is_handled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader of a pipe has seen enough; that is success."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert main(["solve", TIE]) == 0
        monkeypatch.undo()


def test_a_failed_verification_prints_no_result(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An answer that the verifier rejects is a fault of ours and is not shown."""

    def reject(*_: object) -> Result:
        raise VerificationFailed(["quota is broken: P9"])

    monkeypatch.setattr("solver.solving.verified", reject)
    assert main(["solve", TIE]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "its answer fails its own check: VerificationFailed (" in err
    assert "quota is broken: P9" not in err, "it could name people"


def test_a_terminal_gets_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal the page takes the window's width and bold headings, unless NO_COLOR."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((70, 20)))
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1)
    monkeypatch.delenv("NO_COLOR", raising=False)
    options = parser("en").parse_args(["solve", TIE])
    assert page_of(options).width == 70
    assert page_of(options).bold
    monkeypatch.setenv("NO_COLOR", "1")
    assert not page_of(options).bold


def test_a_tie_is_settled_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """`--decide` pins one person, to a grade or a post, and nothing is tied any more."""
    for seat in ("P9", "专技九级", "engineer-2"):
        assert main(["solve", TIE, "--decide", f"T2={seat}", "--json"]) == 0
        made = json.loads(capsys.readouterr().out)
        got = {a["person"]: (a["post"], a["grade"]) for a in made["appointments"]}
        if seat == "P9":
            assert got["T2"] == ("engineer-2", "P9")
            assert {a["standing"] for a in made["appointments"]} == {"certain"}
        else:
            assert got["T2"][0] == "engineer-2"


@pytest.mark.parametrize("text", ["T2", "T9=P9", "T2=nowhere", "T2="])
def test_a_decision_that_names_nothing_is_bad_input(
    text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message says how to write one."""
    assert main(["solve", TIE, "--decide", text]) == 2
    assert "Write person=grade or person=post" in capsys.readouterr().err


def test_explain_one_person(capsys: pytest.CaptureFixture[str]) -> None:
    """One person, narrowed by post and grade, as text and as JSON."""
    assert main(["explain", MAIN, "--person", "S21"]) == 0
    assert "the one seat of P8 went to S22 (35.00) with more points" in capsys.readouterr().out
    assert main(["explain", MAIN, "--person", "S24", "--grade", "P11", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert {seat["grade"] for seat in made["seats"]} == {"P11"}
    assert main(["explain", MAIN, "--person", "S24", "--post", "director"]) == 0
    assert "filled by appointment only" in capsys.readouterr().out


def test_explain_everything(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a person everything there is to say; an impossible case gives its conflict."""
    assert main(["explain", TIE, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["ties"]["answers"] == 2
    assert main(["explain", CONFLICT]) == 3
    assert "These cannot all hold" in capsys.readouterr().out


@pytest.mark.parametrize(
    "asked",
    [["--person", "Z"], ["--person", "T1", "--post", "z"], ["--person", "T1", "--grade", "M1"]],
)
def test_explaining_what_is_not_there_is_bad_input(
    asked: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown person, post or grade is answered with the known ones."""
    assert main(["explain", TIE, *asked]) == 2
    assert "Known: " in capsys.readouterr().err


def test_an_interrupt_before_an_answer_is_nothing_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while a file is read or judged ends without a traceback."""

    def interrupt(*_: object) -> Result:
        raise KeyboardInterrupt

    monkeypatch.setattr("solver.commands.solve.candidates", interrupt)
    assert main(["solve", TIE]) == 4
    assert "Interrupted before there was an answer." in capsys.readouterr().err


def test_the_installed_command_sets_its_process_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """No plugin of others is loaded, nothing is collected, and the exit code is passed on."""
    import importlib
    import runpy

    codes: list[int] = []
    monkeypatch.setattr(sys, "argv", ["gangwei", "check", CONFLICT])
    monkeypatch.setattr(os, "_exit", codes.append)
    monkeypatch.setenv("PYDANTIC_DISABLE_PLUGINS", "")
    monkeypatch.setattr("gc.disable", lambda: codes.append(-1))
    runpy.run_module("solver", run_name="__main__")
    importlib.import_module("solver.__main__")  # as the installed script does: runs nothing
    assert codes == [-1, 3]
    assert os.environ["PYDANTIC_DISABLE_PLUGINS"] == "__all__"


def test_the_public_names_are_there() -> None:
    """Everything that `from solver import …` promises, and nothing else."""
    import solver

    for name in solver.__all__:
        assert callable(getattr(solver, name))
    with pytest.raises(AttributeError, match="nothing"):
        solver.nothing  # noqa: B018


def test_a_post_is_asked_about_for_one_person(capsys: pytest.CaptureFixture[str]) -> None:
    """`--post` without `--person` would ask about nobody."""
    assert main(["explain", TIE, "--post", "assistant"]) == 2
    assert "Name one with --person." in capsys.readouterr().err


def test_stage_and_date_can_be_set(capsys: pytest.CaptureFixture[str]) -> None:
    """Keys of the scenario itself need no dot."""
    assert main(["solve", TIE, "--set", "stage=regular", "--set", "as_of=2012-06-01"]) == 0
    assert "regular round · 2012-06-01" in capsys.readouterr().out


def test_the_audit_is_part_of_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    """A script sees what `check` sees."""
    assert main(["solve", TIE, "--set", "plan.total=9", "--json"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["audit"][0]["kind"] == "total"


def test_errors_are_in_the_language_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a Chinese reader did wrong is told in Chinese."""
    assert main(["solve", str(tmp_path / "none.yaml"), "--lang", "zh"]) == 2
    assert capsys.readouterr().err.endswith("没有这个文件。\n  请更正路径。\n")


def test_the_locale_chooses_the_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --lang a Chinese locale is answered in Chinese."""
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert main(["solve", TIE]) == 0
    assert "聘用" in capsys.readouterr().out
