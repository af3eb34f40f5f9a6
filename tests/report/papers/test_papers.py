"""The notice and the contracts: what they say, what they never say, and when there are none."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from tests.builders import SCENARIOS, changzhou
from tests.report.papers.papers import NAMES, office, page, paper, words_of

MAIN, TIE, CONFLICT = (
    SCENARIOS / f"{name}.yaml" for name in ("changzhou-2012", "tie", "keep-grade-conflict")
)
HOSTILE = "</p><script>alert(1)</script>{{ 7 * 7 }}&"
KINDS = ("notice", "contracts")


def document_of(kind: str, folder: Path) -> str:
    """What the Word document says."""
    return words_of((folder / f"{kind}.docx").read_bytes())


def test_the_notice_names_people_posts_and_grades(tmp_path: Path) -> None:
    """Present and proposed, in Word as on the page, and a newcomer has no present post."""
    assert paper("notice", office(tmp_path), tmp_path, "--lang", "zh") == 0
    told = document_of("notice", tmp_path)
    row = "\n".join(["1", "甲子", "技术科 工程师", "专技十级", "技术科 工程师", "专技九级"])
    assert row in told
    assert "\n".join(["3", "丙寅", "–", "–", "一般岗位（初级）", "专技十二级"]) in told
    shown = page(tmp_path / "notice.html").text
    assert all(part in shown for part in row.split("\n"))


def test_seven_days_from_the_day_after(tmp_path: Path) -> None:
    """First and last day are stated, and so is any other number of days."""
    source = office(tmp_path)
    assert paper("notice", source, tmp_path, "--lang", "zh") == 0
    for told in (document_of("notice", tmp_path), page(tmp_path / "notice.html").text):
        assert "公示期为7天，自2012年5月22日起至2012年5月28日止" in told
        assert "（2012年5月21日）不计算在内" in told
    assert paper("notice", source, tmp_path, "--days", "10") == 0
    assert "for 10 days, from 22 May 2012 to 31 May 2012" in document_of("notice", tmp_path)


def test_where_to_object_is_stated_or_left_blank(tmp_path: Path) -> None:
    """From the file or the line; what nobody stated is a line to write on, never made up."""
    asked = {"office": "办公室", "telephone": "0519-00000000"}
    source = office(tmp_path, notice=asked)
    said = ["--set", "notice.contact=丁卯"]
    assert paper("notice", source, tmp_path, "--lang", "zh", *said) == 0
    for told in (document_of("notice", tmp_path), page(tmp_path / "notice.html").text):
        assert "受理部门：办公室" in told
        assert "联 系 人：丁卯" in told
        assert "联系电话：0519-00000000" in told
        assert "联系地址：____" in told


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_ids_no_points_no_days_of_birth_or_service(kind: str, lang: str, tmp_path: Path) -> None:
    """Neither in what is seen nor anywhere in the file."""
    assert paper(kind, office(tmp_path / "in"), tmp_path, "--lang", lang) == 0
    hidden = [*NAMES, "31.00", "17.00", "13.00", "3100", "1981", "1995", "1999", "2005"]
    with ZipFile(tmp_path / f"{kind}.docx") as packed:
        parts = [packed.read(name) for name in packed.namelist() if name.startswith("word/doc")]
    for content in (*parts, (tmp_path / f"{kind}.html").read_bytes()):
        assert [one for one in hidden if one.encode() in content] == []


def test_the_main_scenario_has_its_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Everybody by the invented name, and none by id; an open review is told on stderr alone."""
    assert paper("notice", MAIN, tmp_path) == 0
    out, err = capsys.readouterr()
    assert out == f"Written: {tmp_path / 'notice.docx'}\nWritten: {tmp_path / 'notice.html'}\n"
    assert err == "Still to be reviewed, and could change the result: S20.\n"
    told = document_of("notice", tmp_path)
    assert all(str(person.name) in told for person in changzhou().people)
    assert not any(person.id in told for person in changzhou().people)
    assert "review" not in told


