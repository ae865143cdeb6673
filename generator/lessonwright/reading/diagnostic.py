"""Owns the diagnostic: one mistake of an author's, its place and its mend.

In go facts about a file; out comes the text of a message, the same in a terminal, a log and a test.
"""

import unicodedata
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]
"""A note may stay; the others are to be mended."""

WINDOW = 100
"""How many characters of a source line are shown; longer ones are cut around the caret."""

MOST_PROBLEMS = 100
"""How many problems of one file are told."""
MORE_PROBLEMS = (
    "more-problems",
    f"there are more than {MOST_PROBLEMS} problems in this file; these are the first",
    "mend them first; often the rest goes with them",
)
"""The rule, the message and the help that stand for the others."""

_ZERO_WIDTH_JOINERS = "\u200c\u200d"
_HIDDEN = {"Cc", "Cf", "Co", "Cs", "Zl", "Zp"}


@dataclass(frozen=True)
class Diagnostic:
    """One problem in one file, at a line and column counted from 1."""

    path: str
    line: int
    column: int
    severity: Severity
    message: str
    rule: str
    help: str | None = None
    excerpt: str | None = None
    """The source line, where there is one to show."""
    length: int = 1
    """How many characters of the source line are meant."""

    @property
    def text(self) -> str:
        """The whole message: place, sentence, source line with carets, and the help, if any."""
        head = (
            f"{self.path}:{self.line}:{self.column}: {self.severity}: {self.message} [{self.rule}]"
        )
        lines = [head, *self._picture(), *([f"help: {self.help}"] if self.help else [])]
        return visible("\n   ".join(lines), keep="\n")

    def __str__(self) -> str:
        return self.text

    def _picture(self) -> list[str]:
        if not (self.excerpt or "").strip():
            return []
        before, meant, after = _cut_to_window(
            self.excerpt or "", self.column - 1, max(1, self.length)
        )
        carets = " " * _width(before) + "^" * max(1, _width(meant))
        number = f"{self.line:>2}"
        return [f"{number} | {before}{meant}{after}".rstrip(), f"{' ' * len(number)} | {carets}"]


def visible(text: str, keep: str = "") -> str:
    """Return the text with tabs as arrows and characters that do not show, or hide others, made visible."""
    if text.isprintable():
        return text
    return "".join(char if char in keep else _visible(char) for char in text)


def _visible(char: str) -> str:
    if char == "\t":
        return "→"
    if char < " ":
        return chr(0x2400 + ord(char))
    hidden = unicodedata.category(char) in _HIDDEN and char not in _ZERO_WIDTH_JOINERS
    return "�" if hidden else char


def _cut_to_window(line: str, start: int, length: int) -> tuple[str, str, str]:
    """Return what is shown before, at and after the caret, cut to the window and with an ellipsis at each cut."""
    begin = max(0, min(start - WINDOW // 2, len(line) - WINDOW))
    end = min(len(line), begin + WINDOW)
    stop = max(start + 1, min(start + length, end))
    before = ("…" if begin else "") + line[begin:start]
    return before, line[start:stop], line[stop:end] + ("…" if end < len(line) else "")


def _width(text: str) -> int:
    """Return how many columns the text takes up in a terminal."""
    return sum(_columns(char) for char in text)


def _columns(char: str) -> int:
    if unicodedata.combining(char) or char in _ZERO_WIDTH_JOINERS:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
