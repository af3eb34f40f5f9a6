"""What the page holds: everything there is to say, and nothing that could run."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from solver.cli import main
from solver.commands import report
from solver.files.dumping import yaml_text
from solver.report.html.blocks import Block, blocks_of
from solver.report.table import Column
from tests.builders import SCENARIOS, document, person, post

MAIN, TIE, CONFLICT = (
    SCENARIOS / f"{name}.yaml" for name in ("changzhou-2012", "tie", "keep-grade-conflict")
)
pytestmark = pytest.mark.filterwarnings("ignore:No font with Chinese characters")
HOSTILE = "</style><script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


class Reader(HTMLParser):
    """The tags, ids, links and text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.handlers: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collects a tag."""
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in {"href", "xlink:href", "src"}:
                (self.links if (value or "").startswith("#") else self.outside).append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)

    def handle_data(self, data: str) -> None:
        """Collects the text between."""
        self.text += data


def page(scenario: Path, folder: Path, *arguments: str) -> str:
    """The page of a scenario."""
    assert main(["report", str(scenario), "--out", str(folder), *arguments]) in {0, 3, 4}
    return (folder / "report.html").read_text("utf-8")


def read(text: str) -> Reader:
    """What a page consists of."""
    reader = Reader()
    reader.feed(text)
    return reader


def test_everything_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Verdict, tables, each person's grounds with clauses, plans, plots, and where it came from."""
    found = read(page(MAIN, tmp_path))
    written = [tmp_path / name for name in ("report.html", "result.xlsx")]
    assert capsys.readouterr().out == "".join(f"Written: {path}\n" for path in written)
    for told in (
        "All 24 people appointed, none below the present grade.",
        "P8: 2 applicants for 1 free seat",
        "no candidate",
        "六(一)1(2)②E-a",
        "S21 P9 → P8",
        "second-p8",
        "Side by side",
        "changzhou-2012.yaml",
        "nobody over the quota",
    ):
        assert told in found.text, told
    assert found.tags.count("svg") == 6
    assert sum(one.startswith("person-") for one in found.ids) == 24


def test_it_stands_alone(tmp_path: Path) -> None:
    """No address outside the page, no duplicate names in it, no link that leads nowhere."""
    found = read(page(MAIN, tmp_path, "--lang", "zh"))
    assert found.outside == []
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links} <= set(found.ids)
    assert found.handlers == []


def test_only_its_own_script_may_run(tmp_path: Path) -> None:
    """The policy names the script by its hash and lets nothing else in."""
    text = page(TIE, tmp_path)
    assert re.search(r"default-src 'none'; .*script-src 'sha256-[A-Za-z0-9+/]{43}='", text)
    assert text.count("<script") == 1


def test_what_people_wrote_stays_text(tmp_path: Path) -> None:
    """Names and notes with markup in them are shown as they are, and run nowhere."""
    text = TIE.read_text("utf-8").replace("rulebooks/", f"{SCENARIOS}/rulebooks/")
    quoted = HOSTILE.replace("'", "''")
    text = re.sub(r"institution: .*", f"institution: '{quoted}'", text)
    text = text.replace("  - id: T1", f"  - id: T1\n    name: '{quoted}'", 1)
    (tmp_path / "hostile.yaml").write_text(text, "utf-8")
    made = page(tmp_path / "hostile.yaml", tmp_path)
    assert HOSTILE not in made
    found = read(made)
    assert found.tags.count("script") == 1
    assert found.tags.count("img") == 0
    assert found.handlers == []
    assert HOSTILE in found.text


def test_ties_are_told_as_ties(tmp_path: Path) -> None:
    """What the leading group must decide stands on the page; a decision made, too."""
    told = read(page(TIE, tmp_path, "--lang", "zh")).text
    assert "2项聘用并列，须由领导小组决定" in told
    assert "决定与审核记录" not in told
    settled = read(page(TIE, tmp_path, "--lang", "zh", "--decide", "T2=P9")).text
    assert "决定与审核记录" in settled
    for cell in ("指定聘到专技九级", "settled on the command line", "--decide"):
        assert cell in settled


def test_an_impossible_case_shows_its_conflict(tmp_path: Path) -> None:
    """Exit code 3, the sentences that collide and what would mend them; no people, no plots."""
    code = main(["report", str(CONFLICT), "--out", str(tmp_path)])
    found = read((tmp_path / "report.html").read_text("utf-8"))
    assert code == 3
    assert "These cannot all hold" in found.text
    assert "allow transitional seats" in found.text
    assert "details" not in found.tags
    assert "svg" not in found.tags


def test_time_that_runs_out_is_told(tmp_path: Path) -> None:
    """Exit code 4 and a page that says so."""
    code = main(["report", str(TIE), "--out", str(tmp_path), "--time-limit", "0.0000001"])
    assert code == 4
    assert "ran out" in read((tmp_path / "report.html").read_text("utf-8")).text


def test_that_seats_do_not_go_by_points_is_said_first(tmp_path: Path) -> None:
    """In the first line under the title; and what going by points costs, where they do."""
    by_sum = {"aims": ["placement", "seniority-fit"]}
    made = document({"M9": 1}, [person("A", "M9")], policy=by_sum)
    (tmp_path / "sum.yaml").write_text(yaml_text(made), "utf-8")
    assert main(["report", str(tmp_path / "sum.yaml"), "--out", str(tmp_path)]) == 0
    told = (tmp_path / "report.html").read_text("utf-8")
    first = told.index('class="verdict"')
    assert told[first:].startswith('class="verdict">WARNING: seats do not go by points here.')
    assert "What going by points costs" not in told
    told = page(TIE, tmp_path)
    assert "WARNING" not in told
    assert "Going by points takes nothing from “greatest seniority fit”." in told


def test_many_people_are_explained_without_prices(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there are too many, the page says what it leaves out and where to get it."""
    assert "would pass over S22 (35.00)" in page(MAIN, tmp_path)
    monkeypatch.setattr(report, "PRICED", 23)
    told = read(page(MAIN, tmp_path)).text
    assert "ask with gangwei explain --person" in told
    assert "would pass over" not in told


def test_a_quiet_case_has_no_empty_headings(tmp_path: Path) -> None:
    """Where nobody competes, no ratio is stated and the plan is sound, nothing is said of it."""
    quiet = document({"M9": 1}, [person("A", "M9", post="desk")], [post("desk", "M9")])
    (tmp_path / "quiet.yaml").write_text(yaml_text(quiet), "utf-8")
    found = read(page(tmp_path / "quiet.yaml", tmp_path))
    assert "Contests" not in found.text
    assert "The plan" not in found.text
    assert found.tags.count("svg") == 3


def test_the_same_bytes_every_time(tmp_path: Path) -> None:
    """Neither a clock nor chance gets into the page."""
    assert page(TIE, tmp_path / "a") == page(TIE, tmp_path / "b")


def test_lines_with_a_dash_are_a_list() -> None:
    """A paragraph, a list, a table, another list: in their order."""
    table = (Column("N", ["1"], right=True),)
    made = blocks_of([["head", "- one", "- two", table], ["- three"]])
    assert made[0] == Block(text="head")
    assert made[1] == Block(items=("one", "two"))
    assert made[2].rows == (("1",),)
    assert made[3] == Block(items=("three",))
