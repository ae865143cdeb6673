"""Owns the quotation."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Id, Kind, Text


class Quote(Kind):
    """Somebody's own words, and whose they are."""

    kind: ClassVar[str] = "quote"
    noun: ClassVar[str] = "quote"

    text: Text = Field(alias="quote")
    """The words, exactly as they were said or written."""
    source: Id
    """The id of a source in course.yml."""
