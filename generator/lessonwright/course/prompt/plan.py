"""Owns the plan prompt: what, by when, with whose help, how I will know."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Phrase
from lessonwright.course.prompt.base import BasePrompt


class Plan(BasePrompt):
    """One step to take: what, by when, with whose help, and how to know it worked."""

    kind: ClassVar[str] = "plan"
    noun: ClassVar[str] = "plan"

    text: Phrase = Field(alias="plan")
    """What the learner is asked to think about."""
