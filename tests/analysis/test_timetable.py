"""The calendar of a round: its stages, its notice, and what will not do about them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.procedure import Procedure
from models.scenario import Scenario
from models.timetable import Caution, Timetable
from solver.analysis.timetable import timetable
from solver.analysis.workdays import rest
from solver.files.scenario import load
from tests.builders import SCENARIOS, changzhou, person, rulebook, scenario

DAY = timedelta(days=1)


def day(text: str) -> date:
    """A day as it is written."""
    return date.fromisoformat(text)


def ruled(stages: Mapping[str, tuple[str, str]], *, finish: str = "2012-12-31") -> dict[str, Any]:
    """A procedure as a rulebook states it: stages by their days; the last has the notice."""
    return {
        "cite": "七",
        "text": "步骤",
        "finish": day(finish),
        "stages": {
            name: {"name": name, "first": first, "last": last, "cite": f"七.{name}", "text": name}
            for name, (first, last) in stages.items()
        },
        "notice": {"stage": list(stages)[-1], "days": 7, "cite": "六", "text": "公示期为7天"},
    }


def case(stages: Mapping[str, tuple[str, str]], finish: str = "2012-12-31", **own: Any) -> Scenario:
    """Somebody, a rulebook with these stages, and what the scenario says of the dates."""
    book = rulebook(procedure=ruled(stages, finish=finish))
    return scenario({"P12": 1}, [person("A", "P12")], rulebook=book, procedure=own)


def drawn(made: Scenario, start: str | None = None) -> Timetable:
    """The calendar of a scenario."""
    procedure = made.rulebook.procedure
    assert procedure is not None
    return timetable(made, procedure, None if start is None else day(start))


def kinds(table: Timetable) -> list[tuple[str, str | None]]:
    """What it is cautious of, by stage."""
    return [(one.kind, one.stage) for one in table.cautions]


def caution(table: Timetable, kind: str) -> Caution:
    """The one caution of a kind."""
    (found,) = [one for one in table.cautions if one.kind == kind]
    return found


MAIN = drawn(changzhou())


def test_the_stages_are_those_of_section_seven() -> None:
    """All five of the 2012 scheme, with their days, their working days and their clauses."""
    assert [
        (step.stage, str(step.first), str(step.last), step.days, step.working, step.cite)
        for step in MAIN.steps
    ] == [
        ("preparation", "2012-03-10", "2012-03-20", 11, 7, "七.1"),
        ("descriptions", "2012-03-21", "2012-04-30", 41, 28, "七.2"),
        ("selection", "2012-05-01", "2012-05-20", 20, 13, "七.3"),
        ("notice", "2012-05-21", "2012-05-31", 11, 9, "七.4"),
        ("contracts", "2012-06-01", "2012-06-30", 30, 20, "七.5"),
    ]
    assert {step.dates for step in MAIN.steps} == {"regulation"}
    assert MAIN.finish == day("2012-06-30")


def test_the_scheme_leaves_no_room_for_a_second_notice() -> None:
    """七.4: posted on the first day of eleven, seven days fit once and not twice."""
    assert MAIN.notice.last == day("2012-05-28")
    assert caution(MAIN, "second-notice").facts == {
        "objected": day("2012-05-28"),
        "posted": day("2012-05-29"),
        "until": day("2012-06-05"),
        "days": 7,
        "last": day("2012-05-31"),
        "over": 5,
        "latest": day("2012-05-24"),
        "earlier": day("2012-05-16"),
    }
    assert caution(MAIN, "second-notice").cites == ("七.4", "六(六)")


def test_the_scheme_begins_and_ends_on_holidays() -> None:
    """Five days of section 七 are no working days; nothing else is wrong but the second notice."""
    assert kinds(MAIN) == [
        ("begins-idle", "preparation"),
        ("ends-idle", "descriptions"),
        ("begins-idle", "selection"),
        ("ends-idle", "selection"),
        ("ends-idle", "contracts"),
        ("second-notice", "notice"),
    ]
    assert MAIN.cautions[1].facts == {
        "day": day("2012-04-30"),
        "rest": "labour",
        "earlier": day("2012-04-28"),
    }


def test_the_mends_mend() -> None:
    """The days that the cautions propose, taken together, leave nothing to be cautious of."""
    stages = {
        "preparation": {"first": day("2012-03-12")},
        "descriptions": {"last": day("2012-04-28")},
        "selection": {"first": day("2012-05-02"), "last": day("2012-05-18")},
        "notice": {"last": day("2012-06-05")},
        "contracts": {"first": day("2012-06-06"), "last": day("2012-06-29")},
    }
    made = Scenario.model_validate(
        {**changzhou().model_dump(by_alias=True), "procedure": {"stages": stages}}
    )
    table = drawn(made)
    assert table.cautions == ()
    assert {step.dates for step in table.steps} == {"scenario"}


def test_a_notice_posted_earlier_leaves_room() -> None:
    """On the day that the caution names, and not a day later."""
    book = {"first": day("2012-05-14")}
    for posted, room in (("2012-05-16", True), ("2012-05-17", False)):
        planned = {"stages": {"notice": book}, "posted": day(posted)}
        made = Scenario.model_validate(
            {**changzhou().model_dump(by_alias=True), "procedure": planned}
        )
        told = {one.kind for one in drawn(made).cautions}
        assert ("second-notice" not in told) == room


def test_the_regular_round_of_2015_has_its_own_dates() -> None:
    """Nothing is wrong with them: the notice ends after the holiday, and has room twice."""
    table = drawn(load(SCENARIOS / "changzhou-2015.yaml"))
    assert table.stage == "regular"
    assert table.cautions == ()
    assert table.second.last == day("2015-07-01")


TWO = {"a": ("2012-04-28", "2012-05-10"), "b": ("2012-05-11", "2012-05-31")}


def with_stages(**own: tuple[str, str]) -> Timetable:
    """Two stages, some of them with other dates."""
    return drawn(case({**TWO, **own}))


def test_stages_one_after_the_other_are_fine() -> None:
    """The next day, and after a weekend; a second notice just fits."""
    assert kinds(with_stages()) == []
    assert kinds(with_stages(a=("2012-04-28", "2012-05-11"), b=("2012-05-14", "2012-05-31"))) == []


def test_a_working_day_between_stages_is_a_gap() -> None:
    """It belongs to none: Friday the 11th."""
    table = with_stages(b=("2012-05-14", "2012-05-31"))
    assert kinds(table) == [("gap", "b")]
    assert caution(table, "gap").facts["days"] == 1
    assert caution(table, "gap").facts["next"] == day("2012-05-11")


def test_a_stage_that_begins_before_the_last_one_ends_overlaps() -> None:
    """The last day of the one and the first of the other are the same; or two weeks are."""
    table = with_stages(b=("2012-05-10", "2012-05-31"))
    assert kinds(table) == [("overlap", "b")]
    assert caution(table, "overlap").facts["days"] == 1
    table = with_stages(a=("2012-04-28", "2012-07-31"))
    assert caution(table, "overlap").facts["days"] == 21


def test_a_stage_before_its_turn() -> None:
    """It begins before the one that the regulation has before it."""
    table = with_stages(a=("2012-06-01", "2012-06-29"))
    assert kinds(table) == [("as-of", None), ("order", "b")]
    assert caution(table, "order").facts["days"] == 21
    assert caution(table, "order").cites == ("七.a", "七.b")


def test_a_stage_on_the_final_day_is_in_time() -> None:
    """A day later it is late."""
    assert kinds(drawn(case(TWO, finish="2012-05-31"))) == []
    table = drawn(case(TWO, finish="2012-05-30"))
    assert kinds(table) == [("late", "b")]
    assert caution(table, "late").facts["days"] == 1


def test_the_day_to_which_facts_are_counted_is_within_the_round() -> None:
    """From its first day to the final date, both included."""
    made = case(TWO, finish="2012-06-29")
    for on, within in (
        ("2012-04-27", False), ("2012-04-28", True), ("2012-06-29", True), ("2012-06-30", False),
    ):  # fmt: skip
        told = kinds(drawn(made.replace(as_of=day(on))))
        assert told == ([] if within else [("as-of", None)])


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ({"notice_days": 6}, ["notice-short"]),
        ({"notice_days": 7}, []),
        ({"posted": day("2012-05-10")}, ["posted-outside"]),
        ({"posted": day("2012-05-11")}, []),
        ({"posted": day("2012-05-24")}, ["second-notice"]),
        ({"posted": day("2012-05-25")}, ["notice-over"]),
        ({"posted": day("2012-05-12")}, ["notice-ends-idle"]),
        ({"posted": day("2012-06-01")}, ["posted-outside"]),
    ],
)
def test_the_notice_stands_in_its_stage_as_long_as_it_must(
    own: dict[str, Any], told: list[str]
) -> None:
    """Stage b is 2012-05-11 to 2012-05-31; seven days are asked."""
    table = drawn(case(TWO, **own))
    assert [kind for kind, stage in kinds(table) if stage == "b"] == told


def test_a_second_notice_after_the_final_date() -> None:
    """It is told how late the round would be; and the stage's own end, too."""
    table = drawn(case({**TWO, "b": ("2012-05-11", "2012-05-22")}, finish="2012-05-24"))
    assert [kind for kind, _ in kinds(table)] == ["second-notice", "second-final"]
    assert caution(table, "second-final").facts["over"] == 4


