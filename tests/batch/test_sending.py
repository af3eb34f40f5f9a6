"""What is sent with a job, and what its reader makes of it."""

from hashlib import sha256
from pathlib import Path

import pytest

from solver.batch.sending import Sent, Unread, WantedError, content_of, hashed
from solver.files.source import Disk
from tests.batch.regions import job_of

GONE = Unread(error=(13, "Permission denied"))


class Refusing(Disk):
    """A disk that lets nothing be read."""

    def read(self, path: Path) -> bytes:
        """Refuses."""
        raise PermissionError(13, "Permission denied", str(path))


def test_a_file_is_its_content(tmp_path: Path) -> None:
    """What is there is sent, what is not there is None."""
    (tmp_path / "a.yaml").write_bytes(b"x")
    assert content_of(Disk(tmp_path), "a.yaml") == b"x"
    assert content_of(Disk(tmp_path), "b.yaml") is None


def test_what_cannot_be_read_is_told_with_its_reason(tmp_path: Path) -> None:
    """The reason goes along, and nothing of where the file lies."""
    (tmp_path / "a.yaml").write_bytes(b"x")
    assert content_of(Refusing(tmp_path), "a.yaml") == GONE
    assert "name too long" in str(content_of(Disk(tmp_path), "x" * 300))


def test_a_file_that_is_too_large_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the limit it is sent, beyond it only its size."""
    monkeypatch.setattr("solver.batch.sending.MAX_BYTES", 3)
    (tmp_path / "a.yaml").write_bytes(b"123")
    (tmp_path / "b.yaml").write_bytes(b"1234")
    assert content_of(Disk(tmp_path), "a.yaml") == b"123"
    assert content_of(Disk(tmp_path), "b.yaml") == Unread(size=4)


def test_the_reader_remembers_what_it_looked_for() -> None:
    """What was sent and not looked at is no input."""
    sent = Sent({"a": b"x", "b": b"y", "c": None, "d": GONE, "e": Unread(9)})
    assert sent.read(Path("a")) == b"x"
    assert (sent.size(Path("a")), sent.size(Path("e"))) == (1, 9)
    assert not sent.exists(Path("c"))
    assert sent.exists(Path("d"))
    digest = sha256(b"x").hexdigest()
    assert sent.inputs() == {"a": digest, "c": None, "d": "", "e": ""}


def test_reading_fails_as_on_the_disk() -> None:
    """A file that is not there, and one that may not be read."""
    sent = Sent({"c": None, "d": GONE, "e": Unread(9)})
    with pytest.raises(FileNotFoundError):
        sent.read(Path("c"))
    with pytest.raises(FileNotFoundError):
        sent.size(Path("c"))
    with pytest.raises(PermissionError, match="Permission denied"):
        sent.size(Path("d"))
    with pytest.raises(OSError) as unsent:  # noqa: PT011 (it has no message)
        sent.read(Path("e"))
    assert str(unsent.value) == ""


def test_what_was_not_sent_is_wanted() -> None:
    """Neither there nor not there: it has to be asked for."""
    sent = Sent({})
    with pytest.raises(WantedError) as wanted:
        sent.exists(Path("rules/a.yaml"))
    assert wanted.value.name == "rules/a.yaml"
    assert sent.inputs() == {}


def test_a_job_takes_one_more_file() -> None:
    """The job itself stays as it is."""
    job = job_of("a", a=b"x")
    more = job.with_content("b", None)
    assert (dict(job.contents), dict(more.contents)) == ({"a": b"x"}, {"a": b"x", "b": None})


def test_hashes_tell_what_was_sent() -> None:
    """None and "" stand for no file, and for one not read."""
    assert [hashed(None), hashed(GONE), hashed(b"")] == [None, "", sha256(b"").hexdigest()]
