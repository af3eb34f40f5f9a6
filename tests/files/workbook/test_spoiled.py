"""Workbooks as offices really have them: each read rightly, or refused with one clear message."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from models.scenario import Scenario
from solver.files.scenario import load
from solver.report.faults import fault_text
from tests.files.workbook.office import columns, filled, refusal, row, sheet, spoiled

Spoil = Callable[[Workbook], None]


@pytest.fixture(scope="module")
def roster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled template."""
    return filled(tmp_path_factory.mktemp("office") / "花名册.xlsx")


@pytest.fixture(scope="module")
def clean(roster: Path) -> Scenario:
    """What it says."""
    return load(roster)


def at(book: Workbook, name: str, key: str, number: int) -> Any:
    """The cell of a column in a row."""
    page = sheet(book, name)
    return page.cell(number, columns(page)[key])


def title_above(book: Workbook) -> None:
    """A merged title over the headings, as on a printed list."""
    page = sheet(book, "人员")
    page.insert_rows(1, 2)
    page.cell(1, 1).value = "常州市信息中心人员花名册"
    page.merge_cells("A1:H1")
    page.cell(2, 1).value = "填表单位：办公室"


def reordered(book: Workbook) -> None:
    """Columns in another order."""
    page = sheet(book, "职称")
    rows = [[cell.value for cell in cells] for cells in page.iter_rows()]
    for number, values in enumerate(rows, start=1):
        for place, value in enumerate(reversed(values), start=1):
            page.cell(number, place).value = value


def headings_with_spaces(book: Workbook) -> None:
    """Chinese headings only, with spaces and full-width letters in them."""
    page = sheet(book, "人员")
    for cell in page[1]:
        cell.value = " ".join(str(cell.value).split("\n")[0])


def english_headings(book: Workbook) -> None:
    """English headings only."""
    for cell in sheet(book, "任职经历")[1]:
        cell.value = str(cell.value).split("\n")[1].upper()


def hidden(book: Workbook) -> None:
    """Hidden rows and a hidden sheet are still what the file says."""
    for number in range(3, 9):
        sheet(book, "人员").row_dimensions[number].hidden = True
    sheet(book, "年度考核").sheet_state = "hidden"


def sums(book: Workbook) -> None:
    """A row of sums under the quota."""
    row(book, "岗位数量", grade="合计", seats=31)


def empty_but_coloured(book: Workbook) -> None:
    """Rows that hold nothing but a colour."""
    page = sheet(book, "人员")
    for number in range(page.max_row + 1, page.max_row + 200):
        page.cell(number, 1).fill = PatternFill("solid", fgColor="FFFF00")
        page.cell(number, 2).value = "  "


def remarks(book: Workbook) -> None:
    """The office's own columns, rows and sheets, marked with #."""
    page = sheet(book, "人员")
    page.cell(1, 20).value = "#办公电话"
    page.cell(3, 20).value = "0519-0000"
    page.cell(4, 22).value = "# 待核实"
    row(book, "职称", person="# 以下待核实")
    sheet(book, "基本情况").append(["# 以上由办公室填写", "随便写"])
    book.create_sheet("#草稿").append(["随便写"])


def comments(book: Workbook) -> None:
    """Comments are not read."""
    at(book, "人员", "id", 3).comment = Comment("=cmd|' /C calc'!A0", "张")


def empty_sheets(book: Workbook) -> None:
    """Sheets that a spreadsheet adds by itself."""
    book.create_sheet("Sheet1")


def renamed(book: Workbook) -> None:
    """A tab with its Chinese name only, and a space in it."""
    sheet(book, "学历").title = "学 历"


