"""What a seat costs: the best answer in which somebody has it, beside the best there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.policy import AimName
from solver.program.build import Program
from solver.program.columns import total
from solver.program.objective import Aim
from solver.program.proof.ordered import in_order
from solver.program.proof.part import whole
from solver.program.search import UNLIMITED


@dataclass(frozen=True)
class Granted:
    """The best answer that grants a seat, nearest to the one in hand.

    `values` are its aims in their order; `columns` its columns.
    """

    values: tuple[tuple[AimName, int], ...]
    columns: tuple[int, ...]


def granted(
    program: Program, column: int, shown: Sequence[int], aims: Sequence[Aim] | None = None
) -> Granted | None:
    """The best answer in which a candidate has the seat; None where there is none.

    `aims` are those that count, all of the program where they are not named.
    `shown` are the columns that the answer in hand uses; of equally good answers the one that
    keeps most of them is taken.
    """
    aims = program.aims if aims is None else aims
    goals = [*(aim.goal for aim in aims), dict.fromkeys(shown, 1)]
    found = in_order(whole(program), goals, UNLIMITED, fixed={column: 1})
    if found.outcome == "infeasible":
        return None
    if found.outcome != "optimal":
        raise RuntimeError(f"A search without a limit ended as {found.outcome}.")
    columns = tuple(found.values[at] for at in range(len(program.upper)))
    return Granted(tuple((aim.aim, total(aim.terms, columns)) for aim in aims), columns)
