"""Owns the traps of texts of several lines: a `|` that is missing, and lines that are not further in than their `|`.

Each trap takes what a parser stumbled over and returns a diagnostic, or None where it does not apply.
"""

import re
from typing import NamedTuple

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.outdented import outdented
from lessonwright.spec.yaml_trouble import Trouble

_OPENS = re.compile(r"(?P<lead> *(?:- +)*)(?P<name>[a-z][a-z0-9-]*):(?: +(?P<text>[^\s\"'|>\[{#&*!].*))? *")
_PART = re.compile(r" *(?:- |[a-z][a-z0-9-]*:(?: |$))")
_MEND = "write `|` after the name, and the whole text on the lines below, further in"
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
