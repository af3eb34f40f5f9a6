"""县域统筹: the institutions of a region, and the seats that some of them share."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from models.base import Distinct, Id, Model
from models.grades import Grade, position
from models.plan import Quota
from models.problems import Inconsistent, Problem, duplicates, unknown
from models.shared import Member
from models.text import Prose, Text


class Pool(Model):
    """统筹岗位: seats at some grades that several institutions share.

    They take the place of each one's own quota at these grades: the people of all of them who
    hold such a grade are at most its seats. Everything else is each institution's own.
    """

    name: Text
    institutions: Annotated[tuple[Id, ...], Field(min_length=2), Distinct]
    quota: Quota = Field(min_length=1)
    cite: Text | None = None
    note: Prose | None = None


class Region(Model):
    """Institutions by id, each with the name of its file, and their pools."""

    schema_: Literal["gangwei-region/1"]
    name: Text
    institutions: Mapping[Id, Text] = Field(min_length=1)
    pools: tuple[Pool, ...] = ()
    note: Prose | None = None

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        if problems := [*_files(self), *_names(self), *_members(self), *_twice(self)]:
            raise Inconsistent(problems)
        return self

    def pooled(self, institution: str) -> Quota:
        """The seats of all pools that an institution is in, by grade."""
        quotas = (pool.quota for pool in self.pools if institution in pool.institutions)
        return {grade: seats for quota in quotas for grade, seats in quota.items()}

    @property
    def alone(self) -> tuple[str, ...]:
        """The institutions that are in no pool, in the order of ids."""
        return tuple(one for one in sorted(self.institutions) if not self.pooled(one))

    @property
    def counties(self) -> "tuple[County, ...]":
        """Institutions that pools connect, however many steps apart, with those pools."""
        groups: list[set[str]] = []
        for pool in self.pools:
            joined = set(pool.institutions)
            for group in [group for group in groups if group & joined]:
                groups.remove(group)
                joined |= group
            groups.append(joined)
        return tuple(
            County(
                institutions=tuple(sorted(group)),
                pools=tuple(
                    sorted(
                        (pool for pool in self.pools if pool.institutions[0] in group),
                        key=lambda pool: pool.name,
                    )
                ),
            )
            for group in sorted(groups, key=min)
        )


class County(Model):
    """Institutions that must be decided together, and the pools between them."""

    institutions: tuple[Id, ...]
    pools: tuple[Pool, ...]


def _files(region: Region) -> Iterator[Problem]:
    ids, files = list(region.institutions), list(region.institutions.values())
    for index, name in duplicates(files).items():
        yield Problem(
            at=("institutions", ids[index]),
            what=f"The file {name} is given twice.",
            mend="Name each institution once.",
        )


def _names(region: Region) -> Iterator[Problem]:
    for index, name in duplicates([pool.name for pool in region.pools]).items():
        yield Problem(
            at=("pools", index, "name"),
            what=f"The name {name} is used twice.",
            mend="Give each pool its own name.",
        )


def _members(region: Region) -> Iterator[Problem]:
    for index, pool in enumerate(region.pools):
        for name in pool.institutions:
            if name not in region.institutions:
                at = ("pools", index, "institutions")
                yield unknown(at, "institution", name, region.institutions)


def _twice(region: Region) -> Iterator[Problem]:
    """A grade that an institution shares in two pools: which seat is whose would be open."""
    seen: dict[tuple[str, Grade], str] = {}
    for index, pool in enumerate(region.pools):
        for name in pool.institutions:
            for grade in pool.quota:
                first = seen.setdefault((name, grade), pool.name)
                if first != pool.name:
                    yield Problem(
                        at=("pools", index, "quota", grade),
                        what=f"{name} shares {grade} already in the pool {first}.",
                        mend="Leave the grade, or the institution, out of one of the two.",
                    )


def disagreements(pool: Pool, members: Mapping[str, Member]) -> Iterator[Problem]:
    """Why institutions cannot share seats: what must be the same in all of them and is not.

    The place is one inside the pool.
    """
    first, *others = pool.institutions
    for name in others:
        one, two = (_common(members[each]) for each in (first, name))
        for key, value in two.items():
            if value != one[key]:
                yield Problem(
                    at=("institutions",),
                    what=f"{first} and {name} differ in {key}: {one[key]}, {value}.",
                    mend="Institutions that share seats are decided on one day by one policy.",
                )
    for name in pool.institutions:
        yield from _unfit(pool, name, members[name])


def _common(member: Member) -> dict[str, str]:
    """What institutions of one pool have in common, by the names that files use."""
    policy = member.policy
    return {
        "as_of": member.as_of.isoformat(),
        "stage": member.stage,
        "over-quota": policy.over_quota,
        "quota-reading": policy.quota_reading,
        "aims": ", ".join(policy.pursued),
    }


def _unfit(pool: Pool, name: str, member: Member) -> Iterator[Problem]:
    policy = member.policy
    if (
        member.stage == "regular"
        and policy.over_quota == "transitional"
        and policy.transitional_reduction != "no-entry"
    ):
        yield Problem(
            at=("institutions",),
            what=f"{name} gives up seats over the quota by {policy.transitional_reduction}.",
            mend="Shared seats know only no-entry: set transitional-reduction to it.",
        )
    if policy.quota_reading == "exact":
        return
    tiers = {grade.tier for grade in pool.quota if grade.tier}
    found = {grade for desk in member.desks.values() for grade in desk.grades}
    own = {grade for grade in found | set(member.plan.room) if grade.tier in tiers}
    if missing := sorted(own - set(pool.quota), key=position):
        yield Problem(
            at=("quota",),
            what=f"{name} has {', '.join(missing)} of a tier that is only partly shared.",
            mend="Read cumulatively, a tier is shared as a whole or not at all: add the grades.",
        )
