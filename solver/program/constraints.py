"""The rules, one function each: what every appointment must satisfy, as rows of whole numbers.

A row says: the sum of coefficient times column is at most `most`. It carries the id of its rule
and what it is about, so that a conflict can be told in the words of the domain.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.grades import Grade
from models.policy import Rule, in_order
from solver.eligibility.avoidance import clash
from solver.eligibility.reduction import reduction
from solver.eligibility.scope import grades, scope
from solver.eligibility.wishes import keeps_grade, settles
from solver.program.columns import Columns, Terms, ones


class Row(NamedTuple):
    """One instance of a rule: Σ coefficient · column ≤ most."""

    rule: Rule
    about: str
    terms: Terms
    most: int


Rows = Iterator[Row]


@dataclass(frozen=True, slots=True)
class SharedSeats:
    """Seats of a grade, or of several together: of one institution, or of all in a pool.

    `held` are the columns of whoever could sit on them, at whichever of the grades.
    """

    rule: Rule
    about: str
    number: int
    held: Sequence[int]

    def within(self, over: Sequence[int]) -> Row:
        """No more people than seats, and than those over them that the columns `over` count."""
        return self._row((*ones(self.held), *((-1, column) for column in over)), self.number)

    def nobody_enters(
        self, came: Sequence[int], incumbents: int, entered: int, alone: int | None
    ) -> Rows:
        """Who comes finds everybody within the seats.

        `came` are the columns of who holds none of the grades, `incumbents` how many people do;
        `entered` says whether anybody comes, and of a grade alone `alone` whether it is over.
        """
        if not incumbents:
            return
        for column in came:
            yield self._row(((1, column), (-1, entered)), 0)
        yield self._row((*ones(self.held), (incumbents, entered)), self.number + incumbents)
        if alone is not None:  # said already, but in a way that the relaxation cannot get round
            yield self._row(((1, entered), (1, alone)), 1)

    def only_what_is_over(
        self, count: int, most: int, any_: int, over: Sequence[int], stay: Sequence[int]
    ) -> Rows:
        """A seat is transitional where there are too few, and its incumbent stays.

        `count` is the column that counts those of one grade, at `most`, and `any_` says whether
        there is one; `stay` are the columns of its incumbents.
        """
        yield self._row(((1, count), (-most, any_)), 0)
        yield self._row(((1, count), *((-1, column) for column in stay)), 0)
        taken = ((-1, column) for column in self.held)
        yield self._row((*ones(over), *taken, (self.number, any_)), 0)

    def _row(self, terms: Terms, most: int) -> Row:
        return Row(self.rule, self.about, terms, most)


def a_person_holds_at_most_one_post(columns: Columns) -> Rows:
    """Dual posts (双肩挑) are not allowed: nobody holds two posts, nor one at two grades."""
    for person, own in columns.of_person.items():
        yield Row(Rule.ONE_POST, person, ones(own), 1)


def a_post_holds_at_most_its_seats(columns: Columns) -> Rows:
    """A described desk has its seats; a general post those that the descriptions leave."""
    for post, at in columns.at_post.items():
        yield Row(Rule.SEATS, post, ones(at), columns.scenario.desks[post].seats)


def a_grade_holds_at_most_its_quota(columns: Columns) -> Rows:
    """Annex 2: the seats approved at a grade, plus transitional ones where policy allows.

    A transitional seat is for who holds the grade already: nobody else enters a grade (or, read
    cumulatively, the grades that share its seats) that is over its quota, or only as many as
    退二进一 lets in.
    """
    scenario = columns.scenario
    for grade in grades(scenario):
        if grade in scenario.plan.undivided:
            continue  # its seats are limited for all who share them together (`joint.py`)
        shared = scope(scenario, grade)
        held = [column for one in shared for column in columns.at_grade.get(one, ())]
        over = [columns.transitional[one] for one in shared if one in columns.transitional]
        number = sum(scenario.plan.seats(one) for one in shared)
        seats = SharedSeats(Rule.QUOTA, grade, number, held)
        yield seats.within(over)
        if grade in columns.reduced:
            yield from _few_enter(columns, grade, held, number)
        elif columns.transitional:
            came = [column for column in held if columns.current(column) not in shared]
            incumbents = sum(columns.incumbents[one] for one in shared)
            alone = columns.over(grade) if len(shared) == 1 else None
            yield from seats.nobody_enters(came, incumbents, columns.entered(grade), alone)
        if columns.transitional:
            count, at = columns.transitional[grade], columns.at_grade.get(grade, ())
            stay = [column for column in at if columns.current(column) == grade]
            most, any_ = columns.upper[count], columns.over(grade)
            yield from seats.only_what_is_over(count, most, any_, over, stay)


def _few_enter(columns: Columns, grade: Grade, held: list[int], seats: int) -> Rows:
    """Within the quota again, or one in for so many out since the last round."""
    scenario, within = columns.scenario, columns.reduced[grade]
    shared, people = scope(scenario, grade), len(scenario.people)
    rule = reduction(scenario, grade)
    assert rule is not None  # noqa: S101 (only such grades have the column)
    came = [column for column in held if columns.current(column) not in shared]
    stay = [column for column in held if column not in came]
    room = (rule.outs + 1) * people
    yield Row(Rule.QUOTA, grade, (*ones(held), (people, within)), seats + people)
    few = (*((rule.outs, column) for column in came), *ones(stay), (-room, within))
    yield Row(Rule.QUOTA, grade, few, rule.held)
    admitted, here = columns.admitted(grade), columns.at_grade.get(grade, ())
    over = [columns.transitional[grade]] if grade in columns.transitional else []
    for most in (over, [column for column in came if column in here]):
        yield Row(Rule.QUOTA, grade, ((1, admitted), *((-1, column) for column in most)), 0)


def a_part_holds_at_most_its_share(columns: Columns) -> Rows:
    """三、结构比例: appointed people of a part ≤ share × authorised whole, cross-multiplied.

    Whoever is appointed counts, on a transitional seat too: 九(三) breaks no ratio.
    """
    plan = columns.scenario.plan
    for ratio in plan.ratios:
        if ratio.at_most is None:
            continue
        share = ratio.at_most
        held = [c for grade in ratio.grades for c in columns.at_grade.get(grade, ())]
        terms = tuple((share.denominator, column) for column in sorted(held))
        yield Row(Rule.RATIO, ratio.name, terms, share.numerator * plan.whole(ratio))


def every_incumbent_keeps_the_grade(columns: Columns) -> Rows:
    """九(三): 确保现有人员按现聘职务进入相应的岗位聘用.

    At the current grade or higher in the same category; or in another category, where the person
    wants that more than the own seat. In a regular round nobody is bumped.
    """
    scenario = columns.scenario
    for person in scenario.staff.values():
        current = scenario.grade_of(person)
        if current is None:
            continue
        kept = [
            column
            for column in columns.of_person.get(person.id, ())
            if keeps_grade(columns.candidates.open[column], scenario)
        ]
        yield Row(Rule.KEEP_GRADE, person.id, tuple((-1, column) for column in kept), -1)


def decisions_are_followed(columns: Columns) -> Rows:
    """A pin of the leading group puts a person in a post or grade; a forbid keeps one out."""
    for decision in in_order(columns.scenario.decisions):
        matching = [
            column
            for column in columns.of_person.get(decision.person, ())
            if settles(decision, columns.candidates.open[column].triple)
        ]
        about = decision.name
        if decision.rule == "pin":
            yield Row(Rule.PIN, about, tuple((-1, column) for column in matching), -1)
        else:
            yield Row(Rule.FORBID, about, ones(matching), 0)


def the_named_hold_their_posts(columns: Columns) -> Rows:
    """By appointment: who is named for a post by a higher body has it, and nothing else.

    Where the conditions leave it closed to them there is nothing to hold.
    """
    for person, own in columns.of_person.items():
        named = [c for c in own if columns.post(c).named == person]
        if named:
            yield Row(Rule.NAMED, person, tuple((-1, column) for column in named), -1)


def relatives_avoid_each_other(columns: Columns) -> Rows:
    """任职回避: relatives hold no two posts of which one supervises or leads the other."""
    desks = columns.scenario.desks
    for relation in columns.scenario.relations:
        first, second = (_by_post(columns, person) for person in relation.between)
        for post, one in first.items():
            for other, two in second.items():
                if clash(desks[post], desks[other]):
                    about = "/".join((*relation.between, post, other))
                    yield Row(Rule.AVOIDANCE, about, ones([*one, *two]), 1)


def _by_post(columns: Columns, person: str) -> dict[str, list[int]]:
    posts: dict[str, list[int]] = {}
    for column in columns.of_person.get(person, ()):
        posts.setdefault(columns.candidates.open[column].triple.post, []).append(column)
    return posts


RULES: tuple[Callable[[Columns], Rows], ...] = (
    a_person_holds_at_most_one_post,
    a_post_holds_at_most_its_seats,
    a_grade_holds_at_most_its_quota,
    a_part_holds_at_most_its_share,
    every_incumbent_keeps_the_grade,
    decisions_are_followed,
    the_named_hold_their_posts,
    relatives_avoid_each_other,
)
"""Every rule, in the order of docs/model.md."""
