"""Work handed to many processes, here or on a cluster: the only user of Dask.

Our own cluster listens on this machine alone, and only to those who hold the certificate made for
it: whoever may submit to a Dask scheduler may run anything in our name. Nothing of a file is kept
on disk by its workers, for they may use what memory there is.
"""

import gc
import logging
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from itertools import islice

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed
from distributed.client import FutureCancelledError

from solver.batch.folder import Desk
from solver.batch.program import program_version
from solver.batch.sending import Job, Parcel, Wants
from solver.batch.work import OtherProgramError, failed, work_through, written
from solver.files.errors import Fault, InputError

AHEAD = 4
"""So many parcels a process are handed out at a time: none waits, and few are held."""
PATIENCE = 30
"""Seconds to wait for a scheduler to answer, and for its first worker."""

SAME_VERSION = "Install the same version there, for the scheduler and for the workers."

_HERE = "127.0.0.1"
_OURS = {
    "distributed.admin.large-graph-warning-threshold": "1 GiB",
    "distributed.admin.log-length": 100,
    "distributed.admin.low-level-log-length": 10,
    "distributed.admin.tick.interval": "1s",
    "distributed.scheduler.active-memory-manager.start": False,
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.profile.enabled": False,
}
"""No pages, no profile, no looking about: what we start has one thing to do. Nor are thousands of
the last messages held, in each of which there are whole files."""


@contextmanager
def local(workers: int) -> Iterator[Client]:
    """Processes of one thread each on this machine, for as long as the context lasts."""
    with (
        dask.config.set(_OURS),
        LocalCluster(
            n_workers=workers,
            threads_per_worker=1,
            host=_HERE,
            security=True,
            dashboard_address=f"{_HERE}:0",
            scheduler_kwargs={"dashboard": False},
            memory_limit=0,
            preload=[__name__],
            silence_logs=logging.CRITICAL,
        ) as cluster,
        Client(cluster) as client,
    ):
        yield client


@contextmanager
def existing(address: str) -> Iterator[Client]:
    """A cluster that somebody else runs; raises InputError where it does not answer."""
    with dask.config.set(_OURS):
        try:
            client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            what = f"No scheduler answers: {error}."
            raise _refused(address, what, "Correct the address.") from None
        with client:
            try:
                client.wait_for_workers(1, timeout=PATIENCE)
            except TimeoutError:
                raise _refused(address, "The scheduler has no workers.", "Start some.") from None
            _check_versions(client, address)
            yield client


def _check_versions(client: Client, address: str) -> None:
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
            raise _refused(address, what, SAME_VERSION)


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

    A job whose process dies is done again elsewhere; one that kills every process is a fault.
    Raises InputError where the cluster cannot do it at all.
    """
    address = client.scheduler.address
    parcels: dict[Future, Parcel] = {}
    running = as_completed(loop=client.loop)

    def hand_out(parcel: Parcel) -> None:
        future = client.submit(work_through, parcel, pure=False)
        parcels[future] = parcel
        running.add(future)

    window = AHEAD * max(1, sum(client.nthreads().values()))
    waiting = desk.parcels(files, window)
    for parcel in islice(waiting, window):
        hand_out(parcel)
    for future in running:
        parcel = parcels.pop(future)
        made = _made(address, future, parcel)
        future.release()
        for job, piece in zip(parcel, made, strict=True):
            if isinstance(piece, Job):
                hand_out((piece,))
            elif isinstance(piece, Wants):
                hand_out((desk.completed(job, piece.name),))
            else:
                yield job.file, piece
        for parcel in islice(waiting, 1):
            hand_out(parcel)


def _made(address: str, future: Future, parcel: Parcel) -> Sequence[bytes | Wants | Job]:
    """What came of each job of a parcel; the job itself where it is to be done again, alone."""
    try:
        made: Sequence[bytes | Wants] = future.result()
    except KilledWorker:
        return parcel if len(parcel) > 1 else [written(failed(job)) for job in parcel]
    except OtherProgramError:
        what = "The cluster has other code of gangwei under the same version."
        raise _refused(address, what, SAME_VERSION) from None
    except FutureCancelledError:
        what, mend = "The cluster is gone.", "Run the command again: it goes on where it stopped."
        raise _refused(address, what, mend) from None
    return made


def _refused(address: str, what: str, mend: str) -> InputError:
    return InputError(Fault(f"--scheduler {address}", None, (), what, mend))
