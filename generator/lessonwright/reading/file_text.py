"""Owns the text of one file that an author wrote: bytes come in, lines and diagnostics on them go out."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from lessonwright.reading.diagnostic import Diagnostic, Severity

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