def test_years_whose_holidays_are_not_known() -> None:
    """Only weekends are taken off, and it is said."""
    table = drawn(case(TWO), "2003-12-20")
    assert table.steps[0].first == day("2003-12-20")
    assert table.steps[0].dates == "moved"
    assert [step.holidays_known for step in table.steps] == [False, True]
    assert caution(table, "holidays-unknown").facts["years"] == "2003"


def test_every_date_moves_with_the_first() -> None:
    """Stages, the day of posting and the final date, by as many days."""
    made = case(TWO, finish="2012-06-30", posted=day("2012-05-14"))
    here, there = drawn(made), drawn(made, "2012-06-01")
    by = timedelta(days=34)
    assert [step.first + by for step in here.steps] == [step.first for step in there.steps]
    assert (there.notice.posted, there.finish) == (here.notice.posted + by, here.finish + by)


@given(
    first=st.dates(date(2006, 1, 1), date(2025, 6, 1)),
    length=st.integers(0, 40),
    days=st.integers(1, 20),
)
def test_there_is_room_for_a_second_notice_if_a_walk_day_by_day_finds_it(
    first: date, length: int, days: int
) -> None:
    """Against counting on the fingers: post, wait, hear the last objection, post again, wait."""

    def over(posted: date) -> date:
        today, left = posted, days
        while left:
            today, left = today + DAY, left - 1
        while rest(today) is not None:
            today += DAY
        return today

    def worked(today: date) -> date:
        while rest(today) is not None:
            today += DAY
        return today

    last = first + timedelta(days=length)
    table = drawn(case({"n": (str(first), str(last))}, finish="2199-01-01", notice_days=days))
    once = over(first)
    twice = over(worked(once + DAY))
    told = {one.kind: one for one in table.cautions}
    assert ("notice-over" in told) == (once > last)
    assert ("second-notice" in told) == (once <= last < twice)
    if found := told.get("second-notice"):
        earlier, latest = found.facts["earlier"], found.facts["latest"]
        assert isinstance(earlier, date)
        assert isinstance(latest, date)
        assert over(worked(over(earlier) + DAY)) <= last < over(worked(over(earlier + DAY) + DAY))
        assert over(latest) <= last < over(latest + DAY)


def test_the_shipped_rulebook_dates_its_procedure() -> None:
    """Its notice is a stage of its own, for seven days."""
    procedure = changzhou().rulebook.procedure
    assert isinstance(procedure, Procedure)
    assert (procedure.notice.stage, procedure.notice.days) == ("notice", 7)
