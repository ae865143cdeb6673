"""Owns the numbered lists of Markdown source: which lines open one, and which only begin with a number, as a date does.

In goes an author's Markdown; out come its lists, or the same Markdown with the numbers kept that no
list would show: Python-Markdown counts every list from 1, whatever its author wrote. A list within
an item of another is left alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MAY_BE = re.compile(r"^[ >*+:-]*[0-9]+\. ", re.MULTILINE)
"""A quick look before a thorough one."""
_NUMBERED = re.compile(r"(?P<item>[-*+:] +)?(?P<number>[0-9]{1,9})\. +\S")
_QUOTE = re.compile(r"(?: {0,3}> ?)*")
_INDENT = re.compile(r" {0,3}(?! )")
_FENCE = re.compile(r" *(?P<fence>`{3,}(?=[^`]*$)|~{3,})")


@dataclass(frozen=True)
class Item:
    """The number that an item was written with, and where that stands in the Markdown source."""

    number: int
    start: int
    end: int


@dataclass(frozen=True)
class NumberedList:
    """A list as Markdown makes it; of `paragraphs`, where empty lines part its items, and none has a second block."""

    items: tuple[Item, ...]
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
    number: Item | None
    in_item: bool

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


def numbered_lists(markdown: str) -> Iterator[NumberedList]:
    """Yield every list that Markdown numbers, outside code."""
    items, paragraphs, before = list[Item](), True, _NOTHING
    for line in _lines(markdown) if _MAY_BE.search(markdown) else ():
        opens = (
            before.is_empty or before.text.lstrip().startswith("#") or line.quoted != before.quoted
        )
        if items and (line.in_item or line.quoted != before.quoted or _ends(line, before)):
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


def _ends(line: _Line, before: _Line) -> bool:
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
        Item(int(found["number"]), start + found.start("number"), start + found.end("number"))
        if found
        else None
    )
    return _Line(written[at:], at > 0, number, in_item=bool(found and found["item"]))
