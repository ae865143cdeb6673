"""Owns `lessonwright outline`: a course folder comes in; its lessons, objectives and what serves them come out."""

import sys
from pathlib import Path

import click

from lessonwright.cli.findings import print_text
from lessonwright.cli.outline_forms import as_csv, as_json, as_markdown
from lessonwright.cli.outline_table import print_table
from lessonwright.cli.piped import put_out
from lessonwright.cli.project import content_folder
from lessonwright.cli.screen import waiting
from lessonwright.spec.load import load_course

_FORMS = {"markdown": as_markdown, "json": as_json, "csv": as_csv}


@click.command(short_help="Show what the lessons promise, and what keeps it.")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=".")
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
    content = content_folder(folder)
    with waiting("Reading the course …"):
        loaded = load_course(content)
    if loaded.course is None:
        print_text(loaded.diagnostics)
        sys.exit(1)
    if form == "text":
        print_table(loaded.course)
    else:
        # A spreadsheet takes UTF-8 for another alphabet unless the file says so.
        put_out(_FORMS[form](loaded.course), marked=form == "csv")
