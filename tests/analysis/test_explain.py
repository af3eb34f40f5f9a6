"""Why this, why not that: consistent with the candidates, and every cost a solved one."""

import pytest

from models.explanations import Explanation
from models.grades import Grade
from models.places import Place
from models.policy import AimName, Decision
from solver.analysis.explain import explain, explain_all
from solver.analysis.picture import Picture
from solver.analysis.ties import ties
from solver.eligibility.candidates import Triple, candidates
from solver.files.scenario import load
from solver.program.search import Answer, Clock, Search, Settings
from solver.solving import solve
from tests.analysis.helpers import ASKS_JUDGEMENT, ASKS_TITLE, picture
from tests.builders import AS_OF, SCENARIOS, changzhou, person, post
from tests.oracle.brute import Brute
from tests.oracle.generator import random_scenario


def _drawn(start: int, number: int) -> list[Picture]:
    """Pictures of drawn scenarios that have an answer."""
    judged = [candidates(random_scenario(seed)) for seed in range(start, start + number)]
    pictures = [Picture(one, solve(one.scenario, judged=one)) for one in judged if one.open]
    return [one for one in pictures if one.result.status == "optimal"]


def _every_seat(seen: Picture, person_: str) -> Explanation:
    seats = [
        seat for post_ in seen.scenario.desks for seat in explain(seen, person_, post=post_).seats
    ]
    return explain(seen, person_).replace(seats=tuple(seats))


@pytest.mark.parametrize("batch", range(6))
def test_reasons_agree_with_the_candidates(batch: int) -> None:
    """A condition never stands against an open candidate, and a closed one is never priced."""
    for seen in _drawn(batch * 20, 20):
        for name in seen.scenario.staff:
            for seat in _every_seat(seen, name).seats:
                triple = Triple(name, seat.post, seat.grade)
                assert (seat.state in {"got", "open"}) == (triple in seen.judged.at)
                assert (seat.price is not None) == (seat.state == "open")
                if seat.state in {"unmet", "review"}:
                    assert seat.lacks
                    assert seat.state == seen.judged.why[triple]
                assert (seat.state == "got") == (seen.held.triples.get(name) == triple)


@pytest.mark.parametrize("batch", range(6))
def test_a_claimed_cost_is_what_a_pin_costs(batch: int) -> None:
    """The price of a seat equals an independent solve with the person pinned there.

    Of the aims before seats by points; a pin is a right, so that nobody is passed over by one.
    """
    for seen in _drawn(200 + batch * 12, 12):
        pursued = [aim.aim for aim in seen.result.aims]
        by_points = AimName.PRIORITY in pursued
        decisive = pursued.index(AimName.PRIORITY) if by_points else len(pursued)
        for name in seen.scenario.staff:
            for seat in _every_seat(seen, name).seats:
                if seat.price is None:
                    continue
                pin = Decision(
                    rule="pin", person=name, post=seat.post, grade=seat.grade,
                    reason="r", by="g", on=AS_OF,
                )  # fmt: skip
                case = seen.scenario
                pinned = solve(case.replace(decisions=(*case.decisions, pin)))
                assert seat.price.possible == (pinned.status == "optimal")
                if not seat.price.possible:
                    assert seat.price.rules
                    continue
                differ = [
                    (new.aim, old.value, new.value)
                    for old, new in zip(seen.result.aims, pinned.aims, strict=True)
                    if old.value != new.value
                ]
                told = (seat.price.aim, seat.price.before, seat.price.after)
                place = Place(post=seat.post, grade=seat.grade)
                if differ and pursued.index(differ[0][0]) < decisive:
                    assert told == differ[0]
                elif place in (seen.place(name), *seen.result.of(name).alternatives):
                    assert told == (None, None, None)
                elif by_points:
                    assert seat.price.aim in pursued[decisive:]
                    assert (seat.price.aim is AimName.PRIORITY) == bool(seat.price.passed)
                after = {move.person: move.after for move in seat.price.moves}
                assert after[name] == place


@pytest.mark.parametrize("batch", range(4))
def test_a_seat_that_is_refused_would_pass_somebody_over(batch: int) -> None:
    """Unless something before priority gives way: whoever stands no further behind loses."""
    seen_any = 0
    for seen in _drawn(300 + batch * 45, 45):
        told = seen.result.precedence
        if told is None or not seen.scenario.policy.by_points:
            continue
        rank = seen.judged.precedence
        for one in told.refusals:
            if one.wanted in seen.result.of(one.person).alternatives:
                continue
            answers = explain(seen, one.person, post=one.wanted.post, grade=one.wanted.grade)
            (seat,) = answers.seats
            assert seat.price is not None
            if seat.price.possible and seat.price.aim is AimName.PRIORITY:
                seen_any += 1
                assert all(rank[who.person] <= rank[one.person] for who in seat.price.passed)
            else:
                pursued = [aim.aim for aim in seen.result.aims]
                before = pursued[: pursued.index(AimName.PRIORITY)]
                assert not seat.price.possible or seat.price.aim in before
    assert seen_any


