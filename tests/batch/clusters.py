"""Clusters for tests."""

from distributed import LocalCluster


def within(workers: int) -> LocalCluster:
    """A cluster within this process: as real as any, and quick."""
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
    )
