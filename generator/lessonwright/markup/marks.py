"""Owns the marks by which a parser that tells no places tells them all the same.

In goes a Markdown source; out comes the same source with a mark, a character of its own that means nothing to the
parser, at each place that may be a link's target, follow backticks, or open a line. Where a mark comes out tells what
the parser took its place for.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_FIRST, _LAST = 0x100000, 0x10FFFD
"""Private characters that no font and no author has a use for (plane 16)."""
MARK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")

_TARGET = re.compile(r"\]\(\s*<?")
_DEFINITION = re.compile(r"\]:[ ]*\n?[ ]*<?(?=[^\s<])")
_TICKS = re.compile(r"`+")
_OPENING = re.compile(
    r"^(?:[ \t]|(?:[-*+]|\d{1,9}[.)])(?=[ \t])|>|\||:(?=[ \t]))*(?P<hashes>#{1,6}(?!#)[ \t]*)?", re.MULTILINE
)
"""What tells the kind of a block at the start of its line: signs of lists, quotes, headings, tables."""
FENCE = re.compile(r"^[ \t>]*(?:`{3,}+[^`\n]*+|~{3,}+[^\n]*+)$", re.MULTILINE)
_NO_PLACE = re.compile(
    r"\s*$|`{3,}[^`\n]*$|~{3}|\{|!!!|\?\?\?|===|///|\$\$|\\|\*\[|--8<--|\[(?:[ xX]\]|TOC\]|[^\]\n]*\]:)|[-=*_|:+ \t]+$",
    re.MULTILINE,
)
"""Where a mark would make another thing of the line: fences, definitions, boxes, rules."""
_NO_WORDS = re.compile(r"\s*(?:\{|#*$)", re.MULTILINE)
"""What follows the hashes of a heading that has no words."""


@dataclass(frozen=True)
class Mark:
    """A place in the source, and what may be there: `link`, `definition`, `ticks` or `line`."""

    kind: str
    place: int


@dataclass(frozen=True)
class Marked:
    """A source with marks; the mark with the number n is the character of that number."""

    source: str
    marks: tuple[Mark, ...]

    @cached_property
    def text(self) -> str:
        """The source with its marks."""
        source = MARK.sub("\ufffd", self.source)
        pieces, done = [], 0
        for number, mark in enumerate(self.marks):
            pieces += [source[done : mark.place], chr(_FIRST + number)]
            done = mark.place
        return "".join([*pieces, source[done:]])

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self.source))]

    def line(self, place: int) -> int:
        """Return where the line of a place begins."""
        return self._lines[bisect_right(self._lines, place) - 1]

    def line_end(self, place: int) -> int:
        """Return where the line of a place ends, its break not included."""
        end = self.source.find("\n", place)
        return len(self.source) if end < 0 else end


def numbers(text: str) -> Iterator[int]:
    """Yield the numbers of the marks in a text."""
    return (ord(mark) - _FIRST for mark in MARK.findall(text))


def unmarked(text: str) -> str:
    """Return a text without marks."""
    return MARK.sub("", text)


def marked(source: str, *, raw_html: bool) -> Marked:
    """Return a source with a mark at each place in question; of very many, the first ones."""
    found = {match.end(): Mark("link", match.end()) for match in _TARGET.finditer(source)}
    found |= {match.end(): Mark("definition", match.end()) for match in _DEFINITION.finditer(source)}
    lines = {place: Mark("line", place) for place in _openings(source, raw_html)}
    ticks = {match.end(): Mark("ticks", match.end()) for match in _TICKS.finditer(source) if _is_within(source, match)}
    places = lines | ticks | found
    return Marked(source, tuple(places[place] for place in sorted(places)[: _LAST - _FIRST]))


def _openings(source: str, raw_html: bool) -> Iterator[int]:
    for match in _OPENING.finditer(source):
        place = match.end()
        is_tag = raw_html and source.startswith("<", place)
        if match["hashes"]:
            takes_mark = not _NO_WORDS.match(source, place)
        else:
            takes_mark = not is_tag and not _NO_PLACE.match(source, place)
        if takes_mark:
            yield place


def _is_within(source: str, ticks: re.Match[str]) -> bool:
    """Tell whether a run of backticks cannot be a fence."""
    line = source.rfind("\n", 0, ticks.start()) + 1
    return not FENCE.match(source, line)
