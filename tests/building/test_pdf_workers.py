"""Who makes PDFs, here or on other computers: one that is killed half-way is replaced, the files are the same."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil
import pytest
from distributed import Client

from lessonwright.building.build_errors import CannotBuildError
from lessonwright.building.pdf_workers import workers_for
from lessonwright.handouts.pdf_batch import PdfBatch
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.reading.loader import load_course
from tests.building.test_other_plugins import EVERY_KIND

DASK = [sys.executable, "-m", "dask"]
LOOPBACK = ["--host", "127.0.0.1", "--no-dashboard"]


@pytest.fixture(scope="module")
def jobs() -> PdfJobs:
    course = load_course(EVERY_KIND).course
    assert course
    return PdfJobs(course, EVERY_KIND, lambda _: None)


@pytest.fixture(scope="module")
def made_here(jobs: PdfJobs, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return made(jobs, tmp_path_factory.mktemp("here"))


def made(
    jobs: PdfJobs,
    folder: Path,
    workers: int | str | None = None,
    after_each: Callable[[], None] | None = None,
) -> dict[str, bytes]:
    """Return all PDFs of a course, made by these workers, or else in this process."""
    batch = PdfBatch(jobs, folder, fewest_to_share=1)
    with ExitStack() as stack:
        executor = stack.enter_context(workers_for(workers)) if workers else None
        wanted = [*jobs.learner(), *jobs.facilitator()]
        batch.run(wanted, executor, lambda done, count: after_each() if after_each else None)
    assert not batch.diagnostics
    assert batch.made == len(wanted)
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.pdf")
    }


def killing(find: Callable[[], Iterator[psutil.Process]]) -> Callable[[], None]:
    """Return what kills the first process that is found, once."""
    killed: list[psutil.Process] = []

    def kill() -> None:
        if not killed:
            killed.append(next(find()))
            killed[0].kill()

    return kill


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    with started_scheduler() as address:
        yield address


@contextmanager
def started_scheduler() -> Iterator[str]:
    """Lend a scheduler, without any workers, by its address."""
    command = [*DASK, "scheduler", *LOOPBACK, "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        lines = (
            line.split("Scheduler at:")[1] for line in process.stderr if "Scheduler at:" in line
        )
        try:
            yield next(lines).strip()
        finally:
            process.terminate()


@pytest.fixture
def two_workers(scheduler: str) -> Iterator[list[psutil.Process]]:
    with started_workers(scheduler) as processes:
        yield processes


@contextmanager
def started_workers(scheduler: str, aside: Path | None = None) -> Iterator[list[psutil.Process]]:
    """Lend two workers of a scheduler, which put aside what they do into this folder, or where everybody does."""
    surroundings = {**os.environ, **({"TMPDIR": str(aside)} if aside else {})}
    command = [*DASK, "worker", scheduler, *LOOPBACK, "--nthreads", "1", "--no-nanny"]
    processes = [
        psutil.Popen(command, stderr=subprocess.DEVNULL, env=surroundings) for _ in range(2)
    ]
    try:
        with Client(scheduler, set_as_default=False) as client:  # type: ignore[no-untyped-call]
            client.wait_for_workers(2)
        yield processes
    finally:
        for process in filter(psutil.Popen.is_running, processes):
            process.kill()
            process.wait()


def test_a_scheduler_without_workers_is_told(scheduler: str) -> None:
    with pytest.raises(CannotBuildError, match=f"{scheduler} has no workers"):
        workers_for(scheduler)


def test_a_worker_of_dask_that_is_killed_half_way_is_replaced_by_another(
    scheduler: str,
    two_workers: list[psutil.Process],
    jobs: PdfJobs,
    made_here: dict[str, bytes],
    tmp_path: Path,
) -> None:
    kill = killing(lambda: iter(two_workers))
    assert made(jobs, tmp_path, scheduler, kill) == made_here


def test_a_process_that_is_killed_half_way_is_replaced(
    jobs: PdfJobs, made_here: dict[str, bytes], tmp_path: Path
) -> None:
    def at_work() -> Iterator[psutil.Process]:
        children = psutil.Process().children()
        return (child for child in children if "spawn_main" in " ".join(child.cmdline()))

    assert made(jobs, tmp_path, 2, killing(at_work)) == made_here


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("tcp://127.0.0.1:1", "No Dask scheduler answers at tcp://127.0.0.1:1."),
        ("many", "many is neither a number of processes nor a scheduler's address."),
        ("0", "0 is neither a number of processes nor a scheduler's address."),
    ],
)
def test_workers_that_are_not_there_are_told_in_a_line(
    typed: str, said: str, tmp_path: Path
) -> None:
    command = [
        sys.executable,
        "-m",
        "lessonwright",
        "handouts",
        str(EVERY_KIND),
        "-o",
        str(tmp_path),
    ]
    told = subprocess.run(
        [*command, "--workers", typed], capture_output=True, text=True, check=False
    )
    assert told.returncode == 2
    assert told.stderr.splitlines()[-1].startswith(f"Cannot run: {said}")
    assert "Traceback" not in told.stderr
    assert [*tmp_path.iterdir()] == []