def full_width(book: Workbook) -> None:
    """Full-width figures and letters."""
    table = {ord(c): ord(c) + 0xFEE0 for c in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    for name in ("人员", "职称", "报名"):
        for cells in sheet(book, name).iter_rows(min_row=3, max_col=1):
            cells[0].value = str(cells[0].value).translate(table)


def numbers_as_text(book: Workbook) -> None:
    """Numbers that are text, with an apostrophe or a thousands sign."""
    for cells in sheet(book, "岗位数量").iter_rows(min_row=3):
        cells[1].value = f"{cells[1].value} "


READ = [title_above, reordered, headings_with_spaces, english_headings, hidden, sums,
        empty_but_coloured, remarks, comments, empty_sheets, renamed, full_width,
        numbers_as_text]  # fmt: skip


@pytest.mark.parametrize("spoil", READ, ids=lambda one: one.__name__)
def test_it_is_read_as_if_it_were_clean(
    spoil: Spoil, roster: Path, clean: Scenario, tmp_path: Path
) -> None:
    """What offices do to a workbook without changing what it says."""
    assert load(spoiled(roster, tmp_path / "b.xlsx", spoil)) == clean


def names_with_spaces(book: Workbook) -> None:
    """Names set out with spaces."""
    at(book, "人员", "name", 3).value = "王　五"


def test_names_are_read_without_their_spaces(roster: Path, tmp_path: Path) -> None:
    """张 三 and 张三 are one name; the ids keep two people of one name apart."""
    made = load(spoiled(roster, tmp_path / "b.xlsx", names_with_spaces))
    assert made.people[0].name == "王五"


def put(name: str, key: str, value: Any, number: int = 3) -> Spoil:
    """Writes one cell."""

    def spoil(book: Workbook) -> None:
        at(book, name, key, number).value = value

    return spoil


def twice(book: Workbook) -> None:
    """The id of somebody else."""
    row(book, "人员", id="S01", began="1990.8")


def no_column(book: Workbook) -> None:
    """A column deleted."""
    page = sheet(book, "职称")
    page.delete_cols(columns(page)["qualified"])


def merged_heading(book: Workbook) -> None:
    """Two headings merged into one."""
    sheet(book, "职称").merge_cells("B1:C1")


def unknown_column(book: Workbook) -> None:
    """A column of the office's own, unmarked."""
    sheet(book, "人员").cell(1, 20).value = "民族"
    sheet(book, "人员").cell(3, 20).value = "男"


def column_twice(book: Workbook) -> None:
    """One heading over two columns."""
    sheet(book, "学历").cell(1, 9).value = "学历"


def no_sheet(book: Workbook) -> None:
    """A sheet deleted."""
    del book["岗位数量 quota"]


def wrong_sheet(book: Workbook) -> None:
    """A tab renamed."""
    sheet(book, "年度考核").title = "年度考核表"


def sheet_twice(book: Workbook) -> None:
    """Two tabs of one name."""
    book.create_sheet("职称").append(["人员编号"])


def unknown_fact(book: Workbook) -> None:
    """A fact that nobody asked for."""
    sheet(book, "基本情况").append(["法定代表人", "李四"])


def former_policy(book: Workbook) -> None:
    """A policy that there was."""
    sheet(book, "政策口径").append(["不得出现排序不公", "是"])


def row_without_an_id(book: Workbook) -> None:
    """A row that names nobody."""
    row(book, "年度考核", year=2011, mark="优秀")


def mark_without_year(book: Workbook) -> None:
    """Half a row."""
    row(book, "年度考核", person="S01", mark="优秀")


def nameless_plan(book: Workbook) -> None:
    """An alternative without a name."""
    row(book, "备选方案", note="减少高级岗位")


def no_rulebook(book: Workbook) -> None:
    """The choice of the rulebook deleted."""
    for cells in sheet(book, "基本情况").iter_rows():
        if str(cells[0].value).startswith("规则库"):
            cells[1].value = None


def no_day(book: Workbook) -> None:
    """A fact that cannot be read is told once, not called missing as well."""
    sheet(book, "基本情况").cell(2, 2).value = "明天"


def strange_sheet(book: Workbook) -> None:
    """A sheet that is like none of ours."""
    book.create_sheet("值班安排").append(["周一", "张三"])


def quota_twice(book: Workbook) -> None:
    """One grade in two rows, by two names."""
    row(book, "岗位数量", grade="管理六级", seats=1)


def heading_cleared(book: Workbook) -> None:
    """The heading of the fields of study is gone; what stands under it is not."""
    sheet(book, "学历").cell(1, 3).value = None
    sheet(book, "学历").cell(3, 3).value = "computing"


def far_to_the_right(book: Workbook) -> None:
    """A value in a column that nobody scrolls to."""
    sheet(book, "人员")["ABC7"].value = "x"


def heading_computed(book: Workbook) -> None:
    """A formula in place of a heading."""
    sheet(book, "学历").cell(1, 9).value = "=A1"


def fact_computed(book: Workbook) -> None:
    """A formula in place of the name of a fact."""
    sheet(book, "基本情况").append(["=A1", "x"])


def beside_a_fact(book: Workbook) -> None:
    """A second day in the third column; a remark there is the office's own."""
    sheet(book, "基本情况")["C2"].value = "2013-01-01"
    sheet(book, "基本情况")["C3"].value = "# 待核"


def fact_twice(book: Workbook) -> None:
    """The day of the facts in two rows."""
    sheet(book, "基本情况").append(["计算截止日期", "2013-01-01"])


def choice_twice(book: Workbook) -> None:
    """Two first choices of one person."""
    page = sheet(book, "报名")
    for number in range(page.max_row, 3, -1):
        if page.cell(number, 1).value == page.cell(number - 1, 1).value:
            page.cell(number, 2).value = page.cell(number - 1, 2).value = 1
            return


REFUSED: list[tuple[Spoil, str, str, str]] = [
    (heading_cleared, "学历 education › C3", "There is no heading over computing.",
     "Write what it is into the heading, put # there, or clear the cell."),
    (far_to_the_right, "人员 people › ABC7", "There is no heading over x.", "Write what it is"),
    (heading_computed, "学历 education › I1", "A formula: =A1.", "Paste it as a value"),
    (fact_computed, "基本情况 general › A20", "A formula: =A1.", "Paste it as a value"),
    (beside_a_fact, "基本情况 general › C2",
     "A fact stands in the second column, not here: 2013-01-01.", "Move it, or put # before it."),
    (fact_twice, "基本情况 general › B20", "计算截止日期 as_of is given twice.",
     "Keep one of the two."),
    (put("人员", "began", "去年"), "人员 people › C3 › 参加工作 began",
     "去年 is no day that can be read.", "Write a day as 2005-11-01, or a month as 2005-11."),
    (put("人员", "began", 2012.1), "人员 people › C3 › 参加工作 began",
     "2012.1 may mean January or October of 2012.",
     "Write a day as 2005-11-01, or a month as 2005-11."),
    (put("任职经历", "grade", "中级"), "任职经历 service › B3 › 等级 grade",
     "中级 names no grade.", "Write P10, 专技十级, 中级10级 or 管理八级."),
    (put("任职经历", "person", "S99"), "任职经历 service › A3 › 人员编号 person",
     "There is no person S99.", "Known: S01, S02"),
    (put("职称", "qualified", "=TODAY()"), "职称 titles › D3 › 取得资格 qualified",
     "A formula: =TODAY().", "Paste it as a value (选择性粘贴 › 数值)."),
    (put("职称", "tier", "#N/A"), "职称 titles › B3 › 级别 tier",
     "An error: #N/A.", "Write the value that is meant."),
    (put("职称", "series", "会计"), "职称 titles › C3 › 系列 series",
     "会计 is not one of the words known here.", "Write 工程, 经济, 统计."),
    (put("职称", "appointed", "1990.1"), "职称 titles › E3 › 聘任 appointed",
     "1990-01-01 is before the title was qualified (1999-11-01).",
     "An appointment follows the qualification: correct one of the two dates."),
    (put("年度考核", "mark", "良好"), "年度考核 assessments › C3 › 等次 mark",
     "良好 is not one of the words known here.",
     "Write 优秀, 合格, 基本合格, 不合格, 不定等次."),
    (put("年度考核", "year", "2013"), "年度考核 assessments › B3 › 年度 year",
     "A year is assessed when it is over; facts are counted to 2012-05-01.",
     "Leave the assessment out, or correct the year."),
    (put("岗位", "seats", "一个"), "岗位 posts › E3 › 数量 seats",
     "一个 is no whole number.", "Write a whole number."),
    (put("岗位", "unit-leader", "也许"), "岗位 posts › J3 › 单位领导 unit-leader",
     "也许 is neither yes nor no.", "Write 是 or 否."),
    (put("岗位", "requires", "{all: [}"), "岗位 posts › H3 › 具体聘用条件 requires",
     "Not YAML:", "Check the indentation"),
    (put("人员", "id", None), "人员 people › A3", "The key id is missing.", "Add it."),
    (twice, "人员 people › A27 › 人员编号 id", "The id S01 is used twice.",
     "Give each its own id."),
    (no_column, "职称 titles › A1", "The column 取得资格 qualified is missing.", "Add it."),
    (merged_heading, "职称 titles › A1", "The column 系列 series is missing.", "Add it."),
    (unknown_column, "人员 people › T1", "There is no column 民族 here.",
     "Known: 人员编号, 姓名, 参加工作"),
    (column_twice, "学历 education › I1", "The column 学历 stands here twice.",
     "Keep one of the two."),
    (no_sheet, "", "The sheet 岗位数量 quota is missing.",
     "Add it, or begin with `gangwei template`."),
    (wrong_sheet, "年度考核表", "There is no sheet 年度考核表.",
     "Perhaps 年度考核 assessments is meant. Or put # before its name."),
    (sheet_twice, "职称", "The sheet 职称 titles stands here twice.", "Keep one of the two."),
    (put("人员", "id", "=A4"), "人员 people › A3 › 人员编号 id", "A formula: =A4.",
     "Paste it as a value"),
    (nameless_plan, "备选方案 plans › A8", "The key plan is missing.", "Add it."),
    (no_rulebook, "基本情况 general › 规则库 rulebook",
     "The fact 规则库 rulebook is missing.", "Add it."),
    (no_day, "基本情况 general › B2 › 计算截止日期 as_of", "明天 is no day that can be read.",
     "Write a day as 2005-11-01"),
    (strange_sheet, "值班安排", "There is no sheet 值班安排.", "Known: 基本情况 general, 人员"),
    (former_policy, "政策口径 policy › A8",
     "There is no policy fair any more: the aim priority gives seats by points, by default.",
     "Leave it out; where `aims` are written, put priority after placement."),
    (unknown_fact, "基本情况 general › A20", "There is no fact 法定代表人 here.",
     "Known: 单位名称"),
    (row_without_an_id, "年度考核 assessments › A75", "There is no person A75.", "Known: S01"),
    (mark_without_year, "年度考核 assessments › A75", "The key year is missing.", "Add it."),
    (quota_twice, "岗位数量 quota › A15 › 等级 grade", "M6 is given twice.",
     "Keep one of the two."),
]  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "place", "what", "mend"), REFUSED, ids=[what[:40] for _, _, what, _ in REFUSED]
)
def test_it_is_refused_with_one_clear_message(
    spoil: Spoil, place: str, what: str, mend: str, roster: Path, tmp_path: Path
) -> None:
    """Sheet, cell and heading; what was read; how to mend it; and the same in Chinese."""
    faults = refusal(spoiled(roster, tmp_path / "b.xlsx", spoil))
    assert len(faults) == 1, [str(fault) for fault in faults]
    fault = faults[0]
    assert " › ".join(fault.path) == place
    assert fault.what.startswith(what)
    assert fault.mend.startswith(mend)
    chinese = fault_text(fault, "zh")
    assert what not in chinese
    assert mend not in chinese


