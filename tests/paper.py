"""What comes out of a printer: files through the office suite, and the text of each page."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.needs import PDFTOTEXT, SOFFICE


def printed(files: Sequence[Path], folder: Path) -> list[Path]:
    """The files as PDF, in one run of the office suite, which has a profile of its own."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=120)
    return [folder / f"{file.stem}.pdf" for file in files]


def pages(pdf: Path) -> list[str]:
    """The text of every page, without the spaces that typesetting puts between letters."""
    done = subprocess.run(
        [str(PDFTOTEXT), "-layout", str(pdf), "-"], check=True, capture_output=True
    )
    return ["".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]
