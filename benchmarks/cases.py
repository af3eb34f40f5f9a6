"""Which institutions are measured, and how long each engine may take on them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.generate import Spec, write
from models.policy import AimName, Policy

MAIN = Path(__file__).parent.parent / "scenarios" / "changzhou-2012.yaml"
"""The main scenario: the 24 people that small figures speak of."""

WITH: tuple[AimName, ...] = Policy().aims
"""The aims of a file that states none."""
WITHOUT: tuple[AimName, ...] = tuple(aim for aim in WITH if aim is not AimName.PRIORITY)
"""The same but `priority`: sums alone."""


@dataclass(frozen=True)
class Case:
    """An institution, and the limits in seconds of the engines that are tried on it.

    `rounds` is how often our engine and the linear programs run; the peers that may take minutes
    run once. An engine without a limit is not tried: its time at the size below tells why.
    `analysis` limits what follows our answer.
    """

    name: str
    spec: Spec | None
    rounds: int
    limits: Mapping[str, float]
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


def stating(aims: Sequence[AimName]) -> str:
    """The setting, as of `--set`, that states aims."""
    return f"aims=[{', '.join(aims)}]"


def stated_in(file: Path, aims: Sequence[AimName], path: Path) -> Path:
    """A copy of a scenario file that states aims itself, at a path; gives the path.

    Both sides of a comparison are written so: what `--set` changes is read by another way.
    """
    lines, said = [], False
    for line in file.read_text(encoding="utf-8").splitlines():
        name = line.removeprefix("rulebook: ")
        if name != line and (beside := file.parent / name).exists():
            line = f"rulebook: {beside}"  # noqa: PLW2901 (the copy stands elsewhere)
        lines.append(line)
        if line.startswith("policy:"):
            lines.append(f"  {stating(aims).replace('=', ': ')}")
            said = True
    if not said:
        lines.append(f"policy: {{{stating(aims).replace('=', ': ')}}}")
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def _limits(
    cpsat: float,
    highs: float,
    lp: float = 120,
    ours: float = 300,
    line: tuple[float, float] = (0, 0),
) -> dict[str, float]:
    """`line` are the limits of CP-SAT and of HiGHS where they go down the line of points."""
    known = {
        "gangwei": ours,
        "gangwei-sums": ours,
        "cp-sat": cpsat,
        "highs": highs,
        "lp-highs": lp,
        "lp-glop": lp,
        "cp-sat-line": line[0],
        "highs-line": line[1],
    }
    return {engine: limit for engine, limit in known.items() if limit}


def _hospital(people: int) -> Spec:
    return Spec(kind="hospital", people=people)


SIZES: tuple[Case, ...] = (
    Case("main", None, 5, _limits(cpsat=60, highs=60, line=(60, 60))),
    Case("hospital", _hospital(100), 5, _limits(cpsat=60, highs=60, line=(60, 60))),
    Case("hospital", _hospital(500), 3, _limits(cpsat=120, highs=120, line=(120, 300))),
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
    {"gangwei": 120, "gangwei-sums": 120, "highs": 120, "highs-line": 120},
)
"""What the line of points finds hardest: relatives who avoid each other, desks that are filled at
several grades, people who apply for both categories, and equal points on purpose."""

QUICK = 500
"""The largest size of a quick run, whose limits are shorter, too."""
