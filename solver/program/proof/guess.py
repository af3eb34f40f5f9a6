"""Prices without a linear program: those that are known from elsewhere, completed and looked at."""

from collections.abc import Sequence

from solver.program.proof.certificate import Certificate, Form, certificate, reduced_costs
from solver.program.proof.line import is_clique
from solver.program.proof.part import Part


def guessed(part: Part, form: Form, value: int, prices: Sequence[float] = ()) -> Certificate | None:
    """A proof that a form is at most `value`, from guessed prices; None where they prove it not.

    Without any guess it says: nobody can do better than with the best of the own posts.
    """
    made = list(prices) or [0.0] * len(part.lines)
    _, reduced = reduced_costs(part, form, made)
    _complete(part, made, reduced)
    lines = sum(price * line.most for price, line in zip(made, part.lines, strict=True))
    bound = lines + sum(part.upper[column] * cost for column, cost in reduced.items() if cost > 0)
    if bound >= value + 1:
        return None  # far off, not just rounded
    proof = certificate(part, form, made, value)
    return proof if proof.most == value else None


def _complete(part: Part, made: list[float], reduced: dict[int, float]) -> None:
    """Makes prices of lines "at most one of these" as low as the others allow."""
    for at, line in enumerate(part.lines):
        if not is_clique(line):
            continue
        more = max((reduced[column] for column in line.columns), default=0.0)
        if not line.tight:
            more = max(more, -made[at])
        made[at] += more
        for column in line.columns if more else ():
            reduced[column] -= more
