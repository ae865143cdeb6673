"""Owns who makes PDFs, processes of this computer or a Dask scheduler: calls of functions come in, results come out.

Each process leaves when nobody wants its work. Dask gives what a worker did to another where it is
killed, and is loaded only when it is asked for.
"""

import math
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock, Thread
from types import TracebackType
from typing import TYPE_CHECKING, ParamSpec, TypeVar, cast

from lessonwright.building.build_errors import CannotBuildError
from lessonwright.files.file_digests import toolchain_digest

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing.connection import Connection

_P = ParamSpec("_P")
_T = TypeVar("_T")

_FOR_PDFS = 512
"""How many MiB of addresses the making of PDFs takes; with fewer, what it is made by breaks off
without a word."""
_MOST_PROCESSES = 61
"""Windows can wait for no more at once."""
_SCHEDULER_SECONDS = 5
"""How long a scheduler has to answer."""
_A_MOMENT = 0.1
_MOST_TRIES = 5

_not_at_work = Lock()


def begin_worker(told: "Connection", folder: str) -> None:
    """Get this process ready: what it puts aside goes into the folder, and it leaves when the connection ends."""
    import tempfile

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    _not_at_work.acquire()
    Thread(target=_leave_in_time, args=(told, folder), daemon=True).start()