def test_a_choice_given_twice_is_refused(roster: Path, tmp_path: Path) -> None:
    """Which of two posts comes first would follow from the order of the rows."""
    (fault,) = refusal(spoiled(roster, tmp_path / "b.xlsx", choice_twice))
    assert (fault.what, fault.path[2]) == ("1 is given twice.", "志愿 choice")


def test_nothing_is_quoted_of_a_workbook_that_is_not_ours(tmp_path: Path) -> None:
    """One that has none of our sheets may be anybody's."""
    book = Workbook()
    book.worksheets[0].title = "工资"
    book.worksheets[0].append(["secret"])
    book.save(tmp_path / "b.xlsx")
    (fault,) = refusal(tmp_path / "b.xlsx")
    assert fault.what == "This is not a gangwei workbook: none of its sheets is one of ours."
    assert (fault.path, fault.mend) == ((), "Begin with `gangwei template`.")


@pytest.mark.parametrize("change", [b"", b"<a/>", None], ids=["cut", "no-sheet", "gone"])
def test_a_listed_sheet_that_is_not_there(
    change: bytes | None, roster: Path, tmp_path: Path
) -> None:
    """Nobody would miss what stood on it: the workbook is damaged."""
    name = "xl/worksheets/sheet4.xml"
    with zipfile.ZipFile(roster) as old, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for part in old.namelist():
            if part != name or change is not None:
                new.writestr(part, old.read(part) if part != name else change or b"")
    (fault,) = refusal(tmp_path / "b.xlsx")
    assert fault.what == "Not a workbook, or a damaged one."


