"""Owns `lessonwright schema`: the name of a file's kind comes in, its JSON Schema comes out."""

from pathlib import Path

import click

from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.screen import say, write_stdout
from lessonwright.message_wording import count_noun
from lessonwright.starter import WHICH, schema_text, write_schemas


@click.command(short_help="Write the rules of the files, for editors.")
@click.argument(
    "which", metavar="[lesson|module|course]", type=click.Choice(WHICH), default="lesson"
)
@click.option(
    "-o", "--output", metavar="DIR", type=FOLDER, help="Write all three into this folder instead."
)
def schema(which: str, output: Path | None) -> None:
    """Print the JSON Schema of a lesson, a module or a course, by which editors complete and check while you type.

    `lessonwright new` has put the schemas into your course already; after an update of
    Lessonwright, write them anew.

    Example: lessonwright schema -o .lessonwright
    """
    if output is None:
        write_stdout(schema_text(which))
        return
    written = write_schemas(output)
    say(f"{count_noun(len(written), 'schema')} written into {output}.")
