"""Owns how handouts come into a site: a course and its finished site come in, PDFs are made and go where they belong.

Learners' files go into the site; the facilitator's go beside it and are looked for in the site, as
the last step. What makes PDFs is loaded only where some are made: most builds of a large course are
shorter than that takes.
"""

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from lessonwright.building.build_cache import CACHE_FOLDER, PAGES_FOLDER, BuildCache
from lessonwright.building.build_errors import CannotBuildError
from lessonwright.building.page_cache import PageHits
from lessonwright.building.pdf_workers import PdfWorkers, Workers, need_memory_for_pdfs
from lessonwright.building.project_settings import (
    FACILITATOR,
    HANDOUTS,
    ProgressReport,
    Project,
    without_errors,
)
from lessonwright.course.course import Course
from lessonwright.course.lesson_and_review_slides import FOLDER as SLIDES
from lessonwright.files.file_digests import FileDigests
from lessonwright.files.gc_pause import gc_sparing
from lessonwright.files.output_folder import ManifestedFolder, own_temporary_folder
from lessonwright.leak_check.leaks import KnownHits, leak_diagnostics, nobody_has_looked
from lessonwright.reading.content_folder import Folder
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.site.slide_pages import slide_pages

if TYPE_CHECKING:
    from lessonwright.handouts.pdf_jobs import PdfJobs
    from lessonwright.handouts.session_steps_and_times import Day

_LOOKED_THROUGH = "looked-through.json"
_SLIDES_LOOKED_THROUGH = "slides-looked-through.json"
_SHEETS_A_CORE = 4
"""How many sheets, with all their pictures, are held at once for each core; enough to keep it busy."""

Tell = Callable[[Sequence[Diagnostic]], None]
"""Takes what an author should know of, though it stops nothing."""


def tell_in_log(diagnostics: Sequence[Diagnostic]) -> None:
    """Tell diagnostics that stop nothing, not even a strict build, in MkDocs's own log."""
    from lessonwright.building.mkdocs_or_properdocs import log

    for diagnostic in diagnostics:
        log.info("%s\n", diagnostic)


class HandoutPublisher:
    """Puts handouts, where they are wanted, into a site and looks it through; a `project_settings.Publisher`."""

    def __init__(
        self,
        beside: Path | None = None,
        report: ProgressReport | None = None,
        *,
        handouts: bool = True,
        tell: Tell = tell_in_log,
        fresh: bool = False,
        workers: PdfWorkers | None = None,
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
        need_memory_for_pdfs()
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


def write_handouts(
    jobs: "PdfJobs",
    learners: Path,
    facilitator: Path,
    cache: Path | None,
    report: ProgressReport | None = None,
    day: "Day | None" = None,
    file_digests: FileDigests | None = None,
    people: int | None = None,
    last_day: date | None = None,
    workers: PdfWorkers | None = None,
) -> tuple[Diagnostic, ...]:
    """Write the learners' PDFs into one folder and the facilitator's into another.

    They are made by these workers; with none given, by processes of this computer. Return what an
    author should know of; raise `NotPublishedError` where something is to be mended first.
    """
    from lessonwright.handouts.pdf_batch import PdfBatch
    from lessonwright.handouts.pdf_cache import PdfCache

    wanted = {learners: [*jobs.learner()], facilitator: [*jobs.facilitator(day, people)]}
    count, done = sum(len(listed) for listed in wanted.values()), 0
    told = [*jobs.notes(day)]
    with ExitStack() as stack:
        executor = workers or stack.enter_context(Workers())
        for folder, listed in wanted.items():
            room = HANDOUTS if folder == learners else FACILITATOR
            making = PdfBatch(
                jobs,
                folder,
                PdfCache(cache / room, jobs.content, file_digests) if cache else None,
                most_ahead=_SHEETS_A_CORE * executor.count,
            )
            making.run(listed, executor, _counting(report, done, count))
            done += len(listed)
            told += making.diagnostics
    for name, text in jobs.mails(day).items():
        _write_text(facilitator / name, text)
    if last_day:
        _write_text(facilitator / "session" / "follow-up.ics", jobs.calendar(last_day))
    made = without_errors(tuple(dict.fromkeys(told)))
    made += _write_slide_pages(jobs, learners, facilitator, cache, file_digests)
    _fill_folders(jobs, learners, facilitator, day, people)
    return made


def _fill_folders(
    jobs: "PdfJobs", learners: Path, facilitator: Path, day: "Day | None", people: int | None
) -> None:
    """Put once more into the folder of a session, or of each of its days, what that needs and lies elsewhere."""
    rooms = {"handouts": learners, "facilitator": facilitator, "content": jobs.content}
    shown: dict[Path, list[str]] = {}
    for copy in jobs.folder_copies(day, people):
        source, target = rooms[copy.room] / copy.source, facilitator / copy.target
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        if target.suffix == ".html":
            folder = facilitator / copy.target.partition("/")[0]
            shown.setdefault(folder, []).append(source.read_text(encoding="utf-8"))
    for folder, pages in shown.items():
        _copy_slide_assets(facilitator / SLIDES, folder / SLIDES, pages)


def _copy_slide_assets(made: Path, folder: Path, pages: list[str]) -> None:
    """Put beside slides what all of them need, and the pictures and recordings that these show."""
    for file in sorted(made.glob("assets/**/*")):
        path = file.relative_to(made)
        is_of_all = "pictures" not in path.parts
        if file.is_file() and (is_of_all or any(quote(path.as_posix()) in page for page in pages)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, folder / path)


def _write_slide_pages(
    jobs: "PdfJobs",
    learners: Path,
    facilitator: Path,
    cache: Path | None,
    file_digests: FileDigests | None,
) -> tuple[Diagnostic, ...]:
    """Write the slides for the browser beside those for paper, and look all of them through.

    Whoever runs the session holds them, and the whole room sees them.
    """
    course, content = jobs.course, jobs.content
    if course.handouts.slides == "none":
        return ()
    files = slide_pages(course, jobs.dialect, Folder(content).read)
    for folder in (
        (facilitator, learners) if course.handouts.slides == "everyone" else (facilitator,)
    ):
        for path, data in files.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data.encode() if isinstance(data, str) else data)
    note = cache / _SLIDES_LOOKED_THROUGH if cache else None
    return without_errors(
        leak_diagnostics(course, content, facilitator / SLIDES, note, file_digests)
    )


def _write_text(file: Path, text: str | None) -> None:
    if text:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def _counting(report: ProgressReport | None, before: int, count: int) -> ProgressReport | None:
    return (lambda done, _: report(before + done, count)) if report else None


def facilitator_folder(
    project: Project, output: Path | None = None, file_digests: FileDigests | None = None
) -> ManifestedFolder:
    """Return the folder for what is not for learners: in `output`, or else beside the site.

    A site that is built outside the project, such as into a web server's folder, has neighbours
    that are published.
    """
    home, site = project.folder.resolve(), project.site.resolve()
    beside = site.parent if site.parent.is_relative_to(home) else home / "dist"
    folder = (output.resolve() if output else beside) / FACILITATOR
    for published in (site, project.content.resolve()):
        if folder.is_relative_to(published):
            raise CannotBuildError(
                f"{folder} is inside {published}: learners would see the answer key there."
            )
    advice = f"Move what is yours elsewhere, and remove the folder {folder}."
    return ManifestedFolder(
        folder, project.content, advice, file_digests=file_digests or FileDigests()
    )
