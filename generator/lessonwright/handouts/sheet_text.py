"""Owns how an author's text stands on paper: Markdown comes in; a tree for the templates, and its words, come out.

Links lead to the published site where its address is known, glossary terms are collected to be
explained on the same sheet, and every picture that a text shows is handed over to `Pictures`.
"""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from lessonwright.course.course import Course
from lessonwright.handouts.pictures import Pictures
from lessonwright.markup.dialect import Dialect, link_attribute
from lessonwright.markup.parsed_text import LinkTarget, is_file, link_target
from lessonwright.prose.markdown_outputs import Fragments
from lessonwright.prose.typst_tree import (
    Tree,
    breakable,
    plain,
    tree,
    with_pictures,
    without_headings,
)

_BACK = "footnote-backref"
_FOOTNOTE = {"footnote-ref", _BACK}
_SOURCES = {"src", "data-icon"}

SheetData = dict[str, Any]
"""What a template reads of a sheet or of a part of it: nothing but what JSON can hold."""

Url = Callable[[str], str | None]
"""Takes a path below the content folder; returns its address on the published site, where it has
one."""


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
