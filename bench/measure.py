"""Owns one measurement: a command or an action comes in; its time, its work and its peak memory come out."""

import multiprocessing
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import ParamSpec, TypeVar

QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
"""The surroundings of every command that is measured."""
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds on the clock, seconds of processor time, and bytes of memory at its peak."""

    seconds: float
    work: float
    memory: int

    def __add__(self, other: "Run") -> "Run":
        """Return what both took, one after the other."""
        return Run(
            self.seconds + other.seconds, self.work + other.work, max(self.memory, other.memory)
        )


def run(*command: str, cwd: Path) -> Run:
    """Run a Python module as a command of its own; fail loudly where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *command], cwd=cwd, env=QUIET, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"`{' '.join(command)}` ended with exit code {process.returncode}.")
    return Run(seconds, work_of(usage), usage.ru_maxrss * _MAXRSS_UNIT)


def work_of(usage: resource.struct_rusage) -> float:
    """Return seconds of processor time, the system's work for a process included."""
    return usage.ru_utime + usage.ru_stime


def spent(action: Callable[[], T]) -> tuple[T, Run]:
    """Do something in this process, and return what comes of it with what it cost, ended processes of it included."""
    start, work = time.perf_counter(), _work()
    result = action()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _MAXRSS_UNIT
    return result, Run(time.perf_counter() - start, _work() - work, memory)


def _work() -> float:
    return sum(
        work_of(resource.getrusage(who)) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )


def alone(action: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Call a function in a new process, in which nothing has been done before."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as executor:
        return executor.submit(action, *args, **kwargs).result()


def middle(runs: list[Run]) -> Run:
    """Return the median of each figure."""
    return Run(
        median(run.seconds for run in runs),
        median(run.work for run in runs),
        round(median(run.memory for run in runs)),
    )