def run_in_worker(fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Call a function; while it runs, this process may leave."""
    _not_at_work.release()
    try:
        return fn(*args, **kwargs)
    finally:
        _not_at_work.acquire()


def _leave_in_time(told: "Connection", folder: str) -> None:
    """Wait until nobody wants any work, and end this process: while it is at work, or once nobody listens any more."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    assert parent  # noqa: S101 - it was started by one
    wait([told, parent.sentinel])
    while parent.is_alive() and not _not_at_work.acquire(timeout=_A_MOMENT):
        pass
    if not parent.is_alive():
        _remove(Path(folder))
    os._exit(1)


def _remove(folder: Path) -> None:
    """Remove a folder into which other processes, which are about to leave, may still write."""
    for _ in range(_MOST_TRIES):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return


class PdfWorkers(Executor):
    """Those who make PDFs, wherever they are."""

    count: int
    """How many calls they can run at once."""


class Workers(PdfWorkers):
    """Processes of this computer, as many as it has cores; nothing is got ready for them before there is work."""

    def __init__(self, count: int | None = None) -> None:
        self.count = min(_MOST_PROCESSES, count or usable_cores())

    @cached_property
    def _pool(self) -> "ProcessPoolExecutor":
        # Loaded only here: after most edits, one sheet is made anew, and that without help.
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        # Typst has threads of its own, which a forked process would lose.
        context = get_context("spawn")
        self._folder = TemporaryDirectory(
            prefix="lessonwright-handouts-", ignore_cleanup_errors=True
        )
        told, self._tell = context.Pipe(duplex=False)
        return ProcessPoolExecutor(
            self.count, context, initializer=begin_worker, initargs=(told, self._folder.name)
        )

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have one of them call a function; where one was killed, which takes the others with it, by new ones."""
        try:
            return self._submit(fn, *args, **kwargs)
        except BrokenExecutor:
            _stop_feeding(self._pool)
            self.shutdown(wait=False)
            del self._pool
            return self._submit(fn, *args, **kwargs)

    def _submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        pool = self._pool
        with _interrupts_held_back():
            return pool.submit(run_in_worker, fn, *args, **kwargs)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wait until all is done; where the work is broken off, drop it and wait for nothing."""
        if kind and "_pool" in self.__dict__:
            self._tell.close()
            _stop_feeding(self._pool)
        self.shutdown(cancel_futures=kind is not None)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Send them home, if there are any."""
        if "_pool" in self.__dict__:
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
            self._tell.close()
            self._folder.cleanup()


def _stop_feeding(pool: "ProcessPoolExecutor") -> None:
    """Let nobody wait until work that nobody will do is handed over, as Pythons before 3.11.5 do (CPython gh-94777)."""
    if sys.version_info < (3, 11, 5):
        queue = getattr(pool, "_call_queue", None)
        if queue:
            queue._reader.close()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Hold back Ctrl-C while processes are started: they take that over, and it ends this process a moment later.

    Windows has nothing like it; there, a process ignores Ctrl-C from when it is ready.
    """
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def usable_cores(processes: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> int:
    """Return how many cores this process may use, which in a container can be fewer than there are.

    `processes` and `groups` are where Linux tells of its processes and of what groups of them may
    use.
    """
    if sys.platform != "linux":
        return os.cpu_count() or 1
    allowed = len(os.sched_getaffinity(0))
    return max(1, min([allowed, *map(math.floor, _quotas(processes, groups))]))


def _quotas(processes: Path, groups: Path) -> Iterator[float]:
    """Yield how many cores' time the group of this process may take, and each group around it.

    A container's limit on processor time does not show in the cores that it sees.
    """
    try:
        listed = (processes / "self" / "cgroup").read_text(encoding="utf-8").splitlines()
    except OSError:
        return
    own = next((line.removeprefix("0::/") for line in listed if line.startswith("0::/")), None)
    for group in [] if own is None else [groups / own, *(groups / own).parents]:
        if not group.is_relative_to(groups):
            return
        try:
            share, period = (group / "cpu.max").read_text(encoding="utf-8").split()
        except OSError:  # the outermost has none, nor has one without this limit
            continue
        if share != "max":
            yield int(share) / int(period)


def need_memory_for_pdfs() -> None:
    """Raise `CannotBuildError` where this process may not have as much memory as PDFs take."""
    if sys.platform == "win32":
        return
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    allowed = limit // 2**20
    if limit != resource.RLIM_INFINITY and allowed < _FOR_PDFS:
        raise CannotBuildError(
            f"Making PDFs takes {_FOR_PDFS} MiB of memory, and this computer allows a program {allowed} (ulimit -v). "
            "What was there before is unchanged."
        )


def workers_for(wanted: int | str | None) -> PdfWorkers:
    """Return so many processes of this computer, or the workers of the Dask scheduler at this address."""
    return DaskWorkers(wanted) if isinstance(wanted, str) else Workers(wanted)


def site_toolchain() -> str:
    """Return a digest of what makes PDFs and pages where this is called."""
    from lessonwright.building import page_cache
    from lessonwright.handouts.pdf_cache import LIBRARIES, ROOMS

    rooms = tuple(sorted({*ROOMS, *page_cache.ROOMS}))
    libraries = tuple(sorted({*LIBRARIES, *page_cache.LIBRARIES}))
    python = ".".join(map(str, sys.version_info[:2]))
    return f"{toolchain_digest(rooms, libraries)}, Python {python}"


class DaskWorkers(PdfWorkers):
    """The workers of a Dask scheduler; raises `CannotBuildError` where none there can make our PDFs."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ModuleNotFoundError as error:
            raise CannotBuildError(
                f"To have pages and PDFs made at {address}, install Dask too: pip install 'lessonwright[dask]'"
            ) from error
        try:
            self._client = Client(address, timeout=_SCHEDULER_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError) as error:
            raise CannotBuildError(
                f"No Dask scheduler answers at {address}. Start one there with: dask scheduler"
            ) from error
        try:
            self.count = self._need_workers(address)
        except BaseException:
            self._client.close()  # type: ignore[no-untyped-call]
            raise
        self._executor = self._client.get_executor()  # type: ignore[no-untyped-call]

    def _need_workers(self, address: str) -> int:
        """Return how many calls can run there at once."""
        cores = self._client.ncores()  # type: ignore[no-untyped-call]
        count = sum(cores.values())
        if not count:
            raise CannotBuildError(
                f"The scheduler at {address} has no workers. Start some with: dask worker {address}"
            )
        try:
            found = self._client.run(site_toolchain).values()
        except ModuleNotFoundError as error:
            raise CannotBuildError(
                f"A worker of {address} has no Lessonwright. Install this one there, too."
            ) from error
        if {*found} != {site_toolchain()}:
            raise CannotBuildError(
                f"A worker of {address} has another Lessonwright, another Python or other libraries, and might make "
                "other files. Install the same ones there."
            )
        return int(count)

    def share(self, given: _T) -> _T:
        """Send something to all of them at once; return what stands for it in a call."""
        return cast(_T, self._client.scatter(given, broadcast=True, timeout=_SCHEDULER_SECONDS))  # type: ignore[no-untyped-call]

    def have_all(self, fn: Callable[[str], object], told: str) -> None:
        """Have each of them call a function; whoever cannot is passed over."""
        self._client.run(fn, told, on_error="ignore")

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have one of them call a function."""
        future: Future[_T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the scheduler, which goes on for others."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()  # type: ignore[no-untyped-call]
