"""Owns the true-false question."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Phrase, Truth
from lessonwright.course.question.base import BaseQuestion


class TrueFalse(BaseQuestion):
    """A statement that is either true or false.

    There is one attempt at it, since a wrong answer tells the right one.
    """

    kind: ClassVar[str] = "true-false"
    noun: ClassVar[str] = "true-false"

    stem: Phrase = Field(alias="true-false")
    """The statement to judge."""
    answer: Truth
    """Whether the statement is true or false."""
