"""Owns versions of a course: a folder or a name that git knows comes in, the sound course of that version comes out."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from lessonwright.cli.project import content_folder, has_config
from lessonwright.cli.sound import sound_course
from lessonwright.cli.trouble import CannotRunError
from lessonwright.spec.course import Course


def version(name: str, beside: Path) -> Course:
    """Return the course in the folder of this name, or else the one in `beside` as git keeps it under this name."""
    if Path(name).exists():
        return sound_course(content_folder(Path(name)))
    if not beside.is_dir():
        raise CannotRunError(f"There is no folder {beside}.")
    with TemporaryDirectory() as folder:
        return _kept(name, beside, Path(folder).resolve())


def _kept(name: str, beside: Path, folder: Path) -> Course:
    _unpack(name, beside, folder)
    if not (has_config(folder) or (folder / "course.yml").is_file()):
        raise CannotRunError(f"The version {name} holds neither mkdocs.yml nor course.yml.")
    try:
        content = content_folder(folder)
    except CannotRunError as error:
        raise CannotRunError(f"In the version {name}: {error.message.replace(str(folder), name)}") from error
    return sound_course(content, shown=f"{name}:{content.relative_to(folder).as_posix()}")


def _unpack(name: str, beside: Path, folder: Path) -> None:
    """Write the files of a version into a folder; of `beside`, nothing is changed."""
    git = shutil.which("git")
    if not git:
        raise CannotRunError(f"There is no folder {name}, and versions kept in git need the program git.")
    if _git(git, beside, "rev-parse", "--is-inside-work-tree") != b"true\n":
        raise CannotRunError(f"There is no folder {name}, and {beside.resolve()} is not kept in git.")
    commit = _git(git, beside, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if not commit:
        raise CannotRunError(f"There is no folder {name}, and git knows no version by this name.")
    packed = _git(git, beside, "archive", "--format=zip", commit.decode().strip())
    if not packed:
        raise CannotRunError(f"The version {name} has no folder {beside.resolve().name}.")
    with ZipFile(BytesIO(packed)) as files:
        files.extractall(folder)


def _git(git: str, beside: Path, *words: str) -> bytes:
    """Return what git says; nothing, where it refuses."""
    said = subprocess.run([git, "-C", beside, *words], capture_output=True, check=False)  # noqa: S603 - found, not named
    return said.stdout if said.returncode == 0 else b""
