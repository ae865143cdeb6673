"""Owns the way to what is asked: a course comes in; its questions go out, each with its lesson and its place."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar, cast

from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.question import MultipleChoice, MultipleResponse, Question
from lessonwright.spec.yaml_places import Path

Q = TypeVar("Q")

Chosen = MultipleChoice | MultipleResponse
"""A question that offers choices."""


class Asked(NamedTuple, Generic[Q]):
    """A question, the lesson that asks it, and the way to it through the lesson's file."""

    lesson: Lesson
    path: Path
    question: Q

    @property
    def file(self) -> str:
        """The lesson's file."""
        return self.lesson.path


def in_lesson(lesson: Lesson) -> Iterator[Asked[Question]]:
    """Yield the questions of a lesson."""
    return (Asked(lesson, ("quiz", "questions", n), question) for n, question in enumerate(lesson.questions))


def questions(course: Course) -> Iterator[Asked[Question]]:
    """Yield all questions, in course order."""
    return (asked for lesson in course.lessons for asked in in_lesson(lesson))


def choosing(course: Course) -> Iterator[Asked[Chosen]]:
    """Yield the questions that offer choices."""
    return (cast(Asked[Chosen], asked) for asked in questions(course) if isinstance(asked.question, Chosen))
