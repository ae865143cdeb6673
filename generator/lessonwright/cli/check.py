"""Owns `lessonwright check`: a folder comes in; what is broken in the course, or else what is weak in it, comes out."""

import sys
from pathlib import Path

import click

from lessonwright.cli.findings import PRINT
from lessonwright.cli.folder_name import FOLDER
from lessonwright.cli.paper import on_paper
from lessonwright.cli.project import content_folder, dialect_at, settings_problems
from lessonwright.cli.screen import say, waiting
from lessonwright.cli.trouble import NotSoundError
from lessonwright.cli.words import size
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.load import Loaded, load_course
from lessonwright.spec.undisturbed import undisturbed


@click.command(short_help="Find what is to be mended in a course.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(PRINT)),
    default="text",
    help="text for people (the default), json for programs, github to mark the lines of a pull request, "
    "sarif for code scanning.",
)
def check(folder: Path, form: str) -> None:
    """Read the whole course and say everything that is to be mended: which file, which line, what would be right.

    First comes what is broken. Where nothing is, comes what is weak: questions that give their key away, objectives
    that nobody practises, sentences that are too long. How much each rule matters stands in course.yml, under `lint:`;
    one place is excused by a comment, `# lint: allow long-sentence because …`. A character that no font of the handouts
    has is told too, unless mkdocs.yml wants no handouts.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you are in.
    Nothing is written. The exit code is 0 where all is well or only notes are told, 1 where something is to be mended,
    and 2 where there is no course to be found.

    Example: lessonwright check my-course
    """
    try:
        content = content_folder(folder)
    except NotSoundError as error:
        PRINT[form](error.diagnostics)
        sys.exit(error.exit_code)
    with waiting("Reading the course …"):
        loaded, diagnostics = _checked(folder, content)
    is_well = all(diagnostic.severity == "note" for diagnostic in diagnostics)
    PRINT[form](diagnostics)
    if form == "text" and loaded.course and is_well:
        say(f"{size(loaded.course)}. [green]No problems.[/]")
    sys.exit(not is_well)


def _checked(folder: Path, content: Path) -> tuple[Loaded, tuple[Diagnostic, ...]]:
    """Load and review a course; what is weak is told only where nothing is broken."""
    from lessonwright.lint.review import review

    with undisturbed():
        loaded = load_course(content, dialect_at(folder, content))
        told = (*settings_problems(folder), *loaded.diagnostics)
        return loaded, (*told, *review(loaded), *on_paper(loaded, folder, content))
