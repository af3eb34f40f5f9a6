"""The rulebooks that come with the program, by their bare names."""

from pathlib import Path

_HERE = Path(__file__).resolve().parent.parent
_PLACES = (_HERE / "rulebooks", _HERE.parent / "scenarios" / "rulebooks")
"""Where an installed program keeps them, and where the project does."""


def shipped() -> dict[str, Path]:
    """Every shipped rulebook by its name."""
    place = next(place for place in _PLACES if place.is_dir())
    return {path.stem: path for path in sorted(place.glob("*.yaml"))}
