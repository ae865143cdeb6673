"""Owns HTML tags in a Markdown text of a course that takes HTML: the text comes in, tags without a partner go out."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lessonwright.markup.reading import Span

_TAG = re.compile(
    r"<!--|(?<!\\)<(?P<end>/?)(?P<name>[a-zA-Z][\w-]*)(?![\w.+-]*[:@])(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_COMMENT_END = "-->"
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
"""Elements that hold nothing and have no end tag (HTML, 13.1.2)."""
_END_BY_THEMSELVES = {"li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp"}
"""Elements whose end tag may be left out, and which end where their parent does (HTML, 13.1.2.4)."""


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
        [*lone, *(tag for tag in opened if tag.name not in _END_BY_THEMSELVES)], key=lambda tag: tag.start
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
    elif name not in _VOID and not (match["rest"] or "").endswith("/"):
        opened.append(tag)


def _close(tag: LoneTag, opened: list[LoneTag], lone: list[LoneTag]) -> None:
    if not any(other.name == tag.name for other in opened):
        lone.append(tag)
        return
    while (last := opened.pop()).name != tag.name:
        if last.name not in _END_BY_THEMSELVES:
            lone.append(last)
