"""Owns how an author's text stands on paper: Markdown comes in; a tree for the templates, and its words, come out.

Links lead to the published site where its address is known, glossary terms are collected to be
explained on the same sheet, and every picture that a text shows is handed over to `Pictures`.
"""

import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from lessonwright.course.course import Course
from lessonwright.course.glossary import term_named
from lessonwright.handouts.pictures import Pictures
from lessonwright.markup.dialect import Dialect
from lessonwright.markup.parsed_text import is_file
from lessonwright.prose.fragment import Fragments
from lessonwright.prose.typst_tree import Tree, breakable, pictures, plain, tree, without_headings

_BACK = "footnote-backref"
_FOOTNOTE = {"footnote-ref", _BACK}

Url = Callable[[str], str | None]
"""Takes a path below the content folder; returns its address on the published site, where it has
one."""


class SheetText:
    """Turns texts into trees; `begin` opens a sheet, `stand_in` says which file's text comes now."""

    def __init__(self, dialect: Dialect, content: Path, url: Url) -> None:
        self._fragments = Fragments(dialect, self._resolve)
        self._content = content
        self._url = url
        self.begin()

    def begin(self) -> None:
        """Forget the terms and pictures of the sheet before."""
        self._path, self._terms = "", dict[str, None]()
        self.pictures = Pictures(self._content)

    @property
    def _folder(self) -> str:
        return posixpath.dirname(self._path)

    def stand_in(self, path: str) -> None:
        """Take the file at this path as the one whose texts come now."""
        self._path = path
        self.pictures.stand_in(path)

    def text(self, markdown: str, *, headings: bool = False) -> dict[str, Any]:
        """Return a text as a tree, and its words alone; without `headings`, those become bold paragraphs."""
        nodes = self._tree(self._fragments.html(markdown))
        return _text_data(nodes if headings else without_headings(nodes))

    def phrase(self, markdown: str) -> dict[str, Any]:
        """Return the same of a text that, where it is one line, opens no list, heading or quotation."""
        return _text_data(without_headings(self.phrase_tree(markdown)))

    def phrase_tree(self, markdown: str) -> Tree:
        """Return such a text as a tree alone."""
        return self._tree(self._fragments.phrase(markdown))

    def _tree(self, html: str) -> Tree:
        """Return HTML as a tree in which each picture says which of the sheet's pictures it is."""
        nodes = tree(str(html))
        for node in pictures(nodes):
            source = node.pop("src", "")
            if "data-icon" in node:
                node |= {"tag": "icon", "picture": self.pictures.icon(node.pop("data-icon"))}
            elif is_file(source):
                node["picture"] = self.pictures.name(unquote(source))
            else:
                _put_into_words(node, source)
        return nodes

    def picture(self, file: str) -> str | None:
        """Return the name of a picture that the file names; None where paper cannot show it."""
        return self.pictures.name(posixpath.normpath(posixpath.join(self._folder, file)))

    def terms(self, course: Course) -> list[dict[str, Any]]:
        """Return the glossary terms used so far, with what they mean, in the order of the alphabet."""
        before, told = self._path, dict[str, Any]()
        self.stand_in(course.path)
        while waiting := [name for name in self._terms if name not in told]:
            for name in waiting:
                term = course.term_by_id[name]
                told[name] = {
                    "id": name,
                    "term": term.term,
                    "definition": self.text(term.definition),
                }
        self.stand_in(before)
        return sorted(told.values(), key=lambda item: str(item["term"]).casefold())

    def _resolve(self, element: Element) -> None:
        attribute = "href" if element.tag == "a" else "src"
        target = element.get(attribute, "")
        if _FOOTNOTE.isdisjoint(element.get("class", "").split()):
            self._resolve_target(element, attribute, target)
        else:
            _as_note(element)

    def _resolve_target(self, element: Element, attribute: str, target: str) -> None:
        name = term_named(target)
        if name is not None:
            self._terms[name] = None
            element.tag, element.attrib = "dfn", {"data-term": name}
        elif is_file(target):
            self._resolve_file(element, attribute, target)

    def _resolve_file(self, element: Element, attribute: str, target: str) -> None:
        path, mark, fragment = target.partition("#")
        below = posixpath.normpath(posixpath.join(self._folder, unquote(path)))
        if element.tag == "img":
            element.set(attribute, quote(below))
        elif url := self._url(below):
            element.set(attribute, url + mark + fragment)
        else:
            element.tag, element.attrib = "span", {}


def _text_data(nodes: Tree) -> dict[str, Any]:
    return {"tree": nodes, "plain": plain(nodes)}


def _as_note(element: Element) -> None:
    """Leave a footnote's number without a link, and the way back to the text out: on paper both are in sight."""
    if _BACK in element.get("class", "").split():
        element.text = ""
    element.tag, element.attrib = "span", {}


def _put_into_words(node: dict[str, Any], address: str) -> None:
    """Turn a picture from elsewhere, which paper cannot show, into the words that stand for it, and its address."""
    words = node.get("alt", "")
    where = breakable(address) if urlsplit(address).netloc else ""
    node.clear()
    node |= {"tag": "em", "c": [f"{words} ({where})" if words and where else words or where]}
