"""Text that people write: what may stand in it, so that it reads the same wherever it is shown.

Signs that nobody sees can turn what is beside them round, end a line, or leave a name blank, and
no office file holds control characters. So they are refused where a file is read.
"""

import re
from typing import Annotated
from unicodedata import name

from pydantic import StringConstraints, WithJsonSchema

LONGEST_LINE = 2_000
LONGEST_PROSE = 32_767
"""A cell of a spreadsheet holds no more."""

_BREAKS = r"\u0009\u000a"
"""Tab and line break: in a remark, never in a name."""
_CONTROLS = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029"
_UNSEEN = (
    r"\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
)
"""Signs of direction and width, fillers, and codes that are no characters."""
_UNSEEN_BEYOND = (
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)
"""The same beyond the first plane, which a pattern of a JSON Schema cannot name."""
_SHAPES = r"\u034f\u17b4\u17b5\u180b-\u180d\ufe00-\ufe0f"
"""What chooses the shape of the character before it, and alone shows nothing."""


def _pattern(refused: str) -> str:
    """Text without the refused characters, at least one of which can be seen."""
    return rf"^[^{refused}]*[^{refused}{_SHAPES}\s][^{refused}]*$"


_IN_PROSE = _CONTROLS + _UNSEEN
_IN_LINES = _BREAKS + _IN_PROSE
_LINE = _pattern(_IN_LINES + _UNSEEN_BEYOND)
_PROSE = _pattern(_IN_PROSE + _UNSEEN_BEYOND)

Text = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_LINE, strip_whitespace=True, pattern=_LINE),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_LINE, "pattern": _pattern(_IN_LINES)}),
]
"""One line that says something; spaces around it are dropped."""

Prose = Annotated[
    str,
    StringConstraints(
        min_length=1, max_length=LONGEST_PROSE, strip_whitespace=True, pattern=_PROSE
    ),
    WithJsonSchema({"type": "string", "maxLength": LONGEST_PROSE, "pattern": _pattern(_IN_PROSE)}),
]
"""Text of one line or several."""

_REFUSED = {
    pattern: re.compile(f"[{refused}{_UNSEEN_BEYOND}]")
    for pattern, refused in ((_LINE, _IN_LINES), (_PROSE, _IN_PROSE))
}


_OUTSIDE = re.compile(rf"[{_IN_LINES}{_UNSEEN_BEYOND}\ud800-\udfff]")


def inert(text: str) -> str:
    r"""A text of any origin as one line that is what it looks like: `\u202e` for such a sign."""
    return _OUTSIDE.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def unfit(text: str, pattern: str) -> tuple[str, str] | None:
    """What is wrong with a text that does not fit a pattern, and how to mend it.

    None for a pattern that is not one of text.
    """
    refused = _REFUSED.get(pattern)
    if refused is None:
        return None
    found = refused.search(text.strip())
    if found is None:
        return "The text shows nothing.", "Write something, or leave the key out."
    if found[0] == "\n":
        return "The text has a line break.", "Write it in one line."
    sign = f"U+{ord(found[0]):04X} {name(found[0], '')}".rstrip()
    return f"The text holds a character that nobody sees ({sign}).", "Delete it, or type it anew."
