"""Owns one PDF to be made: what it is made of comes in, its bytes, or what stood in the way, come out.

A `Sheet` holds all that it needs, so that it can be made in another process or on another machine.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from lessonwright.handouts.form import fillable
from lessonwright.handouts.typesetter import BrokenPicturesError, CannotTypesetError, typesetter

_LIBRARIES = (
    *("babel", "fonttools", "lessonwright", "markdown", "markupsafe", "pikepdf", "pydantic", "pymdown-extensions"),
    *("segno", "typst"),
)
_ROOMS = ("lessonwright.handouts", "lessonwright.prose", "lessonwright.spec")


@dataclass(frozen=True)
class Sheet:
    """The template, data and pictures of a PDF; `path` says where it goes."""

    path: str
    template: str
    told: str
    """The data, as JSON."""
    frame: str
    """What it has in common with the other sheets of its course, as JSON."""
    language: str
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    """Folders of fonts beside our own."""
    missing: str = ""
    """The characters that no font has, which the data spells out."""


@dataclass(frozen=True)
class Made:
    """A PDF, or the names of the pictures that keep it from being made, or what else does."""

    path: str
    pdf: bytes
    broken: tuple[str, ...] = ()
    trouble: str = ""


def made(sheet: Sheet) -> Made:
    """Make a sheet's PDF; the same sheet gives the same bytes."""
    try:
        pdf = typesetter(sheet.fonts).pdf(sheet.template, sheet.told, sheet.frame, sheet.pictures)
    except BrokenPicturesError as error:
        return Made(sheet.path, b"", error.names)
    except CannotTypesetError as error:
        return Made(sheet.path, b"", trouble=str(error))
    return Made(sheet.path, fillable(pdf, sheet.language))


def as_json(told: Mapping[str, Any]) -> str:
    """Return a sheet's data as text."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


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
