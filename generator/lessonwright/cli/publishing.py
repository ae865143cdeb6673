"""Owns how handouts and site come together: a course and its finished site come in, PDFs go where they belong.

Learners' files go into the site; the facilitator's go beside it and are looked for in the site, as the last step.
"""

import logging
import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

from lessonwright.cli.findings import print_text
from lessonwright.cli.seal import Sealed
from lessonwright.cli.trouble import CannotRunError, NotMendedError
from lessonwright.handouts.leak import leak_diagnostics
from lessonwright.handouts.making import Making, Report
from lessonwright.handouts.order import Orders, handout_names
from lessonwright.handouts.schedule import Day
from lessonwright.handouts.shelf import Shelf
from lessonwright.site.publisher import NotPublishedError, Project
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic

HANDOUTS, FACILITATOR = "handouts", "facilitator"
_MOST_PROCESSES = 61
"""Windows can wait for no more at once."""
SHELF = Path(".cache", "lessonwright")
_LOOKED_THROUGH = "looked-through.json"

Tell = Callable[[Sequence[Diagnostic]], None]
"""Takes what an author should know of, though it stops nothing."""


def log(diagnostics: Sequence[Diagnostic]) -> None:
    """Tell diagnostics that stop nothing, not even a strict build, in MkDocs's own log."""
    for diagnostic in diagnostics:
        logging.getLogger("mkdocs.plugins.lessonwright").info("%s\n", diagnostic)


class HandoutPublisher:
    """Puts handouts, where they are wanted, into a site and looks it through; a `site.publisher.Publisher`."""

    def __init__(
        self, beside: Path | None = None, report: Report | None = None, *, handouts: bool = True, tell: Tell = log
    ) -> None:
        self._handouts = handouts
        self._beside = beside
        self._report = report
        self._tell = tell

    def names(self, course: Course) -> Mapping[str, str]:
        """Return the file of each lesson's handout and of the workbook, by the paths of lessons and of course.yml."""
        names = handout_names(course) if self._handouts else {}
        return {path: f"{HANDOUTS}/{name}" for path, name in names.items()}

    def publish(self, course: Course, project: Project) -> None:
        """Write all PDFs, and look the site through for what it must not hold."""
        shelf = project.folder / SHELF
        with ExitStack() as stack:
            if self._handouts:
                # What is made in here takes its place only if the look at the end finds nothing.
                beside = self._beside or stack.enter_context(facilitator_folder(project).replaced())
                orders = Orders(course, project.content, project.url, project.dialect(course))
                self._tell(write_handouts(orders, project.site / HANDOUTS, beside, shelf, self._report))
            self._tell(look_through(course, project.content, project.site, shelf / _LOOKED_THROUGH))


def write_handouts(
    orders: Orders,
    learners: Path,
    facilitator: Path,
    shelf: Path | None,
    report: Report | None = None,
    day: Day | None = None,
) -> tuple[Diagnostic, ...]:
    """Write the learners' PDFs into one folder and the facilitator's into another.

    Return what an author should know of; raise `NotPublishedError` where something is to be mended first.
    """
    wanted = {learners: [*orders.learner()], facilitator: [*orders.facilitator(day)]}
    count, done, told = sum(len(listed) for listed in wanted.values()), 0, []
    with workers() as executor:
        for folder, listed in wanted.items():
            kept = Shelf(shelf / (HANDOUTS if folder == learners else FACILITATOR), orders.content) if shelf else None
            making = Making(orders, folder, kept)
            making.run(listed, executor, _counting(report, done, count))
            done += len(listed)
            told += making.diagnostics
    return _without_errors(tuple(dict.fromkeys(told)))


def look_through(course: Course, content: Path, folder: Path, note: Path | None = None) -> tuple[Diagnostic, ...]:
    """Return what cannot be looked into in a folder for learners.

    Raise `NotPublishedError` where the folder holds what only the facilitator may see.
    """
    return _without_errors(leak_diagnostics(course, content, folder, note))


def _without_errors(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    if any(diagnostic.severity == "error" for diagnostic in diagnostics):
        raise NotPublishedError(diagnostics)
    return diagnostics


@contextmanager
def mistakes_told(outcome: str) -> Iterator[None]:
    """Print what keeps the block's work from being published, and end the command with what came of it."""
    try:
        yield
    except NotPublishedError as error:
        print_text(error.diagnostics)
        raise NotMendedError(outcome) from error


def _counting(report: Report | None, before: int, count: int) -> Report | None:
    return (lambda done, _: report(before + done, count)) if report else None


@contextmanager
def workers() -> Iterator[ProcessPoolExecutor]:
    """Yield as many processes as there are cores; none is started before there is work for it."""
    # Typst has threads of its own, which a forked process would lose.
    with ProcessPoolExecutor(min(_MOST_PROCESSES, usable_cores()), multiprocessing.get_context("spawn")) as executor:
        yield executor


def usable_cores() -> int:
    """Return how many cores this process may use, which in a container can be fewer than there are."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def facilitator_folder(project: Project, output: Path | None = None) -> Sealed:
    """Return the folder for what is not for learners: in `output`, or else beside the site.

    A site that is built outside the project, such as into a web server's folder, has neighbours that are published.
    """
    home, site = project.folder.resolve(), project.site.resolve()
    beside = site.parent if site.parent.is_relative_to(home) else home / "dist"
    folder = (output.resolve() if output else beside) / FACILITATOR
    for published in (site, project.content.resolve()):
        if folder.is_relative_to(published):
            raise CannotRunError(f"{folder} is inside {published}: learners would see the answer key there.")
    return Sealed(folder, project.content, f"Move what is yours elsewhere, and remove the folder {folder}.")