def rewritten(source: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """A copy with the members of the archive changed."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


def added(source: Path, target: Path, name: str, content: bytes) -> Path:
    """A copy with one member more."""
    rewritten(source, target, lambda _, content: content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target


LINK = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" Type="http://x/%s" Target="file:///c:/secret" TargetMode="External"/>'
    b"</Relationships>"
)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("xl/vbaProject.bin", b"code", "The workbook contains macros."),
        ("xl/externalLinks/externalLink1.xml", b"<a/>", "The workbook is linked to another file."),
        ("xl/embeddings/a.bin", b"ole", "The workbook has other files inside."),
        ("xl/_rels/x.rels", LINK % b"oleObject", "The workbook is linked to another file."),
        ("xl/big.xml", b"<a>" + b" " * 80_000_000 + b"</a>", "The workbook is larger than 64 MiB"),
        ("xl/e.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "The workbook defines its own"),
        ("xl/e.xml", '<!doctype a [<!ENTITY b "c">]><a/>'.encode("utf-16"), "The workbook defines"),
    ],
)  # fmt: skip
def test_what_a_roster_has_no_need_of_is_refused(
    name: str, content: bytes, what: str, roster: Path, tmp_path: Path
) -> None:
    """Macros, links, embedded files, bombs and entities are refused before they are opened."""
    (fault,) = refusal(added(roster, tmp_path / "b.xlsx", name, content))
    assert fault.what.startswith(what)


def test_a_link_in_a_cell_is_harmless(roster: Path, clean: Scenario, tmp_path: Path) -> None:
    """An address that somebody may click is neither opened nor refused."""

    def spoil(book: Workbook) -> None:
        sheet(book, "人员").cell(3, 1).hyperlink = "http://example.org/"

    assert load(spoiled(roster, tmp_path / "b.xlsx", spoil)) == clean


def test_too_many_members(roster: Path, tmp_path: Path) -> None:
    """An archive of thousands of files is no workbook of an office."""
    target = rewritten(roster, tmp_path / "b.xlsx", lambda _, content: content)
    with zipfile.ZipFile(target, "a") as archive:
        for number in range(2100):
            archive.writestr(f"x/{number}", b"")
    (fault,) = refusal(target)
    assert fault.what.startswith("The workbook is larger")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "An old .xls file, or one under"),
        (b"id,name\nS01,x\n", "Not a workbook, or a damaged one."),
        (b"<html><table></table></html>", "Not a workbook, or a damaged one."),
        (b"", "Not a workbook, or a damaged one."),
    ],
)  # fmt: skip
def test_what_is_no_workbook(content: bytes, what: str, tmp_path: Path) -> None:
    """Old formats, passwords, other files under the same name."""
    (tmp_path / "b.xlsx").write_bytes(content)
    (fault,) = refusal(tmp_path / "b.xlsx")
    assert fault.what.startswith(what)


@pytest.mark.parametrize("keep", [0.2, 0.6, 0.95])
def test_a_truncated_workbook(keep: float, roster: Path, tmp_path: Path) -> None:
    """Half a file, as a broken stick leaves it."""
    whole = roster.read_bytes()
    (tmp_path / "b.xlsx").write_bytes(whole[: int(len(whole) * keep)])
    (fault,) = refusal(tmp_path / "b.xlsx")
    assert fault.what == "Not a workbook, or a damaged one."


def test_a_damaged_sheet(roster: Path, tmp_path: Path) -> None:
    """XML that breaks off inside."""

    def cut(name: str, content: bytes) -> bytes:
        return content[:300] if name == "xl/worksheets/sheet4.xml" else content

    (fault,) = refusal(rewritten(roster, tmp_path / "b.xlsx", cut))
    assert fault.what == "Not a workbook, or a damaged one."


def test_no_file_a_folder_and_a_huge_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told as for any other file."""
    assert refusal(tmp_path / "none.xlsx")[0].what == "There is no such file."
    (tmp_path / "folder.xlsx").mkdir()
    assert refusal(tmp_path / "folder.xlsx")[0].what.startswith("Cannot be read")
    monkeypatch.setattr("solver.files.content.MAX_BYTES", 3)
    (tmp_path / "large.xlsx").write_bytes(b"PK\3\4")
    assert refusal(tmp_path / "large.xlsx")[0].what == "The file is larger than 64 MiB."


@pytest.mark.parametrize("number", [20_000, 1_000_000])
def test_a_million_empty_rows(number: int, roster: Path, clean: Scenario, tmp_path: Path) -> None:
    """Thousands of rows that hold nothing are passed over; a million are refused at once."""
    rows = b"".join(b'<row r="%d" ht="14"/>' % n for n in range(1000, number))

    def longer(name: str, content: bytes) -> bytes:
        if name != "xl/worksheets/sheet4.xml":
            return content
        return content.replace(b"</sheetData>", rows + b"</sheetData>")

    target = rewritten(roster, tmp_path / "b.xlsx", longer)
    if number < 500_000:
        assert load(target) == clean
    else:
        assert refusal(target)[0].what == "A sheet has more than 500000 rows."


def test_a_cell_at_the_very_end(roster: Path, clean: Scenario, tmp_path: Path) -> None:
    """What a file says of its size is not believed; a stray cell far away costs nothing."""

    def spoil(book: Workbook) -> None:
        sheet(book, "人员").cell(1_048_576, 16_384).value = " "

    assert load(spoiled(roster, tmp_path / "b.xlsx", spoil)) == clean


def test_strange_values_are_text(roster: Path, tmp_path: Path) -> None:
    """What openpyxl gives for times and the like is refused where a day is asked for."""

    def spoil(book: Workbook) -> None:
        cell = at(book, "人员", "began", 3)
        cell.value, cell.number_format = 0.5, "[h]:mm"

    (fault,) = refusal(spoiled(roster, tmp_path / "b.xlsx", spoil))
    assert "is no day that can be read" in fault.what


def test_sheets_without_need_may_be_deleted(roster: Path, tmp_path: Path) -> None:
    """What nobody has to fill in need not be there."""

    def spoil(book: Workbook) -> None:
        for name in ("备选方案", "亲属关系", "决定", "政策口径"):
            del book[sheet(book, name).title]

    assert load(spoiled(roster, tmp_path / "b.xlsx", spoil)).plans == {}


def test_the_file_stays_as_it_is(roster: Path) -> None:
    """Reading changes nothing."""
    before = roster.read_bytes()
    load(roster)
    assert roster.read_bytes() == before
    assert load_workbook(io.BytesIO(before)).sheetnames[0].startswith("#")
