"""Candidates that are not open: the proof and the exchange against CP-SAT on the whole program."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from benchmarks.generate import Spec, write
from models.policy import AimName
from models.scenario import Scenario
from solver.analysis.picture import Picture
from solver.analysis.reviews import grouped
from solver.eligibility.candidates import Candidate, Candidates, Triple, candidates, opened
from solver.files.scenario import load
from solver.program.build import build
from solver.program.columns import ones
from solver.program.objective import objectives
from solver.program.openings import could_be_in
from solver.program.proof.certificate import Form
from solver.program.proof.exchange import Exchange
from solver.program.proof.ordered import Ordered, Priced
from solver.program.proof.pair import Pair, paired
from solver.program.proof.part import Part
from solver.program.proof.worth import Worth
from solver.program.search import DEFAULTS, UNLIMITED, Clock, Outcome, Search, Settings
from solver.program.sums import Known, _moved
from solver.solving import best_of, decide
from tests.builders import ALL_AIMS, person, post, scenario
from tests.clocks import budget
from tests.oracle.generator import random_scenario

BATCH, BATCHES = 30, 4
Group = tuple[Triple, ...]


def known(picture: Picture) -> Known:
    """What is known of a proved result, and the prices that proved it where they are at hand."""
    prices = picture.best.prices if picture.best else ()
    return Known(picture.held.triples, [aim.value for aim in picture.result.aims], prices)


def searched(picture: Picture, triples: Iterable[Triple]) -> bool:
    """The same question put to CP-SAT on the whole program, aim by aim."""
    return any(_alone(picture, triple) for triple in triples)


def _alone(picture: Picture, triple: Triple) -> bool:
    wider = opened(picture.judged, {triple})
    program, wanted = build(wider), {triple}
    search = Search(program, DEFAULTS)
    if picture.scenario.desks[triple.post].named == triple.person:  # who then must have it
        return search.best((), maximise=True).found
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
    """Random scenarios in which some candidates are closed; each alone, and those of a person.

    Without `priority`: sums alone, which search can ask for one after the other.
    """
    for seed in seeds:
        rng = Random(seed)
        judged = candidates(of_sums(random_scenario(seed)))
        yield from _closing(judged, rng)


def of_sums(case: Scenario) -> Scenario:
    """The same scenario without `priority`."""
    aims = tuple(aim for aim in case.policy.aims if aim is not AimName.PRIORITY)
    return case.replace(policy=case.policy.replace(aims=aims or (AimName.PLACEMENT,)))


def in_line(seeds: Iterable[int]) -> Iterator[tuple[Picture, list[Group]]]:
    """The same with `priority` among the aims, as drawn."""
    for seed in seeds:
        judged = candidates(random_scenario(seed))
        if AimName.PRIORITY in judged.scenario.pursued:
            yield from _closing(judged, Random(seed))


def _closing(judged: Candidates, rng: Random) -> Iterator[tuple[Picture, list[Group]]]:
    free = [one.triple for one in judged.open if not one.retains]
    shut = set(rng.sample(free, min(len(free), rng.randint(1, 5))))
    kept = replace(judged, open=tuple(one for one in judged.open if one.triple not in shut))
    refused = sorted(one.triple for one in judged.refused)
    shut |= set(rng.sample(refused, min(len(refused), rng.choice((0, 2)))))
    decided = decide(kept) if kept.open and shut else None
    if decided is None or decided.result.status != "optimal":
        return
    of: dict[str, list[Triple]] = {}
    for triple in sorted(shut):
        of.setdefault(triple.person, []).append(triple)
    groups = [*map(tuple, of.values()), *((triple,) for triple in sorted(shut))]
    yield Picture(kept, *decided), groups


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("enumerates", [True, False])
def test_the_same_as_by_search(batch: int, *, enumerates: bool) -> None:
    """Every rule and policy in play; and again with small parts proved as large ones are."""
    clock = UNLIMITED if enumerates else Clock.started(Settings(tiny=0))
    first = 40_000 + BATCH * (2 * batch + enumerates)
    told: set[bool | None] = set()
    for picture, groups in drawn(range(first, first + BATCH)):
        found = could_be_in(picture.judged, groups, known(picture), clock)
        assert found == [searched(picture, group) for group in groups]
        told.update(found)
    assert told == {True, False}


def anew(picture: Picture, triple: Triple) -> bool | None:
    """Whether the scenario solved anew with one candidate more has an answer that uses it.

    None where somebody who goes before then has more than before: that is not looked for.
    """
    judged = opened(picture.judged, {triple}, applied=False)
    result = best_of(judged)
    if not result.solved:
        return False
    line, who = judged.precedence, triple.person
    wish = {
        (one.triple.person, one.triple.place): _wish(one, judged.scenario) for one in judged.open
    }
    for one in result.appointments:
        before = picture.result.of(one.person).place
        goes_before = line[one.person] < line[who]
        named = picture.scenario.desks[triple.post].named == who
        if one.place is None or named or not goes_before:
            continue
        if before is None or wish[one.person, one.place] < wish[one.person, before]:
            return None
    one = result.of(who)
    return triple.place in {one.place, *one.alternatives}


def _wish(one: Candidate, case: Scenario) -> tuple[int, int]:
    return one.choice, -case.value(one.triple.grade)


@pytest.mark.parametrize("batch", range(BATCHES))
@pytest.mark.parametrize("enumerates", [True, False])
def test_with_priority_the_same_as_solved_anew(batch: int, *, enumerates: bool) -> None:
    """Where points differ just the same; of equals, whoever some order gives it is told, too."""
    clock = UNLIMITED if enumerates else Clock.started(Settings(tiny=0))
    first = 42_000 + BATCH * (2 * batch + enumerates)
    told: set[bool | None] = set()
    for picture, groups in in_line(range(first, first + BATCH)):
        alone = [group for group in groups if len(group) == 1]
        found = could_be_in(picture.judged, alone, known(picture), clock)
        distinct = len(set(picture.judged.precedence.values())) == len(picture.scenario.people)
        for (triple,), one in zip(alone, found, strict=True):
            right = anew(picture, triple)
            if right is not None and (distinct or right):
                assert one == right, (picture.scenario, triple)
            told.add(one)
        joined = could_be_in(picture.judged, groups, known(picture), clock)
        one_by_one = dict(zip(alone, found, strict=True))
        assert joined == [any(one_by_one[(t,)] for t in group) for group in groups]
    assert told == {True, False}


def test_without_an_exchange_it_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """The exchange only saves time: without it the answers are the same."""
    cases = list(drawn([164, 266, *range(41_000, 41_025)]))
    before = [could_be_in(one.judged, groups, known(one), UNLIMITED) for one, groups in cases]
    monkeypatch.setattr(Exchange, "admits", lambda *_: False)
    after = [could_be_in(one.judged, groups, known(one), UNLIMITED) for one, groups in cases]
    assert before == after


def test_prices_only_save_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what the proof made rows cost, fewer linear programs tell the same."""
    file = tmp_path / "hospital.yaml"
    write(Spec(kind="hospital", people=200), file)
    judged = candidates(of_sums(load(file)))
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
        before, now = build(picture.judged), build(wider)
        prices = Priced({row: float(row) for row in range(len(before.rows))}, {})
        ((moved, _),) = _moved([prices], picture.judged, now, new)
        for row, price in moved.items():
            old, told = before.rows[int(price)], now.rows[row]
            assert (old.rule, old.about, old.most) == (told.rule, told.about, told.most)
            assert len(old.terms) <= len(told.terms)
        assert 2 * len(moved) > len(before.rows)
        unlike += len(before.rows) < len(now.rows)
    assert unlike


