"""What one measurement says, and where it is kept: written as it comes, so that none is lost."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

SCHEMA = "gangwei-benchmarks/1"
RESULTS = Path(__file__).parent / "results.json"
"""What docs/benchmarks.md tells."""


@dataclass(frozen=True)
class Record:
    """One phase of one engine on one case.

    `seconds` is the median of `rounds` runs, or how long it had run when it was stopped; None
    where it never began. `peak_mb` is the largest memory of its process until then, in MB.
    `status` is that of the engine, `time-limit` where it was stopped, `failed` where it broke off.
    `aims` are the values reached, in their order. `bounds` are values that
    no answer with these aims falls short of: `≥` or `≤`, and the number. `processor` is the median
    of processor seconds.
    """

    case: str
    people: int
    engine: str
    phase: str
    seconds: float | None
    peak_mb: float | None
    status: str
    aims: Mapping[str, int] = field(default_factory=dict)
    rounds: int = 1
    processor: float | None = None
    bounds: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> "Record":
        """The record that was stored."""
        return cls(**stored)


class Results:
    """The results file: for each section of the suite what was measured, when, and on what."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.sections: dict[str, dict[str, Any]] = {}
        if path.exists():
            self.sections = json.loads(path.read_text(encoding="utf-8"))["sections"]

    def begin(self, section: str, on: Mapping[str, Any]) -> None:
        """Forgets what a section had and notes the machine and the day."""
        self.sections[section] = {"on": dict(on), "records": [], "facts": {}}
        self._write()

    def add(self, section: str, records: Iterable[Record]) -> None:
        """Keeps records at once."""
        self.sections[section]["records"] += [asdict(record) for record in records]
        self._write()

    def note(self, section: str, **facts: Any) -> None:
        """Keeps figures of a section that are no phase of an engine, as ratios."""
        self.sections[section]["facts"] |= facts
        self._write()

    def records(self, section: str) -> list[Record]:
        """The records of a section; none where it was not run."""
        stored = self.sections.get(section, {}).get("records", ())
        return [Record.read(record) for record in stored]

    def facts(self, section: str) -> Mapping[str, Any]:
        """The other figures of a section."""
        facts: Mapping[str, Any] = self.sections.get(section, {}).get("facts", {})
        return facts

    def _write(self) -> None:
        text = json.dumps({"schema": SCHEMA, "sections": self.sections}, indent=1)
        beside = self.path.with_name(f"{self.path.name}.tmp")
        beside.write_text(text + "\n", encoding="utf-8")
        beside.replace(self.path)
