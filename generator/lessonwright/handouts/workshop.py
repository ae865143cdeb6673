"""Owns what decides how a PDF looks beside the course: the files and libraries of this package go out as a digest."""

import hashlib
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_LIBRARIES = (
    *("babel", "fonttools", "lessonwright", "markdown", "markupsafe", "pikepdf", "pydantic", "pymdown-extensions"),
    *("segno", "typst"),
)
_ROOMS = ("lessonwright.handouts", "lessonwright.prose", "lessonwright.spec")


@cache
def workshop() -> str:
    """Return a digest of everything beside the course that decides how a PDF looks: templates, fonts, versions."""
    digest = hashlib.sha256()
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    for file in workshop_files():
        digest.update(file.name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def workshop_files() -> list[Traversable]:
    """Return the files that decide how a PDF looks."""
    return [file for room in _ROOMS for file in _below(files(room))]


def _below(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_dir() and item.name != "__pycache__":
            found += _below(item)
        elif item.name.endswith((".py", ".typ", ".ttf", ".toml")):
            found.append(item)
    return found
