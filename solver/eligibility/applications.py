"""Who applied for what: by list, or by what is taken for granted without one."""

from models.grades import Grade
from models.people import Person
from models.posts import Post
from solver.eligibility.subject import Subject


def applies(subject: Subject, post: Post, grade: Grade) -> bool:
    """Applied by list; without a list, for the own category, downward excepted.

    Moving to another category takes an application, for it gives up the protected grade. A newcomer
    without a list applies for everything. In a regular round, where everybody keeps the present
    post, an incumbent applies for no lower grade and without a list only for higher ones; and a
    pin stands in for an application, of an incumbent or a newcomer.
    """
    listed, now = subject.person.applies, subject.grade
    regular = subject.scenario.stage == "regular"
    if now is None:
        wanted = listed is None or post.id in listed
    elif regular:
        wanted = grade.above(now) if listed is None else post.id in listed and not now.above(grade)
    elif listed is not None:
        wanted = post.id in listed
    else:
        wanted = any(one.at_or_above(now) for one in post.grades)
    return wanted or (regular and _moved(subject, post, grade))


def own_comes_first(subject: Subject, post: Post, grade: Grade) -> bool:
    """True where a regular round leaves a person at the present post, who wants nothing else more.

    Nobody is bumped: an incumbent gets what is wanted more than the present post at the present
    grade, or is moved by a decision, or stays.
    """
    scenario, person = subject.scenario, subject.person
    if scenario.stage != "regular" or subject.grade is None:
        return False
    own = (place_in_list(person, subject.desk), -scenario.value(subject.grade))
    wanted = (place_in_list(person, post.id), -scenario.value(grade))
    return wanted >= own and not _moved(subject, post, grade)


def place_in_list(person: Person, post: str | None) -> int:
    """The place of a post in the application list; behind it where it is not on it."""
    if person.applies is None:
        return 0
    return person.applies.index(post) if post in person.applies else len(person.applies)


def pinned_to(subject: Subject) -> set[str]:
    """The posts to which, in a regular round, a decision may move a person without application."""
    scenario = subject.scenario
    if scenario.stage != "regular":
        return set()
    pins = [d for d in scenario.decisions if d.person == subject.person.id and d.rule == "pin"]
    return {
        post.id
        for pin in pins
        for post in scenario.desks.values()
        if pin.post in (None, post.id) and pin.grade in (None, *post.grades)
    }


def _moved(subject: Subject, post: Post, grade: Grade) -> bool:
    """True where the leading group pins the person there."""
    return any(
        decision.rule == "pin" and decision.settles(subject.person.id, post.id, grade)
        for decision in subject.scenario.decisions
    )
