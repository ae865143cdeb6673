"""Owns how handouts and site come together: a course and its finished site come in, PDFs go where they belong.

Learners' files go into the site; the facilitator's go beside it and are looked for in the site, as
the last step. What makes PDFs is loaded only where some are made: most builds of a large course are
shorter than that takes.
"""

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from lessonwright.building.build_cache import CACHE_FOLDER, PAGES_FOLDER, BuildCache, PageHits
from lessonwright.building.exceptions import without_errors
from lessonwright.building.publisher_interface import HANDOUTS, Project
from lessonwright.course.course import Course
from lessonwright.files.file_digests import FileDigests
from lessonwright.files.gc_pause import gc_sparing
from lessonwright.files.staging import own_temporary_folder
from lessonwright.leak_check.leaks import KnownHits, leak_diagnostics, nobody_has_looked
from lessonwright.reading.diagnostic import Diagnostic

if TYPE_CHECKING:
    from lessonwright.building.pdf_workers import PdfWorkers
    from lessonwright.handouts.pdf_batch import ProgressReport

_LOOKED_THROUGH = "looked-through.json"

Tell = Callable[[Sequence[Diagnostic]], None]
"""Takes what an author should know of, though it stops nothing."""


def tell_in_log(diagnostics: Sequence[Diagnostic]) -> None:
    """Tell diagnostics that stop nothing, not even a strict build, in MkDocs's own log."""
    from lessonwright.building.engine import log

    for diagnostic in diagnostics:
        log.info("%s\n", diagnostic)


class HandoutPublisher:
    """Puts handouts, where they are wanted, into a site and looks it through; a `publisher_interface.Publisher`."""

    def __init__(
        self,
        beside: Path | None = None,
        report: "ProgressReport | None" = None,
        *,
        handouts: bool = True,
        tell: Tell = tell_in_log,
        fresh: bool = False,
        workers: "PdfWorkers | None" = None,
    ) -> None:
        self._handouts = handouts
        self._beside = beside
        self._report = report
        self._tell = tell
        self._fresh = fresh
        self._workers = workers

    def names(self, course: Course) -> Mapping[str, str]:
        """Return the file of each lesson's handout and of the workbook, by the paths of lessons and of course.yml."""
        if not self._handouts:
            return {}
        from lessonwright.handouts.sheet_names import handout_names

        return {path: f"{HANDOUTS}/{name}" for path, name in handout_names(course).items()}

    def publish(self, course: Course, project: Project) -> None:
        """Write all PDFs, and look the site through for what it must not hold."""
        file_digests = FileDigests()
        with ExitStack() as stack:
            stack.enter_context(gc_sparing())
            stack.enter_context(own_temporary_folder())
            if self._handouts:
                self._write(course, project, file_digests, stack)
            cache = self._cache(project)
            note = cache / _LOOKED_THROUGH if cache else None
            pages = BuildCache(None if self._fresh else project.folder / PAGES_FOLDER)
            known = PageHits(pages, course).of
            self._tell(
                look_through(course, project.content, project.site, note, file_digests, known)
            )

    def _cache(self, project: Project) -> Path | None:
        return None if self._fresh else project.folder / CACHE_FOLDER

    def _write(
        self, course: Course, project: Project, file_digests: FileDigests, stack: ExitStack
    ) -> None:
        from lessonwright.building.pdf_workers import need_memory_for_pdfs

        need_memory_for_pdfs()
        from lessonwright.building.handout_writing import facilitator_folder, write_handouts
        from lessonwright.handouts.pdf_jobs import PdfJobs

        # What is made in here takes its place only if the look at the end finds nothing.
        beside = self._beside or stack.enter_context(
            facilitator_folder(project, file_digests=file_digests).replacement()
        )
        jobs = PdfJobs(course, project.content, project.url, project.dialect(course))
        self._tell(
            write_handouts(
                jobs,
                project.site / HANDOUTS,
                beside,
                self._cache(project),
                self._report,
                file_digests=file_digests,
                workers=self._workers,
            )
        )


def look_through(
    course: Course,
    content: Path,
    folder: Path,
    note: Path | None = None,
    file_digests: FileDigests | None = None,
    known: KnownHits = nobody_has_looked,
) -> tuple[Diagnostic, ...]:
    """Return what cannot be looked into in a folder for learners.

    Raise `NotPublishedError` where the folder holds what only the facilitator may see.
    """
    return without_errors(leak_diagnostics(course, content, folder, note, file_digests, known))
