"""Owns how Markdown source is told apart into code and the rest, and where its links are.

In goes an author's Markdown; out come spans of it. Both `spec`, which checks links, and `prose`, which rewrites
them, stand on this module; it imports nothing of ours.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_FENCE = re.compile(r"^(?P<indent> *)(?P<fence>`{3,}|~{3,})[^`\n]*$")
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(
    r"(?<!\\)(?P<image>!?)\[(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*\]"
    r"\(\s*(?P<target><[^<>\n]*>|[^\s()<>]*(?:\([^\s()]*\)[^\s()]*)*)"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:\s*(?P<target><[^<>\n]*>|\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Link:
    """A link or image in Markdown source: its target and where in the source the target stands."""

    target: str
    start: int
    end: int
    is_image: bool


def prose_spans(markdown: str) -> list[tuple[int, int]]:
    """Return the spans (start, end) of the source that are neither fenced code nor a code span."""
    code = sorted(_code_spans(markdown))
    edges = [0, *(edge for span in code for edge in span), len(markdown)]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def links(markdown: str) -> Iterator[Link]:
    """Yield every link, image and link definition outside code, with the target unwrapped from `<…>`."""
    for start, end in prose_spans(markdown):
        for pattern in (_LINK, _DEFINITION):
            for match in pattern.finditer(markdown, start, end):
                yield _link(match)


def _link(match: re.Match[str]) -> Link:
    start, end = match.span("target")
    target = match["target"]
    if target.startswith("<"):
        start, end, target = start + 1, end - 1, target[1:-1]
    return Link(target, start, end, bool(match.groupdict().get("image")))


def _code_spans(markdown: str) -> Iterator[tuple[int, int]]:
    fenced = list(_fenced_spans(markdown))
    yield from fenced
    edges = [0, *(edge for span in fenced for edge in span), len(markdown)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for paragraph in re.finditer(r"(?:[^\n]|\n(?!\s*\n))+", markdown[start:end]):
            for code in _CODE_SPAN.finditer(paragraph[0]):
                offset = start + paragraph.start()
                yield offset + code.start(), offset + code.end()


def _fenced_spans(markdown: str) -> Iterator[tuple[int, int]]:
    offset, opened, fence = 0, None, ""
    for line in markdown.splitlines(keepends=True):
        match = _FENCE.match(line.rstrip("\r\n"))
        if opened is None and match:
            opened, fence = offset, match["fence"]
        elif opened is not None and match and line.strip() == fence:
            yield opened, offset + len(line)
            opened = None
        offset += len(line)
