"""Owns the quiz of a lesson: its questions and how they are marked."""

from typing import ClassVar

from pydantic import Field

from lessonwright.spec.authored import Authored, Count, Percent, Truth
from lessonwright.spec.question import Question


class Quiz(Authored):
    """The questions at the end of a lesson."""

    noun: ClassVar[str] = "quiz"

    pass_mark: Percent | None = Field(default=None, alias="pass")
    """How many per cent pass the quiz; left out, the course's `pass`."""
    shuffle: Truth = True
    """Whether choices come in another order for each learner, on screen."""
    attempts: Count | None = None
    """How many attempts before the key shows by itself; left out, as many as wanted. On request it shows sooner.

    Where there are two choices, there is one attempt: a wrong answer tells the right one.
    """
    questions: tuple[Question, ...] = Field(min_length=1)
    """The questions, in order."""
