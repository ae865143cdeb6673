"""Owns what reading a Markdown text comes to: plain data on its links, code, headings, blocks and tags."""

import re
from collections.abc import Iterator, Mapping, Sequence
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


_TAG = re.compile(
    r"<!--|(?<!\\)<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?![\w.+-]*[:@])(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_COMMENT_END = "-->"
VOID_ELEMENTS = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
}
"""Elements that hold nothing and have no end tag (HTML, 13.1.2)."""
_END_BY_THEMSELVES = {
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "option",
    "optgroup",
    "rt",
    "rp",
}
"""Elements whose end tag may be left out, and which end where their parent does (HTML,
13.1.2.4)."""


class LoneTag(NamedTuple):
    """A tag that nothing closes, or that closes nothing."""

    name: str
    start: int
    end: int
    is_end: bool


def lone_tags(text: str, prose: Sequence[Span]) -> Iterator[LoneTag]:
    """Yield the tags outside code that have no partner, in the order of the text; `--` stands for a comment."""
    opened: list[LoneTag] = []
    lone: list[LoneTag] = []
    for start, end in prose:
        for match in _tags(text, start, end):
            _pair(match, opened, lone)
    yield from sorted(
        [*lone, *(tag for tag in opened if tag.name not in _END_BY_THEMSELVES)],
        key=lambda tag: tag.start,
    )


def _tags(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the tags of a stretch, and comments that do not end; what stands in a comment is none."""
    while match := _TAG.search(text, start, end):
        start = match.end()
        if not match["name"]:
            closed = text.find(_COMMENT_END, start)
            if closed >= 0:
                start = closed + len(_COMMENT_END)
                continue
        yield match


def _pair(match: re.Match[str], opened: list[LoneTag], lone: list[LoneTag]) -> None:
    name = (match["name"] or "--").lower()
    tag = LoneTag(name, match.start(), match.end(), bool(match["end"]))
    if name == "--":
        lone.append(tag)
    elif tag.is_end:
        _close(tag, opened, lone)
    elif name not in VOID_ELEMENTS and not (match["rest"] or "").endswith("/"):
        opened.append(tag)


def _close(tag: LoneTag, opened: list[LoneTag], lone: list[LoneTag]) -> None:
    if not any(other.name == tag.name for other in opened):
        lone.append(tag)
        return
    while (last := opened.pop()).name != tag.name:
        if last.name not in _END_BY_THEMSELVES:
            lone.append(last)
