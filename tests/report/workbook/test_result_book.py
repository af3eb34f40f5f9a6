"""The result workbook: every table on a sheet of its own, fit to sort, filter and print."""

from datetime import datetime
from decimal import Decimal
from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from models.scenario import Scenario
from solver.analysis.audit import audit
from solver.analysis.findings import analyse
from solver.cli import main
from solver.eligibility.candidates import candidates
from solver.files.scenario import load
from solver.report.words import Lang
from solver.report.workbook.book import _MARKS, book_bytes
from solver.report.workbook.grid import Column, Grid
from solver.report.workbook.result import result_book
from solver.solving import solve
from tests.builders import SCENARIOS, changzhou, person, scenario
from tests.needs import CHINESE_FONT, OFFICE
from tests.paper import pages, printed

FILES = ("changzhou-2012", "tie", "keep-grade-conflict")


def made(case: Scenario, lang: Lang) -> bytes:
    """The result workbook of a scenario."""
    judged = candidates(case)
    result = solve(case, judged=judged)
    return result_book(judged, result, analyse(judged, result), audit(judged), lang)


@cache
def shipped(name: str, lang: Lang) -> bytes:
    """The result workbook of a shipped scenario."""
    return made(load(SCENARIOS / f"{name}.yaml"), lang)


def opened(content: bytes) -> Any:
    """A workbook as another program reads it."""
    return load_workbook(BytesIO(content))


