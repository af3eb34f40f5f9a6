"""The statement of a revision, and a replayed log, in both languages."""

import pytest

from models.result import Result
from models.revision import Cause, Revision
from models.scenario import Scenario
from solver.analysis.replay import replayed
from solver.analysis.revision import revised
from solver.analysis.standing import standing, steps
from solver.eligibility.candidates import candidates
from solver.report.catalogue import log, revision
from solver.report.document import json_text, replay_document, revision_document
from solver.report.naming import Names
from solver.report.page import Page
from solver.report.replay import replay_text
from solver.report.revision import revision_text
from solver.report.words import Lang, Words
from solver.solving import best_of, solve
from tests.analysis.test_standing import EARLIER, GONE, PUBLISH, case, entry
from tests.builders import person, scenario


def made(*entries: object) -> tuple[Scenario, Revision, Result]:
    """What becomes of a small result after some entries."""
    later = standing(case(), [PUBLISH, *entries])  # type: ignore[list-item]
    judged = candidates(later)
    after = best_of(judged)
    return later, revised(judged, solve(case()), after, later.log), after


def said(found: tuple[Scenario, Revision, Result], lang: Lang = "en") -> str:
    """The statement."""
    later, revision_, after = found
    names = Names(later, Words(lang, log.WORDS, revision.WORDS))
    return revision_text(names, revision_, after, Page(lang=lang))


def test_who_changes_and_why() -> None:
    """First how many, then the entries, then each person with the cause."""
    text = said(made(EARLIER))
    assert "2 people have something else than in the earlier result" in text
    assert "Of the others, about whom nothing was decided since, 1 of 2 changes" in text
    assert "2. 2012-05-20  A corrected: first day of service [六(六)]: r" in text
    assert "corrected: first day of service (entry 2); points 10.00 → 22.00" in text
    assert "the seat at P9 goes to A (22.00 points; own 11.00)" in text
    assert "It costs nothing" in text
    assert "Who does not" not in text


def test_the_same_in_chinese() -> None:
    """Every sentence has its Chinese."""
    text = said(made(EARLIER), "zh")
    assert "其后未作任何决定的其他2人中，1人变动" in text
    assert "更正：参加工作时间（第2项）；积分10.00 → 22.00" in text
    assert "专技九级的岗位改由A聘任（积分22.00，本人11.00）" in text
    assert "没有代价" in text


def test_nobody_changes() -> None:
    """Whoever was meant is named all the same."""
    text = said(made(entry("correct", person="C", facts={"note": "x"})))
    assert "0 people have something else" in text
    assert "Who changes" not in text
    assert "Who does not, though something was decided\nC\n" in text


@pytest.mark.parametrize(
    ("cause", "text"),
    [
        (Cause(why="freed", other="B"), "the seat at P9 that B leaves is free"),
        (Cause(why="record"), "the record differs from that of the earlier result"),
        (Cause(why="tied"), "was a tie in the earlier result"),
        (Cause(why="decided"), "settled on the command line"),
        (Cause(why="follows"), "belongs to the best answer"),
    ],
)
def test_every_cause_has_its_words(cause: Cause, text: str) -> None:
    """In both languages."""
    later, found, after = made(EARLIER)
    changes = (found.changes[0].replace(cause=cause), found.changes[1])
    other = (later, found.replace(changes=changes), after)
    assert text in said(other)
    assert said(other, "zh")


def test_the_price_and_the_ties_are_told() -> None:
    """What a free solve would gain and whom it would move; who still ties."""
    later, found, after = made(EARLIER)
    assert found.price is not None
    gain = {"aim": "preference", "before": 2, "after": 1}
    move = {"person": "A", "before": None, "after": {"post": "general-junior", "grade": "P12"}}
    price = found.price.replace(aims=[gain], moves=[move], others=1)
    tied = after.appointments[0].replace(standing="tied")
    after = after.replace(appointments=(tied, *after.appointments[1:]), status="feasible")
    text = said((later, found.replace(price=price, status="feasible"), after))
    assert "Without it earliest choices: 2 → 1" in text
    assert "Solved freely: A waiting → P12 general-junior." in text
    assert "1 other would change then." in text
    assert "Still ties, for the leading group: A" in text
    assert "The time ran out: fewer others might do" in text
    assert "Not worked out, for the time ran out" in said((later, found.replace(price=None), after))


def test_the_log_step_by_step() -> None:
    """Each entry with who changes by it, and where it leads."""
    found = replayed(list(steps(case(), [PUBLISH, EARLIER, GONE])), same=True)
    for lang, first, nobody, end in (
        ("en", "The file as it first stood", "nobody changes", "byte for byte"),
        ("zh", "最初的文件", "无人变动", "逐字节相同"),
    ):
        names = Names(case(), Words(lang, log.WORDS, revision.WORDS))  # type: ignore[arg-type]
        text = replay_text(names, found)
        assert first in text
        assert nobody in text
        assert end in text.splitlines()[-1]
        assert "A waiting" not in text
    names = Names(case(), Words("en", log.WORDS, revision.WORDS))
    lines = replay_text(names, found).splitlines()
    at = lines.index("2. 2012-05-20  A corrected: first day of service")
    assert lines[at + 1] == "  A P10 general-intermediate → P9 general-intermediate"
    assert "byte for byte" not in replay_text(names, found.replace(same=False))


def test_a_step_without_an_answer_says_so() -> None:
    """And lists no aims."""
    shut = [entry("forbid", person="A", grade=grade) for grade in ("P9", "P10")]
    people = [person("A", "P10"), person("B", "P10")]
    first = scenario({"P9": 1, "P10": 1}, people)
    found = replayed(list(steps(first, shut)), same=True)
    names = Names(first, Words("en", log.WORDS, revision.WORDS))
    assert "No appointment satisfies every rule" in replay_text(names, found)


def test_the_documents_keep_their_keys() -> None:
    """What scripts may rely on; entries as the file states them; equal bytes."""
    _, found, _ = made(EARLIER)
    written = revision_document(found)
    assert list(written) == [
        "schema", "scenario", "plan", "status", "first", "since", "changes", "unmoved", "others",
        "others_changed", "price",
    ]  # fmt: skip
    assert written["since"][1]["facts"] == {"began": "1990-01-01"}
    assert json_text(written) == json_text(revision_document(made(EARLIER)[1]))
    replay = replay_document(replayed(list(steps(case(), [PUBLISH])), same=True))
    assert list(replay) == ["schema", "scenario", "plan", "steps", "same"]
    assert [step["entries"] for step in replay["steps"]] == [
        [],
        [{"action": "publish", "reason": "r", "clause": "六(六)", "by": "b", "on": "2012-05-20"}],
    ]
