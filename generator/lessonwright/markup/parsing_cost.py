"""Owns how tangled a text may be: a text comes in; where it would take the parser far too long goes out.

The parser tries each sign again and again, and looks for the end of whatever a bracket or a
backtick opens. What that comes to is reckoned here by going over the text once, before any parser
or pattern does.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

MOST_SIGNS = 1_000
"""How many signs one paragraph may have; a long one has fifty."""
MOST_STEPS = 400_000
"""How many characters may be gone over in search of an end; for a long lesson it is some
hundreds."""
MOST_LINES = 4_000
"""How many lines one text may have; the parser goes over what is left at each of them."""
DEEPEST = 12
"""How deep lists and quotations may lie in one another."""
MOST_DEFINITIONS = 300
"""How many abbreviations, footnotes, addresses of links, boxes and definitions one text may
have."""

_USUAL = 60
_UNUSUAL = re.compile(r"[\[\]`*_<>&~^=+$\\{|#@]|:(?=\w)")
_FENCE = re.compile(r"(`{3,}+|~{3,}+)[^`\n]*+")
_FENCE_LINE = re.compile(rf"^{_FENCE.pattern}$", re.MULTILINE)
_GAP = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"\n(?=[ ]{0,7}(?:[-*+]|\d+[.)])[ ])|\n(?=[ ]{0,3}\|)")
_OPENS_ITEMS = re.compile(r"\s{0,80}(?:(?:[-*+]|\d+[.)])[ ]|\|)")
_BRACKET = re.compile(r"\\.|\]\(|[\[\]()]", re.DOTALL)
_TICKS = re.compile(r"\\.|`+", re.DOTALL)
_DEFINITION = re.compile(r"^[ \t]*(?:\*?\[[^\[\]\n]*\]:|!!!|\?\?\?|===|///|:[ \t])", re.MULTILINE)
_NESTED = re.compile(r"(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*")
_OFTEN_NESTED = re.compile(rf"^{_NESTED.pattern[:-1]}{{6}}", re.MULTILINE)
_OPENINGS = ("!!!", "???", "///", "\n:")
_MARK_OF_BLOCK = re.compile(r">|[-*+]|\d+[.)]")
_RULE = re.compile(r"[-*_ \t]*$")
_BOX = re.compile(r"[ \t]*(?:!!!|\?\?\?|===|///)")
_INDENT = 4


class Excess(NamedTuple):
    """Where a text is too tangled, and what there is too much of: `signs`, `open`, `deep` or `long`."""

    kind: str
    start: int
    end: int


def excess(text: str) -> Iterator[Excess]:
    """Yield the first place at which a text is more than the parser can take in a moment, if there is one."""
    yield from islice(
        chain(_too_deep(text), _too_many_definitions(text), _in_paragraphs(text), _too_long(text)),
        1,
    )


def is_unusual(text: str) -> bool:
    """Tell whether a text has so many signs that it is worth a closer look."""
    if len(text) < _USUAL:
        return False
    is_odd = len(_UNUSUAL.findall(text)) > _USUAL or sum(map(text.count, _OPENINGS)) > _USUAL
    is_odd = is_odd or text.count("\n") > MOST_LINES
    return is_odd or "    " * DEEPEST in text or bool(_OFTEN_NESTED.search(text))


def _in_paragraphs(text: str) -> Iterator[Excess]:
    steps, worst = _fence_steps(text), Excess("open", 0, 0)
    for start, end in _paragraphs(text):
        paragraph = text[start:end]
        signs = [*_UNUSUAL.finditer(paragraph)]
        if len(signs) > MOST_SIGNS:
            yield Excess("signs", start + signs[0].start(), end)
        if len(signs) > 1:
            for_ticks, lone, rest = _tick_steps(paragraph)
            for_brackets, opened = _bracket_steps(rest)
            steps += for_ticks + for_brackets
            place = lone if for_ticks > for_brackets else opened
            worst = worst if worst.end else Excess("open", start + place, end)
    if steps > MOST_STEPS:
        yield worst if worst.end else Excess("open", 0, len(text))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield what the parser reads as one: paragraphs, list items, rows of tables; no block of code between fences."""
    for start, end in _outside_fences(text):
        for begun, ended in _cut_at(text, start, end, _GAP):
            if _OPENS_ITEMS.match(text, begun):
                yield from _cut_at(text, begun, ended, _ITEM)
            else:
                yield begun, ended