@pytest.mark.parametrize("batch", range(5))
@pytest.mark.parametrize("way", ["tried", "stepped", "searched"])
def test_best_answers_are_counted_as_enumeration_counts_them(
    monkeypatch: pytest.MonkeyPatch, batch: int, way: str
) -> None:
    """The number of best answers equals that of brute force; questions name tied people only.

    However they are counted: parts of a few columns, larger ones step by step, others by search.
    """
    if way != "tried":
        monkeypatch.setattr("solver.program.proof.tiny._COLUMNS", 0)
    if way == "searched":
        monkeypatch.setattr("solver.program.count._STEPS", 0)
    for seen in _drawn(batch * 30, 30):
        best = Brute(seen.scenario).best()
        assert best is not None
        found = ties(seen, counted=10_000)
        tied = {a.person for a in seen.result.appointments if a.standing == "tied"}
        assert not found.more
        if tied:
            assert found.answers == len(best[1])
        assert {p for question in found.questions for p in question.people} <= tied


def test_every_person_and_post_of_the_main_scenario_is_explained() -> None:
    """24 people times 28 posts at every grade, without an error."""
    judged = candidates(changzhou())
    seen = Picture(judged, solve(changzhou(), judged=judged))
    for name in changzhou().staff:
        answers = _every_seat(seen, name).seats
        assert len(answers) == sum(len(desk.grades) for desk in changzhou().desks.values())
        held = seen.result.of(name)
        assert [(s.post, s.grade) for s in answers if s.state == "got"] == [(held.post, held.grade)]


def test_the_full_explanation_of_the_main_scenario() -> None:
    """No tie, no cost, S20 to be reviewed first, and what a seat more would do."""
    judged = candidates(changzhou())
    full = explain_all(Picture(judged, solve(changzhou(), judged=judged)))
    assert len(full.people) == 24
    assert (full.ties.answers, full.ties.questions) == (1, ())
    # By hand: by points nothing is lost, for the greatest sum is had with S07, S19, S22, S21 alike.
    assert full.cost is not None
    assert (full.cost.aim, full.cost.value) == ("seniority-fit", full.cost.without)
    assert (full.review.first, full.review.later) == (("S20",), ("S07",))
    values = {(one.change, one.value): one for one in full.seats}
    assert values["M6", "-1"].status == "infeasible"
    assert [move.person for move in values["P5", "+1"].moves] == ["S19"]
    assert values["P6", "+1"].aims == ()
    readings = {(one.change, one.value): one for one in full.readings}
    assert readings["merit-reading", "R2"].status == "infeasible"
    assert [move.person for move in readings["merit-reading", "R4"].moves] == ["S20"]
    assert readings["keep-grade", "by-certificate"].moves == ()


