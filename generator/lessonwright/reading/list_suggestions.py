"""Owns what is meant for a list and not written as one: text comes in; its items, and how to write them, go out."""

import re
from collections.abc import Sequence

from lessonwright.message_wording import in_quotes, quote

_SIGN = re.compile(r"\s*(?:(?P<number>\(?(?:\d{1,2}|[a-zA-Z])[.)])|[*+•·▪◦\uf0b7])\s+")
"""What begins the lines of a list elsewhere: a number, a letter, a star, a bullet."""
_BETWEEN = re.compile(r"\s*[-–—]\s*|\s*\.\.+\s*|\s+(?:to|bis|until|through)\s+")  # noqa: RUF001
_LONGEST_LIST = 100
"""What is longer is prose."""
_MOST_POINTS = 11
"""As many as from 0 to 10."""
_NEEDS_QUOTES = re.compile(r"[`@%*&!#|>\[{\"']|.*(?::\s| #)")


def items_in_words(name: str, text: str) -> list[str]:
    """Return the items that a line of text means: those parted by `/`, `;` or `|`, or the points of a scale."""
    if len(text) >= _LONGEST_LIST:
        return []
    if name == "scale" and (points := scale_points(text)):
        return points
    for sign in ("|", ";", " / ", "/"):
        items = [item.strip() for item in text.split(sign)]
        if len(items) > 1 and all(items) and "," not in text and "\n" not in text:
            return [*map(quoted_if_needed, items)]
    return []


def scale_points(text: str) -> list[str]:
    """Return the numbers that `1-5`, `1 to 5` or `5` means as a scale; none for any other text."""
    ends = _BETWEEN.split(text.strip()[:_LONGEST_LIST])
    if not all(re.fullmatch(r"\d{1,3}", end) for end in ends) or len(ends) > 2:
        return []
    low, high = int(ends[0]) if len(ends) > 1 else 1, int(ends[-1])
    return [*map(str, range(low, high + 1))] if 0 < high - low < _MOST_POINTS else []


def is_wide_scale(text: str) -> bool:
    """Return whether a text means a scale of more points than there can be, such as `1-100`."""
    ends = _BETWEEN.split(text.strip()[:_LONGEST_LIST])
    return all(map(str.isdigit, ends)) and not scale_points(text)


def items_of_lines(lines: Sequence[str]) -> str:
    """Return the mend for lines that are meant as items, with a `|` above them or without."""
    block = re.fullmatch(r"\s*([|>])[-+]?\s*", lines[0])
    lines = lines[1:] if block else lines
    sign = _SIGN.match(lines[0])
    place = ""
    if sign:
        place = " in place of its number" if sign["number"] else f" in place of `{sign[0].strip()}`"
    first = quote(f"- {quoted_if_needed(lines[0][sign.end() if sign else 0 :].strip())}")
    help_line = f"begin each line with `- `{place}, the first with {first}"
    return f"take out the `{block[1]}` after the name, and {help_line}" if block else help_line


def space_after_dash(text: str) -> tuple[str, str]:
    """Return what to say of an item whose text touches its dash, and the mend."""
    return "after `-` a space is needed", f"write {quote(f'- {text.rstrip()}')}"


def quoted_if_needed(text: str) -> str:
    """Return a text as an item: in quotes, where YAML needs them."""
    return in_quotes(text) if _NEEDS_QUOTES.match(text) else text
