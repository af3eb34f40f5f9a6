"""Candidates that are not open: the proof and the exchange against CP-SAT on the whole program."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from solver.program.outranked import claimed

from benchmarks.generate import Spec, write
from models.grades import Grade
from solver.analysis.picture import Picture
from solver.analysis.reviews import grouped
from solver.eligibility.candidates import Candidates, Triple, candidates, opened
from solver.files.scenario import load
from solver.program.build import build
from solver.program.columns import ones
from solver.program.objective import objectives
from solver.program.openings import Known, _moved, could_be_in
from solver.program.proof.certificate import Form
from solver.program.proof.exchange import Exchange
from solver.program.proof.pair import Pair, paired
from solver.program.proof.part import Part
from solver.program.proof.prove import Ordered, Priced
from solver.program.proof.worth import Worth
from solver.program.search import DEFAULTS, UNLIMITED, Clock, Outcome, Search, Settings
from solver.solving import best_of, decide
from tests.builders import person, post, scenario
from tests.oracle.generator import random_scenario

BATCH, BATCHES = 30, 4
Group = tuple[Triple, ...]


def known(picture: Picture) -> Known:
    """What is known of a proved result, and the prices that proved it where they are at hand."""
    prices = picture.best.prices if picture.best else ()
    return Known(picture.held.triples, [aim.value for aim in picture.result.aims], prices)


def searched(picture: Picture, triples: Iterable[Triple]) -> bool:
    """The same question put to CP-SAT on the whole program, aim by aim."""
    wider = opened(picture.judged, set(triples))
    program, wanted = build(wider), set(triples)
    search = Search(program, DEFAULTS)
    search.hold(ones([c for c, one in enumerate(wider.open) if one.triple in wanted]), at_least=1)
    for objective, aim in zip(objectives(program.columns), picture.result.aims, strict=True):
        answer = search.best(objective.terms, maximise=objective.maximise)
        if not answer.found:
            return False
        if answer.value != aim.value:
            return (answer.value > aim.value) is objective.maximise
        search.hold(objective.terms, at_least=aim.value, at_most=aim.value)
    return True


def drawn(seeds: Iterable[int]) -> Iterator[tuple[Picture, list[Group]]]:
    """Random scenarios in which some candidates are closed; each alone, and those of a person."""
    for seed in seeds:
        judged, rng = candidates(random_scenario(seed)), Random(seed)
        free = [one.triple for one in judged.open if not one.retains]
        shut = set(rng.sample(free, min(len(free), rng.randint(1, 5))))
        kept = replace(judged, open=tuple(one for one in judged.open if one.triple not in shut))
        refused = sorted(one.triple for one in judged.refused)
        shut |= set(rng.sample(refused, min(len(refused), rng.choice((0, 2)))))
        decided = decide(kept) if kept.open and shut else None
        if decided is None or decided.result.status != "optimal":
            continue
        of: dict[str, list[Triple]] = {}
        for triple in sorted(shut):
            of.setdefault(triple.person, []).append(triple)
        groups = [*map(tuple, of.values()), *((triple,) for triple in sorted(shut))]
        yield Picture(kept, *decided), groups


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("enumerates", [True, False])
def test_the_same_as_by_search(
    monkeypatch: pytest.MonkeyPatch, batch: int, *, enumerates: bool
) -> None:
    """Every rule and policy in play; and again with small parts proved as large ones are."""
    if not enumerates:
        monkeypatch.setattr("solver.program.proof.tiny._COLUMNS", 0)
    first = 40_000 + BATCH * (2 * batch + enumerates)
    told: set[bool | None] = set()
    for picture, groups in drawn(range(first, first + BATCH)):
        found = could_be_in(picture.judged, groups, known(picture), UNLIMITED)
        assert found == [searched(picture, group) for group in groups]
        told.update(found)
    assert told == {True, False}


def test_without_an_exchange_it_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exchange only saves time: without it the answers are the same."""
    cases = list(drawn(range(41_000, 41_025)))
    before = [could_be_in(one.judged, groups, known(one), UNLIMITED) for one, groups in cases]
    monkeypatch.setattr(Exchange, "admits", lambda *_: False)
    after = [could_be_in(one.judged, groups, known(one), UNLIMITED) for one, groups in cases]
    assert before == after


