"""Pieces on disk: kept as they come, found again by a later run, cleared once out of date."""

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from pydantic import ValidationError

from models.batch import Piece
from solver.batch.folder import Desk
from solver.batch.program import program
from solver.files.alone import sweep
from solver.files.errors import Fault, InputError
from solver.files.write import write_bytes, write_text

_ALIKE = re.compile(r"\.json~*$")
_LONGEST = 180
"""Bytes of a file name that leave room for an ending and for a temporary beside it."""


class Store:
    """The pieces of a run under its folder, and the whole results where they are asked for."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.pieces = out / "pieces"
        self.results = out / "results"

    def keep(self, file: str, content: bytes) -> None:
        """Writes the piece of a file, whole or not at all."""
        write_bytes(_beneath(self.pieces, file), content)

    def piece(self, file: str) -> Piece | None:
        """The piece of a file; None where there is none, or none that can be read."""
        return _read(_beneath(self.pieces, file))

    def holds(self, file: str, desk: Desk) -> bool:
        """True where the piece of a file is what working it out again would give."""
        piece = self.piece(file)
        return (
            piece is not None
            and piece.status != "fault"
            and (piece.file, piece.asked, piece.program) == (file, desk.asked, program())
            and all(found and desk.hash_of(name) == found for name, found in piece.inputs.items())
        )

    def every(self, files: Iterable[str]) -> Iterator[Piece]:
        """The pieces of all these files; raises InputError for one that somebody took away."""
        for file in files:
            piece = self.piece(file)
            if piece is None:
                what, mend = "What was kept about this file is gone.", "Run the command again."
                raise InputError(Fault(file, None, (), what, mend))
            yield piece

    def lay_out(self, piece: Piece) -> None:
        """The whole result of a file, where it was asked for; none from an earlier run."""
        place = _beneath(self.results, piece.file)
        if piece.document is not None:
            write_text(place, piece.document)
        else:
            place.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Removes what a run that was killed left half written: data of people."""
        sweep(self.out, below=False)
        sweep(self.pieces, below=True)
        sweep(self.results, below=True)

    def clear(self, files: Iterable[str]) -> None:
        """Removes what is kept about any other file: the data of people who are gone.

        Nothing but our own is touched, wherever somebody put the results.
        """
        wanted = {_beneath(self.pieces, file) for file in files}
        for path in sorted(self.pieces.rglob("*.json")):
            piece = None if path in wanted else _read(path)
            if piece is not None:
                path.unlink()
                _beneath(self.results, piece.file).unlink(missing_ok=True)


def _read(path: Path) -> Piece | None:
    try:
        return Piece.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _beneath(folder: Path, file: str) -> Path:
    """Where something about a file lies: by its name, or by its hash where that is too long.

    A folder that is called as what lies there of a file (`tie.yaml.json`) has another name there.
    """
    *above, last = Path(file).parts
    if len(last.encode()) > _LONGEST:
        last = sha256(last.encode()).hexdigest()
    return folder.joinpath(*(_ALIKE.sub(r"\g<0>~", one) for one in above), f"{last}.json")
