"""The line of arguments: help and complaints in both languages, and the language asked for."""

import re

import pytest

from solver.arguments import lang_asked, parser
from solver.report.words import Lang

COMMANDS = [
    "template", "convert", "schema", "check", "solve", "explain", "compare", "search", "report",
    "notice", "contracts", "project", "calendar", "revise", "replay",
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "lang"),
    [
        (["solve", "a.yaml", "--lang", "zh"], "zh"),
        (["solve", "--lang=zh", "a.yaml"], "zh"),
        (["solve", "a.yaml", "--lang", "en"], "en"),
        (["solve", "a.yaml", "--lang"], "en"),
        (["solve", "zh"], "en"),
    ],
)
def test_the_language_is_found_anywhere_on_the_line(line: list[str], lang: Lang) -> None:
    """Help and complaints are in it, too, wherever it stands."""
    assert lang_asked(line, "en") == lang


def test_without_one_the_locale_decides() -> None:
    """The language of the locale holds where none is asked for, and is that of the reports."""
    assert lang_asked(["solve", "a.yaml"], "zh") == "zh"
    assert parser("zh").parse_args(["solve", "a.yaml"]).lang == "zh"


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_is_in_the_language_asked_for(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Chinese help has a Chinese heading and a Chinese line for each argument."""
    with pytest.raises(SystemExit) as stopped:
        parser("zh").parse_args([*filter(None, [name]), "--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"用法：gangwei {name}".rstrip())
    unbroken = re.sub(r"\n {10,}", " ", told.split("\n\n")[-1])
    for line in unbroken.splitlines()[1:]:
        assert any("\u4e00" <= letter <= "\u9fff" for letter in line), line


def test_english_help(capsys: pytest.CaptureFixture[str]) -> None:
    """English help, as ever."""
    with pytest.raises(SystemExit):
        parser("en").parse_args(["solve", "--help"])
    assert capsys.readouterr().out.startswith("usage: gangwei solve [-h]")


def test_a_wrong_line_is_complained_of_in_the_language(capsys: pytest.CaptureFixture[str]) -> None:
    """Usage, then what is wrong, on stderr, with exit code 2."""
    with pytest.raises(SystemExit) as stopped:
        parser("zh").parse_args(["solve", "a.yaml", "--workers", "0"])
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("用法：gangwei solve")
    assert err.endswith("0不是1至256的整数\n")


@pytest.mark.parametrize(
    "line",
    [
        ["solve", "a.yaml", "--workers", "9" * 5000],
        ["project", "a.yaml", "--years", "9" * 5000],
        ["notice", "a.yaml", "--out", "o", "--from", "2012-05-21", "--days", "9" * 5000],
        ["solve", "a.yaml", "--time-limit", "9" * 5000],
        ["solve", "a.yaml", "--time-limit", "1_0"],
        ["solve", "a.yaml", "--time-limit", "inf"],
        ["solve", "a.yaml", "--time-limit", "nan"],
        ["calendar", "a.yaml", "--start", "9" * 5000],
        ["calendar", "a.yaml", "--start", "2012-W01-1"],
    ],
)
def test_a_wrong_number_is_told_in_one_short_sentence(
    line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever it looks like, nothing of the program shows."""
    with pytest.raises(SystemExit) as stopped:
        parser("en").parse_args(line)
    assert stopped.value.code == 2
    told = capsys.readouterr().err.splitlines()[-1]
    assert " is no " in told
    assert "partial" not in told
    assert len(told) < 140


@pytest.mark.parametrize("typed", ["--\x1b[2Jsolved", "--a\rb", "--a\u202eb", "--a\nb"])
def test_what_was_typed_cannot_write_over_the_complaint(
    typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Signs that steer a terminal are shown as what they are."""
    with pytest.raises(SystemExit):
        parser("en").parse_args(["solve", "a.yaml", typed])
    told = capsys.readouterr().err.splitlines()[-1]
    assert "unrecognized" in told
    assert told.isprintable()
    assert ascii(typed)[3:-1].split("\\", 1)[1] in told