def rows(book: Any, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet, each by its headings."""
    head, *below = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in below]


def test_every_table_has_a_sheet() -> None:
    """All that the report says, in its order; what a case has nothing of has no sheet."""
    assert opened(shipped("changzhou-2012", "en")).sheetnames == [
        "Summary", "Appointments", "Points", "Contests", "Empty seats", "Nearest people",
        "Waiting", "Reviews", "Recusal", "Quota", "Ratios", "Aims", "Decisions", "The plan",
    ]  # fmt: skip
    assert "Ties" in opened(shipped("tie", "en")).sheetnames
    assert opened(shipped("keep-grade-conflict", "en")).sheetnames == [
        "Summary", "Conflict", "Repairs", "Decisions", "The plan",
    ]  # fmt: skip


def test_a_conflict_cut_short_says_so() -> None:
    """Below the claims that are known stands what is not known of them."""
    judged = candidates(load(SCENARIOS / "keep-grade-conflict.yaml"))
    result = solve(judged.scenario, judged=judged)
    whole = analyse(judged, result)
    assert whole.conflict is not None
    short = whole.replace(conflict=whole.conflict.replace(minimal=False, smallest=False))
    told = [
        [row[0].value for row in opened(result_book(judged, result, one, (), "en"))["Conflict"]]
        for one in (whole, short)
    ]
    assert told[1] == [
        *told[0],
        "These cannot all hold; time ended before it was known whether each is needed.",
    ]


def test_chinese_sheets_have_chinese_names() -> None:
    """The same sheets, every heading in Chinese."""
    for name in FILES:
        english, chinese = (opened(shipped(name, lang)) for lang in ("en", "zh"))
        assert len(english.sheetnames) == len(chinese.sheetnames)
        for sheet in chinese.worksheets:
            heads = [str(cell.value) for cell in sheet[1]]
            assert all(any("\u4e00" <= letter <= "\u9fff" for letter in head) for head in heads)


def test_numbers_are_numbers_and_days_are_days() -> None:
    """Points with two decimals, counts without, days as days: they sort and add up."""
    book = opened(shipped("changzhou-2012", "en"))
    told = {row["Person"]: row for row in rows(book, "Appointments")}
    assert (told["S22"]["To"], told["S22"]["Points"]) == ("P8", 35)
    assert sum(row["Quota"] for row in rows(book, "Quota")) == 31
    (met,) = [
        row["Met by time on"] for row in rows(book, "Nearest people") if row["Person"] == "S24"
    ]
    assert met == datetime(2012, 7, 1)  # noqa: DTZ001 (a cell knows no time zone)
    formats = {cell.number_format for cell in book["Points"]["C"]}
    assert formats == {"General", "0.00"}


def test_points_add_up_item_by_item() -> None:
    """The items of every person, and their sum beside them."""
    for row in rows(opened(shipped("changzhou-2012", "en")), "Points"):
        *items, total = [
            Decimal(str(value)) for key, value in row.items() if key not in {"Person", "Name"}
        ]
        assert sum(items) == total


def test_names_stand_beside_ids() -> None:
    """Where the file has names."""
    named = scenario({"M9": 2}, [person("A", "M9", name="甲子"), person("B", "M9")])
    told = rows(opened(made(named, "en")), "Appointments")
    assert [(row["Person"], row["Name"]) for row in told] == [("A", "甲子"), ("B", None)]
    assert "Name" not in rows(opened(shipped("tie", "en")), "Appointments")[0]


def test_envy_has_a_sheet_of_its_own() -> None:
    """Whom it is about, for which seat, and what stands in the way."""
    relatives = [{"between": ["A", "C"], "kind": "spouse"}]
    desks = [
        {"id": "head", "title": "head", "department": "d", "grades": ["M8"], "leads": ["d"]},
        {"id": "one", "title": "one", "department": "d", "grades": ["M9"]},
    ]
    book = opened(made(envious(relatives, desks), "en"))
    (row,) = rows(book, "Fairness")
    assert row["In the way"].startswith("a swap would")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_the_summary_says_first_that_seats_do_not_go_by_points(lang: Lang) -> None:
    """Before who is appointed; nothing of it where points decide."""
    warning = {"en": "WARNING: seats do not go by points", "zh": "注意：本结果未按积分择优"}[lang]
    label = {"en": "Verdict", "zh": "结论"}[lang]
    case = changzhou()
    by_sum = case.policy.replace(aims=("placement", "seniority-fit"))
    for policy, told in ((case.policy, False), (by_sum, True)):
        book = opened(made(case.replace(policy=policy), lang))
        sheet = book.worksheets[0]
        said = [row[1] for row in sheet.iter_rows(values_only=True) if row[0] == label]
        assert said
        assert str(said[0]).startswith(warning) is told


def test_contests_say_what_kept_each_from_the_seat() -> None:
    """In Chinese as an office puts it, and which choice the seat was."""
    told = rows(opened(shipped("changzhou-2012", "zh")), "竞聘")
    (row,) = [one for one in told if one["岗位"] == "专技八级" and one["结果"] == "未获聘"]
    assert (row["志愿"], row["原因"]) == ("第一志愿", "专技八级满员：S22 乙酉（35.00分）在前")


def test_who_merely_qualifies_has_no_rank_in_the_queue() -> None:
    """B filed no list: told behind those who did."""
    people = [person("A", "P10", points=30), person("B", "P10", points=20)]
    told = rows(opened(made(scenario({"P9": 1, "P10": 2}, people), "en")), "Waiting")
    assert [(row["Person"], row["Rank"], row["Choice"]) for row in told] == [
        ("B", None, "did not apply")
    ]


def envious(relatives: list[dict[str, Any]], desks: list[dict[str, Any]]) -> Scenario:
    """Somebody outranked by points who may not have the seat."""
    people = [
        person("A", "M8", points=30, post="head"),
        person("B", "M10", points=5, applies=["one"]),
        person("C", "M10", points=20, applies=["one"]),
    ]
    quota = {"M8": 1, "M9": 1, "M10": 2}
    policy = {"aims": ["placement", "seniority-fit"]}
    return scenario(quota, people, desks, relations=relatives, policy=policy)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("name", FILES)
def test_every_sheet_is_ready_for_use_and_for_print(name: str, lang: Lang) -> None:
    """Frozen headings, a filter, and A4 across with the headings on every page."""
    for sheet in opened(shipped(name, lang)).worksheets:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.print_title_rows == "$1:$1"
        widths = [one.width for one in sheet.column_dimensions.values()]
        assert all(9 <= width <= 59 for width in widths)
        assert all(sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1))


def test_what_asks_for_an_act_is_set_off() -> None:
    """A tie and a review that matters; by the word in the cell, so that it goes with it."""
    sheet = opened(shipped("tie", "en"))["Appointments"]
    rules = {
        str(where.sqref): [rule.formula[0] for rule in where.rules]
        for where in sheet.conditional_formatting
    }
    assert '"tied"' in rules["H2:H4"]
    assert '"promoted"' in rules["F2:F4"]


def test_marks_can_be_told_apart_in_grey() -> None:
    """By lightness and by the letters themselves; the word in the cell says it anyway."""
    greys = []
    for shade, font in _MARKS.values():
        red, green, blue = (int(shade[at : at + 2], 16) for at in (0, 2, 4))
        greys.append(0.299 * red + 0.587 * green + 0.114 * blue)
        assert font.bold
    assert all(lighter - darker > 15 for lighter, darker in pairwise(greys))
    assert len({(font.italic, font.underline) for _, font in _MARKS.values()}) == len(_MARKS)


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C x'!A0"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    """Whatever people wrote is text in the workbook, and stays as they wrote it."""
    grid = Grid("a", text, (Column(text, [text, None], {text: "act"}),))
    sheet = opened(book_bytes([grid], "en", text, text))["a"]
    for cell in sheet["A"][:2]:
        assert cell.data_type == "s"
        assert cell.quotePrefix
        assert cell.value.replace("\n", "\r") == text


def test_no_result_has_a_formula() -> None:
    """In no sheet of any shipped case."""
    for name in FILES:
        for sheet in opened(shipped(name, "zh")).worksheets:
            assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_signs_that_no_cell_holds_are_shown_as_such() -> None:
    """A control character in a name spoils no workbook."""
    grid = Grid("a", "a\x07&b", (Column("h", ["x\x07y", "&"]),))
    sheet = opened(book_bytes([grid], "zh", "l\x01", "r"))["a"]
    assert sheet["A2"].value == "x\ufffdy"
    assert sheet.oddHeader.center.text == "a\ufffd&&b"


def test_long_text_gets_the_height_it_needs() -> None:
    """Lines and what they wrap into, up to what a spreadsheet shows."""
    cells = ["short", "one\ntwo\nthree", "长" * 100, "x" * 30_000]
    sheet = opened(book_bytes([Grid("a", "a", (Column("h", cells),))], "en", "", ""))["a"]
    heights = [sheet.row_dimensions[row].height for row in range(2, 6)]
    assert heights == [18, 50, 66, 405]
    assert sheet.column_dimensions["A"].width == 59


def test_the_same_bytes_whenever_it_is_made() -> None:
    """No clock gets into it: neither into its properties nor into the archive."""
    content = shipped("tie", "en")
    assert made(load(SCENARIOS / "tie.yaml"), "en") == content
    with ZipFile(BytesIO(content)) as packed:
        assert {info.date_time for info in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.read("docProps/core.xml").count(b">2000-01-01T00:00:00Z<") == 2


def test_the_commands_write_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`solve --out` and `report` write the same one."""
    tie = str(SCENARIOS / "tie.yaml")
    assert main(["solve", tie, "--out", str(tmp_path / "s")]) == 0
    assert main(["report", tie, "--out", str(tmp_path / "r")]) == 0
    assert "result.xlsx" in capsys.readouterr().out
    written = [(tmp_path / folder / "result.xlsx").read_bytes() for folder in ("s", "r")]
    assert written[0] == written[1] == shipped("tie", "en")


def test_the_main_scenario_is_what_the_command_tells() -> None:
    """Everybody with the grade that the result has."""
    told = rows(opened(shipped("changzhou-2012", "en")), "Appointments")
    wanted = [(a.person, a.grade) for a in solve(changzhou()).appointments]
    assert [(row["Person"], row["To"]) for row in told] == wanted


@OFFICE
@CHINESE_FONT
@pytest.mark.xdist_group("office")
def test_the_office_suite_opens_and_prints_it(tmp_path: Path) -> None:
    """Without a word of repair; each sheet on its page, with its heading, and everybody on one."""
    made_ = {(name, lang): shipped(name, lang) for name in FILES for lang in ("en", "zh")}
    files = [tmp_path / f"{name}-{lang}.xlsx" for name, lang in made_]
    for file, content in zip(files, made_.values(), strict=True):
        file.write_bytes(content)
    for pdf, content in zip(printed(files, tmp_path), made_.values(), strict=True):
        text = pages(pdf)
        assert len(text) == len(opened(content).sheetnames)
        for page, sheet in zip(text, opened(content).worksheets, strict=True):
            assert "".join(sheet.oddHeader.center.text.split()) in page
            assert all("".join(str(cell.value).split()) in page for cell in sheet[1])
    main_pages = pages(tmp_path / "changzhou-2012-en.pdf")
    assert all(f"S{number:02d}" in main_pages[1] for number in range(1, 25))
