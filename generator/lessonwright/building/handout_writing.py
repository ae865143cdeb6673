"""Owns how a course's PDFs are made: its jobs come in; files for learners and for the facilitator go out."""

import shutil
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from urllib.parse import quote

from lessonwright.building.exceptions import CannotBuildError, without_errors
from lessonwright.building.pdf_workers import PdfWorkers, Workers
from lessonwright.building.publisher_interface import FACILITATOR, HANDOUTS, Project
from lessonwright.course.slides import FOLDER as SLIDES
from lessonwright.files.file_digests import FileDigests
from lessonwright.files.manifest import ManifestedFolder
from lessonwright.handouts.pdf_batch import PdfBatch, ProgressReport
from lessonwright.handouts.pdf_cache import PdfCache
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.handouts.schedule import Day
from lessonwright.leak_check.leaks import leak_diagnostics
from lessonwright.reading.content_folder import Folder
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.site.pages import slide_pages

_LOOKED_THROUGH = "slides-looked-through.json"
_SHEETS_A_CORE = 4
"""How many sheets, with all their pictures, are held at once for each core; enough to keep it busy."""


def write_handouts(
    jobs: PdfJobs,
    learners: Path,
    facilitator: Path,
    cache: Path | None,
    report: ProgressReport | None = None,
    day: Day | None = None,
    file_digests: FileDigests | None = None,
    people: int | None = None,
    last_day: date | None = None,
    workers: PdfWorkers | None = None,
) -> tuple[Diagnostic, ...]:
    """Write the learners' PDFs into one folder and the facilitator's into another.

    They are made by these workers; with none given, by processes of this computer. Return what an
    author should know of; raise `NotPublishedError` where something is to be mended first.
    """
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
    jobs: PdfJobs, learners: Path, facilitator: Path, day: Day | None, people: int | None
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
    jobs: PdfJobs,
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
    note = cache / _LOOKED_THROUGH if cache else None
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
