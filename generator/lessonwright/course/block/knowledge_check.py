"""Owns the knowledge check: a question of the lesson's quiz, placed in the body."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base_models_and_field_types import Id
from lessonwright.course.block.base import UnsavedBlock
from lessonwright.course.kind_facts import Reference


class KnowledgeCheck(UnsavedBlock):
    """A quiz question asked where it is taught."""

    kind: ClassVar[str] = "question"
    noun: ClassVar[str] = "question"
    teaches: ClassVar[bool] = False
    practises: ClassVar[bool] = True
    known_by: ClassVar[str | None] = None
    is_headed: ClassVar[bool] = False
    can_be_done_at_home: ClassVar[bool] = False

    question: Id = Field(alias="question")
    """The id of a question in this lesson's quiz."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """Its question."""
        return (Reference(("question",), "question", self.question),)
