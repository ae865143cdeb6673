"""Owns the tick prompt: a list to tick."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Label, Phrase
from lessonwright.course.prompt.base import ListPrompt


class Tick(ListPrompt):
    """A list in which any number of items can be ticked."""

    kind: ClassVar[str] = "tick"
    noun: ClassVar[str] = "tick"

    text: Phrase = Field(alias="tick")
    """What the learner is asked to think about."""
    items: tuple[Label, ...] = Field(min_length=1)
    """What can be ticked."""
