"""The readings in force, in words."""

from collections.abc import Iterator

from solver.report.naming import Names
from solver.report.words import Words


def policy_text(words: Words, key: str, value: str) -> str:
    """A policy or reading in words."""
    return words("policy.aims", value=value) if key == "aims" else words(f"policy.{key}.{value}")


def policy_lines(names: Names) -> Iterator[str]:
    """Every reading in force, and the order of the aims."""
    words, policy = names.words, names.scenario.policy
    for key, value in policy.model_dump(mode="json", by_alias=True, exclude={"aims"}).items():
        told = str(value).lower() if isinstance(value, bool) else value
        yield policy_text(words, key, told)
    aims = words.join([words(f"aim.{aim}") for aim in names.scenario.pursued], "semicolon")
    yield policy_text(words, "aims", aims)
