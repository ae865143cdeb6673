"""Owns one of the processes that make PDFs, seen from within: it works, and leaves when nobody wants its work.

A process that ended in the middle of handing over what it made would leave the other one waiting for the rest, without
end. So it heeds no Ctrl-C, which a terminal sends to all at once, and leaves only while it is at work.
"""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_P = ParamSpec("_P")
_T = TypeVar("_T")

_not_at_work = Lock()
_A_MOMENT = 0.1
_MOST_TRIES = 5


def begin(told: "Connection", folder: str) -> None:
    """Get this process ready: what it puts aside goes into the folder, and it leaves when the connection ends."""
    import tempfile

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tempfile.tempdir = folder
    _not_at_work.acquire()
    Thread(target=_leave_in_time, args=(told, folder), daemon=True).start()


def at_work(fn: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
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
