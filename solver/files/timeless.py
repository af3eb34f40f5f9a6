"""Office files without the clock: the same content is the same bytes, whenever it is written."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that an archive can name."""
_PROPERTIES = "docProps/core.xml"
_STAMP = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def timeless(content: bytes) -> bytes:
    """A workbook or document as it is, but for the moments at which it was put together."""
    into = BytesIO()
    with ZipFile(BytesIO(content)) as packed, ZipFile(into, "w", ZIP_DEFLATED) as again:
        for name in packed.namelist():
            member = packed.read(name)
            if name == _PROPERTIES:
                member = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z", member)
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            again.writestr(info, member)
    return into.getvalue()
