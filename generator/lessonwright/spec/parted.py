"""Owns items of a list in brackets that a comma parts: what YAML took for items comes in; warnings go out.

To YAML, a comma between brackets ends an item wherever it stands outside quotes: in `[sometimes (now, then)]`, too, in
`[say "yes, please"]`, and in `[under 1,000]`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText, Spot
from lessonwright.spec.wording import in_quotes, quoted

_MARKS = {
    "(": (re.compile(r"(?<![:;=-])\("), re.compile(r"\)")),
    '"': (re.compile(r'(?<![^\s(])"(?=\S)'), re.compile(r'(?<=\S)"(?!\w)')),
}
"""How what opens and what closes is found: `:(` is a face, and `6"` a length."""
_MOST = 20
"""How many items may be parts of one."""
_THOUSANDS = re.compile(r"\d{3}(?!\d)")
_BEFORE_THOUSANDS = re.compile(r"(?:^|.*\D)[1-9]\d{0,2}")


def parted(file: FileText, items: Sequence[Any]) -> Iterator[Diagnostic]:
    """Yield a warning for each text that a comma between round brackets, quotation marks or digits parts.

    The items are those without quotes, of all lists in brackets, in the order of the file.
    """
    told = -1
    for n, item in enumerate(items):
        last = _last(file, items, n) if item.start_mark.index > told else None
        if last is not None:
            told = last.start_mark.index
            yield _told(file, item, last)
    yield from _thousands(file, items)


def _last(file: FileText, items: Sequence[Any], n: int) -> Any:
    """Return the item that closes what this one opens, or itself where none does; None where all is closed."""
    for mark in _MARKS:
        if _is_open(items[n].value, mark):
            whole = items[n].value
            for last in _row(file, items, n):
                whole += last.value
                if not _is_open(whole, mark):
                    return last
            return items[n]
    return None


def _is_open(text: str, mark: str) -> bool:
    opening, closing = _MARKS[mark]
    return len(opening.findall(text)) > len(closing.findall(text))


def _row(file: FileText, items: Sequence[Any], n: int) -> Iterator[Any]:
    """Yield some items behind one, as long as nothing but a comma stands between them."""
    for before, item in pairwise(items[n : n + _MOST]):
        if file.text[before.end_mark.index : item.start_mark.index].strip() != ",":
            return
        yield item


def _told(file: FileText, first: Any, last: Any) -> Diagnostic:
    words = file.text[first.start_mark.index : last.end_mark.index]
    spot = _spot(first, last)
    if first is last:
        message = f"{quoted(words)} opens what it does not close, since a comma ends an item"
        mend = f"put each item that has a comma in it in quotes: `{in_quotes(f'{words}, …')}`"
        return file.diagnostic(spot, "comma-in-item", message, mend, "warning")
    message = f"{quoted(words)} becomes several items, since a comma without quotes ends an item"
    mend = f"put the whole item in quotes: `{in_quotes(words)}`"
    return file.diagnostic(spot, "comma-in-item", message, mend, "warning")


def _spot(first: Any, last: Any) -> Spot:
    start, end = first.start_mark, last.end_mark
    length = end.column - start.column if end.line == start.line else len(first.value)
    return Spot(start.line + 1, start.column + 1, length)


def _thousands(file: FileText, items: Sequence[Any]) -> Iterator[Diagnostic]:
    """Yield the numbers whose thousands became an item, as in `[under 1,000, over 1,000]`."""
    for before, item in pairwise(items):
        between = file.text[before.end_mark.index : item.start_mark.index]
        has_words = re.search(r"[^\W\d]", before.value + item.value)
        is_number = _BEFORE_THOUSANDS.fullmatch(before.value) and _THOUSANDS.match(item.value)
        if between == "," and is_number and has_words:
            yield _told(file, before, item)
