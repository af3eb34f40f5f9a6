"""Counties of small institutions, with defaults that hide what a test is not about."""

from collections.abc import Mapping
from typing import Any

from models.grades import Grade
from models.region import County, Pool
from models.shared import Member
from tests.builders import document

Written = Mapping[str, Any]


def pool(name: str, institutions: str, **quota: int) -> Pool:
    """Seats that institutions of one letter share."""
    seats = {Grade(grade): number for grade, number in quota.items()}
    return Pool(name=name, institutions=tuple(institutions), quota=seats)


def county(*pools: Pool) -> County:
    """The institutions of these pools, which need not be connected."""
    names = {name for one in pools for name in one.institutions}
    return County(institutions=tuple(sorted(names)), pools=pools)


def members(asked: County, **institutions: Written) -> dict[str, Member]:
    """Institutions by letter, each as a file would state it."""
    made = {}
    for name, written in institutions.items():
        pooled = {
            grade: seats
            for one in asked.pools
            if name in one.institutions
            for grade, seats in one.quota.items()
        }
        plan = {**written["plan"], "pooled": pooled}
        made[name] = Member.model_validate({**written, "institution": name, "plan": plan})
    return made


def whole(quota: Mapping[str, int], *people: Written, **changes: Any) -> dict[str, Any]:
    """An institution as a file would state it."""
    return document(quota, people, **changes)