def test_grounds_are_the_conditions_that_were_met() -> None:
    """Who rose is told by which clauses; who stays needs none; who waits has none."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [
            person("A", "M9", applies=["chief"], findings=[_met()]),
            person("N", applies=["chief"]),
        ],
        [post("chief", "M8", requires={"any": [ASKS_TITLE, ASKS_JUDGEMENT]})],
    )
    (ground,) = explain(seen, "A").grounds
    assert (ground.atom, ground.verdict, ground.cite) == ("recorded", "met", "clause")
    assert explain(seen, "N").grounds == ()


def test_grounds_inherit_their_clause_and_tell_what_is_not_so() -> None:
    """An atom without a clause has that of the sentence it stands in; ¬ is told as such."""
    unlike = {"not": {"title": {"tier": "senior"}, "text": "senior title"}}
    requires = {"all": [{"tenure": {"grade": "M9", "years": 1}}, unlike], "cite": "clause"}
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M9", applies=["chief"])],
        [post("chief", "M8", requires=requires)],
    )
    tenure, absent = explain(seen, "A").grounds
    assert (tenure.atom, tenure.cite) == ("tenure", "clause")
    assert (absent.atom, absent.verdict, absent.text) == ("not", "met", "senior title")


def test_seats_are_narrowed_by_post_and_grade() -> None:
    """`--post` and `--grade` choose the seats that are asked about."""
    seen = picture({"P9": 1, "P10": 1}, [person("A", "P10", post="one")], [post("one", "P10")])
    assert [(s.post, s.grade) for s in explain(seen, "A", grade=Grade.P9).seats] == [
        ("general-intermediate", "P9"),
        ("one", "P9"),
    ]
    assert [s.grade for s in explain(seen, "A", post="one", grade=Grade.P10).seats] == ["P10"]


def test_an_unknown_person_is_a_key_error() -> None:
    """Nobody by that name."""
    seen = picture({"M9": 1}, [person("A", "M9")])
    with pytest.raises(KeyError):
        explain(seen, "Z")


def test_who_holds_the_seat_and_how() -> None:
    """By right, with more, equal or fewer points."""
    seen = picture(
        {"M8": 1, "M9": 1},
        [person("A", "M8", post="chief"), person("B", "M9", applies=["chief"])],
        [post("chief", "M8")],
    )
    (seat,) = explain(seen, "B").seats
    assert [(h.person, h.by) for h in seat.holders] == [("A", "right")]
    assert seat.price is not None
    assert not seat.price.possible
    assert "keep-grade" in {claim.rule.value for claim in seat.price.rules}
    assert len(seat.price.rules) == 2


def test_points_of_the_holder_are_compared() -> None:
    """The holder of a contested grade has more, equal or fewer points than who asks."""
    for ahead, by in ((20, "more-points"), (10, "equal-points")):
        seen = picture(
            {"P9": 1, "P10": 2}, [person("A", "P10", points=ahead), person("B", "P10", points=10)]
        )
        seats = explain(seen, "B", grade=Grade.P9).seats
        assert {h.by for seat in seats for h in seat.holders} == {by}
    people = [person("A", "M9", points=30, applies=["chief"]), person("N", applies=["chief"])]
    seen = picture({"M8": 1, "M9": 1}, people, [post("chief", "M8")])
    (seat,) = explain(seen, "A").seats
    # N has no other place, and most people have one before points decide.
    assert [(h.person, h.by) for h in seat.holders] == [("N", "place")]
    by_sum = {"aims": ["placement", "seniority-fit"]}
    (seat,) = explain(
        picture({"M8": 1, "M9": 1}, people, [post("chief", "M8")], policy=by_sum), "A"
    ).seats
    assert [(h.person, h.by) for h in seat.holders] == [("N", "fewer-points")]


def test_a_tie_is_the_price_of_nothing() -> None:
    """The tied seat costs no aim; it is another best answer and moves the other."""
    judged = candidates(load(SCENARIOS / "tie.yaml"))
    seen = Picture(judged, solve(judged.scenario, judged=judged))
    (seat,) = explain(seen, "T2", post="engineer-2", grade=Grade.P9).seats
    assert seat.price is not None
    assert (seat.price.possible, seat.price.aim) == (True, None)
    assert [move.person for move in seat.price.moves] == ["T1", "T2"]
    found = ties(seen)
    (question,) = found.questions
    assert (found.answers, question.of, question.seats) == (2, "P9", 1)
    assert (question.people, question.points) == (("T1", "T2"), (1650, 1650))


def test_many_best_answers_are_counted_to_a_limit() -> None:
    """Beyond the limit it is said that there are more."""
    seen = picture({"P9": 2, "P10": 4}, [person(name, "P10") for name in "ABCD"])
    found = ties(seen, counted=3)
    assert (found.answers, found.more) == (3, True)


@pytest.mark.parametrize("way", ["stepped", "searched"])
def test_larger_parts_are_counted_to_the_limit_too(
    monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """Six for three seats, in twenty ways: all of them, or more than the limit."""
    monkeypatch.setattr("solver.program.proof.tiny._COLUMNS", 0)
    if way == "searched":
        monkeypatch.setattr("solver.program.count._STEPS", 0)
    seen = picture({"P9": 3, "P10": 6}, [person(name, "P10") for name in "ABCDEF"])
    counts = [ties(seen, counted=most) for most in (19, 20)]
    assert [(found.answers, found.more) for found in counts] == [(19, True), (20, False)]


def test_without_time_best_answers_are_not_all_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """At least the one in hand, and perhaps more."""
    monkeypatch.setattr("solver.program.proof.tiny._COLUMNS", 0)
    seen = picture({"P9": 3, "P10": 6}, [person(name, "P10") for name in "ABCDEF"])
    found = ties(seen, clock=Clock.started(Settings(time_limit=0.0)))
    assert (found.answers, found.more) == (1, True)
    monkeypatch.setattr("solver.program.count._STEPS", 0)
    monkeypatch.setattr(Search, "best", lambda *_, **__: Answer("unknown"))
    found = ties(seen)
    assert (found.answers, found.more) == (1, True)


def test_a_seat_that_somebody_or_nobody_gets() -> None:
    """Two newcomers for one seat: who waits is a question too, asked once."""
    seen = picture({"M9": 1}, [person("A"), person("B")])
    (question,) = ties(seen).questions
    assert (question.of, question.seats, question.people) == ("general-M9", 1, ("A", "B"))


def _met() -> dict[str, str]:
    return {"matter": "fitness", "finding": "met", "by": "board", "on": "2012-05-02"}


def test_unsettled_ties_are_not_counted_as_one_answer() -> None:
    """Where nobody had time to look for ties there may be more answers than the one in hand."""
    seen = picture({"M9": 1}, [person("A", "M9")])
    unsettled = tuple(a.replace(standing="unproved") for a in seen.result.appointments)
    found = ties(Picture(seen.judged, seen.result.replace(appointments=unsettled)))
    assert (found.answers, found.more, found.questions) == (1, True, ())
