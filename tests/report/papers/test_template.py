"""Templates of the office's own: filled in with what docs/papers.md lists, and harmless."""

import re
from copy import deepcopy
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from docx import Document
from jinja2 import TemplateError

from models.papers import notice_period
from solver.cli import main
from solver.files.errors import InputError
from solver.report.catalogue import papers
from solver.report.faults import fault_text
from solver.report.naming import Names
from solver.report.papers import language
from solver.report.papers.content import contracts_content, notice_content
from solver.report.papers.template import filled_in, own_template
from solver.report.words import Words
from solver.solving import solve
from tests.builders import AS_OF, ROOT, changzhou
from tests.report.papers.papers import office, paper, words_of


def template(path: Path, *lines: str) -> Path:
    """A Word document with these lines in it."""
    made: Any = Document()
    for line in lines:
        made.add_paragraph(line)
    made.save(str(path))
    return path


def refused(path: Path) -> tuple[str, str]:
    """What is said of a template that is not taken, and that it is said in Chinese, too."""
    with pytest.raises(InputError) as caught:
        own_template(path)
    (fault,) = caught.value.faults
    assert not fault_text(fault, "zh").isascii()
    return fault.what, fault.mend


def changed(path: Path, name: str, content: bytes) -> Path:
    """The document with one member more."""
    with ZipFile(path, "a", ZIP_DEFLATED) as packed:
        packed.writestr(name, content)
    return path


