"""Owns the module: a group of lessons, one folder with a module.yml."""

from typing import ClassVar

from pydantic import Field

from lessonwright.course.base import Id, Label, Line, Text
from lessonwright.course.file_backed import FileBacked
from lessonwright.course.lesson import Lesson
from lessonwright.course.review_and_follow_up import FollowUp, Review


class Module(FileBacked):
    """A module: what it is about, and its lessons in order."""

    noun: ClassVar[str] = "module"

    title: Line
    """The module's title."""
    summary: Text
    """What the module gives, in a sentence or two."""
    objectives: tuple[Label, ...] = ()
    """What the learner will be able to do after the whole module."""
    lesson_ids: tuple[Id, ...] = Field(alias="lessons", min_length=1)
    """The lessons in order, each by its file's name without `.yml`."""
    requires: tuple[Id, ...] = ()
    """Modules to take first."""
    review: Review | None = None
    """A short quiz over the lessons so far, on a page of its own after them."""
    follow_up: tuple[FollowUp, ...] = ()
    """What learners do in the weeks after the module."""

    @property
    def lessons(self) -> tuple[Lesson, ...]:
        """The lessons themselves, in order."""
        return self._place.parts

    @property
    def session_minutes(self) -> int:
        """How long all lessons take in the room, in minutes."""
        return sum(lesson.session_minutes for lesson in self.lessons)

    @property
    def minutes(self) -> int:
        """How long all lessons take together, in minutes."""
        return sum(lesson.minutes for lesson in self.lessons)
