"""Bad input, said once: file, line, path, what is wrong, how to mend it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One mistake in a file; `line` counts from 1 and is None where the whole file is meant."""

    file: str
    line: int | None
    path: tuple[str, ...]
    what: str
    mend: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        where = f"{place}: {' › '.join(self.path)}" if self.path else f"{place}:"
        return f"{where}\n  {self.what}\n  {self.mend}"


class InputError(Exception):
    """The input cannot be used as it is; `faults` lists everything found, in reading order."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))
