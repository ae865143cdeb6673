"""Work that is broken off while other processes help with it: it ends soon and in words, and they end with it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from lessonwright.building.pdf_workers import usable_cores

SAMPLE = Path(__file__).parents[2]
WITH_NOTHING_TO_DO = """
import time
from lessonwright.building.pdf_workers import Workers

if __name__ == "__main__":
    with Workers() as workers:
        workers.submit(abs, -1).result()
        print("ready", flush=True)
        time.sleep(600)
"""
_SOON = 30
"""Seconds: what hangs is found out, and a busy machine is given time."""


def heeding_interrupts() -> None:
    """Heed SIGINT again, which a shell that runs the tests in the background has told all below it to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.fixture
def making(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """All handouts of the sample course, being made by a group of processes of its own."""
    (tmp_path / "temporary").mkdir()
    with subprocess.Popen(
        [
            sys.executable,
            "-m",
            "lessonwright",
            "handouts",
            str(SAMPLE),
            "--fresh",
            "-o",
            str(tmp_path / "out"),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "TMPDIR": str(tmp_path / "temporary")},
        start_new_session=True,
        preexec_fn=heeding_interrupts,
    ) as process:
        yield process
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)


def until(fulfilled: Callable[[], bool]) -> None:
    """Wait until something is so."""
    deadline = time.monotonic() + _SOON
    while not fulfilled():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def below(process: subprocess.Popen[str]) -> list[psutil.Process]:
    children: list[psutil.Process] = psutil.Process(process.pid).children(recursive=True)
    return children


def is_at_work(process: psutil.Process) -> bool:
    """Tell whether a process still runs; one that has ended may be listed until its parent takes notice."""
    try:
        return bool(process.is_running() and process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:  # it has ended between the two questions
        return False


def workers(process: subprocess.Popen[str]) -> list[psutil.Process]:
    return [
        child for child in below(process) if any("spawn_main" in word for word in child.cmdline())
    ]


@pytest.mark.parametrize("sheets", [0, 1, 4])
def test_an_interruption_ends_it_soon_and_in_words(
    making: subprocess.Popen[str], sheets: int, tmp_path: Path
) -> None:
    until(lambda: bool(workers(making)) and len([*tmp_path.glob("out/.*/new/**/*.pdf")]) >= sheets)
    helping = below(making)
    os.killpg(making.pid, signal.SIGINT)
    _, said = making.communicate(timeout=_SOON)
    assert said.endswith("Aborted!\n")
    assert "Traceback" not in said
    assert making.returncode == 1
    until(lambda: not any(map(is_at_work, helping)))
    left = [
        path.name for path in (tmp_path / "temporary").iterdir()
    ]  # the killed run's own folder goes with the next
    assert [name for name in left if not name.startswith("lessonwright-run-")] == []


def test_no_process_outlives_the_one_that_it_helps(
    making: subprocess.Popen[str], tmp_path: Path
) -> None:
    until(lambda: any((tmp_path / "temporary").glob("*/lessonwright-handouts-*")))
    helping = below(making)
    making.kill()
    until(lambda: not any(map(is_at_work, helping)))
    left = [
        path.name for path in (tmp_path / "temporary").iterdir()
    ]  # the killed run's own folder goes with the next
    assert [name for name in left if not name.startswith("lessonwright-run-")] == []


def test_a_process_with_nothing_to_do_says_nothing_of_an_interruption(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(WITH_NOTHING_TO_DO)
    with subprocess.Popen(
        [sys.executable, program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heeding_interrupts,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=_SOON)
    assert said.count("Traceback") == 1, "only the program's own"
    assert "SpawnProcess" not in said


@pytest.mark.parametrize(
    ("own", "around", "cores"),
    [
        ("150000 100000", "max 100000", 1),
        ("200000 100000", "max 100000", 2),
        ("50000 100000", "max 100000", 1),
        ("max 100000", "100000 100000", 1),
        ("200000 100000", "300000 50000", 2),
        ("max 100000", "max 100000", 8),
    ],
)
def test_a_limit_on_processor_time_is_a_limit_on_workers(
    own: str, around: str, cores: int, tmp_path: Path
) -> None:
    (tmp_path / "proc/self").mkdir(parents=True)
    (tmp_path / "proc/self/cgroup").write_text("4:memory:/elsewhere\n0::/pods/one\n")
    for folder, limit in {"pods/one": own, "pods": around}.items():
        (tmp_path / "groups" / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / "groups" / folder / "cpu.max").write_text(f"{limit}\n")
    found = usable_cores(tmp_path / "proc", tmp_path / "groups")
    assert found == min(cores, len(os.sched_getaffinity(0)))


def test_without_groups_of_processes_every_core_is_used(tmp_path: Path) -> None:
    assert usable_cores(tmp_path, tmp_path) == len(os.sched_getaffinity(0))
