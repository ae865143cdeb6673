"""Owns the short-answer question: a word or a few, typed."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Line, Phrase
from lessonwright.course.question.base import BaseQuestion


class ShortAnswer(BaseQuestion):
    """A question answered with a word or a few."""

    kind: ClassVar[str] = "short-answer"
    noun: ClassVar[str] = "short-answer"

    stem: Phrase = Field(alias="short-answer")
    """What is asked."""
    accept: tuple[Line, ...] = Field(min_length=1)
    """Every answer that counts as right, the best first; case, spaces and accents do not matter."""

    @property
    def key(self) -> str:
        """The answer that is shown."""
        return self.accept[0]
