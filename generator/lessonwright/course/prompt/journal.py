"""Owns the journal prompt: dated entries, again and again."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Count, Phrase
from lessonwright.course.kind_facts import (
    SavedAnswer,
    UniqueParts,
    field_answer,
)
from lessonwright.course.prompt.base import BasePrompt


class Journal(BasePrompt):
    """Dated entries, written again and again."""

    kind: ClassVar[str] = "journal"
    noun: ClassVar[str] = "journal"
    asks_for_action: ClassVar[bool] = False

    text: Phrase = Field(alias="journal")
    """What the learner is asked to think about."""
    entries: Count = 5
    """How many entries to leave room for on paper."""

    @property
    def unique_parts(self) -> tuple[UniqueParts, ...]:
        """Nothing: entries are told apart by their dates."""
        return ()

    @property
    def asking_texts(self) -> tuple[str, ...]:
        """Its text."""
        return (self.text,)

    def saved_answer(self) -> SavedAnswer:
        """Return that its entries are kept whatever the prompt says."""
        return field_answer(["entry"])
