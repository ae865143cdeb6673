"""Owns `lessonwright diff`: two versions of a course come in, what is different for whom comes out."""

import json
import os
import shutil
import subprocess
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click
from rich.markup import escape

from lessonwright.cli.command_group import FOLDER
from lessonwright.cli.errors import CannotRunError
from lessonwright.cli.project import content_folder, has_config, load_or_exit
from lessonwright.cli.screen import say, write_stdout
from lessonwright.course.course import Course
from lessonwright.files.output_folder import own_temporary_folder
from lessonwright.message_wording import count_noun


@dataclass(frozen=True)
class Git:
    """The program git, asked about one folder."""

    program: str
    folder: Path

    def tells(self, *words: str, **surroundings: str) -> str:
        """Return what git tells; nothing, where it says no more than no."""
        told = subprocess.run(  # noqa: S603 - found on the PATH, not named by anybody
            [self.program, "-C", self.folder, *words],
            # In English, so that the one refusal that has words of our own is known.
            env={**os.environ, "LC_ALL": "C", **surroundings},
            capture_output=True,
            check=False,
        )
        if told.returncode == 0:
            return os.fsdecode(told.stdout).rstrip("\r\n")
        why = told.stderr.decode(errors="replace").strip()
        if why and "not a git repository" not in why:
            raise CannotRunError(f"git cannot read {self.folder.resolve()}: {why.splitlines()[0]}")
        return ""

    def write(self, tree: str, folder: Path) -> None:
        """Write a folder that git keeps as `tree` into a folder of the disk.

        Not by `git archive`, which leaves out what a repository does not hand on in its releases.
        """
        with TemporaryDirectory() as aside:
            index = str(Path(aside).resolve() / "index")
            kept = f"--git-dir={self.tells('rev-parse', '--absolute-git-dir')}"
            self.tells("read-tree", tree, GIT_INDEX_FILE=index)
            outside = Git(self.program, folder)
            outside.tells(
                kept, "--work-tree=.", "checkout-index", "--all", "--quiet", GIT_INDEX_FILE=index
            )


def version(name: str, beside: Path) -> Course:
    """Return the course in the folder of this name, or else the one in `beside` as git keeps it under this name."""
    if not name.strip():
        raise CannotRunError(
            "OLD is empty. Name a folder, or a version that git keeps, such as HEAD~1."
        )
    if Path(name).is_dir():
        return load_or_exit(content_folder(Path(name)))
    if not beside.is_dir():
        raise CannotRunError(f"There is no folder {beside}.")
    with own_temporary_folder(), TemporaryDirectory() as folder:
        return _version_in_git(name, beside, Path(folder).resolve())


def _version_in_git(name: str, beside: Path, folder: Path) -> Course:
    _unpack(name, beside, folder)
    if not (has_config(folder) or (folder / "course.yml").is_file()):
        raise CannotRunError(f"The version {name} holds neither mkdocs.yml nor course.yml.")
    try:
        content = content_folder(folder)
    except CannotRunError as error:
        raise CannotRunError(
            f"In the version {name}: {_with_version_name(error.message, folder, name)}"
        ) from error
    if not content.resolve().is_relative_to(folder):
        where = f"its `docs_dir:` leads to {content}, which lies outside the folder of mkdocs.yml"
        raise CannotRunError(
            f"The version {name} cannot be read: {where}. Compare two folders instead."
        )
    return load_or_exit(content, shown=f"{name}:{content.resolve().relative_to(folder).as_posix()}")


def _with_version_name(message: str, folder: Path, name: str) -> str:
    """Return the message with the version's name in place of the folder that it is read in, wherever that lies."""
    here = Path.cwd().resolve()
    below = [str(folder.relative_to(here))] if folder.is_relative_to(here) else []
    for way in (str(folder), *below):
        message = message.replace(way, name)
    return message


def _unpack(name: str, beside: Path, folder: Path) -> None:
    """Write the files of a version into a folder; of `beside`, nothing is changed."""
    program = shutil.which("git")
    if not program:
        raise CannotRunError(
            f"There is no folder {name}, and versions kept in git need the program git."
        )
    git = Git(program, beside)
    if git.tells("rev-parse", "--is-inside-work-tree") != "true":
        raise CannotRunError(
            f"There is no folder {name}, and {beside.resolve()} is not kept in git."
        )
    commit = git.tells("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not commit:
        raise CannotRunError(f"There is no folder {name}, and git knows no version by this name.")
    tree = git.tells("rev-parse", "--verify", "--quiet", f"{commit}:./")
    if not tree:
        raise CannotRunError(f"The version {name} has no folder {beside.resolve().name}.")
    git.write(tree, folder)


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
