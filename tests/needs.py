"""What some tests need beside Python: fonts and programs that a bare machine lacks.

There such a test is skipped and says why. In CI (`CI` is set) everything is installed, and a test
that misses something fails. `GANGWEI_BARE=1 make test` runs the tests as on a bare machine.
"""

import os
import shutil

import pytest

from solver.report.plots.fonts import chinese_font

BARE = "GANGWEI_BARE" in os.environ


def program(name: str) -> str | None:
    """Where a program is; None on a bare machine."""
    return None if BARE else shutil.which(name)


def _needs(there: object, what: str) -> pytest.MarkDecorator:
    missing = not there and "CI" not in os.environ
    return pytest.mark.skipif(missing, reason=f"needs {what}")


CHROMIUM = program("chromium")
SOFFICE = program("soffice")
PDFTOTEXT = program("pdftotext")

_FONT = "" if BARE else chinese_font() or ""

BROWSER = _needs(CHROMIUM, "the browser chromium")
OFFICE = _needs(SOFFICE and PDFTOTEXT, "LibreOffice (soffice) and pdftotext")
CHINESE_FONT = _needs(_FONT, "a font with Chinese characters")
NOTO_CJK = _needs(_FONT.startswith("Noto Sans CJK"), "Noto Sans CJK, as in the pictures kept")

LANGS = ("en", pytest.param("zh", marks=CHINESE_FONT))
"""Both languages, where something is drawn with letters."""
