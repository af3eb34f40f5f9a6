"""Where the contents of files come from: the disk here, or whoever sent them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol


class Source(Protocol):
    """Files by their paths; `size` and `read` raise OSError for what cannot be read."""

    def exists(self, path: Path) -> bool:
        """True where there is something at the path."""
        ...

    def size(self, path: Path) -> int:
        """The length of a file in bytes, known before anything of it is read."""
        ...

    def read(self, path: Path) -> bytes:
        """The whole content of a file."""
        ...


@dataclass(frozen=True)
class Disk:
    """The disk, seen from a folder."""

    root: Path = Path()

    def exists(self, path: Path) -> bool:
        """True where there is something at the path; raises OSError for an impossible name."""
        return (self.root / path).exists()

    def size(self, path: Path) -> int:
        """The length of a file in bytes."""
        return (self.root / path).stat().st_size

    def read(self, path: Path) -> bytes:
        """The whole content of a file."""
        return (self.root / path).read_bytes()


@dataclass(frozen=True)
class Once:
    """The files of another source, each of which is read once: a pipe is empty after that."""

    of: Source
    contents: dict[Path, bytes] = field(default_factory=dict)

    def exists(self, path: Path) -> bool:
        """True where there is something at the path."""
        return self.of.exists(path)

    def size(self, path: Path) -> int:
        """The length of a file in bytes."""
        return self.of.size(path)

    def read(self, path: Path) -> bytes:
        """The whole content of a file."""
        if path not in self.contents:
            self.contents[path] = self.of.read(path)
        return self.contents[path]


DISK = Disk()
