"""A cluster within this process, and the command on it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from solver.cli import main
from tests.batch.clusters import within


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """One at an address."""
    with within(1) as cluster:
        yield str(cluster.scheduler_address)


@pytest.fixture
def batch(tmp_path: Path, scheduler: str) -> Callable[..., int]:
    """The command on a folder `in`, to a folder `out`, on the cluster within this process."""

    def run(*more: str) -> int:
        folders = [str(tmp_path / "in"), "--out", str(tmp_path / "out")]
        return main(["batch", *folders, "--scheduler", scheduler, *more])

    return run