def test_an_answer_in_hand_that_is_none_makes_room_for_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where time ended before the answer in hand was worked out, nothing is concluded from it."""
    cases = list(drawn([164, 266, *range(41_000, 41_025)]))
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


def _two_wishes(*aims: str) -> tuple[Picture, list[Group]]:
    """C is chief; A has more points than C, B fewer. Neither is a candidate for chief yet."""
    chief = post("chief", "M8")
    points = {"A": 30, "B": 10, "C": 20}
    people = [person(name, "M9", points=own, applies=["chief"]) for name, own in points.items()]
    policy = {"aims": list(aims or ALL_AIMS)}
    judged = candidates(scenario({"M8": 1, "M9": 3}, people, [chief], policy=policy))
    shut = [
        one.triple for one in judged.open if one.triple.post == "chief" and one.triple.person != "C"
    ]
    kept = replace(judged, open=tuple(one for one in judged.open if one.triple not in shut))
    return Picture(kept, best_of(kept)), [(triple,) for triple in shut]


@pytest.mark.parametrize("aims", [(), ("priority",), ("seniority-fit",)])
def test_who_would_displace_somebody_matters(aims: tuple[str, ...]) -> None:
    """A would be chief in the place of C; B would not: by points as by their sum."""
    picture, groups = _two_wishes(*aims)
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
    picture, groups = _two_wishes("seniority-fit")
    nothing = dict.fromkeys(range(len(picture.judged.open) + 1), 0)
    short = Ordered(outcome, nothing)
    monkeypatch.setattr(Exchange, "admits", lambda *_: False)
    monkeypatch.setattr("solver.program.sums.in_order", lambda *_, **__: short)
    assert could_be_in(picture.judged, groups[:1], known(picture), UNLIMITED) == [found]


@pytest.mark.parametrize(
    "aims",
    [ALL_AIMS, ["priority"], ["placement", "continuity", "priority"], ["placement", "continuity"]],
)
def test_whenever_time_ends_nothing_false_is_said(aims: list[str]) -> None:
    """After so many looks at the clock: what is said is right, and the rest is left open."""
    said: set[bool | None] = set()
    for seed in (4, 10, 53, 85, 98, 127, 152):
        case = random_scenario(seed)
        policy = case.policy.replace(aims=tuple(map(AimName, aims)))
        judged = candidates(case.replace(policy=policy))
        for picture, groups in _closing(judged, Random(seed)):
            full = could_be_in(picture.judged, groups, known(picture), UNLIMITED)
            for most in (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 25):
                found = could_be_in(picture.judged, groups, known(picture), budget(most))
                assert all(one in (None, two) for one, two in zip(found, full, strict=True))
                said |= set(found)
    assert said == {True, False, None}
