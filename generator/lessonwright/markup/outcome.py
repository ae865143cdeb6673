"""Owns what the parser made of a marked source.

In go a converter and the source; where each mark came out goes out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast
from xml.etree.ElementTree import Element

from markdown import Markdown

from lessonwright.markup.marks import MARK, Marked, numbers

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = {*HEADINGS, "p", "li", "blockquote", "pre", "td", "th", "dt", "dd", "div", "summary", "details"}
_CODE = {"code", "pre"}
_VERBATIM = re.compile(rf"<(?P<end>/?)(?:pre|code|script|style|textarea)\b|{MARK.pattern}", re.IGNORECASE)


@dataclass(frozen=True)
class Outcome:
    """Where marks came out, each by its number; what is not in here was swallowed."""

    block: dict[int, str] = field(default_factory=dict)
    """The block that holds the mark as text."""
    code: set[int] = field(default_factory=set)
    targets: dict[int, str] = field(default_factory=dict)
    """The marks that came out in a link's or a picture's address, with the address."""
    images: set[int] = field(default_factory=set)
    definitions: dict[int, str] = field(default_factory=dict)
    headings: list[Element] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    emoji: list[tuple[str, str]] = field(default_factory=list)
    """Pictures that no link of the author's asks for, by the names that stand for them."""
    depths: list[int] = field(default_factory=list)

    def blocks(self, source: Marked) -> Mapping[int, str]:
        """Return the block that each line came out in, by the offset at which the line begins."""
        places = ((source.marks[number], block) for number, block in self.block.items())
        return {source.line(mark.place): block for mark, block in places if mark.kind == "line"}


def outcome(converter: Markdown, source: Marked) -> Outcome:
    """Return where the marks of a source come out when it is converted."""
    found = Outcome()
    for element, block, in_code, depth in _walk(_tree(converter, source.text)):
        found.depths.append(depth)
        _note_element(found, element)
        for text in _texts(element):
            _note_text(found, text, block, in_code)
    for kept in converter.htmlStash.rawHtmlBlocks:
        if isinstance(kept, str):
            _note_kept(found, kept)
    for address, _ in getattr(converter, "references", {}).values():
        found.definitions.update((number, address) for number in numbers(address))
    return found


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


def _note_element(found: Outcome, element: Element) -> None:
    if element.tag in HEADINGS:
        found.headings.append(element)
    if "id" in element.attrib:
        found.ids.add(element.attrib["id"])
    address = element.attrib.get("src", "")
    if element.attrib.get("title", "").startswith(":") and "//" in address:
        found.emoji.append((element.attrib["title"], address))
    for name in ("href", "src"):
        address = element.attrib.get(name, "")
        for number in numbers(address):
            found.targets[number] = address
            if name == "src":
                found.images.add(number)


def _note_text(found: Outcome, text: str, block: str, in_code: bool) -> None:
    for number in numbers(text):
        found.block[number] = "pre" if in_code and block == "pre" else block
        if in_code:
            found.code.add(number)


def _note_kept(found: Outcome, kept: str) -> None:
    """Note the marks in a piece of HTML that the converter has put aside, most often a block of code."""
    depth = 0
    for match in _VERBATIM.finditer(kept):
        if match["end"] is not None:
            depth += -1 if match["end"] else 1
            continue
        number = next(numbers(match[0]))
        found.block[number] = "pre" if depth > 0 else ""
        if depth > 0:
            found.code.add(number)
