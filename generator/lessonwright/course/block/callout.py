"""Owns the callout: a short text set apart from the rest."""

from typing import ClassVar, Literal

from pydantic import Field

from lessonwright.course.base import Kind, Line, Text

CalloutKind = Literal["note", "tip", "warning", "example"]


class Callout(Kind):
    """A text set apart under a heading of its own."""

    kind: ClassVar[str] = "callout"
    noun: ClassVar[str] = "callout"

    heading: Line = Field(alias="callout")
    """The heading of the callout."""
    tone: CalloutKind = Field(default="note", alias="kind")
    """What kind of callout it is: note, tip, warning or example."""
    text: Text
    """What it says, in Markdown."""
