"""Owns where a course is: a folder comes in; its mkdocs.yml, content folder or sound course comes out."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lessonwright.cli.errors import CannotRunError
from lessonwright.cli.findings import NotSoundError, print_text
from lessonwright.cli.screen import ProgressSteps
from lessonwright.course.course import Course
from lessonwright.files.gc_pause import gc_paused
from lessonwright.message_wording import count_noun, hours_and_minutes, relative_to_cwd
from lessonwright.reading.content_folder import Folder
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import read_text
from lessonwright.reading.loader import load_course
from lessonwright.reading.yaml_file import parse

if TYPE_CHECKING:
    from lessonwright.building.project_settings import Project, SiteSettings

_NAMES = ("mkdocs.yml", "mkdocs.yaml", "properdocs.yml", "properdocs.yaml")
"""ProperDocs goes on from MkDocs, and reads a file by either name."""
_HINT = "Start a course with: lessonwright new my-course"


def has_config(folder: Path) -> bool:
    """Tell whether the folder holds a mkdocs.yml."""
    return any((folder / name).is_file() for name in _NAMES)


def config_file(folder: Path) -> Path:
    """Return the folder's mkdocs.yml."""
    for name in _NAMES:
        if (folder / name).is_file():
            return folder / name
    if (folder / "course.yml").is_file():
        raise CannotRunError(
            f"{folder} is a content folder. Name the folder that holds mkdocs.yml."
        )
    _need_folder(folder)
    raise CannotRunError(
        f"There is no mkdocs.yml in {folder.resolve()}. {_way_to_a_course(folder)}"
    )


def _need_folder(named: Path) -> None:
    """Raise `CannotRunError` where a folder is not there, or where the name is that of a file, such as a lesson."""
    if named.is_file():
        raise CannotRunError(
            f"{named} is one file, and a course is read as a whole. {_folder_of(named)}."
        )
    if not named.is_dir():
        raise CannotRunError(f"There is no folder {named}.")


def _folder_of(file: Path) -> str:
    found = next((folder for folder in file.resolve().parents if has_config(folder)), None)
    if not found:
        return "Name the folder of the course"
    if found == Path.cwd():
        return "Leave it out: you are in the course's folder"
    return f"Name the folder of the course: {typed_path(found)}"


def _way_to_a_course(named: Path) -> str:
    """Return how to get to the one course that lies a folder or two from here; else how to start one."""
    folder = named.resolve()
    below = [file.parent for file in folder.glob("*/mkdocs.yml")]
    above = [
        path for path in (folder.parent, folder.parent.parent) if (path / "mkdocs.yml").is_file()
    ]
    near = [path for path in (*below, *above) if any(path.glob("*/course.yml"))]
    if len(near) != 1:
        return _HINT
    if near[0] == Path.cwd():
        return f"A course lies in the folder you are in: leave out {named}."
    return f"A course lies in {near[0]}. Go there: cd {typed_path(near[0])}"


def typed_path(folder: Path) -> str:
    """Return a folder as one types it where one stands."""
    way = os.path.relpath(folder) if folder.drive == Path.cwd().drive else str(folder)
    if sys.platform == "win32":
        return f'"{way}"' if " " in way else way
    return shlex.quote(way)


def content_folder(folder: Path) -> Path:
    """Return the folder that holds course.yml: the one named, or the one its mkdocs.yml names as docs_dir."""
    if (folder / "course.yml").is_file():
        return folder
    config = config_file(folder)
    content = _plain_docs_dir(config) or _docs_dir(config)
    if not Folder(content).has_course:
        other = Folder(content).misnamed_files("").get("course")
        help_line = (
            f"There is {other}: rename it to course.yml; Windows may hide how a name ends."
            if other
            else _HINT
        )
        raise CannotRunError(f"There is no course.yml in {content}. {help_line}")
    return content


def _plain_docs_dir(config: Path) -> Path | None:
    """Return the docs_dir of a mkdocs.yml that says it in so many words, without loading MkDocs for it."""
    file, problems = read_text(config.as_posix(), config.read_bytes())
    settings = None if problems else parse(file).content
    named = settings.get("docs_dir") if isinstance(settings, dict) else None
    if not isinstance(named, str):
        return None
    content = Path(os.path.normpath(config.absolute().parent / named))
    return relative_to_cwd(content) if (content / "course.yml").is_file() else None


def _docs_dir(config: Path) -> Path:
    """Return the docs_dir as MkDocs understands it; tell what is to be mended where it does not."""
    from lessonwright.building import mkdocs_yml

    with _site_errors_in_words():
        return mkdocs_yml.content_folder(config)


@contextmanager
def _site_errors_in_words() -> Iterator[None]:
    """Tell what is to be mended in a mkdocs.yml that MkDocs cannot work with."""
    from lessonwright.building.build_errors import SiteError

    try:
        yield
    except SiteError as error:
        raise (
            NotSoundError(error.diagnostics) if error.diagnostics else CannotRunError(str(error))
        ) from error


def settings_at(folder: Path, content: Path) -> "SiteSettings":
    """Return what the folder's mkdocs.yml says.

    Where there is none, the folder that the command is run in stands for the project.
    """
    if not has_config(folder):
        from lessonwright.building.project_settings import Project, SiteSettings

        return SiteSettings(Project(Path(), content, Path("dist", "site")))

    from lessonwright.building import mkdocs_yml

    with _site_errors_in_words():
        return mkdocs_yml.site_settings(config_file(folder))


def project_at(folder: Path, content: Path) -> "Project":
    """Return what the folder's mkdocs.yml says of the course and its site."""
    return settings_at(folder, content).project


def load_or_exit(content: Path, shown: str | None = None) -> Course:
    """Return the course; where it is broken, tell what is to be mended and end the command.

    With `shown`, this is what messages call the content folder.
    """
    with ProgressSteps("Reading lessons") as steps, gc_paused():
        loaded = load_course(content, on_lesson=steps)
    if loaded.course is None:
        print_text(
            [_shown_elsewhere(content, shown, diagnostic) for diagnostic in loaded.diagnostics]
        )
        sys.exit(1)
    return loaded.course


def _shown_elsewhere(content: Path, shown: str | None, diagnostic: Diagnostic) -> Diagnostic:
    path = diagnostic.path.replace(content.as_posix(), shown, 1) if shown else diagnostic.path
    return replace(diagnostic, path=path)


def course_size(course: Course) -> str:
    """Return the number of lessons and modules, and the time that learners need."""
    lessons = count_noun(len(course.lessons), "lesson")
    modules = count_noun(len(course.modules), "module")
    return f"{lessons} in {modules}, {hours_and_minutes(course.minutes)} of learning"
