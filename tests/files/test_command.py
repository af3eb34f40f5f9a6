"""The command itself: bad input is exit code 2 and one block of words on stderr."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from solver.files.errors import Fault, InputError
from solver.files.scenario import load
from tests.builders import ROOT
from tests.files.broken import (
    PEOPLE,
    QUOTA,
    TIE,
    Edit,
    edited,
    fact,
    more,
    written,
)

RATIOS = "{part: senior, of: total, at-most: 1/2}, {part: senior, of: total, at-least: 0%}"


def run(path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command `solve` in a process of its own."""
    command = [sys.executable, "-m", "solver", "solve", str(path), *arguments]
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )


def assert_refused(done: subprocess.CompletedProcess[str]) -> None:
    """Exit code 2, nothing on stdout, one block on stderr, and no traceback."""
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()
    assert "\n\n" not in done.stderr


@pytest.mark.parametrize(
    "edit",
    [
        ("total: 4", "total: 0"),
        ("total: 4", "total: four: 4"),
        ("  total: 4", "\ttotal: 4"),
        ("- id: T2", "- id: T1"),
        ("rulebooks/changzhou-2012.yaml", "rulebooks/none.yaml"),
        (PEOPLE, ""),
        fact("began: 2012-02-30"),
        fact("name: !!python/object/apply:os.system [id]"),
    ],
)
def test_bad_input_is_exit_code_2(tmp_path: Path, edit: Edit) -> None:
    """A mistake in a file is told on stderr with its place, and nothing goes to stdout."""
    done = run(written(tmp_path, edited(TIE, [edit])))
    assert_refused(done)
    assert str(tmp_path) in done.stderr.splitlines()[0]
    assert len(done.stderr.splitlines()) == 3


def test_many_mistakes_are_cut_short(tmp_path: Path) -> None:
    """Of many mistakes twenty are shown, and the others counted."""
    wrong = ", ".join(f"X{n}: 1" for n in range(30))
    done = run(written(tmp_path, edited(TIE, [(QUOTA, f"{{{wrong}}}")])))
    assert_refused(done)
    assert done.stderr.splitlines()[-1] == "… and 10 more."


def test_an_unknown_plan_is_exit_code_2(tmp_path: Path) -> None:
    """A plan that the file does not have is refused with those it has."""
    done = run(written(tmp_path), "--plan", "none")
    assert_refused(done)
    assert "There is no plan none." in done.stderr


@pytest.mark.parametrize(
    ("edits", "arguments"),
    [
        ((more(f"plans: {{a: {{ratios: [{RATIOS}]}}}}"),), ("--plan", "a")),
        (
            (
                more("plans: {a: {quota: {M9: 0}}}"),
                (QUOTA, "{P9: 1, P10: 2, P12: 1, M9: 1}"),
                fact("applies: [general-M9]"),
            ),
            ("--plan", "a"),
        ),
        ((("P9: 1,", f"P9: {'9' * 30},"),), ()),
        ((("grades: [P12]}", f"grades: [P12], seats: {'9' * 30}}}"),), ()),
        (
            (
                ("post: assistant, ", ""),
                (
                    "grades: [P12]}",
                    "grades: [P12], requires: {tenure: {grade: P12, years: 8000}}}",
                ),
            ),
            (),
        ),
        ((), ("--set", f"{'.'.join(['a'] * 5000)}=1")),
        ((("rulebooks/changzhou-2012.yaml", '"a\\0b"'),), ()),
    ],
    ids=["ratio-twice", "post-lost", "quota-huge", "seats-huge", "years-huge", "deep-set", "nul"],
)
def test_no_input_ends_in_a_traceback(
    tmp_path: Path, edits: tuple[Edit, ...], arguments: tuple[str, ...]
) -> None:
    """Whatever a file or an argument holds, the program answers in words."""
    done = run(written(tmp_path, edited(TIE, edits)), *arguments)
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 2, 3}


LINES = TIE.splitlines()
CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["delete", "double", "swap", "put"]),
        st.integers(0, len(LINES) - 1),
        st.integers(0, 60),
        st.sampled_from([*" :{}[]-,'\"&*!|>%@#?~\t0一", "P", "- ", "null", "010"]),
    ),
    min_size=1,
    max_size=4,
)


def _changed(changes: list[tuple[str, int, int, str]]) -> str:
    lines = list(LINES)
    for kind, at, column, sign in changes:
        index = at % len(lines)
        line = lines[index]
        cut = column % (len(line) + 1)
        match kind:
            case "delete":
                lines[index] = ""
            case "double":
                lines.insert(index, line)
            case "swap":
                lines[index] = (
                    line[:cut] + line[cut + 1 : cut + 2] + line[cut:][:1] + line[cut + 2 :]
                )
            case _:
                lines[index] = line[:cut] + sign + line[cut:]
    return "\n".join(lines)


@settings(
    max_examples=150,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(CHANGES)
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, changes: list[tuple[str, int, int, str]]
) -> None:
    """However lines are lost, doubled or garbled: a scenario, or faults that name a place."""
    path = written(tmp_path, _changed(changes))
    for fault in _said(path):
        assert fault.file
        assert fault.what
        assert fault.mend
        assert fault.line is None or 1 <= fault.line <= len(LINES) + 5


def _said(path: Path) -> tuple[Fault, ...]:
    """What is said of a file that may be good or bad; a bad one is never without a fault."""
    try:
        load(path)
    except InputError as error:
        return error.faults or (Fault("", None, (), "", ""),)
    return ()
