"""Owns the reader: a Markdown text comes in; where its links, its code and its headings stand goes out.

The text is read by the very parser that renders it, so that what is checked is what learners get. Most texts hold
nothing that takes a parser; those are told apart by patterns that admit nothing doubtful.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from markdown import Markdown

from lessonwright.markup.dialect import HARMLESS, Dialect
from lessonwright.markup.limit import Excess, excess, is_unusual
from lessonwright.markup.marks import marked
from lessonwright.markup.outcome import outcome
from lessonwright.markup.places import code_spans, headings, links
from lessonwright.markup.reading import Heading, Link, Reading, Span, outside, speech

_DOUBTFUL = re.compile(r"[`<\\{|\t]|~~~|    |\]:|^\*\[|--8<--|^ *(?:!!!|\?\?\?|===|///)|^ *(?:[-=] *)+$", re.MULTILINE)
"""What may make a text more than paragraphs, lists, headings and links."""
_BRACKET = re.compile(r"[\[\]]")
_LINK = re.compile(r"!?\[(?P<words>(?:[^\[\]()\n]|(?<=\S)\n *(?=[^\W\d_]))+)\]\((?P<target>[^\s()<>\[\]\"']+)\)")
_HEADING = re.compile(
    r"^(?P<level>#{1,6})(?!#)[ ]*(?P<words>(?![^\n]*(?://|www\.))[^\s#*_\[\]@&][^#\n*_\[\]@&]*)$", re.MULTILINE
)
_HASHES = re.compile(r"^ *[>\d.)*+ -]*#", re.MULTILINE)
_CODE_SIGNS = re.compile(r"`|~~~|    |\t")

_REMEMBERED = 10_000
_DEEPEST = 40
"""How deep elements may lie in one another; nobody writes ten."""


class Reader:
    """Reads the texts of one course, each once, as its dialect wants it."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self._readings: dict[str, Reading] = {}
        self._is_usual = set(dialect.extensions) <= HARMLESS

    def allowing(self, raw_html: bool) -> "Reader":
        """Return the reader of a course whose author may, or may not, write HTML."""
        return self if self.dialect.raw_html == raw_html else Reader(replace(self.dialect, raw_html=raw_html))

    def links(self, text: str) -> tuple[Link, ...]:
        """Return every link, image and link definition of a text."""
        if "](" not in text and "]:" not in text:
            return ()
        if self._is_simple(text):
            found = tuple(map(_simple_link, _LINK.finditer(text)))
            if 2 * len(found) == len(_BRACKET.findall(text)):
                return found
        return self.reading(text).links if speech(text) == text else ()

    def code(self, text: str) -> tuple[Span, ...]:
        """Return the spans of a text that are code: blocks of it and spans within a line."""
        return self.reading(text).code if _CODE_SIGNS.search(text) else ()

    def prose(self, text: str) -> list[Span]:
        """Return the spans of a text that are no code."""
        return outside(self.code(text), len(text))

    def headings(self, text: str) -> tuple[Heading, ...]:
        """Return the headings of a text."""
        if "#" not in text and "\n=" not in text and "\n-" not in text:
            return ()
        if self._is_simple(text):
            found = tuple(map(_simple_heading, _HEADING.finditer(text)))
            if len(found) == len(_HASHES.findall(text)):
                return found
        return self.reading(text).headings

    def reading(self, text: str) -> Reading:
        """Return all that a text comes to, as the parser has it."""
        if text not in self._readings:
            if len(self._readings) >= _REMEMBERED:
                self._readings.clear()
            self._readings[text] = self._read(text)
        return self._readings[text]

    def excess(self, text: str) -> Iterator[Excess]:
        """Yield the first place at which a text is too tangled to be read, if there is one."""
        if not is_unusual(text):
            return
        found = next(excess(text), None)
        if found:
            yield found
        elif self.reading(text).depth > _DEEPEST:
            yield Excess("deep", 0, len(text))

    def _is_simple(self, text: str) -> bool:
        return self._is_usual and not _DOUBTFUL.search(text)

    @cached_property
    def _markdown(self) -> Markdown:
        return self.dialect.reading()

    def _read(self, text: str) -> Reading:
        source = marked(text, raw_html=self.dialect.raw_html)
        try:
            found = outcome(self._markdown, source)
        except RecursionError:
            return Reading(depth=len(text))
        code = code_spans(source, found)
        linked, titled = links(source, found, code, self._markdown), headings(source, found, self._markdown)
        return Reading(
            linked, code, titled, frozenset(found.ids), tuple(found.emoji), max(found.depths), found.blocks(source)
        )


PLAIN = Reader(Dialect())
"""Reads what every course can count on: for whoever has a text alone, and not the course that it is from."""


def _simple_link(match: re.Match[str]) -> Link:
    is_image = match[0].startswith("!")
    return Link(match["target"], match["words"], *match.span("target"), match.span(), match[0], is_image)


def _simple_heading(match: re.Match[str]) -> Heading:
    words = match["words"].strip()
    return Heading(len(match["level"]), words, *match.span(), words)
