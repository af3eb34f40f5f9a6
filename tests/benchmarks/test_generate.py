"""Invented institutions are what was asked for: valid, the same again, and as hard as they say."""

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.generate import KINDS, Spec, document, region, scenario, text, write
from benchmarks.generate.__main__ import main
from benchmarks.generate.emit import flow
from models.scenario import Scenario
from solver.eligibility.avoidance import clash
from solver.eligibility.candidates import Why, candidates
from solver.files.scenario import load
from solver.solving import solve


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("people", [1, 2, 3, 4, 5, 7, 11, 24, 61, 150])
def test_every_file_loads_without_an_error(tmp_path: Path, kind: str, people: int) -> None:
    """What is written is read back as the scenario that was made, people and posts and all."""
    for seed in (1, 2, 3):
        spec = Spec(kind=kind, people=people, seed=seed)  # type: ignore[arg-type]
        write(spec, tmp_path / "one.yaml")
        read = load(tmp_path / "one.yaml")
        assert read == scenario(spec)
        assert len(read.people) == people


@pytest.mark.parametrize("kind", KINDS)
def test_same_seed_same_bytes(kind: str) -> None:
    """Two processes write the same text; another seed writes another."""
    spec = Spec(kind=kind, people=40, seed=5)  # type: ignore[arg-type]
    program = (
        "import sys; from benchmarks.generate import Spec, text;"
        f"sys.stdout.buffer.write(text(Spec(kind={kind!r}, people=40, seed=5)).encode())"
    )
    again = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        cwd=Path(__file__).parents[2],
        env={"PYTHONHASHSEED": "7"},
    ).stdout
    assert text(spec).encode() == again
    assert text(spec) != text(replace(spec, seed=6))


@pytest.mark.parametrize("kind", KINDS)
def test_candidates_and_posts_are_as_many_as_in_a_real_house(kind: str) -> None:
    """Five or six candidates a person, a post for four to ten people, at 500 people."""
    made = scenario(Spec(kind=kind, people=500, seed=3))  # type: ignore[arg-type]
    assert 4.8 <= len(candidates(made).open) / 500 <= 6.8
    assert 4 <= 500 / len(made.posts) <= 10


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("share", [0.0, 0.1, 0.3])
def test_shares_are_those_asked_for(kind: str, share: float) -> None:
    """Ties, relatives and matters to judge, of 300 people, each to the person or pair."""
    spec = Spec(kind=kind, people=300, seed=2, ties=share, avoidance=share, reviews=share / 2)  # type: ignore[arg-type]
    made = scenario(spec)
    twins = Counter(_facts(made)).values()
    assert abs(sum(number for number in twins if number > 1) - 300 * share) <= 3
    related = {name for relation in made.relations for name in relation.between}
    assert abs(len(related) - 300 * share) <= 2
    doubtful = {r.triple.person for r in candidates(made).refused if r.why is Why.REVIEW}
    # A twin of a fresh relative may copy no doubt: those in doubt have no twins.
    assert abs(len(doubtful) - 300 * share / 2) <= 1


def _facts(made: Scenario) -> list[str]:
    """What is on record of each person, less the names of person and posts."""
    return [
        str(
            person.replace(id="X", applies=None, current=person.current.replace(post=None))
            if person.current
            else person.id
        )
        for person in made.people
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_relatives_may_stay_where_they_are(kind: str) -> None:
    """No declared pair clashes at the present posts, so avoidance alone moves nobody."""
    made = scenario(Spec(kind=kind, people=200, seed=4, avoidance=0.3))  # type: ignore[arg-type]
    assert made.relations
    for relation in made.relations:
        one, other = (made.desk_of(made.staff[name]) for name in relation.between)
        assert one is not None
        assert other is not None
        assert not clash(made.desks[one], made.desks[other])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("tight", [0.0, 0.5, 1.0])
def test_everybody_can_keep_the_grade(kind: str, tight: float) -> None:
    """Small institutions are solved, however many of the qualified have to rise."""
    for people in (1, 3, 24, 40):
        made = scenario(Spec(kind=kind, people=people, seed=6, tight=tight))  # type: ignore[arg-type]
        assert solve(made).status == "optimal"


def test_a_short_institution_is_impossible_and_transitional_seats_mend_it() -> None:
    """`short` leaves incumbents without a seat at the only grade that they can hold."""
    short = Spec(kind="school", people=40, seed=1, short=0.2)
    assert solve(scenario(short)).status == "infeasible"
    result = solve(scenario(replace(short, transitional=True)))
    assert result.status == "optimal"
    assert next(aim.value for aim in result.aims if aim.aim == "transitional") > 0


def test_nobody_to_leave_out_is_said() -> None:
    """A director alone has a seat of right; shares and sizes out of bounds are refused."""
    with pytest.raises(ValueError, match="nobody here is bound"):
        document(Spec(people=1, short=0.5))
    with pytest.raises(ValueError, match="at least one person"):
        Spec(people=0)
    with pytest.raises(ValueError, match="`ties` is a share"):
        Spec(ties=1.5)


def test_newcomers_and_crossings_are_there() -> None:
    """Some have no grade yet; some managers apply for professional posts."""
    made = scenario(Spec(people=200, seed=1, newcomers=0.1, crossing=0.2))
    assert sum(person.current is None for person in made.people) == 20
    crossing = [
        person
        for person in made.people
        if str(made.grade_of(person)).startswith("M")
        and any("intermediate" in post for post in person.applies or ())
    ]
    assert len(crossing) == 40


def test_a_region_is_as_many_files_as_asked(tmp_path: Path) -> None:
    """Names in order, sizes within bounds, every file readable, impossible ones as asked."""
    main(["--region", "12", "--people-each", "20-30", "--seed", "3", "--out", str(tmp_path)])
    files = sorted(tmp_path.glob("*.yaml"))
    assert len(files) == 12
    read = [load(file) for file in files]
    assert all(20 <= len(one.people) <= 30 for one in read)
    assert len({one.institution for one in read}) == 12
    specs = [spec for _, spec in region(200, 20, 30, impossible=0.2)]
    assert 20 <= sum(spec.short > 0 for spec in specs) <= 60


def test_the_command_writes_one_institution(tmp_path: Path) -> None:
    """The options reach the file."""
    out = tmp_path / "deep" / "h.yaml"
    main(["--kind", "hospital", "--people", "9", "--seed", "2", "--ties", "0", "--out", str(out)])
    assert load(out) == scenario(Spec(kind="hospital", people=9, seed=2, ties=0.0))


@pytest.mark.parametrize("word", ["true", "No", "2012", "- x", "a: b", "", "a #b", "01", "null"])
def test_text_that_looks_like_something_else_is_quoted(word: str) -> None:
    """Only words that YAML reads back as themselves stand without quotes."""
    assert flow(word) == f'"{word}"'
    assert flow("办公室") == "办公室"
