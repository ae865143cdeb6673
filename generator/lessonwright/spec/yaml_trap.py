"""Owns the traps of YAML: a parser's complaint comes in, and a sentence a trainer understands goes out."""

from dataclasses import dataclass

from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.file_text import FileText, Spot


@dataclass(frozen=True)
class Trouble:
    """What a YAML parser stumbled over: its own words, and where (line and column from 0)."""

    file: FileText
    problem: str
    context: str
    at: tuple[int, int]
    since: tuple[int, int]


def explained(trouble: Trouble) -> Diagnostic:
    """Return the diagnostic for a complaint of the parser's."""
    line, column = trouble.at
    mend = "look at its indentation, its quotes and its colons"
    return trouble.file.diagnostic(Spot(line + 1, column + 1), "yaml", "from here on, the file cannot be read", mend)
