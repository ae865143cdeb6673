"""Owns what of a part its trainer reads: a value of a model comes in; what can be compared goes out."""

import re
from collections.abc import Mapping
from typing import Any

from lessonwright.spec.authored import Authored

_OWN_LINE = re.compile(r" {4}|\t| *(?:[-*+] |\d+[.)] |[#>|:]|[-=*_!?]{3})")
"""What begins a line that Markdown does not take into the one before: of a list, a quotation, a table, code."""
_STAYS_ALONE = re.compile(r" *#.*| *|.*(?:  |\\)")
"""A line into which Markdown does not take the next: a heading, an empty line, one that ends with a break."""
_FENCES = ("```", "~~~")


def as_read(value: Any) -> Any:
    """Return a value as a trainer reads it: where the lines within a paragraph break makes no difference, at any depth.

    Paragraphs, lists and code do.
    """
    if isinstance(value, str):
        return _flowing(value)
    if isinstance(value, Authored):
        return type(value), {name: as_read(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {name: as_read(item) for name, item in value.items()}
    return tuple(map(as_read, value)) if isinstance(value, tuple) else value


def in_words(text: str) -> str:
    """Return a text as one line of words: what is quoted of it."""
    return " ".join(text.split())


def _flowing(text: str) -> str:
    """Return a text with each paragraph on one line."""
    if any(fence in text for fence in _FENCES):
        return text.strip()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_paragraphs(text.strip().split("\n"))))


def _paragraphs(lines: list[str]) -> list[str]:
    flowing: list[str] = []
    for before, line in zip(["", *lines], lines, strict=False):
        if line.strip() and not _STAYS_ALONE.fullmatch(before) and not _OWN_LINE.match(line):
            flowing[-1] += f" {in_words(line)}"
        else:
            flowing.append(line.rstrip() if _OWN_LINE.match(line) else in_words(line))
    return flowing
