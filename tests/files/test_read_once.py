"""A file is read once, whatever a command does with it: a pipe is empty after that."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Thread

from solver.cli import main
from solver.report.papers.template import own_template
from tests.builders import SCENARIOS
from tests.report.papers.test_template import template

TIE = SCENARIOS / "tie.yaml"


@contextmanager
def _piped(content: bytes, place: Path) -> Iterator[Path]:
    """A pipe that holds the content for whoever reads it first; a second one would wait."""
    out, into = os.pipe()  # open at both ends from the beginning, as a shell's are
    place.symlink_to(f"/proc/self/fd/{out}")

    def fill() -> None:
        with os.fdopen(into, "wb") as pipe:
            pipe.write(content)

    writer = Thread(target=fill)
    writer.start()
    yield place
    os.close(out)
    writer.join()


def test_the_hash_of_a_page_is_of_what_was_read(tmp_path: Path) -> None:
    """Also where the file is a pipe, which has nothing to read a second time."""
    (tmp_path / "rulebooks").symlink_to(SCENARIOS / "rulebooks")
    with _piped(TIE.read_bytes(), tmp_path / "pipe.yaml") as pipe:
        assert main(["report", str(pipe), "--out", str(tmp_path / "out")]) == 0
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert sha256(TIE.read_bytes()).hexdigest() in page


def test_what_is_converted_is_read_once(tmp_path: Path) -> None:
    """And judged by what it was then."""
    (tmp_path / "rulebooks").symlink_to(SCENARIOS / "rulebooks")
    with _piped(TIE.read_bytes(), tmp_path / "pipe.yaml") as pipe:
        assert main(["convert", str(pipe), str(tmp_path / "to.yaml")]) == 0
    assert main(["check", str(tmp_path / "to.yaml")]) == 0


def test_the_file_as_it_first_stood_is_not_read_again(tmp_path: Path) -> None:
    """A log that made a result public is followed from there."""
    text = (SCENARIOS / "objection.yaml").read_bytes()
    for name in ("rulebooks", "changzhou-2012.yaml"):
        (tmp_path / name).symlink_to(SCENARIOS / name)
    with _piped(text, tmp_path / "pipe.yaml") as pipe:
        assert main(["solve", str(pipe)]) == 0


def test_a_template_is_used_as_it_was_looked_into(tmp_path: Path) -> None:
    """Not as it is when it is looked at again."""
    path = template(tmp_path / "own.docx", "{{ institution }}")
    content = path.read_bytes()
    path.unlink()
    with _piped(content, path) as pipe:
        assert own_template(pipe) == content
