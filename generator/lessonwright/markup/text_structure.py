"""Owns what reading a Markdown text comes to: plain data on its links, code, headings, numbered lists, blocks and tags.

Python-Markdown counts every list from 1, whatever its author wrote: `keep_list_numbers` keeps what no
list would show. A list within an item of another is left alone.
"""

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


WHOLE_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-z][a-z0-9-]*)"""
    r"""(?:\s+[a-z_:][a-zA-Z0-9_:.-]*(?:="[^"<>`]*")?)*\s*(?P<empty>/?)>"""
)
"""A tag as templates write it, with nothing in it that could be anything else."""
_SPECIAL = re.compile(
    r"<(?=[st])(?:(?:style|title)\b|(?P<name>textarea|script)\b[^<>]*>(?!</(?P=name)>))"
)
"""What is not read as HTML."""
_MARKDOWN = re.compile(r"\smarkdown\b")
"""What asks for the content of an element to be read as Markdown."""


def end_of_block(text: str, start: int) -> int:
    """Return where the element ends that begins here, if each tag in it is closed in its turn; else where it began."""
    free_line = text.find("\n\n", start)
    if free_line > 0 and _is_one_element(text, start, free_line):
        return start if _is_special(text, start, free_line) else free_line
    return _end_tag_by_tag(text, start)


def _is_one_element(text: str, start: int, end: int) -> bool:
    """Tell whether between these places there is one element, in which each tag is closed in its turn.

    To be asked for all tags at once, a search takes half the time of one that stops at each.
    """
    last = text.rfind("<", start, end)
    tags = WHOLE_TAG.findall(text, start, end)
    if not tags or len(tags) != text.count("<", start, end):
        return False
    name_of_last = tags.pop()[1]
    if text[last:end] != f"</{name_of_last}>":
        return False
    open_tags: list[str] = []
    for closing, name, empty in tags:
        if closing:
            if not open_tags or open_tags.pop() != name:
                return False
        elif not empty and name not in VOID_ELEMENTS:
            open_tags.append(name)
        if not open_tags:
            return False
    return open_tags == [name_of_last]


def _is_special(text: str, start: int, end: int) -> bool:
    is_markdown = text.find("markdown", start, end) > 0 and _MARKDOWN.search(text, start, end)
    return bool(is_markdown or _SPECIAL.search(text, start, end))


def _end_tag_by_tag(text: str, start: int) -> int:
    open_tags: list[str] = []
    count = 0
    for tag in WHOLE_TAG.finditer(text, start):
        count, name = count + 1, tag["name"]
        if tag["end"]:
            if not open_tags or open_tags.pop() != name:
                break
        elif name not in VOID_ELEMENTS and not tag["empty"]:
            open_tags.append(name)
        if not open_tags:
            end = tag.end()
            plain = count == text.count("<", start, end) and not _is_special(text, start, end)
            return end if plain else start
    return start
