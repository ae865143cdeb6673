"""Owns how Markdown source is told apart into code and the rest, and where its links are.

In goes an author's Markdown; out come spans of it. `spec`, which checks links, and `prose`, which rewrites them,
both stand on this module; it imports nothing of ours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

_FENCE = re.compile(r"^ *(?P<fence>`{3,}|~{3,})[^`\n]*$")
_CODE_SPAN = re.compile(r"(?<!\\)(`+)((?:(?!\n\s*<).)+?)(?<!`)\1(?!`)", re.DOTALL)
"""As Python-Markdown finds code spans: the opening may be a part of a longer run of backticks."""

_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
_INDENTED = re.compile(r"(?:\A|\n\s*\n)((?:(?: {4}|\t)[^\n]*(?:\n|\Z))+)")
_MAY_CONTINUE = re.compile(r"^ {0,3}(?:[-*+] |\d+[.)] |: |\[\^|!!!|\?\?\?|===)", re.MULTILINE)
_LINK = re.compile(
    r"(?<!\\)(?P<image>!?)\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*(?P<target><[^<>\n]*>|\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Link:
    """A link, image or link definition: `start` and `end` are its target's offsets in the Markdown source."""

    target: str
    words: str
    start: int
    end: int
    whole: tuple[int, int]
    source: str
    is_image: bool

    def to(self, target: str) -> str:
        """Return the link's source with another target."""
        first = self.whole[0]
        return self.source[: self.start - first] + target + self.source[self.end - first :]


def prose_spans(markdown: str) -> list[tuple[int, int]]:
    """Return the spans (start, end) of the source that are no code: no block of it, no span of it."""
    blocks = [*_fenced(markdown)] or [*_indented(markdown)]
    return [prose for span in _between(blocks, 0, len(markdown)) for prose in _around_code_spans(markdown, span)]


def links(markdown: str) -> Iterator[Link]:
    """Yield every link, image and link definition outside code, with the target unwrapped from `<…>`."""
    for start, end in prose_spans(markdown):
        for pattern in (_LINK, _DEFINITION):
            for match in pattern.finditer(markdown, start, end):
                yield _link(match)


def _link(match: re.Match[str]) -> Link:
    start, end = match.span("target")
    target = match["target"]
    if target.startswith("<") and target.endswith(">"):
        start, end, target = start + 1, end - 1, target[1:-1]
    found = match.groupdict()
    words, is_image = found.get("words") or "", bool(found.get("image"))
    return Link(target, words, start, end, match.span(), match[0], is_image)


def _between(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    edges = [start, *(edge for span in spans for edge in span), end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _around_code_spans(markdown: str, span: tuple[int, int]) -> list[tuple[int, int]]:
    code = [
        match.span()
        for paragraph in _PARAGRAPH.finditer(markdown, *span)
        for match in _CODE_SPAN.finditer(markdown, *paragraph.span())
    ]
    return _between(code, *span)


def _indented(markdown: str) -> Iterator[tuple[int, int]]:
    for match in _INDENTED.finditer(markdown):
        if not _MAY_CONTINUE.search(markdown, 0, match.start()):
            yield match.span(1)


def _fenced(markdown: str) -> Iterator[tuple[int, int]]:
    lines = markdown.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    opened, fence = -1, ""
    for line, (start, end) in zip(lines, pairwise(starts), strict=True):
        match = _FENCE.match(line.rstrip("\r\n"))
        if match and opened < 0:
            opened, fence = start, match["fence"]
        elif match and line.strip() == fence:
            yield opened, end
            opened = -1
