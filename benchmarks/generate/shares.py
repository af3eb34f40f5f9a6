"""Who is given a doubt, a double or a relative: the shares that a spec asks for."""

from itertools import pairwise
from typing import Any

from benchmarks.generate.kinds import LADDERS
from benchmarks.generate.spec import Spec
from benchmarks.generate.staff import Member

Document = dict[str, Any]


def undecided(spec: Spec, members: list[Member]) -> None:
    """Marks those whom a body has yet to judge: professionals below the top of their tier."""
    able = [m for m in members if m.grade in LADDERS and not m.heads]
    rng = spec.random("reviews")
    for member in rng.sample(able, min(len(able), spec.count(spec.reviews))):
        member.undecided = True


def twins(spec: Spec, members: list[Member]) -> None:
    """Gives people every fact of a colleague of the same grade and trade."""
    rng = spec.random("ties")
    alike: dict[tuple[str, str, str], list[Member]] = {}
    for member in members:
        if member.at and member.grade and not (member.heads or member.undecided):
            unit = member.at.unit
            alike.setdefault((member.grade, unit.series, unit.field), []).append(member)
    pairs = [pair for crowd in alike.values() for pair in list(pairwise(crowd))[::2]]
    for one, other in rng.sample(pairs, min(len(pairs), spec.count(spec.ties) // 2)):
        own = {"post": other.post} if other.post else {}
        current = {key: value for key, value in one.facts["current"].items() if key != "post"}
        other.facts = one.facts | {"current": _ordered(current, own)}
        other.rises, other.next_title = one.rises, one.next_title


def _ordered(current: Document, post: Document) -> Document:
    """As careers write it: grade or rank, post, day."""
    since = {"since": current["since"]}
    return {k: v for k, v in current.items() if k != "since"} | post | since


def relations(spec: Spec, members: list[Member], posts: list[Document]) -> list[Document]:
    """Declared relatives whose present posts do not clash: nothing forces either to move.

    Every second pair is of one department, where a move of one can clash with the other's post.
    """
    rng = spec.random("avoidance")
    at = {post["id"]: post for post in posts}
    free = [member for member in members if member.grade]
    rng.shuffle(free)
    made: list[Document] = []
    crowd: dict[str, list[Member]] = {}
    for member in free:
        crowd.setdefault(member.at.name if member.at else "", []).append(member)
    near = [pair for group in crowd.values() for pair in list(pairwise(group))[::2]]
    rng.shuffle(near)
    far = list(pairwise(free))[::2]
    taken: set[str] = set()
    mixed = [pair for both in zip(near, far, strict=False) for pair in both]
    for one, other in mixed + near + far:
        if len(made) == spec.count(spec.avoidance) // 2:
            break
        if {one.id, other.id} & taken or _clash(at, one, other):
            continue
        taken |= {one.id, other.id}
        kind = rng.choice(("spouse", "direct", "collateral", "in-law"))
        made.append({"between": sorted((one.id, other.id)), "kind": kind})
    return sorted(made, key=lambda relation: relation["between"])


def _clash(at: dict[str, Document], one: Member, other: Member) -> bool:
    first, second = at.get(one.post or "", {}), at.get(other.post or "", {})
    return _over(first, second) or _over(second, first)


def _over(upper: Document, lower: Document) -> bool:
    """As docs/model.md defines it: the one supervises, or leads while the other is sensitive."""
    if upper.get("id") == lower.get("id"):
        return False
    supervises = lower.get("department") in upper.get("leads", ()) and "department" in lower
    return supervises or ("unit-leader" in upper and bool(lower.get("sensitive")))
