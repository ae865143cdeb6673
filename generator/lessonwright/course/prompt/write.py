"""Owns the write prompt: lines to write on."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Count, Phrase
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
)
from lessonwright.course.prompt.base import BasePrompt


class Write(BasePrompt):
    """Lines to write on."""

    kind: ClassVar[str] = "write"
    noun: ClassVar[str] = "write"
    asks_for_action: ClassVar[bool] = False

    text: Phrase = Field(alias="write")
    """What the learner is asked to think about."""
    lines: Count = 4
    """How many lines to leave on paper."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: there is one field."""
        return ()

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text."""
        return (self.text,)

    def saved_answer(self) -> SavedAnswer:
        """Return that the lines are kept whatever the prompt says."""
        return field_answer(["entry"])
