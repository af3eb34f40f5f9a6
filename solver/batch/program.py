"""Which program this is, to the letter: results are kept only for the program that made them."""

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from solver.files.shipped import shipped

_PACKAGES = Path(__file__).resolve().parent.parent.parent
"""Where `models` and `solver` lie beside each other, installed or not."""


@cache
def program() -> str:
    """The hash of everything that has a say in a result: our own code and the shipped rulebooks."""
    files = {
        path.relative_to(_PACKAGES).as_posix(): path
        for package in ("models", "solver")
        for path in (_PACKAGES / package).rglob("*.py")
    }
    files |= {f"rulebooks/{name}": path for name, path in shipped().items()}
    found = sha256()
    for name in sorted(files):
        content = files[name].read_bytes()
        found.update(f"{name}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def program_version() -> str:
    """The version as people know it."""
    return version("gangwei")
