"""Owns what reading a Markdown text comes to: plain data on its links, code, headings and numbered lists.

Python-Markdown counts every list from 1, whatever its author wrote: `keep_list_numbers` keeps what no
list would show. A list within an item of another is left alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

_SPEECH = re.compile(r"\[[^\[\]^][^\[\]]*\]:(?=\s)")

Span = tuple[int, int]
"""Where a piece of a text begins and ends."""


@dataclass(frozen=True)
class Link:
    """A link, image or link definition: `start` and `end` are its target's offsets in the Markdown source."""

    target: str
    words: str
    start: int
    end: int
    whole: Span
    source: str
    is_image: bool = False
    is_definition: bool = False
    is_used: bool = True
    """Whether anything points at the definition."""

    def to(self, target: str) -> str:
        """Return the link's source with another target."""
        first = self.whole[0]
        return self.source[: self.start - first] + target + self.source[self.end - first :]


@dataclass(frozen=True)
class Heading:
    """A heading: its level, its Markdown without marks or an id, its line, and the id that a page gives it."""

    level: int
    words: str
    start: int
    end: int
    name: str
    """What an id is made from: the words as they are read."""
    id: str | None = None
    """The id that its author gave it."""


@dataclass(frozen=True)
class ParsedText:
    """What stands where in a text."""

    links: tuple[Link, ...] = ()
    code: tuple[Span, ...] = ()
    headings: tuple[Heading, ...] = ()
    ids: frozenset[str] = frozenset()
    """The ids that the text gives to its parts."""
    emoji: tuple[tuple[str, str], ...] = ()
    """The names of emoji whose pictures come from another host, each with its address."""
    depth: int = 0
    """How deep its elements lie in one another."""
    blocks: Mapping[int, str] = field(default_factory=dict)
    """In which element a line came out, by the offset at which the line begins: `p`, `li`, `td`,
    `h2`, `pre`."""


def gaps_between(spans: tuple[Span, ...], end: int) -> list[Span]:
    """Return what lies between spans that follow one another, from the start of a text to its end."""
    edges = [0, *(edge for span in spans for edge in span), end]
    return [(a, b) for a, b in [*pairwise(edges)][::2] if a < b]


def escape_dialogue(text: str) -> str:
    """Return a text of one line so that `[Anna]: Hello.` is shown, and is not where a link leads: there is no other."""
    return f"\\{text}" if "\n" not in text and _SPEECH.match(text) else text


def host_of(address: str) -> str:
    """Return the host that an address names; nothing for a file, and for what is no address at all."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def is_file(target: str) -> bool:
    """Tell whether a link's target is the way to a file from here, rather than an address or a place on the page."""
    try:
        address = urlsplit(target)
    except ValueError:
        return False
    return (
        bool(address.path)
        and not address.scheme
        and not address.netloc
        and not address.path.startswith("/")
    )


_TO_TERM = re.compile(r"\s*glossary:(?P<term>.*)", re.IGNORECASE | re.DOTALL)


def term_named(target: str) -> str | None:
    """Return the term's id that a link's target `glossary:…` names; None for any other target."""
    link = _TO_TERM.fullmatch(unquote(target))
    return link["term"].strip() if link else None


class LinkTarget(NamedTuple):
    """A term of the glossary, or a file and a place in it; neither, where a link leads out of the course."""

    term: str | None = None
    """The term's id."""
    file: str = ""
    """The way to the file from here, as it is written."""
    place: str = ""
    """The place on the file's page, with its `#`."""


def link_target(target: str) -> LinkTarget:
    """Return where a link with this target leads."""
    term = term_named(target)
    if term is not None or not is_file(target):
        return LinkTarget(term)
    file, mark, place = target.partition("#")
    return LinkTarget(None, file, mark + place)


_MAY_BE_A_LIST = re.compile(r"^[ >*+:-]*[0-9]+\. ", re.MULTILINE)
"""A quick look before a thorough one."""
_NUMBERED = re.compile(r"(?P<item>[-*+:] +)?(?P<number>[0-9]{1,9})\. +\S")
_QUOTE = re.compile(r"(?: {0,3}> ?)*")
_INDENT = re.compile(r" {0,3}(?! )")
_FENCE = re.compile(r" *(?P<fence>`{3,}(?=[^`]*$)|~{3,})")


