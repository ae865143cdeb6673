"""Owns the plan prompt: what, by when, with whose help, how I will know."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Phrase
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
)
from lessonwright.course.prompt.base import BasePrompt


class Plan(BasePrompt):
    """One step to take: what, by when, with whose help, and how to know it worked."""

    kind: ClassVar[str] = "plan"
    noun: ClassVar[str] = "plan"
    asks_for_action: ClassVar[bool] = True

    text: Phrase = Field(alias="plan")
    """What the learner is asked to think about."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: each field is there once by itself."""
        return ()

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text."""
        return (self.text,)

    def saved_answer(self) -> SavedAnswer:
        """Return that the fields of a plan are kept whatever the prompt says."""
        return field_answer(["entry"])
