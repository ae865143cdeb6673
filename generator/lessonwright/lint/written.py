"""Owns the way to every text: a course comes in; its texts go out, each with its file."""

from collections.abc import Iterator

from lessonwright.lint.asking import questions
from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.module import Module
from lessonwright.spec.question import Matching, Sorting
from lessonwright.spec.written import Written, lines
from lessonwright.spec.yaml_places import Path

_READ_AS_MARKDOWN = {"pairs", "distractors", "groups", "items", "columns", "statements"}


def written(course: Course) -> Iterator[tuple[str, Written]]:
    """Yield every Markdown text of the course, its modules and its lessons, behind the path of its file."""
    for part in _parts(course):
        for text in part.texts:
            yield part.path, text


def labels(course: Course) -> Iterator[tuple[str, Written]]:
    """Yield every title, name and label of the course, its modules and its lessons, behind the path of its file."""
    return ((part.path, line) for part in _parts(course) for line in lines(part))


def names(course: Course) -> Iterator[tuple[str, Path]]:
    """Yield every name that an author made up, of an item to match or of a group, with its file and its path."""
    for asked in questions(course):
        field = {Matching: "pairs", Sorting: "groups"}.get(type(asked.question))
        if field:
            yield from ((asked.file, (*asked.path, field, name)) for name in getattr(asked.question, field))


def reads_markdown(path: Path) -> bool:
    """Tell whether the pages read Markdown in a label; a title or a name is shown as it stands."""
    return not _READ_AS_MARKDOWN.isdisjoint(path)


def _parts(course: Course) -> tuple[Course | Module | Lesson, ...]:
    return (course, *course.modules, *course.lessons)
