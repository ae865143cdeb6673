"""Owns `lessonwright handouts`: a project folder comes in; PDFs for learners and for the facilitator come out."""

import re
import sys
from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.markup import escape

from lessonwright.building.pdf_workers import PdfWorkers, need_memory_for_pdfs, workers_for
from lessonwright.cli.command_group_and_arguments import FOLDER, WORKERS
from lessonwright.cli.findings import print_text
from lessonwright.cli.project import config_file, content_folder, has_config, project_at
from lessonwright.cli.screen import ProgressSteps, say
from lessonwright.course.course import Course
from lessonwright.course.session_and_training_day import (
    CLOCK_PATTERN,
    PAUSE,
    STRETCH,
    after_midnight,
)
from lessonwright.files.output_folder import ManifestedFolder, own_temporary_folder, stage
from lessonwright.message_wording import count_noun
from lessonwright.reading.loader import load_course

if TYPE_CHECKING:
    from lessonwright.building.project_settings import Project
    from lessonwright.handouts.session_steps_and_times import Day
    from lessonwright.markup import Dialect


def _minutes(_: click.Context, __: click.Parameter, clock: str | None) -> int | None:
    """Return minutes after midnight."""
    if clock is None:
        return None
    with_colon = clock.replace(".", ":")
    if not re.match(CLOCK_PATTERN, with_colon):
        raise click.BadParameter("A time is written as 9:00 or 13:30.")
    return after_midnight(with_colon)


@click.command(short_help="Write the PDFs alone.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=FOLDER,
    help="Where the folders `handouts` and `facilitator` go; left out, into the site and beside it.",
)
@click.option(
    "--start",
    metavar="TIME",
    callback=_minutes,
    help="When the session begins; left out, as course.yml says, or 9:00.",
)
@click.option(
    "--end",
    "ends",
    metavar="TIME",
    callback=_minutes,
    help="When a day is over; left out, as course.yml says, or eight hours after it begins.",
)
@click.option(
    "--break",
    "pause",
    metavar="MINUTES",
    type=click.IntRange(PAUSE.least, PAUSE.most),
    help="How long a break is; left out, as course.yml says, or 15.",
)
@click.option(
    "--stretch",
    "at_a_stretch",
    metavar="MINUTES",
    type=click.IntRange(STRETCH.least, STRETCH.most),
    help="How long people sit before a break; left out, as course.yml says, or 90.",
)
@click.option(
    "--people",
    metavar="NUMBER",
    type=click.IntRange(1, 100),
    help="How many people come; left out, as course.yml says, or 12.",
)
@click.option(
    "--last-day",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The last day of the training, such as 2027-03-12: what follows it becomes a calendar file.",
)
@WORKERS
@click.option(
    "--fresh", is_flag=True, help="Make every file anew, whatever an earlier run has left."
)
def handouts(
    folder: Path,
    output: Path | None,
    people: int | None,
    last_day: datetime | None,
    workers: int | str | None,
    fresh: bool,
    **day: int | None,
) -> None:
    """Write the PDFs: handouts and a workbook for learners, guides and an answer key for the facilitator.

    Where course.yml asks for slides, they are written, too, as PDFs and as pages for the browser.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you
    are in. What learners get goes into the folder `handouts` of the site, what they must not see
    into a folder `facilitator` beside the site. `lessonwright build` makes the same files, for the
    day that course.yml describes under `handouts:`; here, you can describe another one.

    Example: lessonwright handouts my-course --start 13:30
    """
    content = content_folder(folder)
    project = project_at(folder, content)
    course = _course(content, project.reading)
    given = {name: minutes for name, minutes in day.items() if minutes is not None}
    cache = None if fresh else _cache_folder(folder)
    last = last_day.date() if last_day else None
    with workers_for(workers) as made_by:
        _write(course, project, output, cache, given, people, last, made_by)


def _write(
    course: Course,
    project: "Project",
    output: Path | None,
    cache: Path | None,
    given: Mapping[str, int],
    people: int | None,
    last_day: date | None,
    workers: PdfWorkers,
) -> None:
    need_memory_for_pdfs()
    from lessonwright.building.handout_publisher import (
        facilitator_folder,
        look_through,
        write_handouts,
    )
    from lessonwright.building.project_settings import HANDOUTS
    from lessonwright.cli.findings import exit_on_mistakes
    from lessonwright.files.file_digests import FileDigests
    from lessonwright.handouts.pdf_jobs import PdfJobs

    file_digests = FileDigests()
    jobs = PdfJobs(course, project.content, project.url, project.dialect(course))
    day = _day(jobs.day, given)
    learners = (output or project.site) / HANDOUTS
    beside = facilitator_folder(project, output, file_digests)
    with (
        own_temporary_folder(),
        exit_on_mistakes("no PDF was written; the last good ones are as they were."),
        _replace_folder(learners, project.content, in_a_site=not output) as made,
        beside.replacement() as held,
        ProgressSteps("Making handouts") as steps,
    ):
        told = write_handouts(
            jobs, made, held, cache, steps, day, file_digests, people, last_day, workers
        )
        told += look_through(course, project.content, made, file_digests=file_digests)
        written = [file for place in (made, held) for file in place.rglob("*")]
        count = sum(1 for file in written if file.suffix in (".pdf", ".html"))
    print_text(told)
    say(
        f"[green]{count_noun(count, 'file')}[/] written: for learners into {escape(str(learners.resolve()))},"
    )
    say(f"for the facilitator into {escape(str(beside.folder.resolve()))}.")


def _day(written: "Day", given: Mapping[str, Any]) -> "Day":
    """Return the day of the course with what is given for this once."""
    day = replace(written, **given)
    if day.end <= day.start:
        raise click.UsageError(
            "The day would be over before it begins. Say with --end when it ends."
        )
    return day


def _course(content: Path, dialect: "Dialect") -> Course:
    with ProgressSteps("Reading lessons") as steps:
        loaded = load_course(content, dialect, on_lesson=steps)
    print_text(loaded.diagnostics)
    if loaded.course is None:
        sys.exit(1)
    return loaded.course


def _cache_folder(folder: Path) -> Path | None:
    """Return where PDFs are kept for the next time; nowhere, where there is no mkdocs.yml."""
    from lessonwright.building.build_cache import CACHE_FOLDER

    return config_file(folder).parent / CACHE_FOLDER if has_config(folder) else None


def _replace_folder(
    learners: Path, content: Path, *, in_a_site: bool
) -> AbstractContextManager[Path]:
    """Return how the learners' folder is replaced; within a site, what is not made here stays."""
    if in_a_site:
        return stage(learners, keep_all=True, aside_in=learners.resolve().parent.parent)
    return ManifestedFolder(
        learners, content, f"Move what is yours elsewhere, and remove the folder {learners}."
    ).replacement()
