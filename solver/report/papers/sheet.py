"""A Word document being set, as public offices set theirs.

A4 with the margins of an official document; the title in bold 宋体, the text in 仿宋, headings in
黑体; pages numbered. For fonts that a machine lacks others are named in their place.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from solver.report.words import Lang

CENTRE, RIGHT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


@dataclass(frozen=True)
class Style:
    """How a line is set: font, size and distance of lines in points."""

    name: str
    font: str
    size: float
    spacing: float
    bold: bool = False


TITLE = Style("Notice title", "宋体", 22, 34, bold=True)
TEXT = Style("Notice text", "仿宋", 16, 28)
HEADING = Style("Section heading", "黑体", 14, 24)
ITEM = Style("Item", "仿宋", 12, 19)
HEAD = Style("Table head", "黑体", 10.5, 16)
CELL = Style("Table cell", "仿宋", 10.5, 16)
_FOOT = Style("Page number", "宋体", 14, 16)


@dataclass(frozen=True)
class Margins:
    """How far text keeps from the edges of the paper, in millimetres, and how the paper lies."""

    top: int
    bottom: int
    left: int
    right: int
    landscape: bool = False


OFFICIAL = Margins(37, 35, 28, 26)
ANNEX = Margins(25, 25, 28, 26)
ACROSS = Margins(28, 26, 20, 20, landscape=True)

_A4 = (210, 297)
_LATIN = "Times New Roman"
_INSTEAD = {
    "宋体": "SimSun,Songti SC,Noto Serif CJK SC",
    "仿宋": "FangSong,仿宋_GB2312,FangSong_GB2312,STFangsong,Noto Serif CJK SC",
    "黑体": "SimHei,Heiti SC,Noto Sans CJK SC",
}
"""Fonts in the place of those that a machine may lack."""
_NARROW = (
    f"<w:tblCellMar {nsdecls('w')}>"
    '<w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
)
"""A millimetre between the text of a cell and its lines."""


class Sheet:
    """A document that grows line by line."""

    def __init__(self, lang: Lang, title: str, margins: Margins) -> None:
        self._lang = lang
        self._made: Any = Document()
        properties = self._made.core_properties
        properties.author = properties.comments = ""
        properties.title = title
        self._name_fonts()
        for style in (TITLE, TEXT, HEADING, ITEM, HEAD, CELL, _FOOT):
            self._add_style(style)
        self._set_page(margins)
        self._number_pages()

    def bytes(self) -> bytes:
        """The document as a file."""
        into = BytesIO()
        self._made.save(into)
        return into.getvalue()

    def new_section(self, margins: Margins) -> None:
        """What follows stands on pages of its own."""
        self._made.add_section(WD_SECTION.NEW_PAGE)
        self._set_page(margins)

    def line(
        self,
        text: str,
        style: Style = TEXT,
        *,
        align: WD_ALIGN_PARAGRAPH | None = None,
        indent: int = 0,
        before: float = 0,
        after: float = 0,
        together: bool = False,
        new_page: bool = False,
    ) -> None:
        """A paragraph; `indent` is in letters, `together` keeps it with the next one."""
        shape = self._made.add_paragraph(text, style.name).paragraph_format
        shape.alignment = align
        shape.space_before, shape.space_after = Pt(before), Pt(after)
        shape.keep_with_next, shape.page_break_before = together, new_page
        if align is RIGHT:
            shape.right_indent = Pt(2 * style.size)
        elif indent:
            shape.first_line_indent = Pt(indent * style.size)

    def table(
        self, widths: Sequence[int], heads: Sequence[str], cells: Sequence[str], *, each: str
    ) -> None:
        """A table with its headings on every page and a row for `each`."""
        begin, end = (f"{{%tr for {each} %}}",), ("{%tr endfor %}",)
        table = self._table(4, widths)
        for row, texts in zip(table.rows, (heads, begin, cells, end), strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                _write(cell, text, HEAD if texts is heads else CELL)
        _mark(self._rows()[0], "w:tblHeader")

    def facts(self, widths: Sequence[int], facts: Sequence[tuple[str, str]]) -> None:
        """Facts with their names, two in a row."""
        table = self._table(len(facts) // 2, widths)
        for at, (name, told) in enumerate(facts):
            row, place = table.rows[at // 2], at % 2 * 2
            _write(row.cells[place], name, HEAD)
            _write(row.cells[place + 1], told, CELL)

    def signed(self, left: str, right: str, below: str) -> None:
        """Where two parties sign, side by side, with the day below each."""
        table = self._table(2, (78, 78), lines=False)
        for row, texts in zip(table.rows, ((left, right), (below, below)), strict=True):
            row.height = Mm(16)
            for cell, text in zip(row.cells, texts, strict=True):
                _write(cell, text, ITEM, align=None)
        for cell in table.rows[0].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True

    def _table(self, rows: int, widths: Sequence[int], *, lines: bool = True) -> Any:
        table = self._made.add_table(rows, len(widths), "Table Grid" if lines else None)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
                cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for row in self._rows():
            _mark(row, "w:cantSplit")
        return table

    def _rows(self) -> Any:
        """The rows of the last table, as elements."""
        return self._made.element.body.tbl_lst[-1].tr_lst

    def _add_style(self, style: Style) -> None:
        made = self._made.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
        made.font.name, made.font.size = _LATIN, Pt(style.size)
        made.font.bold = style.bold or (self._lang == "en" and style.font == "黑体")
        made.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), style.font)
        shape = made.paragraph_format
        shape.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        shape.line_spacing, shape.space_after = Pt(style.spacing), Pt(0)

    def _set_page(self, margins: Margins) -> None:
        section, across = self._made.sections[-1], margins.landscape
        section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = map(Mm, _A4[::-1] if across else _A4)
        for side in ("top", "bottom", "left", "right"):
            setattr(section, f"{side}_margin", Mm(getattr(margins, side)))
        section.footer_distance = Mm(margins.bottom / 2)

    def _number_pages(self) -> None:
        """`– 1 –` at the foot of every page."""
        dash = "—" if self._lang == "zh" else "–"
        paragraph = self._made.sections[0].footer.paragraphs[0]
        paragraph.style, paragraph.alignment = _FOOT.name, CENTRE
        paragraph.add_run(f"{dash} ")
        run = paragraph.add_run().font.element
        for kind in ("begin", "end"):
            run.append(OxmlElement("w:fldChar", {qn("w:fldCharType"): kind}))
        field = OxmlElement("w:instrText")
        field.text = "PAGE"
        run.insert(1, field)
        paragraph.add_run(f" {dash}")

    def _name_fonts(self) -> None:
        """Names the fonts that may stand in for others, and the language of the letters."""
        for language in self._made.styles.element.iter(qn("w:lang")):
            language.set(qn("w:eastAsia"), "zh-CN")
        self._made.styles["Table Grid"].element.find(qn("w:tblPr")).append(parse_xml(_NARROW))
        fonts = "".join(
            f'<w:font w:name="{name}"><w:altName w:val="{instead}"/></w:font>'
            for name, instead in _INSTEAD.items()
        )
        part = self._made.part
        for name, known in list(part.rels.items()):
            if known.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
                old = known.target_part
                part.drop_rel(name)
                content = f"<w:fonts {nsdecls('w')}>{fonts}</w:fonts>".encode()
                table = Part(old.partname, old.content_type, content, part.package)
                part.relate_to(table, RELATIONSHIP_TYPE.FONT_TABLE)


def _write(
    cell: Any, text: str, style: Style, *, align: WD_ALIGN_PARAGRAPH | None = CENTRE
) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.text, paragraph.style, paragraph.alignment = text, style.name, align
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)


def _mark(row: Any, name: str) -> None:
    row.get_or_add_trPr().append(OxmlElement(name))
