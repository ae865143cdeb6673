"""Owns the way to every text: a course comes in; its Markdown texts go out, each with its file."""

from collections.abc import Iterator

from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.written import Written, texts


def written(course: Course) -> Iterator[tuple[str, Written]]:
    """Yield every text of the course, its modules and its lessons, behind the path of its file."""
    parts: tuple[Course | Module | Lesson, ...] = (course, *course.modules, *course.lessons)
    for part in parts:
        for text in part.texts if isinstance(part, Lesson) else texts(part):
            yield part.path, text
