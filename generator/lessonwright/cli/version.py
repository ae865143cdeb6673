"""Owns versions of a course: a folder or a name that git knows comes in, the sound course of that version comes out."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from lessonwright.cli.git import Git
from lessonwright.cli.project import content_folder, has_config
from lessonwright.cli.sound import sound_course
from lessonwright.cli.trouble import CannotRunError
from lessonwright.spec.course import Course
from lessonwright.staging import own_temporary_folder


def version(name: str, beside: Path) -> Course:
    """Return the course in the folder of this name, or else the one in `beside` as git keeps it under this name."""
    if not name.strip():
        raise CannotRunError("OLD is empty. Name a folder, or a version that git keeps, such as HEAD~1.")
    if Path(name).is_dir():
        return sound_course(content_folder(Path(name)))
    if not beside.is_dir():
        raise CannotRunError(f"There is no folder {beside}.")
    with own_temporary_folder(), TemporaryDirectory() as folder:
        return _kept(name, beside, Path(folder).resolve())


def _kept(name: str, beside: Path, folder: Path) -> Course:
    _unpack(name, beside, folder)
    if not (has_config(folder) or (folder / "course.yml").is_file()):
        raise CannotRunError(f"The version {name} holds neither mkdocs.yml nor course.yml.")
    try:
        content = content_folder(folder)
    except CannotRunError as error:
        raise CannotRunError(f"In the version {name}: {_named(error.message, folder, name)}") from error
    if not content.resolve().is_relative_to(folder):
        where = f"its `docs_dir:` leads to {content}, which lies outside the folder of mkdocs.yml"
        raise CannotRunError(f"The version {name} cannot be read: {where}. Compare two folders instead.")
    return sound_course(content, shown=f"{name}:{content.resolve().relative_to(folder).as_posix()}")


def _named(message: str, folder: Path, name: str) -> str:
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
        raise CannotRunError(f"There is no folder {name}, and versions kept in git need the program git.")
    git = Git(program, beside)
    if git.tells("rev-parse", "--is-inside-work-tree") != "true":
        raise CannotRunError(f"There is no folder {name}, and {beside.resolve()} is not kept in git.")
    commit = git.tells("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not commit:
        raise CannotRunError(f"There is no folder {name}, and git knows no version by this name.")
    tree = git.tells("rev-parse", "--verify", "--quiet", f"{commit}:./")
    if not tree:
        raise CannotRunError(f"The version {name} has no folder {beside.resolve().name}.")
    git.write(tree, folder)
