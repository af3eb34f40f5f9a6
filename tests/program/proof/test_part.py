"""Parts: what is lawful, what falls apart, what the lines settle by themselves."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.program.proof.line import Line, line_of
from solver.program.proof.part import Contradiction, Part, lawful, split
from solver.program.proof.tidy import tidied
from solver.program.proof.tiny import best_answers

COLUMNS = 5


def part(*lines: Line, upper: tuple[int, ...] = (1,) * COLUMNS) -> Part:
    """A part of all columns."""
    return Part(upper, tuple(range(len(upper))), lines)


def line(most: int, *columns: int, coefficient: int = 1, tight: bool = False) -> Line:
    """A line in which all coefficients are the same."""
    return line_of(tuple((coefficient, column) for column in columns), most, tight=tight)


def answers(one: Part) -> list[dict[int, int]]:
    """Every lawful answer, by trying all values."""
    ranges = [range(one.upper[column] + 1) for column in one.columns]
    made = [dict(zip(one.columns, values, strict=True)) for values in product(*ranges)]
    return [values for values in made if lawful(one, values)]


def drawn() -> st.SearchStrategy[Part]:
    """Small parts with cliques, lines that ask for one, tight lines, and any other."""
    terms = st.dictionaries(
        st.integers(0, COLUMNS - 1), st.sampled_from((-2, -1, 1, 1, 3)), min_size=1
    )
    some = st.sets(st.integers(0, COLUMNS - 1), min_size=1)
    any_line = st.builds(
        lambda found, most, tight: line_of(
            tuple((c, x) for x, c in found.items()), most, tight=tight
        ),
        terms,
        st.integers(-2, 4),
        st.booleans(),
    )
    clique = st.builds(lambda of, tight: line(1, *sorted(of), tight=tight), some, st.booleans())
    asks = st.builds(lambda of: line(-1, *sorted(of), coefficient=-1), some)
    upper = st.tuples(*[st.sampled_from((1, 1, 1, 2))] * COLUMNS)
    lines = st.lists(st.one_of(any_line, clique, asks), max_size=5)
    return st.builds(lambda lines, upper: part(*lines, upper=upper), lines, upper)


@settings(max_examples=300)
@given(drawn())
def test_tidying_keeps_just_the_answers(one: Part) -> None:
    """What is left, with what is settled, has the answers that there were: no more, no fewer."""
    whole = answers(one)
    try:
        small, known = tidied(one, {})
    except Contradiction:
        assert whole == []
        return
    assert set(small.columns) | set(known) == set(one.columns)
    joined = [{**known, **answer} for answer in answers(small)]
    assert sorted(map(sorted, (a.items() for a in joined))) == sorted(
        map(sorted, (a.items() for a in whole))
    )


@settings(max_examples=300)
@given(
    drawn(), st.sets(st.integers(0, 4)), st.dictionaries(st.integers(0, COLUMNS - 1), st.booleans())
)
def test_lines_seen_before_are_looked_at_only_where_they_changed(
    one: Part, tight: set[int], ends: dict[int, bool]
) -> None:
    """Narrowed by tight lines and fixed columns, what is left has just the answers it has then."""
    try:
        seen, _ = tidied(one, {})
    except Contradiction:
        return
    lines = [
        line._replace(tight=True) if at in tight else line for at, line in enumerate(seen.lines)
    ]
    more = replace(seen, lines=tuple(lines))
    fixed = {column: seen.upper[column] * ends[column] for column in seen.columns if column in ends}
    whole = [a for a in answers(more) if all(a[column] == fixed[column] for column in fixed)]
    try:
        small, known = tidied(more, fixed, seen.lines)
    except Contradiction:
        assert whole == []
        return
    joined = [{**known, **answer} for answer in answers(small)]
    assert sorted(map(sorted, (a.items() for a in joined))) == sorted(
        map(sorted, (a.items() for a in whole))
    )


@settings(max_examples=150)
@given(drawn(), st.tuples(*[st.integers(-3, 3)] * COLUMNS))
def test_enumeration_finds_all_the_best(one: Part, form: tuple[int, ...]) -> None:
    """The same best answers as trying all values does."""
    whole = answers(one)
    value = {id(a): sum(form[column] * number for column, number in a.items()) for a in whole}
    top = max(value.values(), default=0)
    best = [a for a in whole if value[id(a)] == top]
    found = best_answers(one, [dict(enumerate(form))])
    assert found is not None
    assert sorted(map(sorted, (a.items() for a in found))) == sorted(
        map(sorted, (a.items() for a in best))
    )


def test_what_shares_no_line_falls_apart() -> None:
    """Three pieces: two columns, two columns, and one that no line speaks of."""
    pieces = list(split(part(line(1, 0, 2), line(1, 1, 3))))
    assert [piece.columns for piece in pieces] == [(0, 2), (1, 3), (4,)]
    assert [len(piece.lines) for piece in pieces] == [1, 1, 0]


def test_who_must_have_one_has_just_one() -> None:
    """Of a person who keeps a grade, the posts below it are settled, and the limit is tight."""
    small, known = tidied(part(line(1, 0, 1, 2), line(-1, 0, 1, coefficient=-1)), {})
    assert known == {2: 0}
    assert small.lines == (line(1, 0, 1, tight=True),)


def test_who_counts_anyway_is_left_out_of_a_limit() -> None:
    """One of 0 and 1 holds a seat of the four columns' two: one is left for 2, 3 and 4."""
    small, _ = tidied(part(line(1, 0, 1, tight=True), line(2, 0, 1, 2, 3, 4)), {})
    assert line(1, 2, 3, 4) in small.lines


def test_nothing_left_to_choose_is_a_contradiction() -> None:
    """Two must be one, and they are one of none."""
    with pytest.raises(Contradiction):
        tidied(part(line(0, 0, 1), line(-1, 0, 1, coefficient=-1)), {})


def test_too_many_columns_or_answers_are_not_tried() -> None:
    """Parts of 15 columns are too large, and so are 512 equal answers."""
    assert best_answers(part(upper=(1,) * 15), [{}]) is None
    assert best_answers(part(upper=(1,) * 10), [{}]) is None
    assert best_answers(part(upper=(1,) * 3), [{}, {0: 1}]) is not None
