"""Owns the journal prompt: dated entries, again and again."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Count, Phrase
from lessonwright.course.prompt.base import BasePrompt


class Journal(BasePrompt):
    """Dated entries, written again and again."""

    kind: ClassVar[str] = "journal"
    noun: ClassVar[str] = "journal"

    text: Phrase = Field(alias="journal")
    """What the learner is asked to think about."""
    entries: Count = 5
    """How many entries to leave room for on paper."""
