"""From the pieces of a region, one after the other, to its summary: nothing but counts is held."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, get_args

from models.batch import (
    Asked,
    Contested,
    GradeUse,
    Open,
    OverQuota,
    Piece,
    RegionSummary,
    Row,
    Sentence,
    Told,
)
from models.grades import Grade
from models.result import Outcome
from solver.batch.program import program_version

SCHEMA = "gangwei-region-summary/1"

_PEOPLE = ("people", "placed", *get_args(Outcome), "undecided")
_USE = ("quota", "current", "filled", "transitional", "lent")
_TOLD = {
    "conflict": "infeasible",
    "out-of-time": "out_of_time",
    "bad-input": "bad_input",
    "fault": "faults",
}
"""Where the sentences of a problem are listed; the others are counted, and stand in the table."""


class Tally:
    """What is known of a region so far."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._files = Counter[str]()
        self._people = Counter(dict.fromkeys(_PEOPLE, 0))
        self._causes = Counter[str]()
        self._grades: dict[Grade, Counter[str]] = {}
        self._counts = Counter[str]()
        self._over: list[OverQuota] = []
        self._told: dict[str, list[Told]] = {name: [] for name in _TOLD.values()}
        self._passed_over: list[str] = []

    def add(self, piece: Piece) -> None:
        """One more institution, or a file that cannot be used."""
        self._files[piece.status] += 1
        for row in piece.rows.get("institutions", ()):
            undecided = 0 if "placed" in row else row.get("people", 0)
            self._people.update(
                {**{name: row.get(name, 0) for name in _PEOPLE}, "undecided": undecided}
            )
            for name in ("questions", "reviews", "contests"):
                number = row.get(name, 0)
                self._counts.update({name: number, f"{name} in": number > 0})
        for row in piece.rows.get("vacancies", ()):
            self._causes[row["cause"]] += row["seats"]
            self._grade(row)["empty"] += row["seats"]
        for row in piece.rows.get("contests", ()):
            self._counts.update(seats=row["free"], applicants=row["applicants"])
            self._counts["tied"] += row["tied_at_cutoff"]
        self._use(piece)
        self._tell(piece)

    def pass_over(self, piece: Piece) -> None:
        """A file that is no institution."""
        self._passed_over.append(piece.file)

    def summary(self) -> RegionSummary:
        """The region as far as it was added."""
        counts = self._counts
        return RegionSummary(
            version=program_version(),
            asked=self._asked,
            institutions=self._files.total(),
            files=dict(sorted(self._files.items())),
            people=self._people,
            quota=tuple(self._quota()),
            over_quota=tuple(self._over),
            vacancies=dict(sorted(self._causes.items())),
            contests=Contested(
                contests=counts["contests"],
                institutions=counts["contests in"],
                seats=counts["seats"],
                applicants=counts["applicants"],
                tied=counts["tied"],
            ),
            ties=Open(cases=counts["questions"], institutions=counts["questions in"]),
            reviews=Open(cases=counts["reviews"], institutions=counts["reviews in"]),
            passed_over=tuple(self._passed_over),
            **{name: tuple(told) for name, told in self._told.items()},
        )

    def _use(self, piece: Piece) -> None:
        rows = piece.rows.get("quota", ())
        for row in rows:
            self._grade(row).update({name: row[name] for name in _USE})
            self._grade(row)["institutions"] += row["quota"] > 0
        if over := sum(row["transitional"] for row in rows):
            named = rows[0]["institution"]
            self._over.append(OverQuota(file=piece.file, institution=named, seats=over))

    def _grade(self, row: Row) -> Counter[str]:
        return self._grades.setdefault(Grade(row["grade"]), Counter())

    def _quota(self) -> Iterator[GradeUse]:
        for grade in Grade:
            if grade in self._grades:
                counts = self._grades[grade]
                use = {name: counts[name] for name in ("institutions", *_USE, "empty")}
                yield GradeUse(grade=grade, **use)

    def _tell(self, piece: Piece) -> None:
        problems = piece.rows.get("problems", ())
        for kind, name in _TOLD.items():
            rows = [row for row in problems if row["kind"] == kind]
            if rows:
                told = tuple(_sentence(row) for row in rows)
                institution = rows[0]["institution"]
                self._told[name].append(
                    Told(file=piece.file, institution=institution, sentences=told)
                )


def _sentence(row: Row) -> Sentence:
    """What a problem says, after its place in the file where it has one."""
    place = " ".join(filter(None, (row["place"], row["about"]))) if row["place"] else None
    before = f"{place}: " if place else ""
    return Sentence(en=before + row["text_en"], zh=before + row["text_zh"])


def summary_document(summary: RegionSummary) -> dict[str, Any]:
    """The summary as JSON (`gangwei-region-summary/1`)."""
    return {"schema": SCHEMA, **summary.model_dump(mode="json", by_alias=False)}
