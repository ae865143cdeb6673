"""Owns the pick prompt: a list of which one is chosen."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Label, Phrase
from lessonwright.course.prompt.base import ListPrompt


class Pick(ListPrompt):
    """A list in which one item is picked; none of them is right or wrong."""

    kind: ClassVar[str] = "pick"
    noun: ClassVar[str] = "pick"

    text: Phrase = Field(alias="pick")
    """What the learner is asked to think about."""
    items: tuple[Label, ...] = Field(min_length=2)
    """What can be picked."""
