"""What is sent to whoever works a file out: its contents and those of the files it names.

Which files a scenario names is known once it is read, and reading takes long. So a job begins with
the file alone, whoever reads it tells what is lacking, and the job is sent again with that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from models.batch import Asked
from solver.files.source import MAX_BYTES, Source


@dataclass(frozen=True)
class Unread:
    """A file that is there and not sent: too large, or unreadable for the reason given."""

    size: int = 0
    error: tuple[int, str] | None = None


Content = bytes | Unread | None
"""The content of a file; None where there is no such file."""


@dataclass(frozen=True)
class Job:
    """One file to be worked out; `contents` are by the names as the files write them.

    `program` is the hash of the program that asks, and that must answer.
    """

    file: str
    asked: Asked
    program: str
    contents: Mapping[str, Content]

    def with_content(self, name: str, content: Content) -> "Job":
        """The same job with one more file."""
        return Job(self.file, self.asked, self.program, {**self.contents, name: content})


Parcel = tuple[Job, ...]
"""Jobs that are handed out together."""


@dataclass(frozen=True)
class Wants:
    """A job cannot be done without one more file."""

    name: str


class WantedError(Exception):
    """Raised where a file is looked for that was not sent."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


@dataclass(frozen=True)
class Sent:
    """The files of a job as a source; remembers which of them were looked for."""

    contents: Mapping[str, Content]
    looked_for: set[str] = field(default_factory=set)

    def exists(self, path: Path) -> bool:
        """True where there is such a file; raises WantedError where that is not known."""
        return self._content(path) is not None

    def size(self, path: Path) -> int:
        """The length of a file in bytes."""
        content = self._content(path)
        if isinstance(content, Unread) and content.error is None:
            return content.size
        return len(self.read(path))

    def read(self, path: Path) -> bytes:
        """The content of a file; raises OSError as the disk did that it lies on."""
        content = self._content(path)
        if content is None:
            raise FileNotFoundError
        if isinstance(content, Unread):
            raise OSError(*(content.error or ()))
        return content

    def inputs(self) -> Mapping[str, str | None]:
        """The hash of every file looked for (`hashed`), in the order of their names."""
        return {name: hashed(self.contents[name]) for name in sorted(self.looked_for)}

    def _content(self, path: Path) -> Content:
        name = path.as_posix()
        if name not in self.contents:
            raise WantedError(name)
        self.looked_for.add(name)
        return self.contents[name]


def hashed(content: Content) -> str | None:
    """The hash of a file: None where there is none, "" where it was not read."""
    if content is None:
        return None
    return "" if isinstance(content, Unread) else sha256(content).hexdigest()


def content_of(source: Source, name: str) -> Content:
    """A file to send."""
    path = Path(name)
    try:
        if not source.exists(path):
            return None
        size = source.size(path)
        content = source.read(path) if size <= MAX_BYTES else b""
        return Unread(size) if max(size, len(content)) > MAX_BYTES else content
    except OSError as error:
        return Unread(error=(error.errno or 0, error.strerror or "no reason given"))
