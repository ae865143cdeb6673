"""Owns where a course is: a folder that a user names comes in, its mkdocs.yml and content folder come out."""

from pathlib import Path

from lessonwright.cli.trouble import CannotRunError
from lessonwright.spec.folder import Folder

_HINT = "Start a course with: lessonwright new my-course"


def config_file(folder: Path) -> Path:
    """Return the folder's mkdocs.yml."""
    for name in ("mkdocs.yml", "mkdocs.yaml"):
        if (folder / name).is_file():
            return folder / name
    if (folder / "course.yml").is_file():
        raise CannotRunError(f"{folder} is a content folder. Name the folder that holds mkdocs.yml.")
    raise CannotRunError(f"There is no mkdocs.yml in {folder.resolve()}. {_HINT}")


def content_folder(folder: Path) -> Path:
    """Return the folder that holds course.yml: the one named, or the one its mkdocs.yml names as docs_dir."""
    if (folder / "course.yml").is_file():
        return folder
    if not folder.is_dir():
        raise CannotRunError(f"There is no folder {folder}.")
    config = config_file(folder)
    from lessonwright.site import plugin

    try:
        content = plugin.content_folder(config)
    except plugin.SiteError as error:
        raise CannotRunError(str(error)) from error
    if not Folder(content).has_course:
        raise CannotRunError(f"There is no course.yml in {content}. {_HINT}")
    return content
