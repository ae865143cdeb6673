"""Owns the door to Typst: a template's name, data and pictures come in, a PDF comes out.

One compiler is kept for each process: templates, fonts and whatever two sheets have in common are read once. The data
goes in as JSON text; nothing that an author wrote is ever part of the program.
"""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal

import typst

_ROOM = files("lessonwright.handouts")
_STANDARD: Literal["ua-1"] = "ua-1"
_PROBE = "probe.typ"
_PROBE_TEXT = (
    '#set document(title: "probe")\n#set text(fallback: false)\n#image("/pictures/" + sys.inputs.name, alt: "probe")\n'
)


class BrokenPicturesError(Exception):
    """Pictures that cannot be drawn; holds their names."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


class CannotTypesetError(Exception):
    """A text that cannot be set; holds the reason in Typst's words."""


class Typesetter:
    """A Typst compiler with our templates and fonts, in a folder of its own."""

    def __init__(self, fonts: tuple[str, ...] = ()) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="lessonwright-handouts-")
        self._root = Path(self._folder.name)
        with as_file(_ROOM / "templates") as templates, as_file(_ROOM / "fonts") as own:
            shutil.copytree(templates, self._root, dirs_exist_ok=True)
            # The probe stands apart from the templates, since a sheet never needs it.
            (self._root / _PROBE).write_text(_PROBE_TEXT, encoding="utf-8")
            (self._root / "pictures").mkdir()
            paths = [own, *map(Path, fonts)]
            faces = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=paths)
            self._compiler = typst.Compiler(root=self._root, font_paths=faces)

    def pdf(self, template: str, data: str, pictures: Mapping[str, bytes]) -> bytes:
        """Return the PDF; raise `BrokenPicturesError` where pictures are in its way, else `CannotTypesetError`."""
        for name, content in pictures.items():
            if not (path := self._root / "pictures" / name).exists():
                path.write_bytes(content)
        try:
            return self._compiled(template, {"data": data})
        except typst.TypstError as error:
            if broken := [name for name in pictures if not self._can_draw(name)]:
                raise BrokenPicturesError(broken) from error
            raise CannotTypesetError(str(error)) from error

    def _compiled(self, template: str, inputs: dict[str, str]) -> bytes:
        path = self._root / template
        pdf = self._compiler.compile(path, format="pdf", sys_inputs=inputs, pdf_standards=_STANDARD, timestamp=0)
        assert isinstance(pdf, bytes)  # noqa: S101 - a PDF is one file, returned where no output is named
        return pdf

    def _can_draw(self, name: str) -> bool:
        try:
            self._compiled(_PROBE, {"name": name})
        except typst.TypstError:
            return False
        return True


@cache
def typesetter(fonts: tuple[str, ...] = ()) -> Typesetter:
    """Return this process's typesetter for these folders of fonts."""
    return Typesetter(fonts)
