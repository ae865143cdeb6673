"""Owns `lessonwright handouts`: a project folder comes in; PDFs for learners and for the facilitator come out."""

import re
import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape

from lessonwright.cli.findings import print_text
from lessonwright.cli.project import config_file, content_folder
from lessonwright.cli.screen import Steps, say, waiting
from lessonwright.cli.seal import Sealed
from lessonwright.cli.trouble import CannotRunError
from lessonwright.cli.words import counted
from lessonwright.spec.course import Course
from lessonwright.spec.load import load_course
from lessonwright.staging import staged

if TYPE_CHECKING:
    from lessonwright.handouts.schedule import Day
    from lessonwright.site.publisher import Project

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])")


def _minutes(_: click.Context, __: click.Parameter, clock: str) -> int:
    """Return minutes after midnight."""
    found = _CLOCK.fullmatch(clock)
    if not found:
        raise click.BadParameter("A time is written as 9:00 or 13:30.")
    return int(found[1]) * 60 + int(found[2])


@click.command(short_help="Write the PDFs alone.")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=".")
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Where the folders `handouts` and `facilitator` go; left out, into the site and beside it.",
)
@click.option(
    "--start", metavar="TIME", default="9:00", callback=_minutes, help="When the session begins; left out, 9:00."
)
@click.option(
    "--break", "pause", metavar="MINUTES", type=click.IntRange(0, 60), default=15, help="How long a break is."
)
@click.option(
    "--stretch", metavar="MINUTES", type=click.IntRange(15, 600), default=90, help="How long people sit before a break."
)
@click.option("--all", "anew", is_flag=True, help="Make every file anew, also those that have not changed.")
def handouts(folder: Path, output: Path | None, start: int, pause: int, stretch: int, anew: bool) -> None:
    """Write the PDFs: handouts and a workbook for learners, guides and an answer key for the facilitator.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you are in. What
    learners get goes into the folder `handouts` of the site, what they must not see into a folder `facilitator` beside
    the site. `lessonwright build` makes the same files; here, you say when the session begins.

    Example: lessonwright handouts my-course --start 13:30
    """
    from lessonwright.handouts.schedule import Day

    content = content_folder(folder)
    course, (project, shelf) = _course(content), _project(folder, content)
    day = Day(start=start, pause=pause, at_a_stretch=stretch)
    _write(course, project, output, None if anew else shelf, day)


def _write(course: Course, project: "Project", output: Path | None, shelf: Path | None, day: "Day") -> None:
    from lessonwright.cli.not_published import mistakes_told
    from lessonwright.cli.printing import facilitator_folder, write_handouts
    from lessonwright.cli.publishing import HANDOUTS, look_through
    from lessonwright.handouts.order import Orders

    orders = Orders(course, project.content, project.url, project.dialect(course))
    learners = (output or project.site) / HANDOUTS
    beside = facilitator_folder(project, output)
    with (
        mistakes_told("no PDF was written; the last good ones are as they were."),
        _replaced(learners, project.content, in_a_site=not output) as made,
        beside.replaced() as held,
        Steps("Making handouts") as steps,
    ):
        told = write_handouts(orders, made, held, shelf, steps, day)
        told += look_through(course, project.content, made)
        count = sum(1 for place in (made, held) for _ in place.rglob("*.pdf"))
    print_text(told)
    say(f"[green]{counted(count, 'file')}[/] written: for learners into {escape(str(learners))},")
    say(f"for the facilitator into {escape(str(beside.folder))}.")


def _course(content: Path) -> Course:
    with waiting("Reading the course …"):
        loaded = load_course(content)
    print_text(loaded.diagnostics)
    if loaded.course is None:
        sys.exit(1)
    return loaded.course


def _project(folder: Path, content: Path) -> tuple["Project", Path | None]:
    """Return what mkdocs.yml says, and where PDFs are kept for the next time.

    Where there is no mkdocs.yml, the folder that the command is run in stands for the project, and nothing is kept.
    """
    from lessonwright.cli.publishing import SHELF
    from lessonwright.site.publisher import Project

    try:
        config = config_file(folder)
    except CannotRunError:
        return Project(Path(), content, Path("dist", "site")), None
    from lessonwright.site.plugin import project

    return project(config), config.parent / SHELF


def _replaced(learners: Path, content: Path, *, in_a_site: bool) -> AbstractContextManager[Path]:
    """Return how the learners' folder is replaced; within a site, what is not made here stays."""
    if in_a_site:
        return staged(learners, keep_all=True)
    return Sealed(learners, content, f"Move what is yours elsewhere, and remove the folder {learners}.").replaced()
