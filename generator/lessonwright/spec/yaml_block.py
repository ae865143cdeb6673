"""Owns the traps of texts of several lines: a `|` that is missing, and lines that are not further in than their `|`.

Each trap takes what a parser stumbled over and returns a diagnostic, or None where it does not apply.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.outdented import outdented
from lessonwright.spec.yaml_colon import other_colon_in
from lessonwright.spec.yaml_dash import LONG_DASHES
from lessonwright.spec.yaml_trouble import Trouble

_OPENS = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[a-z][a-z0-9-]*):(?: +(?P<text>[^\s\"'|>\[{#&*!].*))? *")
_PART = re.compile(r" *(?:- |[a-z][a-z0-9_-]*:(?: |$))")
_MEND = "write `|` after the name, and the whole text on the lines below, further in"
_ONE_LINE = ("title", "callout", "activity", "scenario", "section")
"""Names whose text is on one line, so that nothing below can go on with it."""
_PROSE = re.compile(r"\s*(?:[*_“„(]*[A-ZÄÖÜ]|#{2,6} |\S+(?: \S+){3})")


def not_further_in(trouble: Trouble) -> Diagnostic | None:
    """Tell of a text that is not further in than the `|` above it asks for."""
    lines = {trouble.at[0] + 1, trouble.since[0] + 1}
    found = (text for text in outdented(trouble.file) if lines & {*range(text.first, text.last + 2)})
    return next((text.problem for text in found), None)


def colon_in_longer_text(trouble: Trouble) -> Diagnostic | None:
    """Tell of a text of several lines with a colon and a space in it."""
    opening = _opening(trouble, trouble.at[0])
    message = "there is a colon and a space in this text, so it needs another form"
    mend = f"{opening.mend if opening else _MEND}; or put the whole text in quotes"
    return trouble.said(trouble.at, "colon-in-text", message, mend)


def without_sign(trouble: Trouble) -> Diagnostic | None:
    """Tell of a text of several lines with a colon, a heading or an empty line in it, and without `|`."""
    number = trouble.at[0] if trouble.line.strip() else trouble.since[0]
    opening = _opening(trouble, number) or _opening(trouble, trouble.since[0])
    if not opening:
        return None
    line = trouble.file.lines[opening.last]
    indent, length = len(line) - len(line.lstrip()), len(line.strip())
    message = f"this line is not read as a part of the text after `{opening.name}:` in line {opening.number}"
    return trouble.said((opening.last, indent), "missing-sign", message, opening.mend, length)


def text_above(lines: Sequence[str], number: int) -> tuple[int, str] | None:
    """Return the line, from 1, and the name of the text that a line, counted from 0, seems to go on with.

    Between the two there are only lines that are no parts of the file, and an empty one.
    """
    is_after_gap = False
    for n in range(number - 1, -1, -1):
        match = _OPENS.fullmatch(lines[n])
        if match and match["text"] and match["name"] not in _ONE_LINE:
            return (n + 1, match["name"]) if is_after_gap else None
        if _PART.match(lines[n]):
            return None
        is_after_gap = is_after_gap or not lines[n].strip()
    return None


def goes_on_below(lines: Sequence[str], number: int) -> bool:
    """Return whether the text on a line, counted from 0, seems to go on below it."""
    below = next((line for line in lines[number + 1 :] if line.strip()), "")
    is_other = _PART.match(below) or other_colon_in(below) or below.lstrip().startswith(("#", *LONG_DASHES))
    return " " in below.strip() and not is_other


def sign_in_line(name: str, number: int) -> str:
    """Return the mend for a text of several lines that begins beside its name."""
    return f"write `{name}: |` in line {number}, and the whole text on the lines below, further in"


class _Opening(NamedTuple):
    """The line of the name that a text belongs to, the name, whether text stands beside it, and the text's line."""

    number: int
    name: str
    has_text: bool
    last: int

    @property
    def mend(self) -> str:
        rest = "and the whole text on the lines below, further in" if self.has_text else "and leave the text below it"
        return f"write `{self.name}: |` in line {self.number}, {rest}"


def _opening(trouble: Trouble, last: int) -> _Opening | None:
    """Return the name that opens a text of several lines, of which a line, counted from 0, seems to be a part."""
    lines = trouble.file.lines[: last + 1]
    written = [n for n, line in enumerate(lines) if line.strip()]
    for n, below in zip(reversed(written[:-1]), reversed(written), strict=False):
        match = None if _PART.match(lines[below]) else _OPENS.fullmatch(lines[n])
        if match:
            is_below = len(lines[last]) - len(lines[last].lstrip()) > len(match["lead"])
            is_text = match["text"] is not None or _PROSE.match(lines[below])
            return _Opening(n + 1, match["name"], match["text"] is not None, last) if is_below and is_text else None
        if _PART.match(lines[below]):
            return None
    return None
