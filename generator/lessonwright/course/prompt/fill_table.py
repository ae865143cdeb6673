"""Owns the fill-table prompt: a table to fill in."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Count, Label, Phrase, derived_id
from lessonwright.course.kind_facts import SavedAnswer, UniqueParts, field_answer, unique_words
from lessonwright.course.prompt.base import BasePrompt


class FillTable(BasePrompt):
    """A table to fill in."""

    kind: ClassVar[str] = "fill-table"
    noun: ClassVar[str] = "fill-table"
    asks_for_action: ClassVar[bool] = False

    text: Phrase = Field(alias="fill-table")
    """What the learner is asked to think about."""
    columns: tuple[Label, ...] = Field(min_length=1, max_length=8)
    """The headings of the columns."""
    rows: Count = 3
    """How many empty rows."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The headings of the columns."""
        return (unique_words("column", ("columns",), self.columns),)

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text and the headings of its columns."""
        return (self.text, *self.columns)

    def saved_answer(self) -> SavedAnswer:
        """Return that each cell is filled in for itself."""
        columns = [derived_id("column", column) for column in self.columns]
        return field_answer((row, column) for row in range(self.rows) for column in columns)
