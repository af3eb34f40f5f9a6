"""Spoiled copies of every shipped file: refused with a clear message, or read as what they say."""

from pathlib import Path
from random import Random

import pytest

from tests.files.mutations import FILES, Case, cases, prepared, trouble

SEED, NUMBER = 2012, 500


def drawn() -> list[Case]:
    """Some of all cases, the same ones in every run, from each file its share."""
    every, random = cases(), Random(SEED)
    return [
        case
        for file in FILES
        for case in random.sample([one for one in every if one.file == file], NUMBER // len(FILES))
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the shipped files."""
    return prepared(tmp_path_factory.mktemp("mutations"))


@pytest.mark.parametrize("case", drawn(), ids=lambda case: case.name)
def test_a_spoiled_file_is_refused_or_read_as_it_stands(case: Case, folder: Path) -> None:
    """Nothing is guessed, nothing dropped, nothing ends in a traceback."""
    assert trouble(folder, case) is None
