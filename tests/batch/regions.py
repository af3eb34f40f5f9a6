"""Small regions on disk, and working them out in turn, without a cluster."""

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from models.batch import Asked, Piece, RegionSummary
from solver.batch.folder import Desk, scenario_files
from solver.batch.run import put_together
from solver.batch.sending import Job, Wants
from solver.batch.store import Store
from solver.batch.work import work
from tests.builders import ROOT, SCENARIOS, document, person, rulebook

ASKED = Asked()

MIXED = (
    "base.yaml",
    "both.yaml",
    "broken.yaml",
    "impossible.yaml",
    "nested/over.yaml",
    "rules/small.yaml",
    "tie.yaml",
)
"""The files of `mixed`, in their order."""


def write(folder: Path, name: str, data: Any) -> None:
    """A scenario file, from plain data or as text."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True)
    path.write_text(text, encoding="utf-8")


def simple(people: int = 2, seats: int = 2, **changes: Any) -> dict[str, Any]:
    """An institution of newcomers for one grade; each has as many points as the number says."""
    staff = [person(f"S{number}", points=number) for number in range(1, people + 1)]
    return document({"P10": seats}, staff, **changes)


def mixed(folder: Path) -> Path:
    """One of each kind: solved, tied, impossible, bad, a base, a rulebook, one built on others."""
    write(folder, "rules/small.yaml", rulebook(title="small"))
    write(folder, "both.yaml", simple(3, 2, rulebook="rules/small.yaml", institution="甲"))
    held = [person("A", "P10"), person("B", "P10")]
    write(folder, "impossible.yaml", document({"P10": 1}, held, institution="乙"))
    write(folder, "broken.yaml", "schema: gangwei/1\ninstitution: 丙\n")
    base = document({"P10": 2}, [], rulebook="rules/small.yaml", institution="丁")
    del base["people"]
    write(folder, "base.yaml", base)
    over = {"based-on": "../base.yaml", "institution": "戊", "people": [person("C", points=3)]}
    write(folder, "nested/over.yaml", over | {"rulebook": "../rules/small.yaml"})
    shutil.copy(SCENARIOS / "tie.yaml", folder / "tie.yaml")
    text = (folder / "tie.yaml").read_text(encoding="utf-8")
    rules = (SCENARIOS / "rulebooks" / "changzhou-2012.yaml").relative_to(ROOT / "scenarios")
    (folder / "tie.yaml").write_text(text.replace(str(rules), "changzhou-2012"), encoding="utf-8")
    return folder


def in_turn(folder: Path, file: str, asked: Asked = ASKED) -> tuple[bytes, list[str]]:
    """The piece of a file worked out here, and what had to be sent after it."""
    desk, sent = Desk(folder, asked), list[str]()
    (job,) = desk.parcel([file])
    while isinstance(made := work(job), Wants):
        sent.append(made.name)
        job = desk.completed(job, made.name)
    return made, sent


def piece_of(folder: Path, file: str, asked: Asked = ASKED) -> Piece:
    """The piece of a file worked out here."""
    return Piece.model_validate_json(in_turn(folder, file, asked)[0])


def job_of(file: str, **contents: bytes) -> Job:
    """A job whose contents are given."""
    from solver.batch.program import program

    return Job(file, ASKED, program(), contents)


def kept(folder: Path, out: Path, asked: Asked = ASKED) -> list[str]:
    """Every file of a folder worked out here and kept."""
    files = scenario_files(folder, out)
    for file in files:
        Store(out).keep(file, in_turn(folder, file, asked)[0])
    return files


def summed_up(folder: Path, out: Path, asked: Asked = ASKED) -> RegionSummary:
    """A region worked out here, one file after the other."""
    return put_together(kept(folder, out, asked), Store(out), asked, out)


def written(out: Path) -> Mapping[str, bytes]:
    """Everything under a folder of results, by name."""
    return {
        path.relative_to(out).as_posix(): path.read_bytes()
        for path in sorted(out.rglob("*"))
        if path.is_file()
    }


def rows(out: Path, table: str) -> list[dict[str, Any]]:
    """The rows of a table, read by pyarrow."""
    import pyarrow.parquet as pq

    found: list[dict[str, Any]] = pq.read_table(out / f"{table}.parquet").to_pylist()
    return found


def of(rows_: Iterable[Mapping[str, Any]], **facts: Any) -> list[Mapping[str, Any]]:
    """The rows that have these values."""
    return [row for row in rows_ if all(row[name] == value for name, value in facts.items())]


def summary_in(out: Path) -> Any:
    """The summary as it was written."""
    return json.loads((out / "summary.json").read_text(encoding="utf-8"))
