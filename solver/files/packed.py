"""An office file looked into before it is opened: nothing in it runs or expands without bound."""

import re
from dataclasses import dataclass
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from struct import error as StructError  # noqa: N812 (an exception, whatever its name)
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from solver.files.content import content_of
from solver.files.errors import Fault, InputError
from solver.files.source import DISK, MAX_BYTES, Source

MAX_MEMBERS = 2000
MAX_ROWS = 500_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of old office programs begin, and new ones under a password."""
_CODE, _LINKED, _INSIDE = ("vbaproject.bin",), ("xl/externallinks/",), ("xl/", "word/")
_EMBEDDED = "embeddings/"
_DOCTYPE = b"<!DOCTYPE"
_ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")

UNREADABLE = (
    BadZipFile,
    ZlibError,
    LZMAError,
    StructError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the readers of office files raise where one is damaged."""


@dataclass(frozen=True)
class Form:
    """A kind of office file: what messages call it, how it is saved, how old ones were called."""

    name: str
    ordinary: str
    old: str
    emptier: str

    @property
    def save(self) -> str:
        """How to mend a file of another form."""
        return f"Save it as {self.ordinary}."


WORKBOOK = Form(
    "workbook",
    "an ordinary .xlsx workbook",
    ".xls",
    "Delete empty rows and pictures, or copy the cells to a new workbook.",
)
TEMPLATE = Form(
    "template",
    "an ordinary .docx document",
    ".doc",
    "Delete pictures, or copy the text to a new document.",
)


def inspect(path: Path, form: Form, source: Source = DISK) -> bytes:
    """The content of an office file; raises InputError where it cannot or must not be opened."""
    content = content_of(path, source)
    if content.startswith(_OLE):
        what = f"An old {form.old} file, or one under a password."
        raise fault_in(path, what, f"{form.save[:-1]} without a password.")
    try:
        with ZipFile(BytesIO(content)) as packed:
            _inspect(path, packed, form)
    except UNREADABLE as error:
        raise damaged(path, form) from error
    return content


def damaged(path: Path, form: Form) -> InputError:
    """What is said of a file that no reader understands."""
    return fault_in(path, f"Not a {form.name}, or a damaged one.", form.save)


def _inspect(path: Path, packed: ZipFile, form: Form) -> None:
    """Refuses what nobody has need of here, before anything is unpacked."""
    members = packed.infolist()
    if len(members) > MAX_MEMBERS or sum(one.file_size for one in members) > MAX_BYTES:
        what = f"The {form.name} is larger than 64 MiB when unpacked."
        raise fault_in(path, what, form.emptier)
    for member in members:
        name = member.filename.lower()
        if name.endswith(_CODE):
            what = f"The {form.name} contains macros."
            raise fault_in(path, what, f"{form.save[:-1]} without macros.")
        if name.startswith(_LINKED):
            raise _linked(path, form)
        if name.startswith(_INSIDE) and _EMBEDDED in name:
            what = f"The {form.name} has other files inside."
            raise fault_in(path, what, "Take them out, and save it.")
        if name.endswith((".xml", ".rels")):
            content = packed.read(member)
            _plain_xml(path, content, form, relations=name.endswith(".rels"))
            if sum(1 for _ in _ROW.finditer(content)) > MAX_ROWS:
                what = f"A sheet has more than {MAX_ROWS} rows."
                mend = "Delete empty rows, or copy the cells to a new workbook."
                raise fault_in(path, what, mend)


def _plain_xml(path: Path, content: bytes, form: Form, *, relations: bool) -> None:
    from defusedxml.ElementTree import fromstring  # only for office files

    if _DOCTYPE in content.replace(b"\0", b"").upper():
        raise fault_in(path, f"The {form.name} defines its own entities.", form.save)
    for one in fromstring(content) if relations else ():
        outside = one.get("TargetMode") == "External"
        if outside and not str(one.get("Type")).endswith("/hyperlink"):
            raise _linked(path, form)


def _linked(path: Path, form: Form) -> InputError:
    what = f"The {form.name} is linked to another file."
    return fault_in(path, what, "Break the links, and save it.")


def fault_in(path: Path, what: str, mend: str) -> InputError:
    """A mistake in a whole file."""
    return InputError(Fault(str(path), None, (), what, mend))
