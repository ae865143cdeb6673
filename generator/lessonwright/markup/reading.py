"""Owns what reading a Markdown text comes to: plain data on its links, its code, its headings and its blocks.

All offsets are those of the text as its author wrote it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit

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
class Reading:
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
    """In which element a line came out, by the offset at which the line begins: `p`, `li`, `td`, `h2`, `pre`."""


def outside(spans: tuple[Span, ...], end: int) -> list[Span]:
    """Return what lies between spans that follow one another, from the start of a text to its end."""
    edges = [0, *(edge for span in spans for edge in span), end]
    return [(a, b) for a, b in [*pairwise(edges)][::2] if a < b]


def speech(text: str) -> str:
    """Return a text of one line so that `[Anna]: Hello.` is shown, and is not where a link leads: there is no other."""
    return f"\\{text}" if "\n" not in text and _SPEECH.match(text) else text


def is_file(target: str) -> bool:
    """Tell whether a link's target is the way to a file from here, rather than an address or a place on the page."""
    try:
        address = urlsplit(target)
    except ValueError:
        return False
    return bool(address.path) and not address.scheme and not address.netloc and not address.path.startswith("/")
