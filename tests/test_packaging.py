"""What the project needs of others: at least so much, and in CI exactly this."""

import ast
import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions, requires
from sys import stdlib_module_names
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.builders import ROOT

PROJECT: Mapping[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _pins() -> Mapping[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line.split("==") for line in lines if not line.startswith("#")]
    return {_plain(name): version for name, version in pinned}


def _asked() -> list[Requirement]:
    project = PROJECT["project"]
    extras = [one for extra in project["optional-dependencies"].values() for one in extra]
    every = map(
        Requirement, (*project["dependencies"], *extras, *PROJECT["build-system"]["requires"])
    )
    return [one for one in every if one.name != "gangwei"]


@pytest.mark.parametrize("asked", _asked(), ids=lambda one: one.name)
def test_what_is_asked_for_has_a_floor_and_a_pin(asked: Requirement) -> None:
    """The version that CI tests is one of those that are asked for."""
    assert {one.operator for one in asked.specifier} <= {">=", "=="}
    assert asked.specifier
    assert asked.specifier.contains(_pins()[_plain(asked.name)])


def test_floors_leave_out_what_is_known_to_be_unsafe() -> None:
    """A way out of the sandbox of templates; a flawed library beneath the encryption."""
    floors = {one.name: next(iter(one.specifier)).version for one in _asked()}
    assert Version(floors["jinja2"]) >= Version("3.1.6")
    assert Version(floors["cryptography"]) >= Version("44.0.1")


def test_the_same_program_builds_it_everywhere() -> None:
    """Who installs it from its sources runs that program."""
    (built,) = map(Requirement, PROJECT["build-system"]["requires"])
    assert [one.operator for one in built.specifier] == ["=="]


def _needed(name: str, seen: set[str]) -> Iterator[str]:
    """Everything that a distribution needs here, and what that needs."""
    for line in requires(name) or ():
        one = Requirement(line)
        here = {"extra": ""} if name != "gangwei" else {"extra": "dev"}
        wanted = one.marker is None or one.marker.evaluate(here)
        if wanted and _plain(one.name) not in seen | {"gangwei"}:
            seen.add(_plain(one.name))
            yield _plain(one.name)
            yield from _needed(one.name, seen)


def test_everything_that_is_installed_with_it_is_pinned() -> None:
    """Not only what is asked for by name."""
    needed = set(_needed("gangwei", set()))
    assert {"numpy", "lxml"} <= needed
    assert needed <= _pins().keys()


def test_what_is_imported_is_asked_for() -> None:
    """Nothing is used that merely came with something else."""
    known, asked = packages_distributions(), {_plain(one.name) for one in _asked()}
    imported: set[str] = set()
    for path in (*(ROOT / "models").rglob("*.py"), *(ROOT / "solver").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            imported |= {name.partition(".")[0] for name in names}
    foreign = imported - stdlib_module_names - {"models", "solver"}
    parts = {"distributed", "pydantic_core"}  # of dask and pydantic, by their own choice of version
    assert parts < foreign
    for module in foreign - parts:
        assert {_plain(one) for one in known[module]} & asked, module
