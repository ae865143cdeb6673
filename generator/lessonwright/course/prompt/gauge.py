"""Owns the gauge prompt: a number from 0 to 10, with what both ends mean."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Line, Phrase
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
)
from lessonwright.course.prompt.base import BasePrompt


class Gauge(BasePrompt):
    """One thing to judge from 0 to 10."""

    kind: ClassVar[str] = "gauge"
    noun: ClassVar[str] = "gauge"
    asks_for_action: ClassVar[bool] = False
    POINTS: ClassVar[range] = range(11)

    text: Phrase = Field(alias="gauge")
    """What the learner is asked to judge."""
    low: Line
    """What 0 means."""
    high: Line
    """What 10 means."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: there is one field."""
        return ()

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text."""
        return (self.text,)

    def saved_answer(self) -> SavedAnswer:
        """Return that the number is kept whatever the prompt says."""
        return field_answer(["entry"])
