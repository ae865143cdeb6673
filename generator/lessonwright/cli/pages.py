"""Owns `lessonwright pages`: a course comes in, a folder of Markdown that any MkDocs builds comes out."""

from pathlib import Path

import click
from rich.markup import escape

from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.errors import CannotRunError
from lessonwright.cli.findings import print_text
from lessonwright.cli.project import content_folder, load_or_exit
from lessonwright.cli.screen import ProgressSteps, say
from lessonwright.files.output_folder import ManifestedFolder
from lessonwright.message_wording import count_noun

_BUILT_FROM_THEM = ("site", ".cache")


@click.command(short_help="Write the pages as Markdown, for other builders.")
@click.argument("dest", type=FOLDER)
@click.option(
    "--content",
    "folder",
    metavar="DIR",
    type=FOLDER,
    default=".",
    help="The folder that holds mkdocs.yml or course.yml; left out, the one you are in.",
)
def pages(dest: Path, folder: Path) -> None:
    """Write the course as Markdown pages with a mkdocs.yml that builds them without Lessonwright.

    Everything in DEST is replaced. That is why DEST must be empty, or hold nothing but what this
    command wrote there before and a site that was built from it: a file that you added or changed
    is never lost.

    Example: lessonwright pages markdown --content my-course
    """
    from lessonwright.building.handout_publisher import look_through
    from lessonwright.cli.findings import exit_on_mistakes
    from lessonwright.site.mkdocs_export import write_pages

    content = content_folder(folder)
    place = ManifestedFolder(
        dest, content, "Name an empty folder, or one that this command wrote.", _BUILT_FROM_THEM
    )
    _refuse_to_lose_work(place)
    course = load_or_exit(content)
    with (
        exit_on_mistakes("no page was written."),
        ProgressSteps("Writing pages") as steps,
        place.replacement() as aside,
    ):
        count = write_pages(course, content, aside, steps)
        told = look_through(course, content, aside)
    print_text(told)
    config = escape(str(dest / "mkdocs.yml"))
    say(f"[green]{count_noun(count, 'page')}[/] written. Build them with: mkdocs build -f {config}")


def _refuse_to_lose_work(place: ManifestedFolder) -> None:
    if place.folder.resolve().is_relative_to(place.content.resolve()):
        raise CannotRunError(
            f"{place.folder} is inside the course itself. Name a folder beside it."
        )
    if Path.cwd().is_relative_to(place.folder.resolve()):
        raise CannotRunError(
            f"You are in {place.folder}, which is to be replaced. Run this from another folder."
        )
    place.refuse_to_lose_work()
