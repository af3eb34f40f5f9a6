"""Questions about the best answers of a part: by proof, or by CP-SAT alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from solver.program.columns import Terms
from solver.program.proof.certificate import Certificate, Form
from solver.program.proof.improve import improved
from solver.program.proof.ordered import in_order
from solver.program.proof.part import Part
from solver.program.proof.rest import Found, stated, value_of
from solver.program.search import Clock, Search

Values = Mapping[int, int]

_LARGEST = 1 << 12
"""The largest number in forms of several people: beyond it the relaxation loses its precision."""


class Questions(Protocol):
    """Who answers them; None wherever time runs out. `known` is an answer of the part."""

    def best(self, form: Form, known: Values) -> Values | None:
        """An answer that makes a form as large as it can be."""

    def first(self, forms: Sequence[Form], known: Values, never: Iterable[int]) -> Values | None:
        """The answer that makes every form as large as it can be, the first form first.

        `never` are columns that are 0 in all of them.
        """


def about(part: Part, clock: Clock) -> Questions:
    """The questions of a part, answered in the way that the settings say."""
    return ByProof(part, clock) if clock.settings.engine == "core" else BySearch(part, clock)


class ByProof:
    """By relaxation and prices, and by search only where these leave something open."""

    def __init__(self, part: Part, clock: Clock) -> None:
        self._part = part
        self._clock = clock
        self._search = BySearch(part, clock)

    def best(self, form: Form, known: Values) -> Values | None:
        """See Questions."""
        found = improved(self._part, form, {}, known, {}, self._clock, self._rest).found
        return found.values if found.outcome == "optimal" else None

    def _rest(
        self, _: Part, form: Form, __: Certificate | None, known: Values | None, ___: Clock
    ) -> Found:
        """By search, on one model for all: the best of such forms is far from the bound."""
        assert known is not None  # noqa: S101 (it is handed on from `best`)
        values = self._search.best(form, known)
        return Found("unknown", {}) if values is None else Found("optimal", values)

    def first(self, forms: Sequence[Form], known: Values, never: Iterable[int]) -> Values | None:
        """See Questions."""
        fixed = dict.fromkeys(never, 0)
        found = in_order(self._part, list(_joined(forms)), self._clock, known, fixed)
        return found.values if found.outcome == "optimal" else None


def _joined(forms: Sequence[Form]) -> Iterator[Form]:
    """Forms of which the first decides, put together while the numbers stay small.

    No form is negative, or more than its largest coefficient: in each only one column is not 0.
    """
    joined: dict[int, int] = {}
    largest = 0
    for form in forms:
        most = max(form.values())
        if largest * (most + 1) + most > _LARGEST:
            yield joined
            joined, largest = {}, 0
        joined = {column: number * (most + 1) for column, number in joined.items()} | dict(form)
        largest = largest * (most + 1) + most
    if joined:
        yield joined


class BySearch:
    """By CP-SAT on the part as it stands: what the proof is held against."""

    def __init__(self, part: Part, clock: Clock) -> None:
        self._part = part
        self._at = {column: index for index, column in enumerate(part.columns)}
        self._clock = clock

    @cached_property
    def _search(self) -> Search:
        return Search(stated(self._part), self._clock.left())

    def best(self, form: Form, known: Values) -> Values | None:
        """See Questions."""
        self._search.suggest([known[column] for column in self._part.columns])
        answer = self._search.best(self._terms(form), maximise=True)
        if answer.outcome != "optimal":
            return None
        return dict(zip(self._part.columns, answer.columns, strict=True))

    def first(self, forms: Sequence[Form], known: Values, never: Iterable[int]) -> Values | None:
        """See Questions."""
        self._search.hold(tuple((1, self._at[column]) for column in never), at_most=0)
        for form in forms:
            better = self.best(form, known)
            if better is None:
                return None
            self._search.hold(self._terms(form), at_least=value_of(form, better))
            known = better
        return known

    def _terms(self, form: Form) -> Terms:
        return tuple((number, self._at[column]) for column, number in form.items())
