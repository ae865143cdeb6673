"""Owns how an author's text stands on paper: Markdown comes in; a tree for the templates, words and pictures come out.

Links lead to the published site where its address is known, glossary terms are collected to be
explained on the same sheet, and every picture that a text shows gets a name from its bytes, which
is all that the templates know of it.
"""

import hashlib
import os
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from lessonwright.course.course import Course
from lessonwright.markup.dialect import Dialect, link_attribute
from lessonwright.markup.parsed_text_and_numbered_lists import LinkTarget, is_file, link_target
from lessonwright.prose.html_to_paper_tree import (
    Tree,
    breakable,
    plain,
    tree,
    with_pictures,
    without_headings,
)
from lessonwright.prose.markdown_to_html import Fragments
from lessonwright.reading.content_folder import CannotReadError, Folder
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.locate_words import locate_words
from lessonwright.reading.picture_faults_and_sizes import kind_of

SheetData = dict[str, Any]
"""What a template reads of a sheet or of a part of it: nothing but what JSON can hold."""

Url = Callable[[str], str | None]
"""Takes a path below the content folder; returns its address on the published site, where it has
one."""

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


def broken_picture(why: str, path: str, file: str, content: Path) -> Diagnostic:
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


_BACK = "footnote-backref"
_FOOTNOTE = {"footnote-ref", _BACK}
_SOURCES = {"src", "data-icon"}


@dataclass(frozen=True)
class SheetText:
    """Turns texts into trees for one sheet; `within` returns the same for the texts of another file."""

    url: Url
    content: Path
    fragments: Fragments
    pictures: Pictures
    path: str = ""
    """The file whose texts these are."""
    used_terms: dict[str, None] = field(default_factory=dict)
    """The ids of the glossary terms that the sheet has come to use."""
    explains_terms: bool = True
    """Whether the sheet has room to explain them; else they stand there as any word does."""

    @classmethod
    def of(cls, dialect: Dialect, content: Path, url: Url) -> Self:
        """Return what turns texts in this dialect into trees for a sheet."""
        return cls(url, content, Fragments(dialect), Pictures(content))

    def on_new_sheet(self) -> Self:
        """Return the same for another sheet, on which no picture and no term stands yet."""
        return replace(self, pictures=Pictures(self.content), used_terms={})

    def within(self, path: str) -> Self:
        """Return the same for texts of the file at this path, on the same sheet."""
        return replace(self, path=path)

    def without_terms(self) -> Self:
        """Return the same for a sheet that explains no terms."""
        return replace(self, explains_terms=False)

    @cached_property
    def _own_fragments(self) -> Fragments:
        return self.fragments.resolving(self._resolve)

    @property
    def _folder(self) -> str:
        return posixpath.dirname(self.path)

    def text(self, markdown: str, *, headings: bool = False) -> SheetData:
        """Return a text as a tree, and its words alone; without `headings`, those become bold paragraphs."""
        nodes = self._tree(self._own_fragments.html(markdown))
        return _text_data(nodes if headings else without_headings(nodes))

    def phrase(self, markdown: str) -> SheetData:
        """Return the same of a text that, where it is one line, opens no list, heading or quotation."""
        return _text_data(without_headings(self.phrase_tree(markdown)))

    def phrase_tree(self, markdown: str) -> Tree:
        """Return such a text as a tree alone."""
        return self._tree(self._own_fragments.phrase(markdown))

    def _tree(self, html: str) -> Tree:
        """Return HTML as a tree in which each picture says which of the sheet's pictures it is."""
        return with_pictures(tree(str(html)), self._named)

    def _named(self, picture: dict[str, Any]) -> dict[str, Any]:
        source = picture.get("src", "")
        node = {key: value for key, value in picture.items() if key not in _SOURCES}
        if "data-icon" in picture:
            name = self.pictures.icon(picture["data-icon"], self.path)
            return node | {"tag": "icon", "picture": name}
        if is_file(source):
            return node | {"picture": self.pictures.name(unquote(source), self.path)}
        return _in_words(picture.get("alt", ""), source)

    def picture(self, file: str) -> str | None:
        """Return the name of a picture that the file names; None where paper cannot show it."""
        return self.pictures.name(self._below_content(file), self.path)

    def _below_content(self, file: str) -> str:
        return posixpath.normpath(posixpath.join(self._folder, file))

    def terms(self, course: Course) -> list[SheetData]:
        """Return the glossary terms used so far, with what they mean, in the order of the alphabet."""
        text, explained = self.within(course.path), dict[str, SheetData]()
        while waiting := [name for name in self.used_terms if name not in explained]:
            for name in waiting:
                term = course.term_by_id[name]
                definition = text.text(term.definition)
                explained[name] = {"id": name, "term": term.term, "definition": definition}
        return sorted(explained.values(), key=lambda item: str(item["term"]).casefold())

    def _resolve(self, element: Element) -> None:
        attribute = link_attribute(element)
        target = link_target(element.get(attribute, ""))
        if not _FOOTNOTE.isdisjoint(element.get("class", "").split()):
            _as_note(element)
        elif target.term is not None and not self.explains_terms:
            element.tag, element.attrib = "span", {}
        elif target.term is not None:
            self.used_terms[target.term] = None
            element.tag, element.attrib = "dfn", {"data-term": target.term}
        elif target.file:
            self._resolve_file(element, attribute, target)

    def _resolve_file(self, element: Element, attribute: str, target: LinkTarget) -> None:
        below = self._below_content(unquote(target.file))
        if element.tag == "img":
            element.set(attribute, quote(below))
        elif url := self.url(below):
            element.set(attribute, url + target.place)
        else:
            element.tag, element.attrib = "span", {}


def _text_data(nodes: Tree) -> SheetData:
    return {"tree": nodes, "plain": plain(nodes)}


def _as_note(element: Element) -> None:
    """Leave a footnote's number without a link, and the way back to the text out: on paper both are in sight."""
    if _BACK in element.get("class", "").split():
        element.text = ""
    element.tag, element.attrib = "span", {}


def _in_words(words: str, address: str) -> dict[str, Any]:
    """Return the words that stand for a picture from elsewhere, which paper cannot show, and its address."""
    where = breakable(address) if urlsplit(address).netloc else ""
    return {"tag": "em", "c": [f"{words} ({where})" if words and where else words or where]}
