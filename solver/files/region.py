"""Region files: which institutions there are, and which seats they share."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from models.region import County, Region, disagreements
from models.scenario import Scenario
from models.shared import Member
from solver.files.errors import Fault, InputError
from solver.files.faults import fault_in, faults
from solver.files.nodes import MappingNode, fault_at, get
from solver.files.plain import data_of
from solver.files.scenario import checked, complete_tree, load, named_file
from solver.files.tree import read_tree

_OURS = ("pooled", "allotted")
"""What a pool adds to a plan; no file says it."""


@dataclass(frozen=True)
class RegionFile:
    """A region as read, with its tree, and the place of each institution's file."""

    region: Region
    top: MappingNode
    paths: Mapping[str, Path]

    def alone(self, institution: str) -> Scenario:
        """An institution that is in no pool; raises InputError."""
        return load(self.paths[institution])

    def together(self, county: County) -> Mapping[str, Member]:
        """Institutions that share seats, by id; raises InputError, also where they disagree."""
        members = {one: self._member(one) for one in county.institutions}
        wrong = [
            fault_in(self.top, ("pools", self.region.pools.index(pool), *problem.at), problem)
            for pool in county.pools
            for problem in disagreements(pool, members)
        ]
        if wrong:
            raise InputError(*dict.fromkeys(wrong))
        return members

    def _member(self, institution: str) -> Member:
        top = complete_tree(self.paths[institution])
        data = data_of(top)
        plan = get(top, "plan")
        if isinstance(plan, MappingNode):
            for key, _ in plan.value:
                if key.value in _OURS:
                    what, mend = f"There is no key {key.value} here.", "Correct or remove the key."
                    raise InputError(fault_at(key, ("plan",), what, mend))
            data["plan"] |= {"pooled": self.region.pooled(institution)}
        return checked(top, Member, data)


def load_region(path: str | Path) -> RegionFile:
    """The region in a YAML file. Institutions are read when they are asked for, not before.

    Raises InputError, which says where, what, and how to mend it.
    """
    top = read_tree(Path(path))
    schema = get(top, "schema")
    if schema is not None and schema.value == "gangwei/1":
        what, mend = "This is the file of one institution.", "Name the file of a region."
        raise InputError(fault_at(schema, ("schema",), what, mend))
    try:
        region = Region.model_validate(data_of(top), by_alias=True, by_name=False)
    except ValidationError as invalid:
        raise InputError(*faults(top, invalid)) from None
    named = get(top, "institutions")
    assert isinstance(named, MappingNode)  # noqa: S101 (the region has been checked)
    found, missing = dict[str, Path](), list[Fault]()
    for key, value in named.value:
        try:
            found[key.value] = named_file(value, "institutions")
        except InputError as error:
            missing += error.faults
    if missing:
        raise InputError(*missing)
    return RegionFile(region, top, found)
