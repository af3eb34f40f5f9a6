"""How many people got their first, their second, … choice."""

from collections import Counter

from models.findings import Choices
from solver.analysis.picture import Picture


def choices(picture: Picture) -> Choices | None:
    """By the lists that people filed; None where nobody filed one."""
    lists = {who: one.applies for who, one in picture.scenario.staff.items() if one.applies}
    places = {who: picture.place(who) for who in lists}
    got = Counter(
        listed.index(place.post)
        for who, listed in lists.items()
        if (place := places[who]) is not None and place.post in listed
    )
    last = max(got, default=-1)
    return (
        Choices(filed=len(lists), got=tuple(got[at] for at in range(last + 1))) if lists else None
    )
