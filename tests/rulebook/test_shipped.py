"""The shipped rulebook and plan as wholes: complete, cited, and true to the 2012 scheme."""

from collections import Counter

import pytest

from models.conditions import AllOf, AnyOf, See, walk
from models.grades import Grade, grades_of
from tests.builders import changzhou, the_2012_scheme
from tests.rulebook.cases import SECTION_SIX, credential_clauses, leaves

TABLE_OF_2006 = {
    "M6": 850, "M7": 720, "M8": 640, "M9": 590, "M10": 550,
    "P5": 1180, "P6": 1040, "P7": 930, "P8": 780, "P9": 730, "P10": 680, "P11": 620, "P12": 590,
}  # fmt: skip
"""Monthly post salary in yuan (岗位工资), in force in 2012."""

ANNEX_2 = [
    ("主任", "M6", 1),
    ("副主任", "M7", 2),
    ("总工程师", "M7", 1),
    ("科长", "M8", 5),
    ("科员", "M9", 9),
    ("高级工程师、经济师", "P5", 1),
    ("高级工程师、经济师", "P6", 2),
    ("高级工程师、经济师", "P7", 2),
    ("工程师、经济师", "P8", 1),
    ("工程师、经济师", "P9", 2),
    ("工程师、经济师", "P10", 1),
    ("助理工程师、经济师", "P11", 2),
    ("助理工程师、经济师", "P12", 2),
]

LETTERS = {"A": "abcdefg", "B": "abcde", "D": "abcdef", "E": "abcd", "G": "abcd"}

CLAUSE_OF_GRADE = {
    "P5": "A", "P6": "B", "P7": "C", "P8": "D", "P9": "E", "P10": "F", "P11": "G", "P12": "H",
}  # fmt: skip


def test_the_26_credential_clauses() -> None:
    """All 26 lettered clauses of section six are there, each once, and no other."""
    expected = [f"{letter}-{small}" for letter, smalls in LETTERS.items() for small in smalls]
    assert len(expected) == 26
    assert list(credential_clauses()) == expected


def test_every_credential_clause_is_quoted() -> None:
    """Each lettered clause carries its own words, which begin with 任现职以来."""
    for clause, node in credential_clauses().items():
        assert (node.text or "").startswith("任现职以来，"), clause


def test_achievements_among_credentials_count_since_the_appointment() -> None:
    """No lettered clause takes an achievement from before the present appointment."""
    for clause, node in credential_clauses().items():
        for atom, _ in leaves(node):
            asked = getattr(atom, "achievement", None)
            assert asked is None or asked.since == "current-appointment", clause


def test_every_leaf_of_section_six_is_cited() -> None:
    """Whatever a verdict comes down to, some clause is named for it."""
    book = the_2012_scheme()
    stated = [condition for at, condition in book.all_conditions() if at[0] != "conditions"]
    for condition in stated:
        for atom, cite in leaves(condition):
            assert cite is not None, atom
            assert cite.startswith("六(一)1"), cite


@pytest.mark.parametrize(("grade", "letter"), CLAUSE_OF_GRADE.items())
def test_professional_grades_cite_their_own_clause(grade: str, letter: str) -> None:
    """What a professional grade asks comes from its own lettered paragraph, at both stages."""
    row = the_2012_scheme().grades[Grade(grade)]
    stated = [row.regular, *(row.first_appointment or {}).values()]
    for condition in stated:
        assert condition is not None
        for _, cite in leaves(condition):
            assert (cite or "").removeprefix(SECTION_SIX)[0] == letter


@pytest.mark.parametrize("grade", ["M6", "M7", "M8", "M9"])
def test_management_grades_cite_clauses_a_and_b(grade: str) -> None:
    """What a management grade asks comes from paragraphs A and B of ①."""
    row = the_2012_scheme().grades[Grade(grade)]
    assert row.regular is not None
    assert {cite for _, cite in leaves(row.regular)} == {"六(一)1(2)①A", "六(一)1(2)①B"}
    assert row.first_appointment is None


