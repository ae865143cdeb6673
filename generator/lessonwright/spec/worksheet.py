"""Owns the worksheet of a lesson: prompts to reflect on, never marked."""

from typing import ClassVar

from pydantic import Field

from lessonwright.spec.authored import Authored, Line, Text
from lessonwright.spec.prompt import Prompt


class Worksheet(Authored):
    """A sheet for reflection; what a learner writes on it stays with the learner."""

    noun: ClassVar[str] = "worksheet"

    title: Line
    """What the worksheet is called."""
    intro: Text | None = None
    """What to know before writing."""
    prompts: tuple[Prompt, ...] = Field(min_length=1)
    """The prompts, in order."""
