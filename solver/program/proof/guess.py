"""Prices without a linear program: those that are known from elsewhere, completed and looked at."""

from collections.abc import Sequence

from solver.program.proof.certificate import Certificate, Form, certificate
from solver.program.proof.part import Part, is_clique


def guessed(part: Part, form: Form, value: int, prices: Sequence[float] = ()) -> Certificate | None:
    """A proof that a form is at most `value`, from guessed prices; None where they prove it not.

    Without any guess it says: nobody can do better than with the best of the own posts.
    """
    whole = _completed(part, form, prices or [0.0] * len(part.lines))
    if _bound(part, form, whole) >= value + 1:
        return None  # far off, not just rounded
    proof = certificate(part, form, whole, value)
    return proof if proof.most == value else None


def _completed(part: Part, form: Form, prices: Sequence[float]) -> Sequence[float]:
    """The prices with those of lines "at most one of these" made as low as the others allow."""
    made = list(prices)
    reduced = _reduced(part, form, made)
    for at, line in enumerate(part.lines):
        if not is_clique(line):
            continue
        more = max((reduced[column] for _, column in line.terms), default=0.0)
        if not line.tight:
            more = max(more, -made[at])
        made[at] += more
        for _, column in line.terms if more else ():
            reduced[column] -= more
    return made


def _bound(part: Part, form: Form, prices: Sequence[float]) -> float:
    """What a form is at most by these prices, but for rounding."""
    lines = sum(price * line.most for price, line in zip(prices, part.lines, strict=True))
    reduced = _reduced(part, form, prices)
    return lines + sum(part.upper[column] * max(0.0, cost) for column, cost in reduced.items())


def _reduced(part: Part, form: Form, prices: Sequence[float]) -> dict[int, float]:
    """The coefficients of a form less the prices of the lines each column is in."""
    reduced = {column: float(form.get(column, 0)) for column in part.columns}
    for price, line in zip(prices, part.lines, strict=True):
        for coefficient, column in line.terms if price else ():
            reduced[column] -= price * coefficient
    return reduced