def test_the_highest_grades_come_first(tmp_path: Path) -> None:
    """Management, then professional, each from the top; never in the order of points."""
    assert paper("notice", MAIN, tmp_path, "--lang", "zh") == 0
    cells = document_of("notice", tmp_path).split("序号\n")[1].split("\n")
    grades = cells[10::6]
    assert grades[:5] == ["管理六级", "管理七级", "管理七级", "管理七级", "管理八级"]
    assert grades[-1] == "专技十二级"


@pytest.mark.parametrize("kind", KINDS)
def test_a_tie_must_be_decided_first(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No paper, exit code 2, and what to decide; in the reader's language."""
    assert paper(kind, TIE, tmp_path, "--lang", "zh") == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "请先决定以下事项" in err
    assert "专技九级：T1或T2" in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("aims", ["seniority-fit", "seniority-fit, priority", "preference"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_go_by_points_is_not_published(
    kind: str, aims: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where `priority` is left out or comes after a sum: no paper, exit code 2, and what to do."""
    source = office(tmp_path / "in", policy={"aims": ["placement", *aims.split(", ")]})
    assert paper(kind, source, tmp_path / "out") == 2
    err = capsys.readouterr().err.splitlines()
    assert err[0].startswith("No paper is written")
    assert err[1].startswith("WARNING: seats do not go by points here.")
    assert err[2] == "Put `priority` after `placement` in `aims`, or leave `aims` out."
    assert paper(kind, source, tmp_path / "out", "--lang", "zh") == 2
    told = capsys.readouterr().err
    assert "本结果未按积分择优" in told
    assert "priority" not in told
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("source", "limit", "code", "told"),
    [(CONFLICT, "60", 3, "No appointment satisfies every rule"),
     (MAIN, "0.0000001", 4, "The time ran out before any lawful answer")],
)  # fmt: skip
def test_without_a_result_there_is_no_paper(
    source: Path, limit: str, code: int, told: str,
    tmp_path: Path, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """The exit code is that of `solve`, and it is said why."""
    assert paper("notice", source, tmp_path, "--time-limit", limit) == code
    err = capsys.readouterr().err
    assert err.startswith("No paper is written")
    assert told in err
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_proved_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An answer that may not be the best, or not the only one, is nobody's appointment yet."""
    from solver import solving

    real = solving.best_of

    def cut_short(*given: object) -> object:
        found = real(*given)  # type: ignore[arg-type]
        doubtful = [one.replace(standing="unproved") for one in found.appointments]
        return found.replace(appointments=tuple(doubtful), status="feasible")

    monkeypatch.setattr(solving, "best_of", cut_short)
    assert paper("contracts", office(tmp_path), tmp_path / "out") == 4
    assert "The time ran out before the best result was proved" in capsys.readouterr().err


@pytest.mark.parametrize(("without", "told"), [(3, "T1, T2, T3."), (1, "T1.")])
def test_everybody_needs_a_name(
    without: int, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Told for all at once, with where to write it: an id is never put in its place."""
    text = TIE.read_text("utf-8").replace("rulebooks/", f"{SCENARIOS}/rulebooks/")
    for number in range(without + 1, 4):
        text = text.replace(f"  - id: T{number}", f"  - id: T{number}\n    name: 己{number}")
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert paper("notice", tmp_path / "a.yaml", tmp_path / "out", "--decide", "T2=P9") == 2
    err = capsys.readouterr().err
    assert f"There is no name for {told}" in err
    assert "Write `name` (姓名)" in err


def test_a_long_list_of_nameless_people_is_cut_short(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Twelve are enough to find the column."""
    text = MAIN.read_text("utf-8").replace("rulebooks/", f"{SCENARIOS}/rulebooks/")
    lines = [line for line in text.splitlines() if not line.startswith("    name: ")]
    (tmp_path / "a.yaml").write_text("\n".join(lines), "utf-8")
    assert paper("notice", tmp_path / "a.yaml", tmp_path / "out") == 2
    assert "S11, S12, …." in capsys.readouterr().err


def test_who_waits_is_in_no_paper(tmp_path: Path) -> None:
    """And needs no name for it."""
    from solver.files.dumping import yaml_text
    from tests.builders import document, person

    people = [person("A", "M9", name="甲子", points=20), person("B", None, points=1)]
    (tmp_path / "a.yaml").write_text(yaml_text(document({"M9": 1}, people)), "utf-8")
    assert paper("notice", tmp_path / "a.yaml", tmp_path) == 0
    assert "甲子" in document_of("notice", tmp_path)


def test_duties_and_standards_stand_in_the_contracts(tmp_path: Path) -> None:
    """Those of the description; where there is none, lines to write on."""
    assert paper("contracts", office(tmp_path), tmp_path, "--lang", "zh") == 0
    told = document_of("contracts", tmp_path)
    assert "1. 做好本职工作。" in told
    assert "2. 按时完成。" in told
    assert told.count("岗位说明书未载明") == 4
    shown = page(tmp_path / "contracts.html")
    assert "按时完成。" in shown.text
    assert shown.text.count("岗位说明书未载明") == 4


def test_terms_are_those_of_the_file_or_left_open(tmp_path: Path) -> None:
    """For all, for one otherwise, and blank where nobody knows."""
    open_ = office(tmp_path / "a")
    assert paper("contracts", open_, tmp_path, "--lang", "zh") == 0
    assert document_of("contracts", tmp_path).count("□短期 □中期 □长期 □项目") == 3
    general = {"start": "2012-06-01", "type": "short", "until": "2015-05-31"}
    stated = office(tmp_path / "b", contract=general)
    assert paper("contracts", stated, tmp_path, "--lang", "zh") == 0
    told = document_of("contracts", tmp_path)
    assert told.count("短期（三年以下）") == 6
    assert "\n".join(["短期（三年以下）", "2012年6月1日", "2015年5月31日"]) in told
    for type_, until in (("long", "至退休"), ("project", "至工作完成")):
        setting = ["--set", f"contract.type={type_}", "--lang", "zh"]
        assert paper("contracts", open_, tmp_path, *setting) == 0
        assert until in document_of("contracts", tmp_path)


def test_the_register_is_a_row_a_person(tmp_path: Path) -> None:
    """What a mail merge takes its words from, with the same words as the document."""
    stated = office(tmp_path, contract={"start": "2012-06-01"})
    assert paper("contracts", stated, tmp_path) == 0
    head, first, *rest = load_workbook(tmp_path / "contracts.xlsx")["Contracts"].iter_rows(
        values_only=True
    )
    told = dict(zip(map(str, head), first, strict=True))
    assert (told["Name"], told["Grade"], told["First day"]) == ("甲子", "P9", "1 June 2012")
    assert told["Work standards"] == "不出差错。\n按时完成。"
    assert told["Type"] is None
    assert [row[1] for row in rest] == ["乙丑", "丙寅"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_people_wrote_stays_text(kind: str, tmp_path: Path) -> None:
    """Markup and braces in a name are shown as they are."""
    source = office(tmp_path, institution=HOSTILE)
    assert paper(kind, source, tmp_path) == 0
    assert HOSTILE in document_of(kind, tmp_path)
    shown = page(tmp_path / f"{kind}.html")
    assert HOSTILE in shown.text
    assert "script" not in shown.tags


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_bytes_every_time(kind: str, tmp_path: Path) -> None:
    """No clock gets into a paper."""
    source = office(tmp_path / "in")
    made = []
    for folder in (tmp_path / "a", tmp_path / "b"):
        assert paper(kind, source, folder) == 0
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]


@pytest.mark.parametrize(
    "line",
    [
        ["--from", "21.5.2012"],
        ["--from", "9999-12-31"],
        ["--from", "20120521"],
        ["--days", "0"],
        ["--days", "many"],
    ],
)
def test_days_that_are_none(line: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Usage errors, with how to write it."""
    with pytest.raises(SystemExit) as stopped:
        paper("notice", MAIN, Path("nowhere"), *line)
    assert stopped.value.code == 2
    assert "is no" in capsys.readouterr().err
