"""Owns the text of one file that an author wrote: bytes come in, lines and diagnostics on them go out.

What a word processor saved, what a chat wrapped into lines of backticks, and an outline that was
never a lesson would else be told of as mistakes of YAML, one after the other.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from lessonwright.course.base_models_and_field_types import Authored
from lessonwright.course.model_fields_and_authored_texts import FieldType
from lessonwright.message_wording import add_article, nearest, quote
from lessonwright.reading.diagnostic import Diagnostic, Severity
from lessonwright.reading.list_suggestions import quoted_if_needed

LARGEST = 1_000_000
"""How many bytes a file may have; the longest lesson anybody needs is a twentieth of it."""

_BREAK = re.compile(r"\r\n?|\n")
_UNWANTED = re.compile("[^\t\n\r -\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARK_INSIDE = re.compile(r"^[ -]*\ufeff", re.MULTILINE)
"""The mark that some editors put at the beginning of a file, where it begins a line within: two
files were joined."""
_USUAL = b"\t\n\r" + bytes(range(0x20, 0x7F))
"""What nearly all of a file is made of, and what can hide nothing."""
_OTHER_PROGRAMS = {
    b"{\\rtf": "a document of a word processor (RTF)",
    b"pk\x03\x04": "a document of Word, LibreOffice or the like",
    b"\xd0\xcf\x11\xe0": "a document of an old Word or Excel",
    b"%pdf": "a PDF",
    b"<!doctype html": "a web page",
    b"<html": "a web page",
}
"""What files of other programs begin with, in lower case."""


class Spot(NamedTuple):
    """A run of characters on one line, counted from 1."""

    line: int
    column: int
    length: int = 1


@dataclass(frozen=True)
class FileText:
    """A file as the author named it, and its text with a newline for every line break."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their breaks."""
        return self.text.split("\n")

    def line(self, number: int) -> str | None:
        """Return the line with this number, counted from 1; None past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else None

    def diagnostic(
        self,
        spot: Spot,
        rule: str,
        message: str,
        help_line: str | None = None,
        severity: Severity = "error",
    ) -> Diagnostic:
        """Return a problem at this spot, with its line as excerpt."""
        line, column, length = spot
        return Diagnostic(
            self.path, line, column, severity, message, rule, help_line, self.line(line), length
        )


def indent(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def at_file(path: str, rule: str, message: str, help_line: str) -> Diagnostic:
    """Return an error that is about a file as a whole."""
    return FileText(path, "").diagnostic(Spot(1, 1), rule, message, help_line)


def read_text(path: str, raw: bytes) -> tuple[FileText, tuple[Diagnostic, ...]]:
    """Return the text of a file, or what there is of it and the reason why it cannot be read."""
    if what := _other_program(raw):
        help_line = "copy its text into a plain text file (UTF-8) whose name ends in `.yml`"
        return FileText(path, ""), (
            at_file(path, "not-plain-text", f"this file is {what}, not plain text", help_line),
        )
    if len(raw) > LARGEST:
        return FileText(path, ""), (_too_large(path),)
    encoded = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = encoded.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(path, encoded, error.start)
    file = FileText(path, _with_newlines(text))
    unusual = encoded.translate(None, _USUAL).decode()
    may_hide = hidden_character(unusual) or "\ufeff" in unusual
    return file, _unwanted_character(file) if may_hide else ()


def hidden_character(text: str) -> re.Match[str] | None:
    """Return the first character that has no place in a text: a control character, or half of one."""
    return _UNWANTED.search(text)


def _with_newlines(text: str) -> str:
    return _BREAK.sub("\n", text) if "\r" in text else text


def _other_program(raw: bytes) -> str | None:
    """Return what a file is that a word processor, a browser or another program saved."""
    opening = raw[:100].lstrip().lower()
    return next(
        (what for begins, what in _OTHER_PROGRAMS.items() if opening.startswith(begins)), None
    )


def _too_large(path: str) -> Diagnostic:
    message = f"this file is larger than {LARGEST // 1_000_000} MB, too large for a lesson"
    help_line = "divide it into several files; pictures stay in files of their own"
    return at_file(path, "file-too-large", message, help_line)


def _not_utf8(path: str, encoded: bytes, at: int) -> tuple[FileText, tuple[Diagnostic, ...]]:
    file = FileText(path, _with_newlines(encoded.decode(errors="replace")))
    before = _with_newlines(encoded[:at].decode()).split("\n")
    message = "the file is not saved as UTF-8, so this character cannot be read"
    help_line = "save the file again and choose the encoding UTF-8"
    return file, (
        file.diagnostic(Spot(len(before), len(before[-1]) + 1), "not-utf-8", message, help_line),
    )


def _unwanted_character(file: FileText) -> tuple[Diagnostic, ...]:
    match = hidden_character(file.text) or _MARK_INSIDE.search(file.text)
    if match is None:
        return ()
    before = file.text[: match.end() - 1].split("\n")
    message = f"there is a character here that does not show (U+{ord(match[0][-1]):04X})"
    help_line = "delete it, and type the space or line break that was meant"
    return (
        file.diagnostic(
            Spot(len(before), len(before[-1]) + 1), "hidden-character", message, help_line
        ),
    )


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
