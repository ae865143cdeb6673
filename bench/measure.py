"""Owns one measurement: a command comes in; its time, its work and its peak memory come out."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

_QUIET = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """One run of a command: seconds on the clock, seconds of processor time, and bytes of memory at its peak."""

    seconds: float
    work: float
    memory: int


def run(*command: str, cwd: Path) -> Run:
    """Run a Python module as a command of its own; fail loudly where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=cwd, env=_QUIET, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"`{' '.join(command)}` ended with exit code {process.returncode}.")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _MAXRSS_UNIT)


def middle(runs: list[Run]) -> Run:
    """Return the median of each figure."""
    return Run(
        median(run.seconds for run in runs),
        median(run.work for run in runs),
        round(median(run.memory for run in runs)),
    )
