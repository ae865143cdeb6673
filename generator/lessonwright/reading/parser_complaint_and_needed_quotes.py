"""Owns what a YAML parser stumbled over, as facts about the place, and the mend where a text needs quotes or a bar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from lessonwright.course.base_models_and_field_types import OneLine
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import FieldType, marked_fields
from lessonwright.course.module import Module
from lessonwright.message_wording import in_quotes, quote
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.file_text_and_mistakes import FileText, Spot

_FENCE = re.compile(r"`{3,}[^`]*")
_NAME_BEFORE = re.compile(r"([\w-]+): +$")
_NAME_ALONE = re.compile(r"[ ]*(?:-[ ]+)?(?P<name>[^\s#:-][^:#]*):[ ]*(?:#.*)?$")


@dataclass(frozen=True)
class ParserComplaint:
    """What a YAML parser stumbled over: its words, where it stopped, and where the part began (from 0)."""

    file: FileText
    words: str
    at: tuple[int, int]
    since: tuple[int, int]
    quotes: tuple[tuple[int, int], tuple[int, int]] | None = None
    """Where the last text in quotes that goes over several lines begins and ends, if there is
    one."""

    @property
    def line(self) -> str:
        """The line on which the parser stopped."""
        return self.file.line(self.at[0] + 1) or ""

    @property
    def before(self) -> str:
        """What stands on the line before that point."""
        return self.line[: self.at[1]]

    @property
    def sign(self) -> str:
        """The character at that point; empty at the end of a line."""
        return self.line[self.at[1] : self.at[1] + 1]

    def sign_at(self, at: tuple[int, int]) -> str:
        """Return the character at a place; empty where there is none."""
        return (self.file.line(at[0] + 1) or "")[at[1] : at[1] + 1]

    @property
    def last_bracket(self) -> tuple[int, int]:
        """The place of the last bracket or brace that opens before that point."""
        above = enumerate(self.file.lines[: self.at[0] + 1])
        places = [(n, max(line.rfind("["), line.rfind("{"))) for n, line in above]
        return next((place for place in reversed(places) if place[1] >= 0), self.at)

    @property
    def last_written(self) -> int:
        """The number, from 0, of the nearest line above that is not empty."""
        above = range(self.at[0] - 1, -1, -1)
        return next((n for n in above if (self.file.line(n + 1) or "").strip()), 0)

    def diagnostic(
        self, at: tuple[int, int], rule: str, message: str, help_line: str, length: int = 1
    ) -> Diagnostic:
        """Return the diagnostic for a place counted from 0."""
        return self.file.diagnostic(Spot(at[0] + 1, at[1] + 1, length), rule, message, help_line)


def needs_quotes(file: FileText, line: int, column: int) -> Diagnostic:
    """Return the diagnostic for a text that begins with one of YAML's signs (line and column from 0)."""
    before, text = (
        (file.line(line + 1) or "")[:column],
        (file.line(line + 1) or "")[column:].rstrip(),
    )
    if before.strip() and _FENCE.fullmatch(text):
        return _needs_bar(file, Spot(line + 1, column + 1, len(text)), before)
    sign = "a backtick" if text[:1] == "`" else f"`{text[:1]}`"
    help_line = f"put the whole text in quotes: {in_quotes(text)}"
    spot = Spot(line + 1, column + 1, len(text))
    return file.diagnostic(
        spot, "yaml-sign", f"text that begins with {sign} needs quotes", help_line
    )


def _names_above(file: FileText, spot: Spot) -> Iterator[str]:
    """Yield the names that a place stands below, from the innermost on."""
    indent = spot.column - 1
    for number in range(spot.line - 1, 0, -1):
        name = _NAME_ALONE.match(file.line(number) or "")
        if name and name.start("name") < indent:
            indent = name.start("name")
            yield name["name"]


@cache
def _one_line() -> set[str]:
    """Return the names of fields that hold, or list, texts of one line."""
    models = (Course, Module, Lesson)
    return {name for model in models for name in marked_fields(FieldType(model), OneLine)}


def _needs_bar(file: FileText, spot: Spot, before: str) -> Diagnostic:
    """Return the diagnostic for a block of code that begins on the line of its name, or of its dash."""
    name = _NAME_BEFORE.search(before)
    if not name and not _one_line().isdisjoint(islice(_names_above(file, spot), 2)):
        return file.diagnostic(
            spot,
            "yaml-sign",
            "an item of this list is one line, and a block of code has lines of its own",
            'write each item as code on one line, in quotes: "`code`"; or show the block in a text,'
            " and name its parts here",
        )
    opening = f"{name[1]}: |" if name else "- |"
    message = "a block of code has lines of its own, and YAML keeps them only below a `|`"
    help_line = (
        f"write {quote(opening)}, and the block on the lines below, further in, this line included"
    )
    return file.diagnostic(spot, "yaml-sign", message, help_line)
