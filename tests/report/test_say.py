"""Whatever was found has words, the same that the commands print."""

import pytest

from solver import (
    Picture,
    candidates,
    compare,
    conflict,
    explain,
    explain_all,
    load,
    say,
    search,
    seat_values,
    solve,
)
from solver.report.say import Said
from solver.report.tables import effects_table, explanation_table
from solver.report.words import Lang
from tests.builders import SCENARIOS

TIE = load(SCENARIOS / "tie.yaml")
PICTURE = Picture(candidates(TIE), solve(TIE))


@pytest.mark.parametrize(
    ("lang", "heads"),
    [
        (
            "en",
            (
                "Appointments",
                "T1",
                "transitional seats allowed (over-quota: transitional)",
                "Side by side",
                "best plans within",
            ),
        ),
        ("zh", ("聘用结果", "T1", "允许过渡（超岗聘用）", "总体对比", "限额内的最优方案")),
    ],
)
def test_everything_that_is_found_can_be_said(lang: Lang, heads: tuple[str, ...]) -> None:
    """A result, an explanation, everything there is to say, plans, and the best ones."""
    found: tuple[Said, ...] = (
        PICTURE,
        explain(PICTURE, "T1"),
        explain_all(PICTURE),
        compare(TIE),
        search(TIE),
    )
    for one, head in zip(found, heads, strict=True):
        assert head in say(one, TIE, lang)


def test_a_conflict_is_said_with_its_repairs() -> None:
    """What cannot all hold, and what would mend it."""
    case = load(SCENARIOS / "keep-grade-conflict.yaml")
    found = conflict(candidates(case))
    assert found is not None
    text = say(found, case)
    assert "S22, S23 must keep at least P10" in text
    assert "allow transitional seats" in text


def test_an_explanation_as_a_table() -> None:
    """A row a seat that was not got, with its price where that was asked for."""
    frame = explanation_table(explain(PICTURE, "T2"))
    assert set(frame["state"]) <= {"got", "open", "unmet", "review", "not-applied"}
    assert frame["post"].notna().all()


def test_effects_as_a_table() -> None:
    """A row a change, with the people it would move."""
    frame = effects_table(seat_values(PICTURE))
    row = frame[(frame["change"] == "P9") & (frame["value"] == "+1")].iloc[0]
    assert row["people"]
