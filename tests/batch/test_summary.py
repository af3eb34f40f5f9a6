"""The summary says what the tables say; here they are added up by pandas."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from benchmarks.generate import region
from benchmarks.generate.region import write_region
from models.batch import RegionSummary
from solver.batch.summary import Tally, summary_document
from solver.batch.work import failed
from tests.batch.regions import ASKED, job_of, mixed, piece_of, simple, summed_up, write


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> tuple[RegionSummary, Path]:
    """A region of twelve invented institutions, some of them impossible."""
    place = tmp_path_factory.mktemp("region")
    write_region(place / "in", region(12, 14, 26, 3, impossible=0.4))
    return summed_up(place / "in", place / "out"), place / "out"


def frame(out: Path, table: str) -> pd.DataFrame:
    """A table as pandas reads it."""
    return pd.read_parquet(out / f"{table}.parquet")


def added(values: Iterable[Any]) -> int:
    """A sum of what is there."""
    return int(pd.Series(list(values)).sum())


def test_institutions_and_people(invented: tuple[RegionSummary, Path]) -> None:
    """By status, and by outcome."""
    summary, out = invented
    found = frame(out, "institutions")
    people = frame(out, "appointments")
    assert summary.files == found["status"].value_counts().to_dict()
    assert summary.institutions == len(found) == 12
    assert summary.people["people"] == added(found["people"])
    assert summary.people["placed"] == people["grade"].notna().sum()
    outcomes = people["outcome"].value_counts()
    for outcome in ("retained", "promoted", "transferred", "appointed", "waiting"):
        assert summary.people[outcome] == outcomes.get(outcome, 0)
    assert summary.people["undecided"] == summary.people["people"] - len(people) > 0
    assert summary.passed_over == ("rulebooks/wider.yaml",)


def test_seats(invented: tuple[RegionSummary, Path]) -> None:
    """By grade, in the order of the ladder; empty ones by cause."""
    summary, out = invented
    quota, empty = frame(out, "quota"), frame(out, "vacancies")
    assert {use.grade.value for use in summary.quota} == set(quota["grade"])
    assert [use.grade for use in summary.quota] == sorted(
        (use.grade for use in summary.quota), key=lambda grade: (grade.category.value, grade.number)
    )
    for use in summary.quota:
        own = quota[quota["grade"] == use.grade.value]
        for name in ("quota", "current", "filled", "transitional", "lent"):
            assert getattr(use, name) == own[name].sum()
        assert use.institutions == (own["quota"] > 0).sum()
        assert use.empty == empty[empty["grade"] == use.grade.value]["seats"].sum()
    assert summary.vacancies == empty.groupby("cause")["seats"].sum().to_dict()


def test_contests_ties_and_reviews(invented: tuple[RegionSummary, Path]) -> None:
    """How many there are, and in how many institutions."""
    summary, out = invented
    contests, problems = frame(out, "contests"), frame(out, "problems")
    assert summary.contests.contests == len(contests) > 0
    assert summary.contests.institutions == contests["file"].nunique()
    assert summary.contests.applicants == contests["applicants"].sum()
    assert summary.contests.seats == contests["free"].sum()
    assert summary.contests.tied == contests["tied_at_cutoff"].sum()
    ties, reviews = (problems[problems["kind"] == kind] for kind in ("tie", "review"))
    assert (summary.ties.cases, summary.ties.institutions) == (len(ties), ties["file"].nunique())
    people = zip(reviews["file"], reviews["people"].str[0], strict=True)
    assert summary.reviews.cases == len(set(people))
    assert summary.reviews.institutions == reviews["file"].nunique()


def test_the_impossible_are_told_with_their_conflict(invented: tuple[RegionSummary, Path]) -> None:
    """Sentence by sentence, in both languages."""
    summary, out = invented
    problems = frame(out, "problems")
    conflicts = problems[problems["kind"] == "conflict"]
    assert len(summary.infeasible) == summary.files["infeasible"] > 0
    for told in summary.infeasible:
        own = conflicts[conflicts["file"] == told.file]
        assert [(one.en, one.zh) for one in told.sentences] == list(
            zip(own["text_en"], own["text_zh"], strict=True)
        )


def test_bad_files_are_told_with_their_place(tmp_path: Path) -> None:
    """Line and keys, then what is wrong and how to mend it."""
    summary = summed_up(mixed(tmp_path / "in"), tmp_path / "out")
    (told,) = summary.bad_input
    assert (told.file, told.institution) == ("broken.yaml", None)
    assert told.sentences[0].en == "broken.yaml:1: The key as_of is missing. Add it."
    assert summary.passed_over == ("base.yaml", "rules/small.yaml")


def test_a_base_that_nobody_uses_is_a_bad_file(tmp_path: Path) -> None:
    """Nobody else would tell of its people that are missing."""
    folder = mixed(tmp_path / "in")
    (folder / "nested" / "over.yaml").unlink()
    summary = summed_up(folder, tmp_path / "out")
    assert [told.file for told in summary.bad_input] == ["base.yaml", "broken.yaml"]


def test_an_institution_others_build_on_counts(tmp_path: Path) -> None:
    """With people it is an institution of its own, and its mistakes are its own."""
    write(tmp_path / "in", "a.yaml", simple())
    write(tmp_path / "in", "b.yaml", {"based-on": "a.yaml", "institution": "b"})
    summary = summed_up(tmp_path / "in", tmp_path / "out")
    assert (summary.institutions, summary.passed_over) == (2, ())


def test_seats_over_the_quota_are_named(tmp_path: Path) -> None:
    """With their institution."""
    asked = ASKED.replace(settings=("over-quota=transitional",))
    summary = summed_up(mixed(tmp_path / "in"), tmp_path / "out", asked)
    assert [(one.file, one.institution, one.seats) for one in summary.over_quota] == [
        ("impossible.yaml", "乙", 1)
    ]
    assert summary.people["transitional"] == 1
    assert summary.asked.settings == ("over-quota=transitional",)


def test_faults_and_time_are_told(tmp_path: Path) -> None:
    """What we failed at, and what took too long."""
    write(tmp_path, "slow.yaml", simple())
    tally = Tally(ASKED)
    tally.add(failed(job_of("a.yaml"), "KeyError: 'x'"))
    tally.add(piece_of(tmp_path, "slow.yaml", ASKED.replace(time_limit=1e-9)))
    summary = tally.summary()
    assert summary.files == {"fault": 1, "unknown": 1}
    assert "KeyError: 'x'" in summary.faults[0].sentences[0].en
    assert summary.out_of_time[0].file == "slow.yaml"
    assert summary.people["undecided"] == 2


def test_an_empty_region_is_all_zero() -> None:
    """Every key is there."""
    made = summary_document(Tally(ASKED).summary())
    assert made["schema"] == "gangwei-region-summary/1"
    assert made["institutions"] == 0
    assert set(made["people"].values()) == {0}
