"""Owns one PDF to be made: what it is made of comes in, its bytes, or what stood in the way, come out.

A `Sheet` holds all that it needs, so that it can be made in another process or on another machine.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


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
    direction: str
    """Which way the language is written: `ltr` or `rtl`."""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    """Folders of fonts beside our own."""
    missing: str = ""
    """The characters that no font has, which the data spells out."""


@dataclass(frozen=True)
class Made:
    """A PDF, or the pictures that keep it from being made, each with the reason, or what else does."""

    path: str
    pdf: bytes
    broken: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""


def made(sheet: Sheet) -> Made:
    """Make a sheet's PDF; the same sheet gives the same bytes."""
    # Most often, all sheets are on the shelf: what makes one takes longer to load than it takes to fetch a hundred.
    from lessonwright.handouts.form import fillable
    from lessonwright.handouts.typesetter import BrokenPicturesError, CannotTypesetError, typesetter

    try:
        pdf = typesetter(sheet.fonts).pdf(sheet.template, sheet.told, sheet.frame, sheet.pictures)
    except BrokenPicturesError as error:
        return Made(sheet.path, b"", error.reasons)
    except CannotTypesetError as error:
        return Made(sheet.path, b"", trouble=str(error))
    return Made(sheet.path, fillable(pdf, sheet.language, sheet.direction))


def as_json(told: Mapping[str, Any]) -> str:
    """Return a sheet's data as text."""
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))
