"""Work handed to many processes, here or on a cluster: the only user of Dask.

Our own cluster listens on this machine alone, and only to those who hold the certificate made for
it: whoever may submit to a Dask scheduler may run anything in our name. Nothing of a file is kept
on disk by its workers, for they may use what memory there is.
"""

import gc
import logging
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from itertools import islice

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed
from distributed.client import FutureCancelledError

from solver.batch.apart import work_alone, work_apart
from solver.batch.folder import Desk
from solver.batch.program import program_version
from solver.batch.sending import Job, Parcel, Wants
from solver.batch.work import OtherProgramError, failed, work_through, written
from solver.files.errors import Fault, InputError

AHEAD = 4
"""So many parcels a process are handed out at a time: none waits, and few are held."""
LOOK = 30
"""Seconds between looks whether a worker is left, where nothing gets done."""
PATIENCE = 30
"""Seconds to wait for a scheduler, and for a worker."""

AGAIN = "Run the command again: it goes on where it stopped."
SAME_VERSION = "Install the same version there, for the scheduler and for the workers."

_HERE = "127.0.0.1"
_OURS = {
    "distributed.admin.large-graph-warning-threshold": "1 GiB",
    "distributed.admin.log-length": 100,
    "distributed.admin.low-level-log-length": 10,
    "distributed.admin.tick.interval": "1s",
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
}
"""No pages, no profile, no looking about: what we start has one thing to do. Nor are thousands of
the last messages held, in each of which there are whole files. And no second try with what a worker
died of: we have a better one."""

Made = Sequence[bytes | Wants | None]
"""What came of each job of a parcel; None where whoever did it died."""


@contextmanager
def local(workers: int) -> Iterator[Client]:
    """Processes of one thread each on this machine, for as long as the context lasts.

    Raises InputError where they cannot be started.
    """
    with dask.config.set(_OURS), _started(workers) as cluster, Client(cluster) as client:
        yield client


def _started(workers: int) -> LocalCluster:
    """Our own cluster; raises InputError where the system lets none be started."""
    try:
        return LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=_HERE,
            security=True,
            dashboard_address=f"{_HERE}:0",
            scheduler_kwargs={"dashboard": False},
            memory_limit=0,
            preload=[__name__],
            silence_logs=logging.CRITICAL,
        )
    except (OSError, RuntimeError) as error:
        what = f"The processes cannot be started: {error}."
        mend = "Ask for fewer --workers, or let more files be open at once (ulimit -n)."
        raise _refused("gangwei batch", what, mend) from None


@contextmanager
def existing(address: str) -> Iterator[Client]:
    """A cluster that somebody else runs; raises InputError where it does not answer."""
    with dask.config.set(_OURS):
        try:
            client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            what = f"No scheduler answers: {error}."
            raise _refused(f"--scheduler {address}", what, "Correct the address.") from None
        with client:
            _await_workers(client, "Start some.")
            _check_versions(client)
            yield client


def _check_versions(client: Client) -> None:
    """Asks before anything of ours is sent: a worker that cannot read it would die without a word.

    Raises InputError where gangwei is lacking, or another version.
    """
    asked = (version, "gangwei")
    found = client.run(*asked, on_error="return")
    try:
        found["scheduler"] = client.run_on_scheduler(*asked)
    except PackageNotFoundError as error:
        found["scheduler"] = error
    for place, there in found.items():
        if there != program_version():
            what = f"There is another gangwei at {place}, or none: {there}."
            raise _refused(_place(client), what, SAME_VERSION)


def dask_setup(worker: object) -> None:
    """Runs in each process that we start, before it is given anything.

    It stops when it is told to, not at Ctrl-C. What is loaded now stays, and is no garbage.
    """
    del worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import_module("ortools.sat.python.cp_model")
    gc.freeze()


