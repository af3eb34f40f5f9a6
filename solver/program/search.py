"""The only caller of CP-SAT: best values, proved, one objective after the other.

CP-SAT is loaded when it is first asked: that takes longer than most programs take to solve, and
most need no search.
"""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from os import cpu_count
from threading import Thread, current_thread, main_thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal, Protocol

from solver.program.columns import Terms, total
from solver.program.constraints import Row

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

Outcome = Literal["optimal", "feasible", "infeasible", "unknown"]


Engine = Literal["core", "cp-sat"]
"""`core` proves by relaxation and searches only what is left; `cp-sat` searches the whole."""


@dataclass(frozen=True)
class Settings:
    """How long and how hard to search; none of it changes a proved answer.

    `time_limit` is in seconds for the whole solve, None for no limit; `workers` are threads, of
    which there are never many more than processors. Parts of up to `tiny` columns have their
    answers tried one by one, None for as many as that is quick for. `orders` are steps of some
    order of equals that are looked at before it is said that there are too many.
    """

    time_limit: float | None = None
    workers: int = 1
    engine: Engine = "core"
    tiny: int | None = None
    orders: int = 2_000


DEFAULTS = Settings()

_AT_LEAST = 8
"""So many threads may be asked for on any machine; beyond one a processor they only take memory."""


@dataclass(frozen=True)
class Clock:
    """Settings of a solve that has begun: the time limit is for all its searches together."""

    settings: Settings
    until: float | None

    @classmethod
    def started(cls, settings: Settings) -> "Clock":
        """A clock that begins now."""
        limit = settings.time_limit
        return cls(settings, None if limit is None else monotonic() + limit)

    @property
    def over(self) -> bool:
        """True once there is no time left."""
        return self.until is not None and monotonic() >= self.until

    def left(self) -> Settings:
        """The same settings with the time that is left; it may be none."""
        if self.until is None:
            return self.settings
        return replace(self.settings, time_limit=max(0.0, self.until - monotonic()))


UNLIMITED = Clock(DEFAULTS, None)
"""All the time that there is."""


class OutOfTime(Exception):  # noqa: N818 (it states a fact)
    """Raised where the time ended before it was known what was asked."""


class Limit(Protocol):
    """Σ coefficient · column ≤ most."""

    @property
    def terms(self) -> Terms:
        """Coefficients with their columns."""

    @property
    def most(self) -> int:
        """The limit."""


class Stated(Protocol):
    """What can be searched: the largest value of each column, and the rows between them."""

    @property
    def upper(self) -> Sequence[int]:
        """The largest value of each column; the smallest is 0."""

    @property
    def rows(self) -> Sequence[Limit]:
        """What must hold."""


class Ruled(Stated, Protocol):
    """The same with rows that say which rule each is of."""

    @property
    def rows(self) -> Sequence[Row]:
        """What must hold, and why."""


@dataclass(frozen=True)
class Bare:
    """Columns and rows that belong to no scenario."""

    upper: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Answer:
    """What one search found: its value and proven bound, and the value of every column."""

    outcome: Outcome
    value: int = 0
    bound: int = 0
    columns: tuple[int, ...] = ()

    @property
    def found(self) -> bool:
        """True where there are values to look at."""
        return self.outcome in {"optimal", "feasible"}


class Search:
    """A program inside CP-SAT, to which proved values are added as it goes."""

    def __init__(self, program: Stated, settings: Settings) -> None:
        from ortools.sat.python import cp_model

        self._cp = cp_model
        self._model = cp_model.CpModel()
        self._columns = [self._model.new_int_var(0, most, "") for most in program.upper]
        self._deadline = None if settings.time_limit is None else monotonic() + settings.time_limit
        self._workers = settings.workers
        for row in program.rows:
            self.require(row.terms, row.most)

    def more(self, upper: Sequence[int]) -> int:
        """Adds columns with these largest values; gives the first of them."""
        first = len(self._columns)
        self._columns += [self._model.new_int_var(0, most, "") for most in upper]
        return first

    def require(self, terms: Terms, most: int, *, when: int | None = None) -> None:
        """Adds a row, to hold always or only when a 0/1 column is 1."""
        row = self._model.add(self._form(terms) <= most)
        if when is not None:
            row.only_enforce_if(self._columns[when])

    def hold(
        self, terms: Terms, *, at_least: int | None = None, at_most: int | None = None
    ) -> None:
        """Keeps a linear form within limits from here on."""
        if at_least is not None:
            self._model.add(self._form(terms) >= at_least)
        if at_most is not None:
            self._model.add(self._form(terms) <= at_most)

    def suggest(self, columns: Sequence[int]) -> None:
        """A known answer to start the next search from."""
        self._model.clear_hints()  # type: ignore[no-untyped-call]
        for variable, value in zip(self._columns, columns, strict=True):
            self._model.add_hint(variable, value)

    def best(self, terms: Terms, *, maximise: bool) -> Answer:
        """The largest or smallest value of a linear form under everything held so far."""
        form = self._form(terms)
        if maximise:
            self._model.maximize(form)
        else:
            self._model.minimize(form)
        solver = self._solver()
        if solver is None:
            return Answer("unknown")
        match status := _interruptibly(solver, self._model):
            case self._cp.INFEASIBLE:
                return Answer("infeasible")
            case self._cp.UNKNOWN:
                return Answer("unknown")
            case self._cp.OPTIMAL | self._cp.FEASIBLE:
                values = tuple(solver.value(variable) for variable in self._columns)
                bound = round(solver.best_objective_bound)
                value = total(terms, values)
                proved = status == self._cp.OPTIMAL
                return Answer("optimal" if proved else "feasible", value, bound, values)
            case _:
                reason = self._model.validate()
                raise RuntimeError(f"CP-SAT refuses the program: {reason}")

    def _form(self, terms: Terms) -> "cp_model.LinearExprT":
        return _form(self._columns, terms)

    def _solver(self) -> "cp_model.CpSolver | None":
        """Settings that prove: the strong relaxation, which plain search lacks."""
        solver = self._cp.CpSolver()
        solver.parameters.linearization_level = 2
        solver.parameters.num_workers = min(self._workers, max(_AT_LEAST, cpu_count() or 1))
        solver.parameters.catch_sigint_signal = False  # an interrupt is no answer
        if self._deadline is not None:
            left = self._deadline - monotonic()
            if left <= 0:
                return None
            solver.parameters.max_time_in_seconds = left
        return solver


def _interruptibly(solver: "cp_model.CpSolver", model: "cp_model.CpModel") -> Any:
    """Solves, and returns the status; raises KeyboardInterrupt at once where Ctrl-C is pressed.

    Python hears of a signal between two steps of its own, in its main thread. So that thread only
    waits, while another one is inside CP-SAT.
    """
    if current_thread() is not main_thread():  # which hears of no signal
        return solver.solve(model)
    ended = Future[Any]()

    def run() -> None:
        try:
            ended.set_result(solver.solve(model))
        except BaseException as error:  # noqa: BLE001 (raised where the status is asked for)
            ended.set_exception(error)

    try:
        Thread(target=run, daemon=True).start()
        return ended.result()
    except BaseException:
        solver.stop_search()
        raise


def _form(columns: "Sequence[cp_model.IntVar]", terms: Terms) -> "cp_model.LinearExprT":
    from ortools.sat.python import cp_model

    coefficients = [coefficient for coefficient, _ in terms]
    return cp_model.LinearExpr.weighted_sum([columns[column] for _, column in terms], coefficients)
