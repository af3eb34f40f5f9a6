"""Rows as the sparse matrix and forms as the vectors that scipy takes."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix

from benchmarks.peers.stated import Limit, Stated, Terms


def matrix(rows: Sequence[Limit], size: int) -> Any:
    """The coefficients, a row a limit, of so many columns."""
    numbers = [number for row in rows for number, _ in row.terms]
    columns = [column for row in rows for _, column in row.terms]
    starts = np.cumsum([0, *(len(row.terms) for row in rows)])
    shape = (len(rows), size)
    return csr_matrix((np.array(numbers, dtype=float), columns, starts), shape=shape)


def form(terms: Terms, size: int) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """A linear form as one coefficient a column."""
    made = np.zeros(size)
    for number, column in terms:
        made[column] += number
    return made


def weighted(program: Stated) -> "np.ndarray[Any, np.dtype[np.float64]]":
    """All sums in one form to be made small: each a hundred times the next.

    Each is first divided by its largest coefficient. So people weigh aims who want one solve; it is
    not the aims in sequence, and its optimum need not be theirs.
    """
    sums = tuple(program.sums)
    size, count = len(program.upper), len(sums)
    made = np.zeros(size)
    for place, aim in enumerate(sums):
        one = form(aim.terms, size)
        largest = np.abs(one).max(initial=0.0) or 1.0
        made += (-1 if aim.maximise else 1) * 100.0 ** (count - 1 - place) * one / largest
    return made
