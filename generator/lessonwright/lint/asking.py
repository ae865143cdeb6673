"""Owns the way to what is asked: a course comes in; its questions go out, each with its lesson and its place."""

from collections.abc import Iterator
from functools import lru_cache
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


def questions(course: Course) -> tuple[Asked[Question], ...]:
    """Return all questions, in course order."""
    return _questions(_Itself(course))


def choosing(course: Course) -> tuple[Asked[Chosen], ...]:
    """Return the questions that offer choices."""
    return _choosing(_Itself(course))


class _Itself:
    """A course as a key: this very course, since one with the same content would have to be compared word by word."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Itself) and self.course is other.course

    def __hash__(self) -> int:
        return id(self.course)


@lru_cache(maxsize=1)
def _questions(key: _Itself) -> tuple[Asked[Question], ...]:
    """Return them from the last time: a dozen rules ask, and each would walk all the way again."""
    return tuple(asked for lesson in key.course.lessons for asked in in_lesson(lesson))


@lru_cache(maxsize=1)
def _choosing(key: _Itself) -> tuple[Asked[Chosen], ...]:
    return tuple(cast(Asked[Chosen], asked) for asked in _questions(key) if isinstance(asked.question, Chosen))
