"""Broken rulebooks: the fault names the rulebook's own file and line."""

from pathlib import Path

import pytest

from models.conditions import Condition, walk
from models.rulebook import Rulebook
from tests.builders import rulebook
from tests.files.broken import BOOK, Broken, broken, check, edited, faults, written

KNOWN = "Correct the name, or define it. Known: "
FIRST_P11 = "      R1:\n        all:\n          - {appointed: {tier: assistant"
TABLE = "      table: {doctor: 10, master: 8, bachelor: 6, college: 4, secondary: 2}\n"
EXCELLENT = "excellent-with-provincial: {any: [{see: excellent}"
COMMENDED = "commended-with-provincial: {any: [{see: commended}"


def book(
    kind: str,
    old: str,
    new: str,
    path: str,
    what: str,
    mend: str,
    *,
    at: str | None = None,
) -> object:
    """A case in which the rulebook is edited."""
    return broken(kind, (old, new), path, what, mend, at=at, book=True)


ITEMS = "rulebook › scoring › items"
CASES = [
    book("series", "title: {tier: associate-senior}", "title: {tier: senior, series: nope}",
         "rulebook › grades › P7 › regular › title › series", "nope", f"{KNOWN}economics"),
    book("rank-at-a-grade-not-here", "副处: M6", "副处: M5", "rulebook › vocabulary › ranks › 副处",
         "There is no grade M5.", KNOWN),
    book("rank-at-no-grade", "副处: M6", "副处: X5", "rulebook › vocabulary › ranks › 副处",
         "X5 is not one of the words", "Write M1"),
    book("prize-in-the-table", "  provincial-expert: 12", "  provincial-exprt: 12",
         f"{ITEMS} › 4 › table › provincial-exprt",
         "There is no kind of achievement provincial-exprt.", KNOWN),
    book("education-in-the-table", "{doctor: 10,", "{doctoor: 10,", f"{ITEMS} › 5",
         "evels of education are doctor, master", "", at="item: education"),
    book("points-of-three-decimals", "each: 0.50", "each: 0.505", f"{ITEMS} › 1 › each",
         "0.505 has more than two decimals.", ""),
    book("points-in-words", "each: 0.50", "each: half", f"{ITEMS} › 1 › each",
         "oints are a number, such as 1.5.", ""),
    book("points-in-quotes", "each: 0.50", 'each: "0.50"', f"{ITEMS} › 1 › each",
         "oints are a number, such as 1.5.", ""),
    book("points-true", "each: 0.50", "each: true", f"{ITEMS} › 1 › each",
         "oints are a number", ""),
    book("points-below-0", "each: 0.50", "each: -1", f"{ITEMS} › 1 › each",
         "Points are from 0 to 10000, not -1.", "Correct the value."),
    book("points-without-measure", "each: 0.50", "each: 10000.01", f"{ITEMS} › 1 › each",
         "Points are from 0 to 10000, not 10000.01.", "Correct the value."),
    book("item-without-table", TABLE, "", f"{ITEMS} › 5", "ducation takes table.", "",
         at="item: education"),
    book("item-without-years", "each: 2, last: 3", "each: 2", f"{ITEMS} › 3",
         "xcellent takes each and last.", ""),
    book("item-with-too-much", "each: 0.50,", "each: 0.50, last: 3,", f"{ITEMS} › 1",
         "ervice-years takes each.", ""),
    book("item-unknown", "item: excellent,", "item: excelent,", f"{ITEMS} › 3 › item",
         "excelent is not one of the words", "Write service-years"),
    book("value-below-0", "value: 850", "value: -850", "rulebook › grades › M6 › value", "-850",
         "Write a larger number."),
    book("value-not-whole", "value: 850", "value: 850.5", "rulebook › grades › M6 › value", "850.5",
         "Write a whole number."),
    book("no-default-reading", FIRST_P11, FIRST_P11.replace("R1", "R2"), "rulebook › grades › P11",
         "`first-appointment` lacks R1, the default reading.", "", at="  P11:"),
    book("reading-unknown", FIRST_P11, FIRST_P11.replace("R1", "R9"),
         "rulebook › grades › P11 › first-appointment › R9", "R9 is not one", "R1, R2, R3 or R4"),
    book("grade-unknown", "  M10:\n    value", "  M11:\n    value", "rulebook › grades › M11",
         "M11 is not one", "Write M1"),
    book("schema", "gangwei-rulebook/1", "gangwei/1", "rulebook › schema", "gangwei/1 is not one",
         "Write gangwei-rulebook/1."),
    book("missing-key", "source: 常信发〔2012〕3号\n", "", "rulebook", "The key source is missing.",
         "Add it.", at="schema:"),
    book("see-itself", EXCELLENT, EXCELLENT.replace("see: excellent", "see: excellent-with-provin"
         "cial"), "rulebook › conditions › excellent-with-provincial › any › 1 › see",
         "The condition excellent-with-provincial refers to itself.",
         "State it without going round in a circle."),
    book("see-nothing", EXCELLENT, EXCELLENT.replace("see: excellent", "see: excelent"),
         "rulebook › conditions › excellent-with-provincial › any › 1 › see",
         "The condition excelent is not stated.", "Give it under `conditions`"),
    book("see-nothing-in-a-grade", "        - see: credentials-P11\n    cite",
         "        - see: credentials-P13\n    cite",
         "rulebook › grades › P11 › regular › all › 2 › see",
         "The condition credentials-P13 is not stated.", "Give it under `conditions`"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_broken_rulebook_is_said_once(tmp_path: Path, case: Broken) -> None:
    """A mistake in the rulebook gives one message, in the rulebook's own file."""
    check(tmp_path, case)


def test_a_circle_of_two_is_found(tmp_path: Path) -> None:
    """Two conditions that refer to each other are refused, in the file that states them."""
    circle = edited(
        BOOK,
        [
            (EXCELLENT, EXCELLENT.replace("see: excellent", "see: commended-with-provincial")),
            (COMMENDED, COMMENDED.replace("see: commended", "see: excellent-with-provincial")),
        ],
    )
    found = faults(written(tmp_path, book=circle))
    assert {fault.file for fault in found} == {str(tmp_path / "rulebooks/changzhou-2012.yaml")}
    assert all("refers to itself" in fault.what for fault in found)


def test_references_cannot_expand_without_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A chain of conditions that each refer twice to the one before is checked in linear time."""
    calls = 0

    def counted(condition: Condition, at: tuple[str | int, ...] = ()) -> object:
        nonlocal calls
        calls += 1
        return walk(condition, at)

    monkeypatch.setattr("models.unfolding.walk", counted)
    chain: dict[str, object] = {"c0": {"education": {"level": "bachelor"}}}
    chain |= {f"c{n}": {"any": [{"see": f"c{n - 1}"}, {"see": f"c{n - 1}"}]} for n in range(1, 13)}
    Rulebook.model_validate(rulebook(conditions=chain))
    assert calls <= 3 * len(chain)
