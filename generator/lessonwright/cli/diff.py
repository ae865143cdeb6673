"""Owns `lessonwright diff`: two versions of a course come in, what is different for whom comes out."""

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape

from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.project import content_folder, load_or_exit
from lessonwright.cli.screen import say, write_stdout
from lessonwright.cli.version_from_git import version
from lessonwright.message_wording import count_noun

if TYPE_CHECKING:
    from lessonwright.difference.comparison import Difference, Saved

_OUTCOMES = {"lost": "[bold red]lost[/]", "partly": "[bold yellow]kept in part[/]"}


@click.command(short_help="Tell what a new version changes, and for whom.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="[NEW]", type=FOLDER, default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text for people (the default), json for programs.",
)
def diff(old: str, new: Path, form: str) -> None:
    """Compare two versions of a course: what trainers have to prepare anew, and what becomes of learners' answers.

    OLD and NEW are folders that each hold a whole course: mkdocs.yml, or course.yml; NEW left out,
    the one you are in. For a course that is kept in git, OLD can also be a version there, such as
    HEAD~1 or a tag. Of what learners have saved in their browsers, everything is kept that is not
    named; for most of the rest, the line that would keep it is told. The exit code is 0, whatever
    is different.

    Example: lessonwright diff last-year my-course
    """
    from lessonwright.difference.comparison import compare

    difference = compare(version(old, new), load_or_exit(content_folder(new)))
    if form == "json":
        write_stdout(json.dumps(asdict(difference), ensure_ascii=False, indent=2) + "\n")
    else:
        _tell(difference)


def _tell(difference: "Difference") -> None:
    if difference.changes:
        _tell_changes(difference)
    else:
        say("[green]Nothing to prepare:[/] the two versions teach the same.")
    if difference.changes or difference.saved:
        say("\n[bold]What learners have saved[/]\n")
    for saved in difference.saved:
        _tell_saved(saved)
    say(_saved_in_words(difference))


def _tell_changes(difference: "Difference") -> None:
    say("[bold]To prepare[/]")
    for lesson, changes in groupby(difference.changes, lambda change: change.lesson):
        say(f"\n  [bold]{escape(lesson or 'the course')}[/]")
        for change in changes:
            say(f"    {escape(change.what)}")


def _tell_saved(saved: "Saved") -> None:
    say(
        f"  {_OUTCOMES[saved.outcome]}: {escape(_where(saved))}{escape(saved.what)} {escape(saved.why)}"
    )
    if saved.mend:
        say(f"    to keep it: {escape(saved.mend)}")


def _where(saved: "Saved") -> str:
    return f"{saved.lesson}: " if saved.lesson else ""


def _saved_in_words(difference: "Difference") -> str:
    if difference.kept == difference.all:
        return "[green]Everything that learners have saved is kept.[/]"
    if not difference.kept:
        return "  kept: nothing else"
    return f"  kept: all that hangs on {count_noun(difference.kept, 'other part')} of the course"
