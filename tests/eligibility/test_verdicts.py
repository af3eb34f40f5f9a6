"""The algebra of met, unmet and needs review."""

from hypothesis import given
from hypothesis import strategies as st

from solver.eligibility.verdicts import Trace, Verdict, all_of, any_of, negation
from tests.builders import condition, judged

MET, UNMET, REVIEW = Verdict.MET, Verdict.UNMET, Verdict.REVIEW
ONE = st.sampled_from(Verdict)
MANY = st.lists(ONE, max_size=6)
ORDER = [UNMET, REVIEW, MET]


def test_the_tables() -> None:
    """∧ is the least of unmet < review < met, ∨ the greatest, ¬ turns the order round."""
    for a in ORDER:
        for b in ORDER:
            assert all_of([a, b]) is min(a, b, key=ORDER.index)
            assert any_of([a, b]) is max(a, b, key=ORDER.index)
        assert negation(a) is ORDER[2 - ORDER.index(a)]


def test_nothing_asked_is_met_and_nothing_offered_is_unmet() -> None:
    """The neutral elements of ∧ and ∨."""
    assert all_of([]) is MET
    assert any_of([]) is UNMET


@given(MANY)
def test_de_morgan(verdicts: list[Verdict]) -> None:
    """¬(a ∧ b) = ¬a ∨ ¬b and ¬(a ∨ b) = ¬a ∧ ¬b, on three values."""
    turned = [negation(one) for one in verdicts]
    assert negation(all_of(verdicts)) is any_of(turned)
    assert negation(any_of(verdicts)) is all_of(turned)


@given(MANY, MANY)
def test_joining_is_associative_commutative_and_idempotent(
    first: list[Verdict], second: list[Verdict]
) -> None:
    """How the parts are bracketed, ordered or repeated does not matter."""
    for join in (all_of, any_of):
        whole = join([*first, *second])
        assert join([join(first), join(second)]) is whole
        assert join([*second, *first, *first]) is whole


@given(ONE, ONE, ONE)
def test_distribution_and_absorption(a: Verdict, b: Verdict, c: Verdict) -> None:
    """∧ distributes over ∨ and the other way round; a ∧ (a ∨ b) = a; ¬¬a = a."""
    assert all_of([a, any_of([b, c])]) is any_of([all_of([a, b]), all_of([a, c])])
    assert any_of([a, all_of([b, c])]) is all_of([any_of([a, b]), any_of([a, c])])
    assert all_of([a, any_of([a, b])]) is a
    assert negation(negation(a)) is a


def test_a_trace_knows_its_atoms_in_the_order_of_the_text() -> None:
    """Compounds and references are looked through, an atom is its own atom."""
    written = {
        "all": [
            {"presumed": {"matter": "one"}},
            {"any": [{"recorded": {"matter": "two"}}, {"not": {"waiver": {"matter": "three"}}}]},
        ]
    }
    trace = judged(written, {})
    assert [atom.facts["matter"] for atom in trace.atoms()] == ["one", "two", "three"]
    assert [atom.verdict for atom in trace.atoms()] == [MET, REVIEW, UNMET]
    assert trace.met
    assert not Trace(condition({"presumed": {"matter": "x"}}), REVIEW).met