def test_first_appointment_rules_stand_where_the_scheme_has_them() -> None:
    """P5, P6, P8 and P9 have four readings, P11 one, the other grades no such rule."""
    readings = {
        grade.value: list(row.first_appointment)
        for grade, row in the_2012_scheme().grades.items()
        if row.first_appointment is not None
    }
    every = ["R1", "R2", "R3", "R4"]
    assert readings == {"P5": every, "P6": every, "P8": every, "P9": every, "P11": ["R1"]}


def test_first_appointment_sentences_are_quoted() -> None:
    """Where there is such a rule, the row carries the sentence itself."""
    for row in the_2012_scheme().grades.values():
        if row.first_appointment is not None:
            assert "首次" in (row.text or "")
            assert row.cite


def test_no_named_condition_is_idle() -> None:
    """Every condition stated under a name is used by some grade."""
    book = the_2012_scheme()
    used = {
        part.see
        for _, stated in book.all_conditions()
        for _, part in walk(stated)
        if isinstance(part, See)
    }
    assert used == set(book.conditions)


def test_cited_leaves_are_quoted() -> None:
    """A leaf that names its clause also carries the words of the clause."""
    for at, stated in the_2012_scheme().all_conditions():
        for _, part in walk(stated):
            if not isinstance(part, AllOf | AnyOf | See) and part.cite is not None:
                assert part.text, at


def test_values_are_those_of_the_2006_table() -> None:
    """A grade is worth its monthly post salary, as the rulebook says of itself."""
    book = the_2012_scheme()
    assert {grade.value: row.value for grade, row in book.grades.items()} == TABLE_OF_2006
    assert "2006" in book.values_source


def test_values_fall_with_the_grade() -> None:
    """A higher grade of a category is worth more."""
    rows = the_2012_scheme().grades
    for higher, row in rows.items():
        assert all(row.value > rows[lower].value for lower in rows if higher.above(lower))


def test_the_plan_is_annex_2() -> None:
    """Thirteen rows, 31 seats; grade M7 has two rows, 2 deputies and 1 chief engineer."""
    assert len(ANNEX_2) == 13
    seats = Counter[str]()
    for _, grade, number in ANNEX_2:
        seats[grade] += number
    plan = changzhou().plan
    assert {grade.value: number for grade, number in plan.quota.items()} == dict(seats)
    assert plan.total == sum(seats.values()) == 31
    assert seats["M7"] == 2 + 1
    titles = Counter(post.title for post in changzhou().posts if Grade.M7 in post.grades)
    assert titles == {"副主任": 2, "总工程师": 1}


def test_the_plan_by_part() -> None:
    """18 management and 13 professional seats, the latter 5:4:4."""
    plan = changzhou().plan
    parts = ("management", "professional", "senior", "intermediate", "junior")
    assert [plan.approved(grades_of(part)) for part in parts] == [18, 13, 5, 4, 4]


def test_the_plan_keeps_its_own_ratios() -> None:
    """58 %, 42 % and 5:4:4 hold exactly for the approved seats, each with its paragraph."""
    plan = changzhou().plan
    assert {(ratio.name, ratio.cite) for ratio in plan.ratios} == {
        ("management/total", "三(一)"),
        ("professional/total", "三(二)"),
        ("senior/professional", "三(二)"),
        ("senior+intermediate/professional", "三(二)"),
    }
    assert all(plan.keeps(ratio) for ratio in plan.ratios)


def test_ranks_lead_to_grades() -> None:
    """The ranks of managers stand for the grades of the national table."""
    ranks = {"副处": "M6", "正科": "M7", "副科": "M8", "科员": "M9", "办事员": "M10"}
    assert the_2012_scheme().vocabulary.ranks == ranks


def test_scoring_is_labelled_as_the_projects_own() -> None:
    """The scheme sets no weights, and the rulebook says whose choice they are."""
    note = the_2012_scheme().scoring.note
    assert "sets no weights" in note
    assert "this project's own choice" in note
