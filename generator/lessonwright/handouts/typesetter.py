"""Owns the door to Typst: a template's name, data and pictures come in; a PDF, or what hinders it, comes out.

One compiler is kept for each process: templates, fonts and whatever two sheets have in common are
read once. The data goes in as JSON files; nothing that an author wrote is ever part of the program.
With `sys.inputs` in their place, Typst would make its whole library, and all that was evaluated
with it, anew for each sheet.
"""

import json
import re
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

_ROOM = files("lessonwright.handouts")
_STANDARD: Literal["ua-1"] = "ua-1"
_OF_THE_TEXT = re.compile(r"maximum [a-z ]+ depth exceeded|PDF/UA-1 error: ")
"""How Typst begins what a text can bring about: HTML within HTML within HTML, a heading of no words."""
_PROBE = "probe.typ"
_PROBE_TEXT = """
#import "/look.typ": text-fonts
#set document(title: "probe")
#set text(font: text-fonts, fallback: false)
#image("/pictures/" + json("/probe.json"), alt: "probe")
"""


class BrokenPicturesError(Exception):
    """Pictures that cannot be drawn; holds, by their names, the reasons in Typst's words."""

    def __init__(self, reasons: Mapping[str, str]) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = reasons


class CannotTypesetError(Exception):
    """A text that cannot be set; holds the reason in Typst's words."""


class BrokenTemplateError(Exception):
    """A template that is not there, or that asks for what its data do not have: a mistake of ours, not an author's."""


class Typesetter:
    """A Typst compiler with our templates and fonts, in a folder of its own."""

    def __init__(self, fonts: tuple[str, ...] = ()) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="lessonwright-handouts-")
        self._root = Path(self._folder.name)
        self._one_at_a_time = Lock()
        self._frame = ""
        with as_file(_ROOM / "templates") as templates, as_file(_ROOM / "fonts") as own:
            shutil.copytree(templates, self._root, dirs_exist_ok=True)
            # The probe stands apart from the templates, since a sheet never needs it.
            (self._root / _PROBE).write_text(_PROBE_TEXT, encoding="utf-8")
            (self._root / "pictures").mkdir()
            paths = [own, *map(Path, fonts)]
            faces = typst.Fonts(
                include_system_fonts=False, include_embedded_fonts=False, font_paths=paths
            )
            self._compiler = typst.Compiler(root=self._root, font_paths=faces)

    def pdf(self, template: str, told: str, frame: str, pictures: Mapping[str, bytes]) -> bytes:
        """Return the PDF; raise `BrokenPicturesError` where pictures are in its way, else `CannotTypesetError`.

        Whatever the course has nothing to do with is a `BrokenTemplateError`.
        """
        with self._one_at_a_time:
            return self._pdf(template, told, frame, pictures)

    def _pdf(self, template: str, told: str, frame: str, pictures: Mapping[str, bytes]) -> bytes:
        for name, content in pictures.items():
            if not (path := self._root / "pictures" / name).exists():
                path.write_bytes(content)
        (self._root / "sheet.json").write_text(told, encoding="utf-8")
        if frame != self._frame:
            (self._root / "frame.json").write_text(frame, encoding="utf-8")
            self._frame = frame
        try:
            return self._compile(template)
        except typst.TypstError as error:
            if broken := {name: why for name in pictures if (why := self._trouble_with(name))}:
                raise BrokenPicturesError(broken) from error
            cause = CannotTypesetError if _OF_THE_TEXT.match(str(error)) else BrokenTemplateError
            raise cause(str(error)) from error

    @property
    def is_usable(self) -> bool:
        """Whether its folder, one of a command's temporary ones, is still there."""
        return self._root.is_dir()

    def _compile(self, template: str) -> bytes:
        pdf = self._compiler.compile(
            self._root / template, format="pdf", pdf_standards=_STANDARD, timestamp=0
        )
        assert isinstance(pdf, bytes)  # noqa: S101 - a PDF is one file, returned where no output is named
        return pdf

    def _trouble_with(self, name: str) -> str | None:
        """Return why a picture cannot be drawn by itself, or None where it can."""
        try:
            (self._root / "probe.json").write_text(json.dumps(name), encoding="utf-8")
            self._compile(_PROBE)
        except typst.TypstError as error:
            return str(error)
        return None


def typesetter(fonts: tuple[str, ...] = ()) -> Typesetter:
    """Return this process's typesetter for these folders of fonts; a new one once its folder is gone."""
    made = _typesetter(fonts)
    if not made.is_usable:
        _typesetter.cache_clear()
        made = _typesetter(fonts)
    return made


@cache
def _typesetter(fonts: tuple[str, ...]) -> Typesetter:
    return Typesetter(fonts)


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
    # Most often, all PDFs are in the cache: what puts fields into one takes longer to load than it
    # takes to fetch a hundred.
    from lessonwright.handouts.fillable_pdf import make_fillable

    try:
        pdf = typesetter(sheet.fonts).pdf(sheet.template, sheet.data, sheet.frame, sheet.pictures)
    except BrokenPicturesError as error:
        return FinishedPdf(sheet.path, b"", error.reasons)
    except CannotTypesetError as error:
        return FinishedPdf(sheet.path, b"", trouble=str(error))
    return FinishedPdf(sheet.path, make_fillable(pdf, sheet.language, sheet.direction))
