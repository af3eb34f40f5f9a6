"""The files of a folder, as jobs."""

import os
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, takewhile
from pathlib import Path

from models.batch import Asked
from models.text import inert
from solver.batch.program import program
from solver.batch.sending import Job, Parcel, content_of, hashed
from solver.files.errors import Fault, InputError
from solver.files.source import Folder

PARCEL = 1024 * 1024
"""Bytes of files that are handed out together."""

_FORMS = (".yaml", ".yml", ".xlsx")
_ASIDE = (".", "~$")
"""How the names of files begin that programs put beside those of people."""
_REMEMBERED = 4
"""So many files that others beside it named are sent with a file at once."""


def scenario_files(folder: Path, out: Path) -> list[str]:
    """Every file that may be a scenario, in all folders below, by its name from there, sorted.

    A name is given as it can be shown (`nameless`). What cannot be read is among them, so that it
    is told of: links that lead nowhere or outside, pipes, and folders that cannot be looked into.
    What lies in a folder of the results further down is none. Raises InputError where there is
    nothing.
    """
    names = _names(folder, out)
    files = {name for name in names if inert(name) == name}
    for name in names:
        if (shown := inert(name)) != name:
            while shown in files:
                shown += "~"
            files.add(shown)
    if not files:
        what = "There is no scenario file in this folder."
        raise _whole(folder, what, "Put .yaml, .yml or .xlsx files there.")
    return sorted(files)


def nameless(folder: Path, files: Iterable[str]) -> frozenset[str]:
    """Those of the files found in a folder that are not called so: no report can show their names.

    A line break would take a report apart; bytes that are no text fit into no table.
    """
    return frozenset(name for name in files if "\\" in name and not os.path.lexists(folder / name))


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


def _below(root: Path, results: Path) -> Iterator[Path]:
    """The files in a folder and those below it, but for the results.

    No folder is looked through twice: links come after all that they could lead to. One that
    cannot be looked into stands for its files, and so does a link to one outside (`Folder`).
    """
    links, top = deque([root]), root.resolve()
    seen = {results} - {top}
    while links:
        waiting = [links.popleft()]
        while waiting:
            folder = waiting.pop()
            real = folder.resolve()
            if real in seen:
                continue
            if not real.is_relative_to(top):
                yield folder
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

    def __init__(self, folder: Path, asked: Asked, called: frozenset[str] = frozenset()) -> None:
        self.asked = asked
        self._source = Folder(folder, called=called)
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
        contents = {name: content_of(self._source, name) for name in names}
        return tuple(Job(file, self.asked, program(), contents) for file in files)

    def completed(self, job: Job, name: str) -> Job:
        """A job with one more file that it wants."""
        beside = self._named[Path(job.file).parent]
        if name not in beside:
            beside.append(name)
        return job.with_content(name, content_of(self._source, name))

    def size(self, file: str) -> int:
        """The length of a file in bytes; of one that cannot be read nothing is known."""
        try:
            return self._source.size(Path(file))
        except OSError:
            return 0

    def hash_of(self, name: str) -> str | None:
        """The hash of a file as it is now (`hashed`)."""
        return hashed(content_of(self._source, name))
