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

from lessonwright.cli.trouble import CannotRunError
from lessonwright.handouts.leak import leak_diagnostics
from lessonwright.handouts.making import Making, Report
from lessonwright.handouts.order import Orders, handout_names
from lessonwright.handouts.schedule import Day
from lessonwright.handouts.shelf import Shelf
from lessonwright.prose.dialect import Dialect
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.staging import staged

HANDOUTS, FACILITATOR = "handouts", "facilitator"
_MOST_PROCESSES = 61
"""Windows can wait for no more at once."""
SHELF = Path(".cache", "lessonwright")
LOOKED_THROUGH = "looked-through.json"
_OURS = {".pdf"}

Url = Callable[[str], str | None]


def log(diagnostics: Sequence[Diagnostic]) -> None:
    """Tell diagnostics that stop nothing, not even a strict build, in MkDocs's own log."""
    for diagnostic in diagnostics:
        logging.getLogger("mkdocs.plugins.lessonwright").info("%s\n", diagnostic)


class HandoutPublisher:
    """Puts handouts, where they are wanted, into a site and looks it through; a `site.publisher.Publisher`."""

    def __init__(
        self,
        beside: Path | None = None,
        shelf: Path | None = None,
        report: Report | None = None,
        *,
        handouts: bool = True,
        tell: Callable[[Sequence[Diagnostic]], None] = log,
    ) -> None:
        self._handouts = handouts
        self._tell = tell
        self._beside = beside
        self._shelf = shelf
        self._report = report

    def names(self, course: Course) -> Mapping[str, str]:
        """Return the file of each lesson's handout and of the workbook, by the paths of lessons and of course.yml."""
        names = handout_names(course) if self._handouts else {}
        return {path: f"{HANDOUTS}/{name}" for path, name in names.items()}

    def publish(self, course: Course, content: Path, site: Path, url: Url, dialect: Dialect) -> tuple[Diagnostic, ...]:
        """Write all PDFs, and look the site through for what it must not hold."""
        with ExitStack() as stack:
            mistakes: tuple[Diagnostic, ...] = ()
            shelf = self._shelf or content.resolve().parent / SHELF
            if self._handouts:
                beside = self._beside or stack.enter_context(staged(facilitator_folder(site)))
                orders = Orders(course, content, url, dialect)
                mistakes = self._errors(write_handouts(orders, site / HANDOUTS, beside, shelf, self._report))
            return mistakes or self._errors(leak_diagnostics(course, content, site, shelf / LOOKED_THROUGH))

    def _errors(self, diagnostics: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return what must stop the build, and tell at once what need not."""
        errors = tuple(item for item in diagnostics if item.severity == "error")
        if not errors and diagnostics:
            self._tell(diagnostics)
        return errors


def write_handouts(
    orders: Orders,
    learners: Path,
    facilitator: Path,
    shelf: Path | None,
    report: Report | None = None,
    day: Day | None = None,
) -> tuple[Diagnostic, ...]:
    """Write the learners' PDFs into one folder and the facilitator's into another; return what is to be mended."""
    wanted = {learners: [*orders.learner()], facilitator: [*orders.facilitator(day or Day())]}
    count, done, mistakes = sum(len(listed) for listed in wanted.values()), 0, []
    with workers() as executor:
        for folder, listed in wanted.items():
            kept = Shelf(shelf / (HANDOUTS if folder == learners else FACILITATOR), orders.content) if shelf else None
            making = Making(orders, folder, kept)
            making.run(listed, executor, _counting(report, done, count))
            done += len(listed)
            mistakes += making.diagnostics
    return tuple(dict.fromkeys(mistakes))


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


def facilitator_folder(site: Path) -> Path:
    """Return the folder beside the site for what is not for learners; it may hold nothing but our own files."""
    folder = site.resolve().parent / FACILITATOR
    strange = next((path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in _OURS), None)
    if strange:
        raise CannotRunError(f"{strange} is no file of ours, and {folder} is to be replaced. Move it elsewhere.")
    return folder
