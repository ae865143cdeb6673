"""Owns the quotation."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Id, Text
from lessonwright.course.block.base import ShownBlock
from lessonwright.course.kind_facts import Reference


class Quote(ShownBlock):
    """Somebody's own words, and whose they are."""

    kind: ClassVar[str] = "quote"
    noun: ClassVar[str] = "quote"
    teaches: ClassVar[bool] = False
    known_by: ClassVar[str | None] = "text"

    text: Text = Field(alias="quote")
    """The words, exactly as they were said or written."""
    source: Id
    """The id of a source in course.yml."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its source."""
        return (Reference(("source",), "source", self.source),)