@dataclass(frozen=True)
class NumberedItem:
    """The number that an item was written with, and where that stands in the Markdown source."""

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class NumberedList:
    """A list as Markdown makes it; of `paragraphs`, where empty lines part its items, and none has a second block."""

    items: tuple[NumberedItem, ...]
    paragraphs: bool

    @property
    def is_text(self) -> bool:
        """Whether its items are rather paragraphs that begin with a number, such as `24. December was cold.`."""
        return self.paragraphs and self.items[0].number != 1

    @property
    def keeps_its_numbers(self) -> bool:
        """Whether it shows what is written: numbers from 1 on, or `1.` throughout, which asks it to count."""
        numbers = [item.number for item in self.items]
        return self.is_text or numbers == [*range(1, len(numbers) + 1)] or set(numbers) == {1}


@dataclass(frozen=True)
class _Line:
    """A line without what quotes it; `number` is the item that it may begin, `in_item` that it is within another."""

    text: str
    quoted: bool
    number: NumberedItem | None
    in_item: bool

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


def numbered_lists(markdown: str) -> Iterator[NumberedList]:
    """Yield every list that Markdown numbers, outside code."""
    items, paragraphs, before = list[NumberedItem](), True, _NOTHING
    for line in _lines(markdown) if _MAY_BE_A_LIST.search(markdown) else ():
        opens = (
            before.is_empty or before.text.lstrip().startswith("#") or line.quoted != before.quoted
        )
        if items and (line.in_item or line.quoted != before.quoted or _ends_a_list(line, before)):
            yield NumberedList(tuple(items), paragraphs)
            items, paragraphs = [], True
        if line.in_item and line.number:
            yield NumberedList((line.number,), paragraphs=True)
        elif line.number and (items or opens):
            paragraphs = paragraphs and (not items or before.is_empty)
            items.append(line.number)
        elif items and before.is_empty and not line.is_empty:
            paragraphs = False
        before = line
    if items:
        yield NumberedList(tuple(items), paragraphs)


def keep_list_numbers(markdown: str) -> str:
    """Return the Markdown in which paragraphs that begin with a number are no list, so that they keep it."""
    pieces, done = [], 0
    texts = (found for found in numbered_lists(markdown) if found.is_text)
    for item in (item for found in texts for item in found.items):
        pieces += [markdown[done : item.end], "\\"]
        done = item.end
    return "".join([*pieces, markdown[done:]])


_NOTHING = _Line("", quoted=False, number=None, in_item=False)


def _ends_a_list(line: _Line, before: _Line) -> bool:
    """Tell whether a line is a paragraph or a heading behind a list, rather than a part of it."""
    is_within = line.number or line.is_empty or line.text.startswith("    ")
    return not is_within and (before.is_empty or line.text.startswith("#"))


def _lines(markdown: str) -> Iterator[_Line]:
    start, fence = 0, ""
    written_lines = markdown.splitlines(keepends=True)
    last = {_QUOTE.sub("", text, count=1).strip(): n for n, text in enumerate(written_lines)}
    for n, written in enumerate(written_lines):
        line = _line(written.rstrip("\n"), start)
        start += len(written)
        mark = _FENCE.match(line.text)
        closes = line.text.strip() == fence if fence else mark and last.get(mark["fence"], 0) > n
        if mark and closes:
            fence = "" if fence else mark["fence"]
            yield _NOTHING
        else:
            yield _Line(line.text, line.quoted, None, in_item=False) if fence else line


def _line(written: str, start: int) -> _Line:
    quote = _QUOTE.match(written)
    at = quote.end() if quote else 0
    indent = _INDENT.match(written, at)
    found = _NUMBERED.match(written, indent.end()) if indent else None
    number = (
        NumberedItem(
            int(found["number"]), start + found.start("number"), start + found.end("number")
        )
        if found
        else None
    )
    return _Line(written[at:], at > 0, number, in_item=bool(found and found["item"]))
