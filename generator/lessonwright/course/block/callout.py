"""Owns the callout: a short text set apart from the rest."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Line, Text
from lessonwright.course.block.base import ShownBlock
from lessonwright.course.kind_facts import Reference

CalloutKind = Literal["note", "tip", "warning", "example"]


class Callout(ShownBlock):
    """A text set apart under a heading of its own."""

    kind: ClassVar[str] = "callout"
    noun: ClassVar[str] = "callout"
    teaches: ClassVar[bool] = True
    known_by: ClassVar[str | None] = "heading"

    heading: Line = Field(alias="callout")
    """The heading of the callout."""
    tone: CalloutKind = Field(default="note", alias="kind")
    """What kind of callout it is: note, tip, warning or example."""
    text: Text
    """What it says, in Markdown."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """None of its own."""
        return ()
