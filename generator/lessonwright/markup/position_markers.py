"""Owns the marks by which a parser that tells no places tells them all the same."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown

_FIRST, _LAST = 0x100000, 0x10FFFD
"""Private characters that no font and no author has a use for (plane 16)."""
MARK = re.compile(f"[{chr(_FIRST)}-{chr(_LAST)}]")

_TARGET = re.compile(r"\]\(\s*<?")
_DEFINITION = re.compile(r"\]:[ ]*\n?[ ]*<?(?=[^\s<])")
_TICKS = re.compile(r"`+")
_OPENING = re.compile(
    r"^(?:[ \t]|(?:[-*+]|\d{1,9}[.)])(?=[ \t])|>|\||:(?=[ \t]))*(?P<hashes>#{1,6}(?!#)[ \t]*)?",
    re.MULTILINE,
)
"""What tells the kind of a block at the start of its line: signs of lists, quotes, headings,
tables."""
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
class MarkedSource:
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


def remove_marks(text: str) -> str:
    """Return a text without marks."""
    return MARK.sub("", text)


def mark_source(source: str, *, raw_html: bool) -> MarkedSource:
    """Return a source with a mark at each place in question; of very many, the first ones."""
    found = {match.end(): Mark("link", match.end()) for match in _TARGET.finditer(source)}
    lines = {place: Mark("line", place) for place in _openings(source, raw_html)}
    for match in _DEFINITION.finditer(source):
        found[match.end()] = Mark("definition", match.end())
        for place in range(*match.span()):  # a mark before `<` would make it a part of the target
            lines.pop(place, None)
    ticks = {
        match.end(): Mark("ticks", match.end())
        for match in _TICKS.finditer(source)
        if _is_within(source, match)
    }
    places = lines | ticks | found
    return MarkedSource(source, tuple(places[place] for place in sorted(places)[: _LAST - _FIRST]))


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


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = {
    *HEADINGS,
    "p",
    "li",
    "blockquote",
    "pre",
    "td",
    "th",
    "dt",
    "dd",
    "div",
    "summary",
    "details",
}
_CODE = {"code", "pre"}
_VERBATIM = re.compile(
    rf"<(?P<end>/?)(?:pre|code|script|style|textarea)\b|{MARK.pattern}", re.IGNORECASE
)


@dataclass(frozen=True)
class Outcome:
    """Where marks came out, each by its number; what is not in here was swallowed."""

    block: Mapping[int, str]
    """The block that holds the mark as text."""
    code: frozenset[int]
    targets: Mapping[int, str]
    """The marks that came out in a link's or a picture's address, with the address."""
    images: frozenset[int]
    definitions: Mapping[int, str]
    headings: tuple[Element, ...]
    ids: frozenset[str]
    emoji: tuple[tuple[str, str], ...]
    """Pictures that no link of the author's asks for, by the names that stand for them."""
    depths: tuple[int, ...]

    def blocks(self, source: MarkedSource) -> Mapping[int, str]:
        """Return the block that each line came out in, by the offset at which the line begins."""
        places = ((source.marks[number], block) for number, block in self.block.items())
        return {source.line(mark.place): block for mark, block in places if mark.kind == "line"}


class _OutcomeBuilder:
    """Where marks came out as far as is known by now."""

    def __init__(self) -> None:
        self.block: dict[int, str] = {}
        self.code: set[int] = set()
        self.targets: dict[int, str] = {}
        self.images: set[int] = set()
        self.definitions: dict[int, str] = {}
        self.headings: list[Element] = []
        self.ids: set[str] = set()
        self.emoji: list[tuple[str, str]] = []
        self.depths: list[int] = []

    def build(self) -> Outcome:
        """Return all that was noted."""
        return Outcome(
            self.block,
            frozenset(self.code),
            self.targets,
            frozenset(self.images),
            self.definitions,
            tuple(self.headings),
            frozenset(self.ids),
            tuple(self.emoji),
            tuple(self.depths),
        )

    def note_element(self, element: Element) -> None:
        """Note what an element says of itself."""
        if element.tag in HEADINGS:
            self.headings.append(element)
        if "id" in element.attrib:
            self.ids.add(element.attrib["id"])
        address = element.attrib.get("src", "")
        if element.attrib.get("title", "").startswith(":") and "//" in address:
            self.emoji.append((element.attrib["title"], address))
        for name in ("href", "src"):
            address = element.attrib.get(name, "")
            for number in numbers(address):
                self.targets[number] = address
                if name == "src":
                    self.images.add(number)

    def note_text(self, text: str, block: str, in_code: bool) -> None:
        """Note the marks in a text that a block holds."""
        for number in numbers(text):
            self.block[number] = "pre" if in_code and block == "pre" else block
            if in_code:
                self.code.add(number)

    def note_kept(self, kept: str) -> None:
        """Note the marks in a piece of HTML that the converter has put aside, most often a block of code."""
        depth = 0
        for match in _VERBATIM.finditer(kept):
            if match["end"] is not None:
                depth += -1 if match["end"] else 1
                continue
            number = next(numbers(match[0]))
            self.block[number] = "pre" if depth > 0 else ""
            if depth > 0:
                self.code.add(number)


def outcome(converter: Markdown, source: MarkedSource) -> Outcome:
    """Return where the marks of a source come out when it is converted."""
    found = _OutcomeBuilder()
    for element, block, in_code, depth in _walk(_tree(converter, source.text)):
        found.depths.append(depth)
        found.note_element(element)
        for text in _texts(element):
            found.note_text(text, block, in_code)
    for kept in converter.htmlStash.rawHtmlBlocks:
        if isinstance(kept, str):
            found.note_kept(kept)
    for address, _ in getattr(converter, "references", {}).values():
        found.definitions.update((number, address) for number in numbers(address))
    return found.build()


def _tree(converter: Markdown, text: str) -> Element:
    """Return the tree that the converter would write down as HTML."""
    converter.reset()
    lines = text.split("\n")
    for preprocessor in converter.preprocessors:
        lines = preprocessor.run(lines)
    root = cast(Element, converter.parser.parseDocument(lines).getroot())
    for processor in converter.treeprocessors:
        changed = processor.run(root)
        root = root if changed is None else changed
    return root


def _walk(root: Element) -> Iterator[tuple[Element, str, bool, int]]:
    """Yield every element with the block that holds its text, whether that is code, and how deep it lies."""
    waiting = [(root, "", False, 0)]
    while waiting:
        element, block, in_code, depth = waiting.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        block, in_code = tag if tag in _BLOCKS else block, in_code or tag in _CODE
        yield element, block, in_code, depth
        waiting += [(child, block, in_code, depth + 1) for child in reversed(element)]


def _texts(element: Element) -> Iterator[str]:
    """Yield what stands in an element itself, outside those that it holds."""
    if element.text:
        yield element.text
    for child in element:
        if child.tail:
            yield child.tail