def worked_out(client: Client, files: Sequence[str], desk: Desk) -> Iterator[tuple[str, bytes]]:
    """Every file with its piece, as they get done; few are held at a time.

    Where a worker dies, one of the files that it had may be to blame, and nobody knows which. So
    these are done again, each in a process of its own; and what dies even so once more, with
    nothing beside it. Only what dies then is a fault. Raises InputError where the cluster cannot do
    it at all.
    """
    everybody = AHEAD * max(1, sum(client.nthreads().values()))
    left = list(files)
    for do, window in ((work_through, everybody), (work_apart, everybody), (work_alone, 1)):
        apart = (desk.parcel([file]) for file in left)
        waiting = desk.parcels(left, window) if do is work_through else apart
        left = []
        for job, piece in _through(client, desk, do, waiting, window):
            if piece is None:
                left.append(job.file)
            else:
                yield job.file, piece
    for file in left:
        (job,) = desk.parcel([file])
        yield file, written(failed(job))


def _through(
    client: Client, desk: Desk, do: Callable[[Parcel], Made], waiting: Iterator[Parcel], window: int
) -> Iterator[tuple[Job, bytes | None]]:
    """Every job with its piece, so many parcels at a time; None where whoever did it died."""
    out = _Out(client, do)
    out.fill(waiting, window)
    for parcel, made in out.come_back():
        for job, piece in zip(parcel, made, strict=True):
            if isinstance(piece, Wants):
                out.hand((desk.completed(job, piece.name),))
            else:
                yield job, piece
        out.fill(waiting, window)


class _Out:
    """Parcels that are handed out, and are to come back."""

    def __init__(self, client: Client, do: Callable[[Parcel], Made]) -> None:
        self._client, self._do = client, do
        self._parcels: dict[Future, Parcel] = {}
        self._done = self._watched()

    def hand(self, parcel: Parcel) -> None:
        """Gives a parcel to whoever is free."""
        future = self._client.submit(self._do, parcel, pure=False)
        self._parcels[future] = parcel
        self._done.add(future)

    def fill(self, waiting: Iterator[Parcel], window: int) -> None:
        """Gives parcels as long as there are fewer out than so many."""
        for parcel in islice(waiting, max(0, window - len(self._parcels))):
            self.hand(parcel)

    def come_back(self) -> Iterator[tuple[Parcel, Made]]:
        """Every parcel with what came of each of its jobs, those handed out meanwhile too.

        Raises InputError where nobody is left who could work, and as `_made` does.
        """
        while self._parcels:
            try:
                future = next(self._done)
            except TimeoutError:
                _revive(self._client)
                _await_workers(self._client, AGAIN)
                self._done = self._watched()
            else:
                parcel = self._parcels.pop(future)
                made = _made(self._client, future, parcel)
                future.release()
                yield parcel, made

    def _watched(self) -> as_completed:
        return as_completed(self._parcels, loop=self._client.loop, timeout=LOOK)


def _made(client: Client, future: Future, parcel: Parcel) -> Made:
    """What came of each job of a parcel; None for all of them where whoever had it died."""
    try:
        made: Made = future.result()
    except KilledWorker:
        return [None] * len(parcel)
    except OtherProgramError:
        what = "The cluster has other code of gangwei under the same version."
        raise _refused(_place(client), what, SAME_VERSION) from None
    except FutureCancelledError:
        raise _refused(_place(client), "The cluster is gone.", AGAIN) from None
    return made


def _revive(client: Client) -> None:
    """Of our own workers those are started anew that died for good: while they were starting."""
    if client.cluster is not None:
        client.cluster.scale(len(client.cluster.worker_spec))


def _await_workers(client: Client, mend: str) -> None:
    """Raises InputError where there is none, and none comes; one that pauses is there."""
    if client.nthreads():
        return
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError:
        raise _refused(_place(client), "There is no worker.", mend) from None


def _place(client: Client) -> str:
    """What of the command line made the cluster."""
    return f"--scheduler {client.scheduler.address}" if client.cluster is None else "gangwei batch"


def _refused(place: str, what: str, mend: str) -> InputError:
    return InputError(Fault(place, None, (), what, mend))
