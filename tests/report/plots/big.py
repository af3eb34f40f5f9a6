"""An institution of 500 people, made by hand: nothing is solved, everything is drawn."""

from random import Random

from models.comparison import Comparison, PlanOutcome
from models.findings import Applicant, Contest, QuotaUse, RatioUse
from models.front import Front, Measure, Point
from models.grades import Grade
from models.result import Appointment, Outcome, Result

_SHARES = {
    "M6": 0.01, "M7": 0.02, "M8": 0.05, "M9": 0.08, "M10": 0.02, "P4": 0.02, "P5": 0.05, "P6": 0.08,
    "P7": 0.08, "P8": 0.11, "P9": 0.15, "P10": 0.12, "P11": 0.11, "P12": 0.08, "P13": 0.02,
}  # fmt: skip
GRADES = [Grade(grade) for grade in _SHARES]


def people(number: int = 500) -> Result:
    """A result of so many people, the same each time."""
    rng = Random(7)
    weights = list(_SHARES.values())
    made = []
    for index in range(number):
        before = rng.choices(GRADES, weights)[0]
        place = GRADES.index(before)
        outcome: Outcome = rng.choices(
            ("retained", "promoted", "transferred", "transitional", "appointed", "waiting"),
            (60, 22, 8, 4, 4, 2),
        )[0]
        rises = outcome == "promoted" and place and GRADES[place - 1].category is before.category
        after = GRADES[place - 1] if rises else before
        waits = outcome == "waiting"
        made.append(
            Appointment(
                person=f"S{index:03}",
                post=None if waits else "general",
                grade=None if waits else after,
                from_post=None,
                from_grade=None if outcome in {"appointed", "waiting"} else before,
                outcome="retained" if outcome == "promoted" and not rises else outcome,
                points=rng.randrange(500, 6000, 25),
                standing="certain",
            )
        )
    return Result(scenario="big", plan="base", status="optimal", appointments=tuple(made))


def use(result: Result) -> tuple[QuotaUse, ...]:
    """Seats by grade: some empty, some held over the quota."""
    rows = []
    for index, grade in enumerate(GRADES):
        filled = sum(a.grade == grade for a in result.appointments)
        over = 3 if index % 5 == 2 else 0
        rows.append(
            QuotaUse(
                grade=grade,
                quota=filled - over + (4 if index % 3 else 0),
                current=sum(a.from_grade == grade for a in result.appointments),
                filled=filled,
                transitional=over,
                lent=0,
            )
        )
    return tuple(rows)


def ratios() -> tuple[RatioUse, ...]:
    """Six ratios, limits on either side, one whole of nothing."""
    rows = (
        ("management/total", None, "15%", 500, 90, 88),
        ("professional/total", "85%", None, 500, 410, 400),
        ("full-senior/professional", "1/20", None, 410, 10, 9),
        ("senior/professional", "2/5", "1/5", 410, 140, 139),
        ("senior+intermediate/professional", "4/5", None, 410, 330, 331),
        ("worker/total", "0%", None, 0, 0, 0),
    )
    return tuple(
        RatioUse(
            ratio=name,
            at_most=most,
            at_least=least,
            whole=whole,
            approved=approved,
            appointed=appointed,
            transitional=0,
            holds=True,
        )
        for name, most, least, whole, approved, appointed in rows
    )


def contests(result: Result) -> tuple[Contest, ...]:
    """A dozen contests with all the applicants there could be, one of them without a winner."""
    rng = Random(8)
    made = []
    for grade in (*GRADES[1:12], "section-chief"):
        crowd = rng.sample(result.appointments, rng.randint(20, 60))
        order = sorted(crowd, key=lambda a: (-a.points, a.person))
        free = 0 if grade == "section-chief" else len(order) // 3
        made.append(
            Contest(
                of=str(grade),
                seats=free + 1,
                free=free,
                applicants=tuple(
                    Applicant(
                        person=a.person,
                        points=a.points,
                        won=place < free,
                        better=place >= free and place % 7 == 0,
                        got=a.place,
                    )
                    for place, a in enumerate(order)
                ),
                cutoff=order[free - 1].points if free else None,
                margin=0 if free else None,
                tied_at_cutoff=False,
            )
        )
    return tuple(made)


def comparison(result: Result) -> Comparison:
    """Eight plans, one impossible and one without an answer in the time."""
    outcomes: dict[Outcome, int] = {}
    for a in result.appointments:
        outcomes[a.outcome] = outcomes.get(a.outcome, 0) + 1
    solved = {
        "people": outcomes,
        "use": use(result),
        "vacant": {Grade.P9: 12},
        "cost": 4_567_800,
        "differences": (),
    }
    plans = [
        PlanOutcome(
            plan=name,
            note=None,
            total=520,
            seats=515,
            quota={Grade.P9: 80},
            broken=(),
            beyond_base=(),
            policy={},
            status=status,  # type: ignore[arg-type]
            full_cost=5_000_000,
            **(solved if status == "optimal" else {}),  # type: ignore[arg-type]
        )
        for name, status in (
            ("base", "optimal"),
            *((f"alternative-number-{n}", "optimal") for n in range(1, 6)),
            ("too-few", "infeasible"),
            ("too-slow", "unknown"),
        )
    ]
    return Comparison(
        scenario="big", staff=len(result.appointments), cost_today=1, plans=tuple(plans)
    )


def front(result: Result, number: int = 60) -> Front:
    """Many points close together, some of equal measures in what is shown."""
    rng = Random(9)
    points = []
    for place in range(number):
        measures = {
            Measure.WAITING: place // 12,
            Measure.PROMOTIONS: 80 - place // 2,
            Measure.COST: 4_600_000 - 3000 * place - rng.randrange(900),
        }
        points.append(
            Point(
                quota={Grade.P9: place},
                measures=measures,
                result=result,
                moved=place,
                is_base=False,
            )
        )
    return Front(
        scenario="big",
        measures=tuple(points[0].measures),
        limits=(),
        without=(),
        rounding="nearest",
        base={Measure.WAITING: 3, Measure.PROMOTIONS: 40, Measure.COST: 4_580_000},
        base_status="optimal",
        base_breaks=(),
        points=tuple(points),
        complete=True,
        reached=True,
        explored=1,
    )
