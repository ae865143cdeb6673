"""Owns the way to every text: a course comes in; its texts go out, each with its file."""

from collections.abc import Iterator

from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.written import Written, lines


def written(course: Course) -> Iterator[tuple[str, Written]]:
    """Yield every Markdown text of the course, its modules and its lessons, behind the path of its file."""
    for part in _parts(course):
        for text in part.texts:
            yield part.path, text


def labels(course: Course) -> Iterator[tuple[str, Written]]:
    """Yield every title, name and label of the course, its modules and its lessons, behind the path of its file."""
    return ((part.path, line) for part in _parts(course) for line in lines(part))


def _parts(course: Course) -> tuple[Course | Module | Lesson, ...]:
    return (course, *course.modules, *course.lessons)
