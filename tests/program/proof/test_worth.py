"""What columns are worth: whatever the prices, no answer that is as good is lost."""

from hypothesis import given, settings
from hypothesis.strategies import frozensets, integers

from solver.program.proof.part import Part, lawful
from solver.program.proof.rest import Numbered, stated, value_of
from solver.program.proof.worth import Worth, worth
from solver.program.search import UNLIMITED
from tests.program.proof.test_certificate import FORMS
from tests.program.proof.test_part import COLUMNS, answers, drawn

NEW = COLUMNS - 1


def _worth(stated_: Numbered, forms: list[dict[int, int]], best: tuple[int, ...]) -> Worth:
    return worth(stated_, forms, best, frozenset({NEW}), UNLIMITED)


@settings(max_examples=400)
@given(drawn(), FORMS, FORMS, frozensets(integers(0, NEW - 1), max_size=2))
def test_no_answer_as_good_is_lost(
    one: Part, first: tuple[int, ...], second: tuple[int, ...], closed: frozenset[int]
) -> None:
    """Every answer with the new column that is as good as the best without is within its room.

    So is every one that has nothing of what the new column closes, in the room that is left then.
    """
    forms = [dict(enumerate(first)), dict(enumerate(second))]
    every = [(tuple(value_of(form, answer) for form in forms), answer) for answer in answers(one)]
    best = max((values for values, answer in every if not answer[NEW]), default=None)
    if best is None:
        return
    found = _worth(stated(one), forms, best)
    for values, answer in every:
        for shut in (frozenset[int](), closed):
            if answer[NEW] == 1 and values >= best and not any(answer[one] for one in shut):
                room = found.room(NEW, shut)
                assert room is not None
                part, fixed = found.near(room)
                given = {**found.settled, **fixed, **dict.fromkeys(shut, 0)}
                assert all(answer[column] == value for column, value in given.items())
                assert lawful(part, answer)
