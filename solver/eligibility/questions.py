"""Conditions by what they ask: the same question is put to a person once, wherever it stands.

Clause, wording and remark belong to a trace; for the verdict alone they make no difference.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from models.conditions import AllOf, AnyOf, Condition, Node, Not, See
from solver.eligibility.atoms import ATOMS
from solver.eligibility.subject import Subject
from solver.eligibility.verdicts import Verdict, all_of, any_of, negation

Number = int
"""What a question is called."""


class Questions:
    """The questions of a rulebook and its posts, each with a number; equal ones share it."""

    def __init__(self, named: Mapping[str, Condition]) -> None:
        self._named = named
        self._seen: dict[str, Number] = {}
        self._numbers: dict[object, Number] = {}
        self._how: list[Callable[[Answers], Verdict]] = []

    def number(self, condition: Condition) -> Number:
        """The number of what a condition asks."""
        match condition:
            case AllOf(all_=parts):
                return self.all(map(self.number, parts))
            case AnyOf(any_=parts):
                numbers = tuple(map(self.number, parts))
                return self._add(("any", numbers), lambda them: any_of(map(them.verdict, numbers)))
            case Not(not_=part):
                inner = self.number(part)
                return self._add(("not", inner), lambda them: negation(them.verdict(inner)))
            case See(see=name):
                if name not in self._seen:
                    self._seen[name] = self.number(self._named[name])
                return self._seen[name]
            case _:
                judge = ATOMS[type(condition)]
                asked = (type(condition), getattr(condition, _subject_matter(type(condition))))
                return self._add(asked, lambda them: judge(condition, them.subject).verdict)

    def all(self, numbers: Iterable[Number]) -> Number:
        """The question whether all of these are answered well."""
        parts = tuple(numbers)
        return self._add(("all", parts), lambda them: all_of(map(them.verdict, parts)))

    def _add(self, asked: object, how: "Callable[[Answers], Verdict]") -> Number:
        number = self._numbers.setdefault(asked, len(self._how))
        if number == len(self._how):
            self._how.append(how)
        return number

    @property
    def how(self) -> "Sequence[Callable[[Answers], Verdict]]":
        """How each question is answered, by its number."""
        return self._how


@cache
def _subject_matter(kind: type[Any]) -> str:
    """The field of an atom that is not what every condition carries."""
    (name,) = kind.model_fields.keys() - Node.model_fields.keys()
    return str(name)


class Answers:
    """What one person's record answers; found out when it is asked, and only once."""

    def __init__(self, questions: Questions, subject: Subject) -> None:
        self.subject = subject
        self._how = questions.how
        self._known: dict[Number, Verdict] = {}

    def verdict(self, number: Number) -> Verdict:
        """The verdict on a question."""
        known = self._known.get(number)
        if known is None:
            known = self._known[number] = self._how[number](self)
        return known
