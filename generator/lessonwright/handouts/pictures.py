"""Owns the pictures of a sheet: paths in the content folder come in; bytes and diagnostics come out.

Each picture gets a name from its bytes, which is all that the templates know of it.
"""

import hashlib
import os
import posixpath
import re
from pathlib import Path

from lessonwright.reading.content_folder import CannotReadError, Folder
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.locate_words import locate_words
from lessonwright.reading.picture import kind_of

_SHOWN = {".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp"}
_LARGEST = 30_000_000
_INK = "#24211c"
_LACKING = re.compile(r'the text `"(?P<text>.*?)"` could not be displayed')


class Pictures:
    """The pictures that one sheet shows, and the diagnostics on them."""

    def __init__(self, content: Path) -> None:
        self._folder = Folder(content)
        self._content = content
        self._named: dict[str, str | None] = {}
        self.bytes_by_name: dict[str, bytes] = {}
        self.sources: dict[str, tuple[str, str]] = {}
        """Which file first shows the picture of a name, and which picture file it is."""
        self.diagnostics: list[Diagnostic] = []

    @property
    def bytes_by_file(self) -> dict[str, bytes]:
        """Every picture file that the sheet shows, with its bytes; two files may hold the same picture."""
        return {file: self.bytes_by_name[name] for file, name in self._named.items() if name}

    def name(self, file: str, path: str) -> str | None:
        """Return the name under which a picture is found that the file at `path` shows.

        None, and a diagnostic, where paper cannot show it.
        """
        if file not in self._named:
            self._named[file] = self._take(file, path)
        return self._named[file]

    def icon(self, svg: str, path: str) -> str:
        """Return the name under which an icon is found that a text draws in place, in the colour of its letters."""
        drawing = svg.replace("<svg", f'<svg fill="{_INK}"', 1).encode()
        return self._keep(drawing, ".svg", (path, "an icon"))

    def _take(self, file: str, path: str) -> str | None:
        ending = posixpath.splitext(file)[1].lower()
        if ending not in _SHOWN:
            advice = "save the picture as svg, png, jpg, gif or webp"
            self._note((path, file), "picture-kind", f"a PDF cannot show `{file}`", advice)
            return None
        try:
            data = self._folder.read(file)
        except CannotReadError as error:
            self._note((path, file), "unreadable-picture", *self._unreadable(file, error))
            return None
        if len(data) > _LARGEST:
            advice = "save it smaller: 2,000 pixels in width are plenty for paper"
            self._note((path, file), "picture-too-large", f"`{file}` is larger than 30 MB", advice)
            return None
        return self._keep(data, ending, (path, file))

    def _keep(self, data: bytes, ending: str, source: tuple[str, str]) -> str:
        # Browsers go by what a file holds, whatever its name says; Typst goes by the name.
        name = f"{hashlib.sha256(data).hexdigest()[:16]}{kind_of(data) or ending}"
        self.bytes_by_name[name] = data
        self.sources[name] = source
        return name

    def _unreadable(self, file: str, error: CannotReadError) -> tuple[str, str]:
        if os.path.lexists(self._content / file):
            return f"the picture `{file}` cannot be read: {error}", error.help
        return (
            f"there is no picture `{file}`",
            "put the picture there, or write its name as the file has it",
        )

    def _note(self, source: tuple[str, str], rule: str, message: str, help_line: str) -> None:
        path, file = source
        spot = locate_words(self._content, path, posixpath.basename(file))
        self.diagnostics.append(spot(rule, message, help_line))


def broken(why: str, path: str, file: str, content: Path) -> Diagnostic:
    """Return the diagnostic on a picture that cannot be drawn; `why` is the reason, in Typst's words."""
    spot = locate_words(content, path, posixpath.basename(file))
    if lacking := _LACKING.search(why):
        message = f"`{file}` has a text that no font of the handouts can show: “{lacking['text']}”"
        help_line = (
            "put a font that has it into the folder `fonts` beside course.yml, "
            "or save the picture's text as shapes"
        )
        return spot("picture-text", message, help_line)
    message = f"`{file}` is no picture of the kind that its ending says"
    return spot("broken-picture", message, "open it in a picture program and save it again")
