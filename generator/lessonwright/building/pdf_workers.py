"""Owns who makes PDFs: a number of processes, or a Dask scheduler's address, comes in; calls of functions go there.

Dask gives what a worker did to another where it is killed, and is loaded only here.
"""

from collections.abc import Callable
from concurrent.futures import Future
from typing import ParamSpec, TypeVar

from lessonwright.building.exceptions import CannotBuildError
from lessonwright.building.workers import PdfWorkers, Workers
from lessonwright.files.file_digests import toolchain_digest

_P = ParamSpec("_P")
_T = TypeVar("_T")

_SECONDS = 5
"""How long a scheduler has to answer."""


def workers_for(wanted: int | str | None) -> PdfWorkers:
    """Return so many processes of this computer, or the workers of the Dask scheduler at this address."""
    return DaskWorkers(wanted) if isinstance(wanted, str) else Workers(wanted)


def pdf_toolchain() -> str:
    """Return a digest of what makes PDFs where this is called."""
    from lessonwright.handouts.pdf_cache import LIBRARIES, ROOMS

    return toolchain_digest(ROOMS, LIBRARIES)


class DaskWorkers(PdfWorkers):
    """The workers of a Dask scheduler; raises `CannotBuildError` where none there can make our PDFs."""

    def __init__(self, address: str) -> None:
        try:
            from distributed import Client
        except ModuleNotFoundError as error:
            raise CannotBuildError(
                f"To have PDFs made at {address}, install Dask too: pip install 'lessonwright[dask]'"
            ) from error
        try:
            self._client = Client(address, timeout=_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
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
            found = self._client.run(pdf_toolchain).values()
        except ModuleNotFoundError as error:
            raise CannotBuildError(
                f"A worker of {address} has no Lessonwright. Install this one there, too."
            ) from error
        if {*found} != {pdf_toolchain()}:
            raise CannotBuildError(
                f"A worker of {address} has another Lessonwright, or other libraries, and would make other PDFs. "
                "Install the same ones there."
            )
        return int(count)

    def submit(self, fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> Future[_T]:
        """Have one of them call a function."""
        future: Future[_T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Let go of the scheduler, which goes on for others."""
        self._executor.shutdown(wait=wait and not cancel_futures)
        self._client.close()  # type: ignore[no-untyped-call]
