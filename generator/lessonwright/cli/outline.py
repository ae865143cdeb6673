"""Owns `lessonwright outline`: a course folder comes in; its lessons, objectives and what serves them come out."""

from pathlib import Path

import click

from lessonwright.cli.folder_name import FOLDER
from lessonwright.cli.outline_forms import as_csv, as_json, as_markdown
from lessonwright.cli.outline_table import print_table
from lessonwright.cli.piped import put_out
from lessonwright.cli.project import content_folder
from lessonwright.cli.sound import sound_course

_FORMS = {"markdown": as_markdown, "json": as_json, "csv": as_csv}


@click.command(short_help="Show what the lessons promise, and what keeps it.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *_FORMS]),
    default="text",
    help="text for people (the default), markdown for a document, json for programs, csv for spreadsheets.",
)
def outline(folder: Path, form: str) -> None:
    """Show the course as a table: lessons with their minutes, objectives with their level, and what serves them.

    Beside each objective stands what teaches, practises and assesses it. A question is for the objective that it
    names; everything else in a lesson serves all of its objectives. Where the table says `nothing`, something is
    missing.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you are in.

    Example: lessonwright outline my-course --format csv > outline.csv
    """
    course = sound_course(content_folder(folder))
    if form == "text":
        print_table(course)
    else:
        # A spreadsheet takes UTF-8 for another alphabet unless the file says so.
        put_out(_FORMS[form](course), marked=form == "csv")
