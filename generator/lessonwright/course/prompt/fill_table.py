"""Owns the fill-table prompt: a table to fill in."""

from collections.abc import Hashable, Iterable
from typing import ClassVar

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from lessonwright.course.base_models_and_field_types import Count, Label, Phrase, derived_id
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
    unique_words,
)
from lessonwright.course.prompt.base import BasePrompt


class FillTable(BasePrompt):
    """A table to fill in."""

    model_config = ConfigDict(json_schema_extra={"not": {"required": ["rows", "row-names"]}})

    kind: ClassVar[str] = "fill-table"
    noun: ClassVar[str] = "fill-table"
    asks_for_action: ClassVar[bool] = False

    text: Phrase = Field(alias="fill-table")
    """What the learner is asked to think about."""
    columns: tuple[Label, ...] = Field(min_length=1, max_length=8)
    """The headings of the columns."""
    rows: Count = 3
    """How many empty rows."""
    row_names: tuple[Label, ...] = Field(default=(), min_length=1)
    """The names of the rows, in place of how many there are."""
    lines: Count | None = None
    """How many lines high a row is on paper; left out, there is room for one, in the only row of a table for two."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """The headings of the columns, and the names of the rows."""
        return (
            unique_words("column", ("columns",), self.columns),
            unique_words("row", ("row-names",), self.row_names),
        )

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text and the headings of its columns and rows."""
        return (self.text, *self.columns, *self.row_names)

    def saved_answer(self) -> SavedAnswer:
        """Return that each cell is filled in for itself."""
        columns = [derived_id("column", column) for column in self.columns]
        named = [derived_id("row", name) for name in self.row_names]
        rows: Iterable[Hashable] = named or range(self.rows)
        return field_answer((row, column) for row in rows for column in columns)

    @model_validator(mode="after")
    def _rows_are_counted_or_named(self) -> "FillTable":
        if self.row_names and "rows" in self.model_fields_set:
            raise PydanticCustomError("rows-twice", "rows are counted or named")
        return self
