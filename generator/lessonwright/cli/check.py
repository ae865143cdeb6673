"""Owns `lessonwright check`: a folder comes in, everything that is to be mended comes out."""

import sys
from pathlib import Path

import click

from lessonwright.cli.findings import PRINT
from lessonwright.cli.project import content_folder
from lessonwright.cli.screen import say, waiting
from lessonwright.cli.words import size
from lessonwright.spec.load import load_course


@click.command(short_help="Find what is to be mended in a course.")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(PRINT)),
    default="text",
    help="text for people (the default), json for programs, github to mark the lines of a pull request.",
)
def check(folder: Path, form: str) -> None:
    """Read the whole course and say everything that is to be mended: which file, which line, what would be right.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you are in.
    Nothing is written. The exit code is 0 where all is well, 1 where something is to be mended, and 2 where
    there is no course to be found.

    Example: lessonwright check my-course
    """
    content = content_folder(folder)
    with waiting("Reading the course …"):
        loaded = load_course(content)
    PRINT[form](loaded.diagnostics)
    if form == "text" and loaded.course:
        say(f"{size(loaded.course)}. [green]No problems.[/]")
    sys.exit(bool(loaded.diagnostics))