def test_prices_only_save_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what the proof made rows cost, fewer linear programs tell the same."""
    file = tmp_path / "hospital.yaml"
    write(Spec(kind="hospital", people=200), file)
    judged = candidates(load(file))
    picture = Picture(judged, *decide(judged))
    groups = [triples for _, _, triples in grouped(picture)]
    solved: list[Part] = []

    def counted(part: Part, form: Form, then: Form, clock: Clock) -> Pair | None:
        solved.append(part)
        return paired(part, form, then, clock)

    monkeypatch.setattr("solver.program.proof.worth.paired", counted)
    priced = could_be_in(judged, groups, known(picture), UNLIMITED)
    few = len(solved)
    unpriced = replace(known(picture), prices=())
    assert could_be_in(judged, groups, unpriced, UNLIMITED) == priced
    assert few < len(solved) - few


def test_a_price_stays_with_its_row() -> None:
    """Whatever new candidates make the rows: the same rule, about the same, with all it had."""
    unlike = 0
    for picture, groups in drawn(range(40_000, 40_060)):
        shut = {one for group in groups for one in group}
        wider = opened(picture.judged, shut, applied=False)
        new = {column for column, one in enumerate(wider.open) if one.triple in shut}
        before, now = build(picture.judged).compact, build(wider).compact
        prices = Priced({row: float(row) for row in range(len(before.rows))}, {})
        ((moved, _),) = _moved([prices], picture.judged, now, new)
        for row, price in moved.items():
            old, told = before.rows[int(price)], now.rows[row]
            assert (old.rule, old.about, old.most) == (told.rule, told.about, told.most)
            assert len(old.terms) <= len(told.terms)
        if not picture.scenario.policy.fair:
            assert 2 * len(moved) > len(before.rows)
        unlike += len(before.rows) < len(now.rows)
    assert unlike


def test_an_answer_in_hand_that_is_none_makes_room_for_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where time ended before the answer in hand was worked out, nothing is concluded from it."""
    cases = list(drawn(range(41_000, 41_025)))
    before = [could_be_in(one.judged, groups, known(one), UNLIMITED) for one, groups in cases]
    lawful = []

    def nobody(
        self: Exchange, worth: Worth, forms: object, people: object, values: list[int]
    ) -> None:
        made(self, worth, forms, people, [0] * len(values))
        lawful.append(self._lawful)

    made: Callable[..., None] = Exchange.__init__
    monkeypatch.setattr(Exchange, "__init__", nobody)
    after = [could_be_in(one.judged, groups, known(one), UNLIMITED) for one, groups in cases]
    assert before == after
    assert False in lawful


AT_D1 = {("B", "d1", "P10"), ("D", "d1", "P10")}


@pytest.mark.parametrize(
    ("got", "points", "closed"),
    [
        (("d2", "P9"), 20, {*AT_D1, ("B", "d1", "P9")}),  # another desk: just its seats
        (("d1", "P10"), 20, {("B", "d1", "P9"), ("C", "d2", "P9")}),  # the own: a grade anywhere
        (("d2", "P10"), 20, {*AT_D1, ("B", "d1", "P9"), ("C", "d2", "P9")}),  # both
        (("d1", "P9"), 20, set()),  # nothing is wanted more
        (("d1", "P10"), 10, set()),  # equal points are no envy but a tie
    ],
)
def test_what_is_wanted_more_is_for_nobody_with_fewer_points(
    got: tuple[str, str], points: int, closed: set[tuple[str, str, str]]
) -> None:
    """A wants d1 before d2, and P9 before P10; D, who keeps P9, is there by right."""
    desks_ = [post("d1", "P9", "P10", seats=9), post("d2", "P9", "P10", seats=9)]
    people = [
        person("A", points=points, applies=["d1", "d2"]),
        person("B", points=10, applies=["d1"]),
        person("C", points=10, applies=["d2"]),
        person("D", "P9", points=10, post="d1"),
    ]
    rules = {"fair": True, "professional-posts": "as-written"}
    for fair in (True, False):
        case = scenario({"P9": 9, "P10": 9}, people, desks_, policy={**rules, "fair": fair})
        columns = build(candidates(case)).columns
        triples = [one.triple for one in columns.candidates.open]
        at = triples.index(Triple("A", got[0], Grade(got[1])))
        found = claimed(columns, at, columns.of_person["A"])
        told = {(t.person, t.post, t.grade.value) for t in map(triples.__getitem__, found)}
        assert told == (closed if fair else set())


