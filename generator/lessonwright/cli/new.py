"""Owns `lessonwright new`: the name of a folder comes in, a course to start from comes out."""

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError
from rich.markup import escape

from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.errors import CannotRunError
from lessonwright.cli.project import typed_path
from lessonwright.cli.screen import is_in_menu, say
from lessonwright.course.base_models_and_field_types import Line, derived_id
from lessonwright.course.course import Language
from lessonwright.files.output_folder import stage
from lessonwright.message_wording import as_id

_OF_THE_EXAMPLE = "en"


def _allowed_value(type_: Any, wanted: str) -> Callable[[click.Context, click.Parameter, str], str]:
    """Return a check that the lesson language allows a value, and says what would be right if not."""

    def convert(context: click.Context, parameter: click.Parameter, value: str) -> str:
        try:
            return TypeAdapter[str](type_).validate_python(value)
        except ValidationError as error:
            raise click.BadParameter(wanted) from error

    return convert


@click.command(short_help="Write an example course to start from.")
@click.argument("folder", metavar="DIR", type=FOLDER)
@click.option(
    "--title",
    callback=_allowed_value(Line, "A title is one line of up to 300 letters."),
    default="My training course",
    help="The title of your course.",
)
@click.option(
    "--language",
    callback=_allowed_value(Language, "Write the tag of a language, such as en, de or pt-BR."),
    default="en",
    help="The language you will write in: en, de, pt-BR …",
)
def new(folder: Path, title: str, language: str) -> None:
    """Write a small course into a new folder: it builds at once and holds one example of each thing you can write.

    DIR is made if it is missing; a folder that holds anything is left alone. Nothing is asked, and
    everything can be changed later.

    Example: lessonwright new my-course --title "First aid at work"
    """
    from lessonwright.starter import BESIDE_THE_COURSE, write_course
    from lessonwright.starter.wheel_and_requirements import write_installation

    if folder.is_dir() and any(folder.iterdir()):
        raise CannotRunError(
            f"{folder} is not empty. Name a new folder, so that nothing of yours is overwritten."
        )
    # An empty folder that is there already keeps its identity: a shell may stand in it.
    with nullcontext(folder) if folder.is_dir() else stage(folder) as aside:
        write_course(aside, title, language, _id(folder, title))
        write_installation(aside / BESIDE_THE_COURSE)
    if is_in_menu():
        say(f"[green]Your course is in {escape(str(folder.resolve()))}.[/]")
    else:
        say(f"[green]Your course is in {escape(str(folder))}.[/] See it in the browser:\n")
        say(f"  cd {escape(typed_path(folder))}\n  lessonwright serve --open")
    if language.partition("-")[0] != _OF_THE_EXAMPLE:
        say(
            f"\nThe example in it is in English: put your own words, in {language}, in their place. "
            "The names before the colons stay English."
        )


def _id(folder: Path, title: str) -> str:
    """Return the course's id: courses that share a web address are likelier to differ in their folders than titles."""
    return as_id(folder.resolve().name) or as_id(title) or derived_id("course", title)