def _cut_at(text: str, start: int, end: int, at: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in at.finditer(text, start, end):
        yield start, match.start()
        start = match.end()
    yield start, end


def _outside_fences(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is outside code between fences; a fence that nothing closes is none."""
    if "```" not in text and "~~~" not in text:
        yield 0, len(text)
        return
    fences = [*_FENCE_LINE.finditer(text)]
    closing: dict[str, list[int]] = {}
    for fence in fences:
        closing.setdefault(fence[0].strip(), []).append(fence.start())
    done = 0
    for fence in fences:
        ends = closing.get(fence[1], [])
        n = bisect_right(ends, fence.start())
        if fence.start() >= done and n < len(ends):
            yield done, fence.start()
            done = ends[n] + len(fence[1])
    yield done, len(text)


def _fence_steps(text: str) -> int:
    """Return how many characters are gone over for fences, a tenth of them: a pattern is so much faster."""
    return sum(len(text) - fence.start() for fence in _FENCE_LINE.finditer(text)) // 10


def _bracket_steps(paragraph: str) -> tuple[int, int]:
    """Return how many characters are gone over for its brackets, and where the first one opens that nothing closes."""
    steps = 0
    square: list[int] = []
    round_: list[int] = []
    for match in _BRACKET.finditer(paragraph):
        sign, place = match[0], match.start()
        if sign == "[":
            square.append(place)
        elif sign in ("]", "](") and square:
            steps += place - square.pop()
        if sign in ("](", "("):
            round_.append(place)
        elif sign == ")" and round_:
            steps += place - round_.pop()
    left = [*square, *round_]
    return steps + sum(len(paragraph) - place for place in left), min(left, default=0)


def _tick_steps(paragraph: str) -> tuple[int, int, str]:
    """Return how many characters are gone over for backticks, where the first lone ones stand, and what is no code."""
    runs = (
        [match for match in _TICKS.finditer(paragraph) if match[0][0] == "`"]
        if "`" in paragraph
        else []
    )
    places: dict[int, list[int]] = {}
    for run in runs:
        places.setdefault(len(run[0]), []).append(run.start())
    pieces, lone, done = [], [], 0
    for run in runs:
        same = places[len(run[0])]
        n = bisect_right(same, run.start())
        if run.start() >= done and n < len(same):
            pieces += [paragraph[done : run.start()], "x" * (same[n] + len(run[0]) - run.start())]
            done = same[n] + len(run[0])
        elif run.start() >= done:
            lone.append(run.start())
    steps = sum(len(paragraph) - place for place in lone)
    return steps, min(lone, default=0), "".join([*pieces, paragraph[done:]])


def _too_many_definitions(text: str) -> Iterator[Excess]:
    found = [*_DEFINITION.finditer(text)]
    if len(found) > MOST_DEFINITIONS:
        yield Excess("signs", found[0].start(), found[-1].end())


def _too_long(text: str) -> Iterator[Excess]:
    if text.count("\n") > MOST_LINES:
        yield Excess("long", 0, len(text))


def _too_deep(text: str) -> Iterator[Excess]:
    """Yield the first line that lies too deep in lists, quotations or boxes."""
    at = 0
    for line in text.split("\n"):
        opened = _NESTED.match(line)
        marks = opened[0] if opened else ""
        if marks and len(marks) > DEEPEST:
            indent = len(marks.expandtabs(_INDENT)) - len(marks.lstrip().expandtabs(_INDENT))
            depth = len(_MARK_OF_BLOCK.findall(marks)) + indent // _INDENT
            if depth > DEEPEST and not _RULE.match(line):
                yield Excess("deep", at, at + len(line))
                return
        elif line.startswith(" " * _INDENT * DEEPEST) and _BOX.match(line):
            yield Excess("deep", at, at + len(line))
            return
        at += len(line) + 1
