"""Who may come to a grade where seats over the quota are allowed."""

from typing import Any

from models.policy import Rule
from models.priority import FullRow
from solver.eligibility.candidates import candidates
from solver.program.columns import Columns
from solver.program.entries import Entry, entries
from solver.program.joint import Joint
from tests.builders import person, scenario
from tests.regions import county, members, pool, whole

OVER = {"over-quota": "transitional"}


def of(quota: dict[str, int], *people: dict[str, Any], **changes: Any) -> dict[str, Entry]:
    """The entries of an institution by what they are about."""
    columns = Columns(candidates(scenario(quota, people, **changes)))
    return {entry.row.about: entry for entry in entries(columns)}


def test_where_seats_over_the_quota_are_forbidden_there_are_none() -> None:
    """A full grade is full for everybody then."""
    assert of({"P10": 1}, person("A", "P10")) == {}


def test_who_comes_is_told_from_who_was_there() -> None:
    """A, new, may come to P10, at which B and C sit."""
    found = of({"P10": 1}, person("A"), person("B", "P10"), person("C", "P10"), policy=OVER)
    entry = found["P10"]
    assert entry.row == FullRow(rule=Rule.QUOTA, about="P10")
    assert (len(entry.held), len(entry.came), entry.most) == (3, 1, 1)
    assert (entry.outs, entry.before) == (0, 0)


def test_a_rule_says_how_many_must_leave_for_one() -> None:
    """Two of those three who were there for one who comes."""
    policy = {**OVER, "transitional-reduction": "two-for-one"}
    people = [person("A", "P12"), *(person(name, "P10") for name in "BCD")]
    found = of({"P10": 1, "P12": 1}, *people, policy=policy, stage="regular")
    assert (found["P10"].outs, found["P10"].before) == (2, 3)


def test_shared_seats_are_those_of_the_pool() -> None:
    """P10 is the county's; P12 each institution's own. Where none are over them there are none."""
    for over, expected in (("transitional", {"a P12", "b P12", "p P10"}), ("forbid", set())):
        asked = county(pool("p", "ab", P10=2))
        policy = {"over-quota": over}
        made = members(
            asked,
            a=whole({"P12": 1}, person("A", "P12"), policy=policy),
            b=whole({"P12": 1}, person("B", "P10"), policy=policy),
        )
        joint = Joint({name: Columns(candidates(one)) for name, one in made.items()}, asked.pools)
        found = {entry.row.about: entry for entry in entries(joint)}
        assert {about for about in found if "M" not in about} >= expected
        assert expected or not found
        if expected:
            shared = found["p P10"]
            assert shared.row.rule is Rule.POOL
            assert shared.most == 2
            assert len(shared.held) - len(shared.came) == 1
            assert "a P10" not in found
