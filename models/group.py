"""领导小组: the body that decides, member by member."""

from collections.abc import Container
from typing import Literal, Self

from pydantic import model_validator

from models.base import Id, Model, Positive
from models.problems import Inconsistent, Problem, duplicates
from models.text import Text


class Member(Model):
    """组长, 副组长 or 成员: a person of the file, or somebody from outside, named here."""

    id: Id
    role: Literal["chair", "deputy", "member"] = "member"
    name: Text | None = None


class LeadingGroup(Model):
    """Who decides, and how many of them must at least be there (None: more than half)."""

    members: tuple[Member, ...] = ()
    quorum: Positive | None = None

    @model_validator(mode="after")
    def _can_decide(self) -> Self:
        problems = [
            Problem(
                at=("members", index, "id"),
                what=f"The id {name} is used twice.",
                mend="Give each its own id.",
            )
            for index, name in duplicates([member.id for member in self.members]).items()
        ]
        if self.quorum is not None and self.quorum > len(self.members):
            problem = Problem(
                at=("quorum",),
                what=f"{self.quorum} must be there, of {len(self.members)} members.",
                mend="List every member, or lower the quorum.",
            )
            problems.append(problem)
        if problems:
            raise Inconsistent(problems)
        return self

    @property
    def least(self) -> int:
        """How many must at least be there to decide."""
        return self.quorum or len(self.members) // 2 + 1

    def without(self, people: Container[str]) -> "LeadingGroup":
        """The group once some have left; a quorum that it cannot reach any more is none."""
        members = tuple(member for member in self.members if member.id not in people)
        quorum = self.quorum if self.quorum and self.quorum <= len(members) else None
        return LeadingGroup(members=members, quorum=quorum)
