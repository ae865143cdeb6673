"""Owns a version of a course, in a folder or as git keeps it: its name comes in, the course that it holds comes out."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from lessonwright.cli.errors import CannotRunError
from lessonwright.cli.project import content_folder, has_config, load_or_exit
from lessonwright.course.course import Course
from lessonwright.files.output_folder import own_temporary_folder


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
