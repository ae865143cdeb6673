"""Owns how one sheet becomes a PDF: template, data and pictures come in; the file, or what hinders it, goes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Sheet:
    """The template, data and pictures of a PDF; `path` says where it goes."""

    path: str
    template: str
    data: str
    """What the template reads, as JSON."""
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
class FinishedPdf:
    """A PDF, or the pictures that keep it from being made, each with the reason, or what else does."""

    path: str
    pdf: bytes
    broken: Mapping[str, str] = field(default_factory=dict)
    trouble: str = ""


def make_pdf(sheet: Sheet) -> FinishedPdf:
    """Make a sheet's PDF; the same sheet gives the same bytes."""
    # Most often, all PDFs are in the cache: what makes one takes longer to load than it takes to
    # fetch a hundred.
    from lessonwright.handouts.form import make_fillable
    from lessonwright.handouts.typesetter import BrokenPicturesError, CannotTypesetError, typesetter

    try:
        pdf = typesetter(sheet.fonts).pdf(sheet.template, sheet.data, sheet.frame, sheet.pictures)
    except BrokenPicturesError as error:
        return FinishedPdf(sheet.path, b"", error.reasons)
    except CannotTypesetError as error:
        return FinishedPdf(sheet.path, b"", trouble=str(error))
    return FinishedPdf(sheet.path, make_fillable(pdf, sheet.language, sheet.direction))
