"""Owns where in an author's file something stands that was only found while typesetting.

In go the content folder, the file and the words looked for; out comes what makes a diagnostic at
their first place.
"""

from collections.abc import Callable
from pathlib import Path

from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.reading.diagnostic import Diagnostic, Severity
from lessonwright.reading.file_text_and_mistakes import FileText, Spot, read_text
from lessonwright.reading.yaml_file import places_of

DiagnosticMaker = Callable[[str, str, str], Diagnostic]
"""Takes the rule, the message and the mend; returns the diagnostic."""


def locate_words(
    content: Path, path: str, words: str, severity: Severity = "error"
) -> DiagnosticMaker:
    """Return what makes a diagnostic at the first place of the words in a file; without one, at the file's start."""
    file = _read_file(content / path)
    line, column = next(
        ((n, at + 1) for n, text in enumerate(file.lines, 1) if (at := text.find(words)) >= 0),
        (1, 1),
    )
    spot = Spot(line, column, len(words))
    return lambda rule, message, help_line: file.diagnostic(
        spot, rule, message, help_line, severity
    )


def part_of(content: Path, path: str, part: FieldPath, words: str) -> DiagnosticMaker:
    """Return what makes a diagnostic at the first place of the words in one part of a file."""
    file = _read_file(content / path)
    spot = places_of(file).passage(part, words, 0)
    return lambda rule, message, help_line: file.diagnostic(spot, rule, message, help_line)


def file_as_a_whole(content: Path, path: str, severity: Severity = "error") -> DiagnosticMaker:
    """Return what makes a diagnostic on a file that no editor could show, such as a font."""
    file = FileText((content / path).as_posix(), "")
    return lambda rule, message, help_line: file.diagnostic(
        Spot(1, 1, 0), rule, message, help_line, severity
    )


def _read_file(path: Path) -> FileText:
    try:
        return read_text(path.as_posix(), path.read_bytes())[0]
    except OSError:
        return FileText(path.as_posix(), "")
