"""Owns files that hold something else than YAML of a course: bytes or text come in; what is in its way goes out.

What a word processor saved, what a chat wrapped into lines of backticks, and an outline that was
never a lesson would else be told of as mistakes of YAML, one after the other.
"""

import re
from collections.abc import Collection
from itertools import islice
from typing import Any, NamedTuple

from lessonwright.course.base import Authored
from lessonwright.course.error_paths import FieldType
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text import FileText, Spot
from lessonwright.reading.list_items import quoted_if_needed
from lessonwright.wording import add_article, nearest, quote

_FENCE = re.compile(r"(?:`{3,}|~{3,})[\w-]* *")
_NAME = re.compile(r"(?P<name>[^\W\d][\w-]*)[\"']? ?[:：]")  # noqa: RUF001 (the colon of Chinese and Japanese keyboards)
_OPENING = re.compile(r"[#>*+•\s-]*|\d+[.)]\s*")
_MOST_NAMES = 200
"""How many names are looked at: a part whose first 200 names are none of its own has none."""
_MOST_NAMED = 5
_LIMITS = {"too-deep", "file-too-large"}
_WRITTEN = re.compile(r"\s*[^\s#]")


class Unwrapped(NamedTuple):
    """A text without what was wrapped around it, its lines at their old numbers, and what is said of that."""

    file: FileText
    problem: Diagnostic


def unwrap_code_fence(file: FileText) -> Unwrapped | None:
    """Return the text without the lines of backticks around it; None where there are none at the left edge."""
    fences = [n for n, line in enumerate(file.lines) if _FENCE.fullmatch(line)]
    if not fences:
        return None
    first, last = fences[0], fences[-1]
    above = [] if any(map(_NAME.match, file.lines[:first])) else [*range(first)]
    below = (
        []
        if any(map(_NAME.match, file.lines[last:])) or last == first
        else [*range(last, len(file.lines))]
    )
    taken = {*above, *fences, *below}
    lines = ["" if n in taken else line for n, line in enumerate(file.lines)]
    end = max(n for n, line in enumerate(file.lines) if line.strip())
    away = sorted(n for n in taken if n <= end)
    return Unwrapped(FileText(file.path, "\n".join(lines)), _fence_diagnostic(file, first, away))


def _fence_diagnostic(file: FileText, first: int, away: list[int]) -> Diagnostic:
    message = "this line is none of YAML: chats put such lines around what is to be copied"
    others = _runs([n + 1 for n in away])
    help_line = "delete this line" if len(away) == 1 else f"delete {others}"
    return file.diagnostic(
        Spot(first + 1, 1, len(file.lines[first].rstrip())), "wrapped-file", message, help_line
    )


def _runs(numbers: list[int]) -> str:
    """Return line numbers as one says them: line 1 and lines 9 to 12."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    said = [
        f"line {run[0]}" if len(run) == 1 else f"lines {run[0]} to {run[-1]}"
        for run in runs[:_MOST_NAMED]
    ]
    if len(runs) > _MOST_NAMED:
        return f"{', '.join(said)} and all others like them"
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def no_part(
    file: FileText, content: Any, model: type[Authored], rules: Collection[str] = ()
) -> Diagnostic | None:
    """Return what to say of a text that is nothing like the part it should be, such as an outline saved as a lesson.

    `rules` are those of what was told of it already: what is too large or too deep was not read to
    its end.
    """
    fields = [*FieldType(model).fields]
    names = content if isinstance(content, dict) else _names(file)
    is_unread = not _LIMITS.isdisjoint(rules) or not any(map(_WRITTEN.match, file.lines))
    if is_unread or any(
        name in fields or nearest(str(name), fields) for name in islice(names, _MOST_NAMES)
    ):
        return None
    number, line = next(
        ((n, line) for n, line in enumerate(file.lines, 1) if line.strip()), (1, "")
    )
    words = _OPENING.sub("", line, count=1).strip(" {}[]\"'#:,")
    first = quote(f"title: {quoted_if_needed(words) if words else '…'}")
    message = f"this file holds no {model.noun}: {add_article(model.noun)} is written as names and what belongs to them"
    help_line = (
        f"its first line would be {first}; `lessonwright new` writes a whole course to look at"
    )
    indent = len(line) - len(line.lstrip())
    return file.diagnostic(
        Spot(number, indent + 1, len(line.strip())), "parts-expected", message, help_line
    )


def _names(file: FileText) -> list[str]:
    found = (_NAME.match(line.lstrip(" \t-{\"'")) for line in file.lines)
    return [match["name"] for match in found if match]
