"""The calendar in words, as JSON and as events; and the command."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from solver.analysis.timetable import timetable
from solver.cli import main
from solver.files.scenario import load
from solver.report.events import events_text
from solver.report.page import Page
from solver.report.timetable import timetable_text, timetable_words
from solver.report.words import Lang
from tests.builders import ROOT, SCENARIOS, changzhou

MAIN = str(SCENARIOS / "changzhou-2012.yaml")
REGULAR = str(SCENARIOS / "changzhou-2015.yaml")
BASED = "based-on: {base}\nprocedure:\n  {planned}\n"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ["No room for a second notice", "2012-05-29 Tue", "5 day(s) after stage notice ends",
                "2012-04-28 Sat (worked)", "Labour Day holiday", "[七.4, 六(六)]"]),
        ("zh", ["来不及重新公示", "2012-05-29 周二", "“聘用结果公示”截止（2012-05-31 周四）晚5天",
                "2012-04-28 周六（调休上班）", "劳动节放假", "〔七.4、六(六)〕"]),
    ],
)  # fmt: skip
def test_it_is_told_with_dates_and_clauses(lang: Lang, told: list[str]) -> None:
    """In either language: what, where it is written, and how to mend it."""
    made = changzhou()
    assert made.rulebook.procedure is not None
    text = timetable_text(timetable(made, made.rulebook.procedure), Page(lang=lang))
    for one in told:
        assert one in text


CAUTIONS = {
    "as-of": "stages: {preparation: {first: 2012-05-02, last: 2012-05-02}}",
    "order": "stages: {notice: {first: 2012-04-10}}",
    "overlap": "stages: {notice: {first: 2012-05-18}}",
    "gap": "stages: {notice: {first: 2012-05-22}}",
    "late": "finish: 2012-06-29",
    "notice-short": "notice-days: 5",
    "posted-outside": "posted: 2012-06-01",
    "notice-over": "posted: 2012-05-29",
    "notice-ends-idle": "posted: 2012-05-19",
    "second-final": "finish: 2012-06-04",
    "holidays-unknown": "finish: 2012-06-30\n  stages: {contracts: {last: 2150-06-30}}",
}


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", CAUTIONS)
def test_every_caution_has_its_words(kind: str, lang: Lang, tmp_path: Path) -> None:
    """Each as a file brings it about, with every value filled in."""
    (tmp_path / "a.yaml").write_text(BASED.format(base=MAIN, planned=CAUTIONS[kind]), "utf-8")
    made = load(tmp_path / "a.yaml")
    if kind == "as-of":
        made = made.replace(as_of=date(2012, 7, 1))
    assert made.rulebook.procedure is not None
    table = timetable(made, made.rulebook.procedure)
    assert kind in {one.kind for one in table.cautions}
    told = timetable_text(table, Page(lang=lang)).split("\n\n")[-1]
    assert told.count("\n  ") == len(table.cautions)
    assert "None" not in told
    assert "{" not in told


def test_nothing_to_be_cautious_of(capsys: pytest.CaptureFixture[str]) -> None:
    """The regular round of 2015 says so."""
    assert main(["calendar", REGULAR]) == 0
    assert capsys.readouterr().out.endswith("To be cautious of\nNothing.\n")


def test_unknown_holidays_are_marked(capsys: pytest.CaptureFixture[str]) -> None:
    """A number of working days that may be wrong has a question mark."""
    assert main(["calendar", REGULAR, "--start", "2150-05-18"]) == 0
    told = capsys.readouterr().out
    assert " 5?  --start" in told
    assert "The public holidays of 2150 are not known here" in told


@pytest.mark.parametrize(
    "own", ["notice-days=366", "posted=1950-01-01", "posted=2200-12-31", "finish=1950-01-01"]
)
def test_the_farthest_dates_are_told(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever a file may state has its calendar, from the first day to the last."""
    for start in ("1950-01-01", "2200-12-31"):
        assert main(["calendar", MAIN, "--set", f"procedure.{own}", "--start", start]) == 0
        assert "To be cautious of" in capsys.readouterr().out


def test_the_command(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """JSON on stdout, the same in a file, and events for a calendar beside it."""
    assert main(["calendar", MAIN, "--json", "--out", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    made = json.loads(printed)
    assert made["schema"] == "gangwei-calendar/1"
    assert made["steps"][3]["first"] == "2012-05-21"
    assert made["second"] == {
        "posted": "2012-05-29",
        "first": "2012-05-30",
        "last": "2012-06-05",
        "objections": "2012-06-05",
    }
    assert made["cautions"][-1]["facts"]["over"] == 5
    assert (tmp_path / "calendar.json").read_text("utf-8") == printed
    assert (tmp_path / "calendar.ics").read_bytes().endswith(b"END:VCALENDAR\r\n")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_events_are_well_formed(lang: Lang) -> None:
    """RFC 5545: lines of at most 75 octets; whole days, the end the day after; each event once."""
    made = changzhou().replace(institution="甲;乙,丙\\丁")
    assert made.rulebook.procedure is not None
    table = timetable(made, made.rulebook.procedure)
    text = events_text(table, timetable_words(Page(lang=lang)))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    events = [
        dict(line.split(":", 1) for line in event.split("\n") if line)
        for event in "\n".join(lines).split("BEGIN:VEVENT\n")[1:]
    ]
    assert len({event["UID"] for event in events}) == len(events) == 6
    assert events[3]["DTSTART;VALUE=DATE"] == "20120521"
    assert events[3]["DTEND;VALUE=DATE"] == "20120601"
    assert events[5]["DTSTART;VALUE=DATE"] == "20120522"
    assert events[5]["DTEND;VALUE=DATE"] == "20120529"
    assert events[0]["SUMMARY"].startswith("甲\\;乙\\,丙\\\\丁")
    assert "七.1" in events[0]["DESCRIPTION"]


@pytest.mark.parametrize(
    ("lang", "told"),
    [("en", "The rulebook dates no procedure."), ("zh", "规则库没有写明实施步骤的日期。")],
)
def test_a_rulebook_without_a_procedure(
    lang: str, told: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Is told, with exit code 2."""
    book = (SCENARIOS / "rulebooks" / "changzhou-2012.yaml").read_text("utf-8")
    first, rest = book.split("# Section 七", 1)
    (tmp_path / "bare.yaml").write_text(first + rest[rest.index("# When people") :], "utf-8")
    tie = (SCENARIOS / "tie.yaml").read_text("utf-8")
    (tmp_path / "a.yaml").write_text(
        tie.replace("rulebooks/changzhou-2012.yaml", "bare.yaml"), "utf-8"
    )
    assert main(["calendar", str(tmp_path / "a.yaml"), "--lang", lang]) == 2
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("start", "told"),
    [("soon", "soon is no day"), ("1949-12-31", "not within the years 1950 to 2200"),
     ("2201-01-01", "not within the years 1950 to 2200")],
)  # fmt: skip
def test_a_start_that_is_none(start: str, told: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Is refused like every wrong argument."""
    with pytest.raises(SystemExit) as stopped:
        main(["calendar", MAIN, "--start", start])
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_the_calendar_needs_no_solver() -> None:
    """Neither ortools nor pandas nor matplotlib is loaded."""
    code = (
        "import sys; from solver.cli import main; main(['calendar', sys.argv[1]]);"
        "sys.exit(any(m in sys.modules for m in ('ortools', 'pandas', 'matplotlib')))"
    )
    done = subprocess.run([sys.executable, "-c", code, MAIN], cwd=ROOT, check=False)
    assert done.returncode == 0