def _two_wishes() -> tuple[Picture, list[Group]]:
    """C is chief; A has more points than C, B fewer. Neither is a candidate for chief yet."""
    chief = post("chief", "M8")
    points = {"A": 30, "B": 10, "C": 20}
    people = [person(name, "M9", points=own, applies=["chief"]) for name, own in points.items()]
    judged = candidates(scenario({"M8": 1, "M9": 3}, people, [chief]))
    shut = [
        one.triple for one in judged.open if one.triple.post == "chief" and one.triple.person != "C"
    ]
    kept = replace(judged, open=tuple(one for one in judged.open if one.triple not in shut))
    return Picture(kept, best_of(kept)), [(triple,) for triple in shut]


def test_who_would_displace_somebody_matters() -> None:
    """A would be chief in the place of C; B would not."""
    picture, groups = _two_wishes()
    assert could_be_in(picture.judged, groups, known(picture), UNLIMITED) == [True, False]


def _closed(judged: Candidates, who: str, grade: str) -> tuple[Picture, list[Group]]:
    """The best answer without one person's candidates for a grade."""
    shut = tuple(one.triple for one in judged.of_person[who] if one.triple.grade == grade)
    kept = replace(judged, open=tuple(one for one in judged.open if one.triple not in shut))
    return Picture(kept, best_of(kept)), [shut]


def test_of_many_who_could_make_room_one_does() -> None:
    """Five alike hold the five better seats, and all could go back; A has more points."""
    people = [person("A", "P10", points=30), *(person(name, "P10", points=9) for name in "BCDEF")]
    picture, groups = _closed(candidates(scenario({"P9": 5, "P10": 6}, people)), "A", "P9")
    assert could_be_in(picture.judged, groups, known(picture), UNLIMITED) == [True]


def test_under_fair_an_opening_may_leave_no_answer_at_all() -> None:
    """B can be nothing but chief, whom A would envy with reason, were A a candidate: so A is not.

    There is one seat, and B keeps the grade.
    """
    people = [
        person("A", "P10", points=30, applies=["chief"]),
        person("B", "M9", points=10, applies=["chief"]),
    ]
    quota = {"M8": 1, "M9": 0, "P10": 1}
    case = scenario(quota, people, [post("chief", "M8")], policy={"fair": True})
    picture, groups = _closed(candidates(case), "A", "M8")
    assert picture.result.status == "optimal"
    assert could_be_in(picture.judged, groups, known(picture), UNLIMITED) == [False]


def test_under_fair_what_is_wanted_more_stands_in_the_way() -> None:
    """A may not be chief, yet would envy B, who must be: so A cannot have the other seat either.

    Were A no candidate for chief, nothing would stand in the way of it.
    """
    people = [
        person("A", "P10", points=30, applies=["chief", "other"]),
        person("B", "M9", points=10, applies=["chief"]),
    ]
    quota = {"M8": 1, "M9": 0, "P9": 1, "P10": 1}
    ban = {"rule": "forbid", "person": "A", "post": "chief", "reason": "r", "by": "g"}
    posts = [post("chief", "M8"), post("other", "P9")]
    decided = [{**ban, "on": "2012-05-02"}]
    case = scenario(quota, people, posts, policy={"fair": True}, decisions=decided)
    judged = candidates(case)
    shut = tuple(one.triple for one in judged.of_person["A"] if one.applied)
    kept = replace(judged, open=tuple(one for one in judged.open if one.triple not in shut))
    picture, groups = Picture(kept, best_of(kept)), [shut, shut[1:]]
    assert [triple.post for triple in shut] == ["chief", "other", "other"]
    found = could_be_in(picture.judged, groups, known(picture), UNLIMITED)
    assert found == [searched(picture, group) for group in groups] == [False, True]


def test_without_time_nothing_is_said() -> None:
    """What the proof does not settle is left open once the time is over."""
    picture, groups = _two_wishes()
    over = Clock.started(Settings(time_limit=0.0))
    assert could_be_in(picture.judged, groups[:1], known(picture), over) == [None]


@pytest.mark.parametrize(
    ("outcome", "found"), [("unknown", None), ("feasible", None), ("optimal", False)]
)
def test_a_search_cut_short_says_nothing(
    monkeypatch: pytest.MonkeyPatch, outcome: Outcome, *, found: bool | None
) -> None:
    """Only a proved best answer, or one that is as good, answers the question."""
    picture, groups = _two_wishes()
    nothing = dict.fromkeys(range(len(picture.judged.open) + 1), 0)
    short = Ordered(outcome, nothing)
    monkeypatch.setattr(Exchange, "admits", lambda *_: False)
    monkeypatch.setattr("solver.program.openings.in_order", lambda *_, **__: short)
    assert could_be_in(picture.judged, groups[:1], known(picture), UNLIMITED) == [found]
