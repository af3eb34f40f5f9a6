"""A log replayed: the result after every step, and who changes at each."""

from models.base import Flag, Model
from models.explanations import Move
from models.log import Entry
from models.result import AimResult, Status


class ReplayedStep(Model):
    """The result after some entries; `changes` are against the step before.

    `number` is that of the last entry followed, 0 for the file as it first stood.
    """

    number: int
    entries: tuple[Entry, ...]
    status: Status
    aims: tuple[AimResult, ...]
    changes: tuple[Move, ...]


class Replay(Model):
    """A log followed entry by entry. `same`: its end is, byte for byte, the result of the file."""

    scenario: str
    plan: str
    steps: tuple[ReplayedStep, ...]
    same: Flag
