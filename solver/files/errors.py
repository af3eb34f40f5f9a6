"""Bad input, said once: file, line, path, what is wrong, how to mend it."""

from dataclasses import dataclass

from models.text import inert

_LONGEST, _END = 600, 200
"""A sentence is cut in its middle, where it quotes; its beginning and end say what is wrong."""


@dataclass(frozen=True)
class Fault:
    """One mistake in a file; `line` counts from 1 and is None where the whole file is meant.

    What it quotes of a file, or of the command line, is made harmless for whoever shows it.
    """

    file: str
    line: int | None
    path: tuple[str, ...]
    what: str
    mend: str

    def __post_init__(self) -> None:
        quoting = {"file": self.file, "what": self.what, "mend": self.mend}
        for name, text in quoting.items():
            object.__setattr__(self, name, _short(inert(text)))
        object.__setattr__(self, "path", tuple(_short(inert(step)) for step in self.path))

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        where = f"{place}: {' › '.join(self.path)}" if self.path else f"{place}:"
        return f"{where}\n  {self.what}\n  {self.mend}"


class InputError(Exception):
    """The input cannot be used as it is; `faults` lists what was found, in reading order."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - _END]}…{text[-_END:]}"
