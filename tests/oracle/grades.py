"""How grades rank, said anew."""

from models.grades import Grade

TIERS = ("full-senior", "associate-senior", "intermediate", "junior")


def ranks(upper: Grade, lower: Grade) -> bool:
    """At or above, within a category."""
    return upper[0] == lower[0] and int(upper[1:]) <= int(lower[1:])


def tier(grade: Grade) -> int | None:
    """0 for full senior to 3 for junior; None outside the professional category."""
    return None if grade[0] != "P" else sum(int(grade[1:]) > last for last in (4, 7, 10))


def general(grade: Grade) -> str:
    """The general post of a grade."""
    number = tier(grade)
    return f"general-{grade.value if number is None else TIERS[number]}"
