"""Owns the write prompt: lines to write on."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Count, Phrase
from lessonwright.course.prompt.base import BasePrompt


class Write(BasePrompt):
    """Lines to write on."""

    kind: ClassVar[str] = "write"
    noun: ClassVar[str] = "write"

    text: Phrase = Field(alias="write")
    """What the learner is asked to think about."""
    lines: Count = 4
    """How many lines to leave on paper."""
