"""What must be true of any scenario, on drawn ones."""

from copy import deepcopy
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from models.result import Result
from models.scenario import Scenario
from solver.analysis.audit import audit
from solver.analysis.conflict import conflict
from solver.analysis.picture import Picture
from solver.analysis.vacancies import vacancies
from solver.breaches import Held, breaches
from solver.eligibility.candidates import Triple, candidates
from solver.eligibility.wishes import justified_envy
from solver.solving import solve
from solver.verify import verify
from tests.builders import aims
from tests.oracle.brute import Brute, Plan, rank_of
from tests.oracle.careers import career_document
from tests.oracle.generator import Document, random_document
from tests.oracle.test_brute import plan_of

SEEDS = st.integers(min_value=1000, max_value=9999)
LADDER = ("M8", "M9", "P8", "P9", "P10", "P11", "P12")
often = settings(max_examples=40)


def drawn(seed: int) -> Document:
    """A scenario in which somebody may hold something (test_build.py has the others)."""
    document = random_document(seed)
    assume(any(Brute(Scenario.model_validate(document)).open.values()))
    return document


def of_sums(document: Document) -> Document:
    """Leaves `priority` out of the aims, so that sums alone decide."""
    aims_ = [aim for aim in document["policy"]["aims"] if aim != "priority"]
    document["policy"]["aims"] = aims_ or ["placement"]
    return document


def solved(document: Document) -> Result:
    """The result of a scenario as written."""
    return solve(Scenario.model_validate(document))


def ranks(result: Result, before: str | None = None) -> tuple[int, ...]:
    """The aims in order, the smaller the better; those before one of them, if it is named."""
    values = aims(result)
    names = list(values)
    end = names.index(before) if before in names else len(names)
    return rank_of({name: values[name] for name in names[:end]})


def _turned(document: Document, random: Random) -> Document:
    """The same file with everything in another order, the grades of descriptions too."""
    turned = deepcopy(document)
    for section in ("people", "posts", "relations", "decisions"):
        random.shuffle(turned.get(section, []))
    for post in turned["posts"]:
        random.shuffle(post["grades"])
    quota = list(turned["plan"]["quota"].items())
    random.shuffle(quota)
    turned["plan"]["quota"] = dict(quota)
    turned["plan"]["ratios"].reverse()
    return turned


@often
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_in_the_file_changes_nothing(seed: int, random: Random) -> None:
    """People, posts, their grades, relations, decisions, quota, ratios may stand in any order."""
    document = drawn(seed)
    turned = _turned(document, random)
    assert solved(turned).model_dump_json() == solved(document).model_dump_json()


@often
@given(SEEDS, st.randoms(use_true_random=False))
def test_the_order_in_the_file_shows_nowhere(seed: int, random: Random) -> None:
    """Neither in the audit, nor in a conflict and its repairs, nor in what is found of a result."""
    for document in (random_document(seed), career_document(seed)):
        told: list[list[object]] = []
        for file in (document, _turned(document, random)):
            judged = candidates(Scenario.model_validate(file))
            found = conflict(judged)
            told.append([audit(judged), found])
            if found is None and judged.open:
                result = solve(judged.scenario)
                told[-1].append(vacancies(Picture(judged, result)))
        assert told[0] == told[1]


@often
@given(SEEDS, st.sampled_from(LADDER))
def test_one_seat_more_never_harms(seed: int, grade: str) -> None:
    """Without `priority`, one more seat at any grade, the total unchanged, only adds answers.

    Every limit is a quota, a count of seats, or a share of the total or of approved seats: none
    falls when a quota rises, and a grade or general post that the seat brings about only adds
    candidates. So the aims in their order never get worse, under either over-quota policy and
    either reading. It is not true of a single later aim, nor of those after `priority`, which
    admits other answers then.
    """
    document = of_sums(drawn(seed))
    more = deepcopy(document)
    more["plan"]["quota"][grade] = more["plan"]["quota"].get(grade, 0) + 1
    before = solved(document)
    assume(before.solved)
    after = solved(more)
    assert after.status == "optimal"
    assert ranks(after) <= ranks(before)


