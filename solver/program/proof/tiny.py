"""Parts of a few columns: every answer, one by one."""

from collections.abc import Iterator, Mapping, Sequence

from solver.program.priority.few import admitted
from solver.program.priority.wishes import Goal, Priority
from solver.program.proof.certificate import Form
from solver.program.proof.part import Part

Answer = Mapping[int, int]

_COLUMNS = 14
_ANSWERS = 512


def best_answers(part: Part, goals: Sequence[Goal], tiny: int | None = None) -> list[Answer] | None:
    """Every best answer of a part of no more than `tiny` columns, the goals pursued in their order.

    None where the part is too large to look at each; an empty list where it has no answer.
    """
    most = _COLUMNS if tiny is None else tiny
    if len(part.columns) > most or sum(part.upper[c] for c in part.columns) > most:
        return None
    forms: list[Form] = []
    for goal in goals:
        if isinstance(goal, Priority):
            break
        forms.append(goal)
    answers = _largest(part, forms)
    if not answers or len(forms) == len(goals):
        return answers
    for goal in goals[len(forms) :]:
        if isinstance(goal, Priority):
            answers = admitted(answers, goal)
        else:
            values = [
                sum(k * answer.get(column, 0) for column, k in goal.items()) for answer in answers
            ]
            top = max(values)
            answers = [one for one, value in zip(answers, values, strict=True) if value == top]
    return answers


def _largest(part: Part, forms: Sequence[Form]) -> list[Answer] | None:
    """Every answer that makes forms as large as can be."""
    best: list[Answer] = []
    top: tuple[int, ...] = ()
    for answer in _answers(part):
        value = tuple(
            sum(number * form.get(column, 0) for column, number in answer.items() if number)
            for form in forms
        )
        if not best or value > top:
            best, top = [answer], value
        elif value == top:
            if len(best) == _ANSWERS:
                return None
            best.append(answer)
    return best


def _answers(part: Part) -> Iterator[dict[int, int]]:
    """Column by column, leaving as soon as a line cannot be kept whatever follows."""
    columns = part.columns
    touching: dict[int, list[tuple[int, int]]] = {column: [] for column in columns}
    room = [line.most for line in part.lines]  # what is left if every later column does its least
    need = [line.most for line in part.lines]  # the same if every later column does its most
    for index, line in enumerate(part.lines):
        for coefficient, column in line.terms:
            touching[column].append((coefficient, index))
            room[index] -= min(0, coefficient) * part.upper[column]
            need[index] -= max(0, coefficient) * part.upper[column]
    tight = [line.tight for line in part.lines]
    answer: dict[int, int] = {}

    def from_(at: int) -> Iterator[dict[int, int]]:
        if at == len(columns):
            yield dict(answer)
            return
        column = columns[at]
        most = part.upper[column]
        for value in range(most + 1):
            changed = [
                (index, c * value - min(0, c) * most, c * value - max(0, c) * most)
                for c, index in touching[column]
            ]
            for index, less, more in changed:
                room[index] -= less
                need[index] -= more
            if all(room[i] >= 0 and not (tight[i] and need[i] > 0) for i, _, _ in changed):
                answer[column] = value
                yield from from_(at + 1)
            for index, less, more in changed:
                room[index] += less
                need[index] += more

    yield from from_(0)
