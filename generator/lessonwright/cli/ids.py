"""Owns `lessonwright ids`: a course folder comes in, and its files go out with the ids that they lacked."""

import sys
from collections import Counter
from itertools import groupby
from pathlib import Path

import click
from rich.markup import escape

from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.findings import print_text
from lessonwright.cli.project import content_folder, load_or_exit
from lessonwright.cli.screen import say
from lessonwright.files.output_folder import replace_files
from lessonwright.message_wording import count_noun
from lessonwright.reading.id_writing import NoRoomError, PartWithoutId, parts_without_id, with_ids


@click.command(short_help="Write missing ids, so that rewording loses no answer.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help="Write nothing, only tell; exit code 1 where ids are missing.",
)
def ids(folder: Path, only_check: bool) -> None:
    """Write an id into every question and prompt that has none, and into course.yml.

    What learners answer and write hangs on the id. Left out, it is made from the words, so that the
    smallest rewording loses it. This command writes down the ids as they are by now: nothing that
    learners have saved is lost, and you are free to reword. Run it before the first learner comes,
    or at any time later. Nothing but these lines is changed in your files.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you
    are in. Nothing is written if the course has something that is to be mended first.

    Example: lessonwright ids my-course
    """
    content = content_folder(folder)
    course = load_or_exit(content)
    missing = {
        path: tuple(parts)
        for path, parts in groupby(parts_without_id(course), lambda part: part.file)
    }
    if not only_check:
        _write(content, missing)
    _tell(content, missing, "to write" if only_check else "written")
    sys.exit(1 if missing and only_check else 0)


def _write(content: Path, missing: dict[str, tuple[PartWithoutId, ...]]) -> None:
    files = {content / path: parts for path, parts in missing.items()}
    try:
        replace_files(
            {
                file: with_ids(file.read_bytes(), parts, file.as_posix())
                for file, parts in files.items()
            }
        )
    except NoRoomError as error:
        print_text([error.diagnostic])
        sys.exit(1)


def _tell(content: Path, missing: dict[str, tuple[PartWithoutId, ...]], what: str) -> None:
    if not missing:
        say("[green]Nothing to write:[/] every question and every prompt has an id.")
        return
    for path, parts in missing.items():
        nouns = Counter(part.noun for part in parts)
        told = ", ".join(
            "the course" if noun == "course" else count_noun(nouns[noun], noun) for noun in nouns
        )
        say(
            f"{escape((content / path).as_posix())}: {count_noun(len(parts), 'id')} {what} ({told})"
        )
    total = sum(map(len, missing.values()))
    hint = " Write them with: lessonwright ids" if what == "to write" else ""
    say(f"[green]{count_noun(total, 'id')}[/] {what} in {count_noun(len(missing), 'file')}.{hint}")
