"""Owns `lessonwright package`: a project folder comes in; zips that an LMS imports, or a web server shows, come out."""

from collections.abc import Callable
from contextlib import ExitStack
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple, get_args

import click
from rich.markup import escape

from lessonwright.building.pdf_workers import PdfWorkers, need_memory_for_pdfs, workers_for
from lessonwright.cli.build import exit_on_site_errors, helpers_for
from lessonwright.cli.command_group_and_arguments import FOLDER, WORKERS
from lessonwright.cli.findings import print_text
from lessonwright.cli.project import config_file, content_folder, load_or_exit
from lessonwright.cli.screen import ProgressSteps, say, show_log
from lessonwright.files.output_folder import own_temporary_folder
from lessonwright.packages.package import TARGETS, Package, Target
from lessonwright.reading.diagnostic import Diagnostic

if TYPE_CHECKING:
    from lessonwright.building.package_builds import Wanted
    from lessonwright.building.page_workers import Helpers
    from lessonwright.building.project_settings import Project
    from lessonwright.course.course import Course

_SCORM = (
    "In Moodle, turn editing on, choose “Add an activity or resource” and “SCORM package”, and drop the "
    "file there."
)
_HOW = {
    "scorm-1.2": _SCORM,
    "scorm-2004": _SCORM,
    "cmi5": "Import the file where your platform takes cmi5 courses.",
    "web": "Unpack it into a folder that people can open, and let them open index.html; or drop it on a web host.",
}
"""What to do with a file, by what it was made for."""
_MORE = "More: lessonwright docs, “Put it into an LMS”."


@click.command(short_help="Write a zip for an LMS: SCORM, cmi5, or a plain site.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "--for",
    "targets",
    type=click.Choice(get_args(Target)),
    multiple=True,
    help="What the file is for; may be given several times; left out, scorm-1.2.",
)
@click.option(
    "--module",
    "modules",
    metavar="ID",
    multiple=True,
    help="Pack this module alone; given several times, a file for each.",
)
@click.option(
    "--lesson",
    "lessons",
    metavar="ID",
    multiple=True,
    help="Pack this lesson alone, such as self-mentoring/first; given several times, a file for each.",
)
@click.option(
    "--split",
    type=click.Choice(["module", "lesson"]),
    help="Write a file for each module or lesson; left out, as course.yml says under `package:`.",
)
@click.option(
    "--handouts/--no-handouts",
    default=None,
    help="Whether PDFs are in it, too; left out, as mkdocs.yml says, or yes.",
)
@WORKERS
@click.option(
    "--strict/--no-strict",
    default=True,
    help="Whether a warning, such as a broken link, stops it (it does).",
)
@click.option(
    "-o",
    "--output",
    metavar="DIR",
    type=FOLDER,
    help="Where the files go; left out, into a folder `packages` beside the site.",
)
def package(
    folder: Path,
    targets: tuple[Target, ...],
    modules: tuple[str, ...],
    lessons: tuple[str, ...],
    split: str | None,
    handouts: bool | None,
    workers: int | str | None,
    strict: bool,
    output: Path | None,
) -> None:
    """Write a file to upload to a learning platform (LMS), whole and offline.

    DIR is the folder that holds mkdocs.yml; left out, the one you are in. The platform is told what
    learners reach: whether the course is completed and passed, the score, each answer to a quiz, and
    where to go on. What they write for themselves stays with them. Under `package:`, course.yml
    says what completes the course and what passes it.

    The targets are scorm-1.2, which nearly every platform takes, scorm-2004, cmi5, and web: the site
    as a zip, for a web host, a folder on the intranet or a stick.

    Example: lessonwright package my-course --for scorm-1.2 --for web
    """
    from lessonwright.building.mkdocs_or_properdocs import LOG_NAME
    from lessonwright.building.mkdocs_yml import project
    from lessonwright.building.package_builds import Wanted, package_folder, parts

    if modules and lessons:
        raise click.UsageError("Name a module or a lesson; a lesson says its module itself.")
    show_log(LOG_NAME, "WARNING")
    course = load_or_exit(content_folder(folder))
    with exit_on_site_errors():
        found = project(config_file(folder))
        with_handouts = found.handouts if handouts is None else handouts
        if with_handouts:
            need_memory_for_pdfs()
        each = course.package.part if split is None and not (modules or lessons) else split
        named = [*(parts(course, module, None, each) for module in modules)]
        named += (parts(course, None, lesson) for lesson in lessons)
        wanted = [
            Wanted(targets or TARGETS[:1], part, with_handouts, strict)
            for part in chain.from_iterable(named or [parts(course, split=each)])
        ]
        with ExitStack() as stack:
            stack.enter_context(own_temporary_folder())
            made_by = workers_for(workers) if with_handouts or isinstance(workers, str) else None
            if made_by:
                stack.enter_context(made_by)
            makers = _Makers(helpers_for(workers, made_by), made_by)
            into = output or package_folder(found)
            written = _write(config_file(folder), course, found, wanted, into, makers)
    _say_where(written, targets or TARGETS[:1])


class _Makers(NamedTuple):
    """Who helps with pages, and what makes PDFs, where some are made."""

    helpers: "Helpers"
    workers: PdfWorkers | None


def _write(
    config: Path,
    course: "Course",
    project: "Project",
    wanted: "list[Wanted]",
    output: Path,
    makers: _Makers,
) -> list[Path]:
    """Write all packages, each as soon as it is made; return them."""
    from lessonwright.building.package_builds import build_packages

    written, told = [], list[Diagnostic]()
    with ProgressSteps("Building the site") as steps:
        for number, one in enumerate(wanted):
            done = _counting(steps, number, len(wanted))
            with TemporaryDirectory(prefix="lessonwright-package-") as built:
                site = Path(built, "site")
                made = build_packages(
                    config, course, project, one, told.extend, done, site, *makers
                )
                written += [_written(package, output) for package in made]
    print_text(list(dict.fromkeys(told)))
    return written


def _counting(steps: ProgressSteps, before: int, parts: int) -> Callable[[int, int], None]:
    """Return what tells the steps of one site of several."""

    def count(done: int, total: int) -> None:
        steps(before * total + done, parts * total)

    return count


def _written(package: Package, output: Path) -> Path:
    if package.told:
        say(f"[yellow]{escape(package.told)}[/]")
    return package.write(output)


def _say_where(written: list[Path], targets: tuple[Target, ...]) -> None:
    for path in written:
        size = path.stat().st_size / 2**20
        say(f"[green]{escape(str(path))}[/] ({size:.1f} MB)")
    for how in dict.fromkeys(_HOW[target] for target in targets):
        say(escape(how))
    say(_MORE)
