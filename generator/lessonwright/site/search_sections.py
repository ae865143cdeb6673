"""Owns how a page is cut into what its search finds: a page's HTML comes in, sections with their words come out.

They are those that Material's search plugin makes, which takes about ten times as long for them:
it reads HTML of any kind, and this only such as is plainly well-formed. For any other there are no
sections, and whoever asks lets Material read it.
"""

import re
from dataclasses import dataclass, field
from html import escape, unescape

from lessonwright.markup.dialect import VOID_ELEMENTS

_TOKEN = re.compile(
    r"""<(/?)([a-z][a-z0-9-]*)((?:\s+[a-z_:][a-zA-Z0-9_:.-]*(?:="[^"<>]*")?)*)\s*(/?)>"""
)
_ID = re.compile(r'\sid="([^"]*)"')
_PERMALINK = re.compile(r'\sclass="headerlink"')
_EXCLUDED = re.compile(r'\s(?:data-search-exclude\b(?!-)|class="linenodiv")')
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_KEPT = frozenset(("p", "code", "pre", "li", "ol", "ul", "sub", "sup"))
"""Elements whose tags Material keeps in what it finds."""
_NEVER_FOUND = frozenset(("object", "script", "style"))
_NOT_HTML_WITHIN = frozenset(
    ("iframe", "noembed", "noframes", "noscript", "plaintext", "textarea", "title", "xmp")
)
"""Elements in which what looks like a tag may be none."""
_ANYWHERE = float("inf")


@dataclass
class SearchSection:
    """What stands under one heading; in the shape in which Material's index takes it."""

    tag: str
    depth: float = 0
    id: str | None = None
    excluded: bool = False
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def search_sections(html: str) -> list[SearchSection] | None:
    """Return the sections of a page, or None for HTML that is to be read by Material itself."""
    before, *tokens = _TOKEN.split(html)
    sections = _Sections()
    if "<" in before:
        return None
    if before:
        sections.read_text(before)
    parts = (tokens[part::5] for part in range(5))
    for end, name, attributes, empty, text in zip(*parts, strict=True):
        if name in _NOT_HTML_WITHIN and (text or empty) and not end:
            return None
        if name not in VOID_ELEMENTS:
            if not end:
                sections.open(name, attributes)
            if end or empty:
                sections.close(name)
        if text:
            if "<" in text:
                return None
            sections.read_text(text)
    return sections.found


class _Sections:
    """The sections that are found as a page is read from top to bottom.

    Material tells elements by their names alone: within an element that is left out, the end of
    any other of the same name counts as its end. That has to be the same here.
    """

    def __init__(self) -> None:
        self.found: list[SearchSection] = []
        self._section: SearchSection | None = None
        self._open: list[str] = []
        self._left_out = {*_NEVER_FOUND}
        self._is_out = False
        """Whether an element is open that is left out."""
        self._permalinks: list[int] = []

    def open(self, name: str, attributes: str) -> None:
        """Go into an element."""
        self._open.append(name)
        if name in self._left_out:
            self._is_out = True
        if name in _HEADINGS and (id_ := _ID.search(attributes)):
            self._begin_section(name, unescape(id_[1]))
            self._current().excluded = "data-search-exclude" in attributes
        section = self._section or self._current()
        if attributes:
            if _is_excluded(attributes):
                self._left_out.add(name)
                self._is_out = True
                return
            if name == "a" and _PERMALINK.search(attributes):
                self._permalinks.append(len(self._open))
        if name in _KEPT and not self._is_out:
            (section.title if section.tag in self._open else section.text).append(f"<{name}>")

    def _begin_section(self, name: str, id_: str) -> None:
        depth = len(self._open)
        if name != "h1" and not self.found:
            self._add(SearchSection("", depth))
        self._add(SearchSection(name, depth, id_ if self.found else None))

    def _add(self, section: SearchSection) -> None:
        self._section = section
        self.found.append(section)

    def _current(self) -> SearchSection:
        """Return the section that is being read; before the first heading, one without any."""
        if self._section is None:
            self._add(SearchSection(""))
        assert self._section  # noqa: S101 - else it has just been added
        return self._section

    def close(self, name: str) -> None:
        """Leave an element; an end that ends nothing counts for nothing."""
        if not self._open or self._open[-1] != name:
            return
        section = self._section or self._current()
        if section.depth > len(self._open):
            self._go_back(section)
            section = self._current()
        leaves_what_is_out = name in self._left_out
        self._open.pop()
        if self._permalinks and self._permalinks[-1] > len(self._open):
            self._permalinks.pop()
        if leaves_what_is_out:
            if name not in _NEVER_FOUND:
                self._left_out.remove(name)
            self._is_out = not self._left_out.isdisjoint(self._open)
        elif name in _KEPT and not self._is_out:
            words = section.title if section.tag in self._open else section.text
            _close_tag(words, name)

    def _go_back(self, left: SearchSection) -> None:
        """Go back to the section around the element that a heading was in, for good."""
        for section in reversed(self.found):
            if section.depth <= len(self._open):
                left.depth = _ANYWHERE
                self._section = section
                return

    def read_text(self, text: str) -> None:
        """Take in the words between two tags."""
        if self._is_out:
            return
        has_signs = "&" in text or ">" in text
        words = unescape(text) if has_signs else text
        is_blank, in_code = words.isspace(), "pre" in self._open
        if not in_code:
            words = " " if is_blank else words.replace("\n", " ")
        section = self._section or self._current()
        if section.tag in self._open:
            if not self._permalinks:
                section.title.append(escape(words, quote=False) if has_signs else words)
        elif not is_blank:
            section.text.append(escape(words, quote=False) if has_signs else words)
        elif in_code or not section.text or not section.text[-1].isspace():
            section.text.append(words)


def _is_excluded(attributes: str) -> bool:
    """Tell whether an element is left out; of most, a look for the words alone tells that it is not."""
    may_be = "-exclude" in attributes or "linenodiv" in attributes
    return may_be and bool(_EXCLUDED.search(attributes))


def _close_tag(words: list[str], name: str) -> None:
    """End an element; where nothing but blanks has come since the first of its name, leave it out."""
    first = words.index(f"<{name}>")
    if all(word.isspace() for word in words[first + 1 :]):
        del words[first:]
    else:
        words.append(f"</{name}>")