@often
@given(SEEDS, st.integers(min_value=0, max_value=99))
def test_one_application_more_never_harms_before_preference(seed: int, pick: int) -> None:
    """Without `priority`, a post added to the end of a list only adds answers.

    The aims before `preference` never get worse; preference itself may, for retaining what is
    not on the list counts one place further down.
    """
    document = of_sums(drawn(seed))
    desks = Scenario.model_validate(document).desks
    chances = [
        (index, desk)
        for index, record in enumerate(document["people"])
        if record.get("applies") is not None
        for desk in desks
        if desk not in record["applies"]
    ]
    assume(chances)
    before = solved(document)
    assume(before.solved)
    index, desk = chances[pick % len(chances)]
    document["people"][index]["applies"] = [*document["people"][index]["applies"], desk]
    after = solved(document)
    assert after.status == "optimal"
    assert ranks(after, "preference") <= ranks(before, "preference")


@often
@given(SEEDS)
def test_a_certain_appointment_is_in_every_best_answer(seed: int) -> None:
    """Who is called certain has the same in every best answer that enumeration finds."""
    document = drawn(seed)
    result, best = solved(document), Brute(Scenario.model_validate(document)).best()
    assert result.solved is (best is not None)
    for appointment in result.appointments:
        if appointment.standing == "certain" and best is not None:
            assert len({plan[appointment.person] for plan in best[1]}) == 1


@often
@given(SEEDS)
def test_every_result_is_verified_and_every_broken_one_is_not(seed: int) -> None:
    """Moving one person anywhere is rejected just where it breaks a rule or closes on a triple."""
    case = Scenario.model_validate(drawn(seed))
    result, brute = solve(case), Brute(case)
    assume(result.solved)
    assert verify(case, result) == []
    judged = candidates(case)
    shown = plan_of(result)
    for who in shown:
        elsewhere = [(d, g) for d, desk in case.desks.items() for g in desk.grades]
        for seat in (*elsewhere, None):
            plan = {**shown, who: seat}
            reasons = verify(case, _moved(result, plan, brute))
            if seat is not None and seat not in brute.open[who]:
                assert len(reasons) == 1
                assert reasons[0].endswith("is not open")
                continue
            rules = brute.broken(plan, brute.over(plan))
            told = {r.split(" is broken: ")[0] for r in reasons if " is broken: " in r}
            assert told == rules
            held = Held(judged, _triples(plan))
            assert {str(breach.rule) for breach in breaches(held)} == rules


def _triples(plan: Plan) -> dict[str, Triple]:
    return {who: Triple(who, *seat) for who, seat in plan.items() if seat is not None}


def _moved(result: Result, plan: Plan, brute: Brute) -> Result:
    """The result with the plan's places, and with aims and envy as they then are."""
    open_ = all(seat is None or seat in brute.open[who] for who, seat in plan.items())
    values = brute.aims(plan, result.transitional) if open_ else aims(result)
    appointments = []
    for one in result.appointments:
        seat = plan[one.person]
        post, grade = seat or (None, None)
        appointments.append(one.replace(post=post, grade=grade))
    return result.replace(
        status="feasible",
        aims=tuple(aim.replace(value=values[aim.aim], bound=None) for aim in result.aims),
        appointments=tuple(appointments),
        envy_free=not brute.envies(plan),
    )


@often
@given(SEEDS)
def test_envy_is_found_just_where_enumeration_finds_it(seed: int) -> None:
    """Who has reason to envy whom, in the answer shown, by two ways of looking."""
    case = Scenario.model_validate(drawn(seed))
    result, brute = solve(case), Brute(case)
    assume(result.solved)
    plan = plan_of(result)
    found = justified_envy(candidates(case), _triples(plan))
    assert {(envy.envier, envy.holder) for envy in found} == brute.envies(plan)
    assert result.envy_free is not bool(brute.envies(plan))