def test_an_own_template_is_filled_in(tmp_path: Path) -> None:
    """Words of the office's own around what the notice says."""
    own = template(
        tmp_path / "own.docx", "关于{{ institution }}的公示", "{%p for one in people %}",
        "{{ one.name }}：{{ one.grade }}", "{%p endfor %}", "至{{ last }}",
    )  # fmt: skip
    assert paper("notice", office(tmp_path), tmp_path, "--lang", "zh", "--template", str(own)) == 0
    assert words_of((tmp_path / "notice.docx").read_bytes()).splitlines() == [
        "关于test的公示", "甲子：专技九级", "乙丑：专技十一级", "丙寅：专技十二级",
        "至2012年5月28日",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("kind", ["notice", "contracts"])
def test_ours_can_be_had_and_changed(kind: str, lang: str, tmp_path: Path) -> None:
    """`template --paper` writes it; given back unchanged it makes the very same paper."""
    ours = tmp_path / "ours.docx"
    assert main(["template", "--paper", kind, "--out", str(ours), "--lang", lang]) == 0
    source = office(tmp_path / "in")
    assert paper(kind, source, tmp_path / "a", "--lang", lang) == 0
    assert paper(kind, source, tmp_path / "b", "--lang", lang, "--template", str(ours)) == 0
    made = [(tmp_path / folder / f"{kind}.docx").read_bytes() for folder in "ab"]
    assert made[0] == made[1]


def test_the_docs_list_what_a_template_may_say() -> None:
    """Every name, and none that there is not."""
    words = Words("en", papers.WORDS)
    names, result = Names(changzhou(), words), solve(changzhou())
    contents = (
        notice_content(names, result, AS_OF, notice_period(AS_OF, 7)),
        contracts_content(names, result),
    )
    known = {name for content in contents for name in (*content, *content["people"][0])}
    text = (ROOT / "docs" / "papers.md").read_text("utf-8")
    told = {
        name
        for row in re.findall(r"^\| (`.*?) \|", text, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert told == known


@pytest.mark.parametrize(
    ("line", "what"),
    [("{{ points }}", "'points' is undefined"),
     ("{{ people[0].id }}", "no attribute 'id'"),
     ("{% for one in people %}", "Unexpected end of template"),
     ("{{ one", "unexpected"),
     ("{{ people.__class__ }}", "is unsafe"),
     ("{{ 1 / 0 }}", "a template cannot say this (div)"),
     ("{{ 10 ** 100000000 }}", "a template cannot say this (pow)"),
     ("{{ 'x' * 10000000000 }}", "a template cannot say this (mul)"),
     ("{{ people.pop() }}", "a template cannot say this (call)"),
     ("{{ people.clear() }}", "a template cannot say this (call)"),
     ("{{ institution ~ institution }}", "a template cannot say this (concat)"),
     ("{% set people = [] %}", "a template cannot say this (assign)"),
     ("{% autoescape false %}x{% endautoescape %}", "a template cannot say this (scope"),
     ("{% for a in people %}{% for b in people %}x{% endfor %}{% endfor %}",
      "goes over something of that one's name"),
     ("{% for a in people recursive %}x{% endfor %}", "does not call itself"),
     ("{% for a, b in people %}x{% endfor %}", "has one name"),
     ("{{ range(9) }}", "a template cannot say this (call)"),
     ("{{ institution|safe }}", "No filter named 'safe'"),
     ("{{r institution }}", "stands where a document shows no text"),
     ("{% include 'a' %}", "a template cannot say this (include)")],
)  # fmt: skip
def test_a_broken_template_is_told_in_one_message(
    line: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it asks for, and where it is told what there is; nothing is written."""
    own = template(tmp_path / "own.docx", line)
    assert paper("notice", office(tmp_path), tmp_path / "out", "--template", str(own)) == 2
    err = capsys.readouterr().err.splitlines()
    assert err[0] == f"{own}:"
    assert err[1].startswith("  The template cannot be filled in: ")
    assert what in err[1]
    assert err[2] == "  docs/papers.md lists what a template may say."
    assert not (tmp_path / "out").exists()


def test_a_document_without_a_body_is_damaged() -> None:
    """An archive that is no Word document."""
    into = BytesIO()
    with ZipFile(into, "w") as packed:
        packed.writestr("a.txt", "a")
    with pytest.raises(InputError, match="Not a template, or a damaged one"):
        filled_in(into.getvalue(), {}, "own.docx")


OUTSIDE = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r" Type="http://x/attachedTemplate" Target="http://x/a.dotm"'
    b' TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [("word/vbaProject.bin", b"code", "The template contains macros."),
     ("word/embeddings/a.bin", b"ole", "The template has other files inside."),
     ("word/_rels/x.rels", OUTSIDE, "The template is linked to another file."),
     ("word/e.xml", b"<!DOCTYPE a []><a/>", "The template defines its own entities."),
     ("word/big.xml", b"<a>" + b" " * 80_000_000 + b"</a>",
      "The template is larger than 64 MiB when unpacked.")],
)  # fmt: skip
def test_what_a_template_has_no_need_of_is_refused(
    name: str, content: bytes, what: str, tmp_path: Path
) -> None:
    """As with a workbook: macros, files inside, links to others, entities, bombs."""
    assert refused(changed(template(tmp_path / "own.docx"), name, content))[0] == what


def test_what_is_no_document(tmp_path: Path) -> None:
    """Old formats, other formats, and files that are not there."""
    (tmp_path / "a.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert refused(tmp_path / "a.docx") == (
        "An old .doc file, or one under a password.",
        "Save it as an ordinary .docx document without a password.",
    )
    (tmp_path / "b.docx").write_text("text")
    assert refused(tmp_path / "b.docx")[0] == "Not a template, or a damaged one."
    assert refused(template(tmp_path / "c.docm"))[1] == "Save it as an ordinary .docx document."
    assert refused(tmp_path / "none.docx")[0] == "There is no such file."


def test_a_paper_has_as_many_letters_as_a_paper_may(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is repeated for everybody counts for everybody; known before anything is filled in."""
    own = template(tmp_path / "own.docx", "{%p for one in people %}", "x" * 500, "{%p endfor %}")
    arguments = ("--template", str(own))
    assert paper("notice", office(tmp_path), tmp_path / "out", *arguments) == 0
    letters = len(ZipFile(own).read("word/document.xml"))
    monkeypatch.setattr(language, "LARGEST", letters)
    assert paper("notice", office(tmp_path), tmp_path / "out", *arguments) == 2
    assert "it is too long for so many people" in capsys.readouterr().err


def test_each_form_has_the_content_for_itself() -> None:
    """What one does with it changes no other; and what is no document is no paper."""
    content = {"people": [{"name": "甲子"}], "institution": "test"}
    kept = deepcopy(content)
    language_ = language.Language(1)
    assert language_.from_string("{{ institution }}").render(content) == "test"
    with pytest.raises(TemplateError, match="is no document"):
        language_.from_string("<a>{{ institution }}").render(content)
    assert content == kept


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:instrText>{}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("inside", "what"),
    [(FIELD.format(" DDE", "AUTO cmd x"), "the field DDEAUTO"),
     (FIELD.format("INCLUDETEXT ", "/etc/passwd"), "the field INCLUDETEXT"),
     (FIELD.format(" includepicture", " x"), "the field INCLUDEPICTURE"),
     (FIELD.format("", ""), "the field (none)"),
     ('<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>LINK x</w:instrText></w:r>',
      "the field LINK"),
     ("<w:r><w:instrText>PAGE</w:instrText></w:r>", "the field (none)"),
     ('<w:fldSimple w:instr="IMPORT x"/>', "the field IMPORT"),
     ("<w:object/>", "calls for another file"),
     ("<w:altChunk/>", "calls for another file"),
     ("<w:control/>", "calls for a control"),
     ("<w:mailMerge/>", "calls for a database")],
)  # fmt: skip
def test_what_word_would_do_by_itself_is_refused(inside: str, what: str, tmp_path: Path) -> None:
    """Fetch from elsewhere, or run, when the notice is opened; however the field is written."""
    assert what in refused(_with(tmp_path, inside))[0]


@pytest.mark.parametrize(
    "inside",
    [FIELD.format(" PA", "GE "), FIELD.format(" NUMPAGES", r" \* MERGEFORMAT"),
     '<w:fldSimple w:instr=" DATE "/>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'],
)  # fmt: skip
def test_fields_that_show_what_is_there_are_kept(inside: str, tmp_path: Path) -> None:
    """Page numbers and the like."""
    assert own_template(_with(tmp_path, inside))


def _with(folder: Path, inside: str) -> Path:
    """A template with something of Word's own in its first paragraph."""
    made, path = template(folder / "plain.docx", "MARK"), folder / "own.docx"
    with ZipFile(made) as packed, ZipFile(path, "w") as again:
        for name in packed.namelist():
            mark = b"<w:r><w:t>MARK</w:t></w:r>"
            again.writestr(name, packed.read(name).replace(mark, inside.encode()))
    return path
