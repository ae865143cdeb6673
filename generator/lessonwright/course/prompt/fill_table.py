"""Owns the fill-table prompt: a table to fill in."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Count, Line, Phrase
from lessonwright.course.prompt.base import BasePrompt


class FillTable(BasePrompt):
    """A table to fill in."""

    kind: ClassVar[str] = "fill-table"
    noun: ClassVar[str] = "fill-table"

    text: Phrase = Field(alias="fill-table")
    """What the learner is asked to think about."""
    columns: tuple[Line, ...] = Field(min_length=1, max_length=8)
    """The headings of the columns."""
    rows: Count = 3
    """How many empty rows."""
