"""Owns the workshop form of a lesson: what learners do before they come, and what the room does, in which order."""

from typing import Annotated, ClassVar

from pydantic import Field

from lessonwright.course.base import Authored, Id, Line, Whole


class Workshop(Authored):
    """A lesson for people who come prepared: its guide and its agenda have what the room does, and no more."""

    noun: ClassVar[str] = "workshop"

    before: tuple[Line, ...] = Field(min_length=1)
    """What learners do before they come: the heading of a section to read, the `id` of a task or a question, or
    `quiz`. The lesson's page, its handout, the agenda and the invitation say so."""
    minutes: Annotated[int, Whole(1, 240)]
    """How long that takes, in minutes."""
    room: tuple[Id, ...] = Field(min_length=1)
    """What the room does, in this order: the `id` of a task or a question, or `quiz`, `worksheet` or `discuss`. Of the
    `timing`, those steps are held that run it, and before each of them those that lead to it."""
