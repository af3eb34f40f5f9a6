"""The files of a folder, as jobs."""

import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from pathlib import Path
from unicodedata import category

from models.batch import Asked
from solver.batch.program import program
from solver.batch.sending import Content, Job, Parcel, Unread, content_of, hashed
from solver.files.errors import Fault, InputError
from solver.files.source import Disk

PARCEL = 1024 * 1024
"""Bytes of files that are handed out together."""

_FORMS = (".yaml", ".yml", ".xlsx")
_ASIDE = (".", "~$")
"""How the names of files begin that programs put beside those of people."""
_UNSEEN = {"Cc", "Cs"}
"""Letters that are none: controls, and bytes that are no text."""
_NO_FOLDER, _NO_FILE = "the folder cannot be looked into", "it is no ordinary file"
_REMEMBERED = 4
"""So many files that others beside it named are sent with a file at once."""


def scenario_files(folder: Path, out: Path) -> list[str]:
    """Every file that may be a scenario, in all folders below, by its name from there, sorted.

    What cannot be read is among them, so that it is told of: links that lead nowhere, pipes, and
    folders that cannot be looked into. What lies in a folder of the results further down is none.
    Raises InputError where there is nothing.
    """
    files = [name for name in _names(folder, out) if _can_be_shown(name)]
    if not files:
        what = "There is no scenario file in this folder."
        raise _whole(folder, what, "Put .yaml, .yml or .xlsx files there.")
    return files


def nameless_files(folder: Path, out: Path) -> list[str]:
    """Files whose names no text can hold, as they would be written in Python, sorted."""
    return [ascii(name) for name in _names(folder, out) if not _can_be_shown(name)]


def _names(folder: Path, out: Path) -> list[str]:
    if not folder.is_dir():
        raise _whole(folder, "There is no such folder.", "Name a folder of scenario files.")
    try:
        os.scandir(folder).close()
    except OSError as error:
        what = f"Cannot be read: {error.strerror}."
        raise _whole(folder, what, "Name a readable file.") from None
    below = _below(folder, out.resolve())
    return sorted(path.relative_to(folder).as_posix() for path in below)


def _can_be_shown(name: str) -> bool:
    return not any(category(letter) in _UNSEEN for letter in name)


def _below(root: Path, results: Path) -> Iterator[Path]:
    """The files in a folder and those below it, linked ones too, but for the results.

    No folder is looked through twice: links come after all that they could lead to, and none
    leads back out. One that cannot be looked into stands for its files.
    """
    links, top = deque([root]), root.resolve()
    seen = {results} - {top}
    while links:
        waiting = [links.popleft()]
        while waiting:
            folder = waiting.pop()
            real = folder.resolve()
            if real in seen or (folder != root and top.is_relative_to(real)):
                continue
            seen.add(real)
            try:
                entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
            except OSError:
                yield folder
                continue
            for entry in entries:
                path = Path(entry.path)
                if entry.name.startswith(_ASIDE):
                    continue
                if _is_folder(entry):
                    (links if entry.is_symlink() else waiting).append(path)
                elif path.suffix.lower() in _FORMS:
                    yield path


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link in a folder of which only the names can be seen
        return False


def _whole(folder: Path, what: str, mend: str) -> InputError:
    return InputError(Fault(str(folder), None, (), what, mend))


class Desk:
    """Makes the jobs of a folder; remembers what files that lie beside each other name."""

    def __init__(self, folder: Path, asked: Asked) -> None:
        self.asked = asked
        self._source = Disk(folder)
        self._named: dict[Path, deque[str]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))

    def parcels(self, files: Sequence[str], share: int) -> Iterator[Parcel]:
        """Files in their order, several together, for sending costs as much as a small file does.

        No parcel has more than so many bytes or one of `share` equal parts of the files that are
        left, if it has more than one file: so those who take them in turn end together.
        """
        at = 0
        while at < len(files):
            most = files[at : at + max(1, (len(files) - at) // share)]
            fitting = takewhile(PARCEL.__ge__, accumulate(map(self.size, most)))
            together = most[: max(1, len(list(fitting)))]
            yield self.parcel(together)
            at += len(together)

    def parcel(self, files: Iterable[str]) -> Parcel:
        """Files with what others beside them named before; that need not be all."""
        names = dict.fromkeys(
            name for file in files for name in (file, *self._named[Path(file).parent])
        )
        contents = {name: self._content(name) for name in names}
        return tuple(Job(file, self.asked, program(), contents) for file in files)

    def completed(self, job: Job, name: str) -> Job:
        """A job with one more file that it wants."""
        beside = self._named[Path(job.file).parent]
        if name not in beside:
            beside.append(name)
        return job.with_content(name, self._content(name))

    def size(self, file: str) -> int:
        """The length of a file in bytes; of one that cannot be read nothing is known."""
        try:
            return self._source.size(Path(file))
        except OSError:
            return 0

    def hash_of(self, name: str) -> str | None:
        """The hash of a file as it is now (`hashed`)."""
        return hashed(self._content(name))

    def _content(self, name: str) -> Content:
        """A file to send; what is no ordinary file is not opened, for it may never end."""
        path = self._source.root / name
        try:
            strange = path.exists() and not path.is_file()
        except OSError as error:
            return Unread(error=(error.errno or 0, error.strerror or "no reason given"))
        if strange:
            return Unread(error=(0, _NO_FOLDER if path.is_dir() else _NO_FILE))
        return content_of(self._source, name)
