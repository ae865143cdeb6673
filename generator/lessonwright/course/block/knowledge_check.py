"""Owns the knowledge check: a question of the lesson's quiz, placed in the body."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Id, Kind


class KnowledgeCheck(Kind):
    """A quiz question asked where it is taught."""

    kind: ClassVar[str] = "question"
    noun: ClassVar[str] = "question"

    question: Id = Field(alias="question")
    """The id of a question in this lesson's quiz."""
