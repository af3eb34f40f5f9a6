"""Which institutions are measured, and how long each engine may take on them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.generate import Spec, write

MAIN = Path(__file__).parent.parent / "scenarios" / "changzhou-2012.yaml"
"""The main scenario: the 24 people that small figures speak of."""


@dataclass(frozen=True)
class Case:
    """An institution, and the limits in seconds of the engines that are tried on it.

    `rounds` is how often our engine and the linear programs run; the peers that may take minutes
    run once. An engine without a limit is not tried: its time at the size below tells why.
    `settings` are applied over the file, as by `--set`. `analysis` limits what follows our answer.
    """

    name: str
    spec: Spec | None
    rounds: int
    limits: Mapping[str, float]
    settings: tuple[str, ...] = ()
    analysis: float = 60.0

    @property
    def people(self) -> int:
        """How many there are."""
        return 24 if self.spec is None else self.spec.people

    def within(self, limit: float) -> "Case":
        """The same once, with no limit above this one."""
        limits = {engine: min(own, limit) for engine, own in self.limits.items()}
        return replace(self, rounds=1, limits=limits, analysis=min(self.analysis, limit))

    def file(self, folder: Path) -> Path:
        """The scenario file, written into a folder unless it is shipped."""
        if self.spec is None:
            return MAIN
        path = folder / f"{self.name}-{self.spec.people}.yaml"
        write(self.spec, path)
        return path


def _limits(cpsat: float, highs: float, lp: float = 120, ours: float = 300) -> dict[str, float]:
    known = {"gangwei": ours, "cp-sat": cpsat, "highs": highs, "lp-highs": lp, "lp-glop": lp}
    return {engine: limit for engine, limit in known.items() if limit}


def _hospital(people: int) -> Spec:
    return Spec(kind="hospital", people=people)


SIZES: tuple[Case, ...] = (
    Case("main", None, 5, _limits(cpsat=60, highs=60)),
    Case("hospital", _hospital(100), 5, _limits(cpsat=60, highs=60)),
    Case("hospital", _hospital(500), 3, _limits(cpsat=120, highs=120)),
    Case("school", replace(_hospital(500), kind="school"), 3, _limits(cpsat=0, highs=120)),
    Case("centre", replace(_hospital(500), kind="information-centre"), 3, _limits(0, highs=120)),
    Case("hospital", _hospital(2_000), 3, _limits(cpsat=0, highs=300)),
    Case("hospital", _hospital(5_000), 3, _limits(cpsat=0, highs=600), analysis=120),
    Case(
        "hospital", _hospital(20_000), 1, _limits(cpsat=0, highs=0, lp=300, ours=600), analysis=300
    ),
)
"""The sizes; the growth is that of the hospitals from 500 people on."""

HARD = Case(
    "hard",
    replace(_hospital(500), avoidance=0.2, crossing=0.2, ties=0.1),
    3,
    {"gangwei": 120, "highs": 120},
    ("fair=true",),
)
"""Where the relaxation is fractional: relatives, no justified envy as a rule, desks that are filled
at several grades, and people who apply for both categories."""

QUICK = 500
"""The largest size of a quick run, whose limits are shorter, too."""
