"""Owns how keys tell by their length: a course comes in, the lessons that its keys give away go out."""

from collections.abc import Sequence

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.question import MultipleChoice

_CLEARLY = 1.2
_FEWEST = 3


def lessons_told_by_length(course: Course) -> tuple[Lesson, ...]:
    """Return the lessons in which the key is the longest choice in all of three or more multiple-choice questions."""
    return tuple(lesson for lesson in course.lessons if _is_told(key_lengths(lesson)))


def key_lengths(lesson: Lesson) -> list[bool]:
    """Return for each multiple-choice question of a lesson whether its key is a fifth longer than the next choice."""
    return [
        _is_longest(question)
        for question in lesson.questions
        if isinstance(question, MultipleChoice)
    ]


def _is_told(lengths: Sequence[bool]) -> bool:
    return len(lengths) >= _FEWEST and all(lengths)


def _is_longest(question: MultipleChoice) -> bool:
    longest = max(len(choice.text) for choice in question.choices if not choice.is_key)
    return len(question.key.text) > _CLEARLY * longest
