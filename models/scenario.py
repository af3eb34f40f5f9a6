"""One institution on one day: everything that the decision depends on."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from models.assumptions import Assumptions
from models.base import Id, Model
from models.desks import Place as Seat
from models.desks import desks, general_id, nameable
from models.grades import Grade, position
from models.group import LeadingGroup
from models.log import Entry
from models.papers import Contract, Notice
from models.people import Person
from models.places import Place
from models.plan import BASE_PLAN, Plan, PlanChange
from models.policy import CLAIMS, AimName, Decision, Policy, Relation, Rule
from models.posts import Post
from models.problems import Inconsistent
from models.procedure import PlanDay, Planned
from models.rulebook import Clause, Rulebook
from models.text import Prose, Text

_PLANS = 200
"""So many alternatives at most: each is checked as a scenario of its own."""


class Scenario(Model):
    """An institution, its plan, posts and people, and the policy under which to decide.

    `as_of` is the day to which every tenure is counted. `log` are the entries that people and
    decisions show already; that of a file is followed when the file is read. `baseline` is what
    others than those about whom something was decided since have in an earlier result (None:
    they wait), and are to keep where that can be. Frozen: a what-if is `replace(…)`.
    Raises ValidationError where parts contradict each other (`models.references`).
    """

    schema_: Literal["gangwei/1"]
    institution: Text
    as_of: PlanDay = Field(alias="as_of")
    stage: Literal["first-appointment", "regular"]
    rulebook: Rulebook
    policy: Policy = Policy()
    plan: Plan
    posts: tuple[Post, ...] = ()
    people: tuple[Person, ...] = Field(min_length=1)
    relations: tuple[Relation, ...] = ()
    leading_group: LeadingGroup = LeadingGroup()
    decisions: tuple[Decision, ...] = ()
    log: tuple[Entry, ...] = ()
    plans: Annotated[Mapping[Id, PlanChange], Field(max_length=_PLANS)] = {}
    assumptions: Mapping[Id, Assumptions] = {}
    plan_name: Id = BASE_PLAN
    baseline: Mapping[Id, Place | None] = {}
    notice: Notice = Notice()
    contract: Contract = Contract()
    procedure: Planned = Planned()
    note: Prose | None = None

    @model_validator(mode="after")
    def _parts_agree(self) -> Self:
        from models.references import contradictions  # reads a whole scenario

        if problems := contradictions(self):
            raise Inconsistent(problems)
        return self

    @cached_property
    def desks(self) -> Mapping[str, Post]:
        """Every post that can be filled, by id: the described ones and the general ones.

        `grades` are those at which it may be filled under the policy.
        """
        found = desks(
            self.plan,
            self.posts,
            self.policy,
            self.held,
            ladder=self.rulebook.grades,
            regular=self.stage == "regular",
        )
        return {post.id: post for post in found}

    @cached_property
    def names(self) -> frozenset[str]:
        """The posts that a file may name, whether anybody can have them or not."""
        return nameable(self.plan, self.desks.values())

    @cached_property
    def unwritten(self) -> frozenset[tuple[str, Grade]]:
        """Desks at grades at which only who sits there so today may stay.

        Where descriptions are taken as written, and the grade does not stand in them.
        """
        if self.policy.professional_posts == "by-tier":
            return frozenset()
        return frozenset(
            (post.id, grade)
            for post in self.posts
            for grade in self.desks[post.id].grades
            if grade not in post.grades
        )

    @cached_property
    def grades(self) -> tuple[Grade, ...]:
        """Every grade that the plan has or somebody can hold, in the printed order."""
        found = {grade for post in self.desks.values() for grade in post.grades}
        return tuple(sorted(found | set(self.plan.room), key=position))

    @property
    def held(self) -> list[Seat]:
        """The present posts and grades of all incumbents."""
        return [
            (person.current.post, grade)
            for person in self.people
            if person.current and (grade := self.grade_of(person))
        ]

    @cached_property
    def staff(self) -> Mapping[str, Person]:
        """Every person by id, in the order of ids."""
        return {person.id: person for person in sorted(self.people, key=lambda p: p.id)}

    @property
    def pursued(self) -> tuple[AimName, ...]:
        """The aims in their order; stability, where there is a baseline, after those of claims.

        A policy that lists it has it where it stands.
        """
        aims = self.policy.pursued
        if not self.baseline:
            return tuple(aim for aim in aims if aim is not AimName.STABILITY)
        if AimName.STABILITY in aims:
            return aims
        at = max((index for index, aim in enumerate(aims, start=1) if aim in CLAIMS), default=0)
        return (*aims[:at], AimName.STABILITY, *aims[at:])

    def grade_of(self, person: Person) -> Grade | None:
        """The current grade, by record or from the rank (副处 → M6 …); None for a newcomer."""
        if person.current is None:
            return None
        return person.current.grade or self.rulebook.vocabulary.ranks[person.current.rank or ""]

    def contract_of(self, person: Person) -> Contract:
        """The person's contract; what it leaves open is as for everybody."""
        return (person.contract or Contract()).over(self.contract)

    def desk_of(self, person: Person) -> str | None:
        """The id of the present post; the general one of the grade where none is described."""
        if person.current is not None and person.current.post is not None:
            return person.current.post
        grade = self.grade_of(person)
        return None if grade is None else general_id(grade)

    def value(self, grade: Grade) -> int:
        """What a grade is worth: yuan a month of post salary (以岗定薪)."""
        return self.rulebook.grades[grade].value

    def clause(self, rule: Rule) -> Clause | None:
        """The sentence that a rule rests on at this stage; None where the rulebook has none."""
        book = self.rulebook
        regular = book.regular_rules.get(rule) if self.stage == "regular" else None
        return regular or book.rules.get(rule)

    def with_plan(self, name: str) -> Self:
        """The scenario under one of its alternative plans; raises KeyError for an unknown name."""
        if name == BASE_PLAN:
            return self
        change = self.plans[name]
        return self.replace(
            plan=change.apply(self.plan),
            policy=self.policy_with(change.policy or {}),
            plan_name=name,
        )

    def policy_with(self, changes: Mapping[str, Any]) -> Policy:
        """The policy with some keys changed, as written in a file (`over-quota`)."""
        return Policy.model_validate({**self.policy.model_dump(mode="json"), **changes})
