"""Owns the walk through a course: its questions, texts, labels and names go out, each with its place."""

from collections.abc import Iterator
from typing import Generic, NamedTuple, TypeVar, cast

from lessonwright.course.base_models_and_field_types import TEXT, ReadAsMarkdown
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import (
    AuthoredText,
    FieldPath,
    FieldType,
    keys,
    lines,
    marked_fields,
)
from lessonwright.course.module import Module
from lessonwright.course.prompt import Rate
from lessonwright.course.question import Judge, MultipleChoice, MultipleResponse, Question

Q = TypeVar("Q")

Chosen = MultipleChoice | MultipleResponse
"""A question that offers choices."""


class QuestionInLesson(NamedTuple, Generic[Q]):
    """A question, the lesson that asks it, and the way to it through the lesson's file."""

    lesson: Lesson
    path: FieldPath
    question: Q

    @property
    def file(self) -> str:
        """The lesson's file."""
        return self.lesson.path


def lesson_questions(lesson: Lesson) -> Iterator[QuestionInLesson[Question]]:
    """Yield the questions of a lesson."""
    return (
        QuestionInLesson(lesson, ("quiz", "questions", n), question)
        for n, question in enumerate(lesson.questions)
    )


def course_questions(course: Course) -> tuple[QuestionInLesson[Question], ...]:
    """Return all questions, in course order."""
    return tuple(asked for lesson in course.lessons for asked in lesson_questions(lesson))


def choice_questions(course: Course) -> tuple[QuestionInLesson[Chosen], ...]:
    """Return the questions that offer choices."""
    return tuple(
        cast(QuestionInLesson[Chosen], asked)
        for asked in course_questions(course)
        if isinstance(asked.question, Chosen)
    )


_READ_AS_MARKDOWN = {
    name
    for model in (Course, Module, Lesson)
    for name in marked_fields(FieldType(model), ReadAsMarkdown)
} - {TEXT}
"""The fields whose lines the pages read as Markdown, by the names that authors write; an objective's
own name is any."""


def course_texts(course: Course) -> Iterator[tuple[str, AuthoredText]]:
    """Yield every Markdown text of the course, its modules and its lessons, behind the path of its file."""
    for part in _parts(course):
        for text in part.texts:
            yield part.path, text


def course_labels(course: Course) -> Iterator[tuple[str, AuthoredText]]:
    """Yield every title, name and label of the course, its modules and its lessons, behind the path of its file."""
    return ((part.path, line) for part in _parts(course) for line in lines(part))


def names(course: Course) -> Iterator[tuple[str, FieldPath]]:
    """Yield every name that an author made up, of an item to match or of a group, with its file and its path."""
    return ((part.path, key.path) for part in _parts(course) for key in keys(part))


def reads_markdown(path: FieldPath) -> bool:
    """Tell whether the pages read Markdown in a label; a title or a name is shown as it stands."""
    return not _READ_AS_MARKDOWN.isdisjoint(path)


def _parts(course: Course) -> tuple[Course | Module | Lesson, ...]:
    return (course, *course.modules, *course.lessons)


def is_talked_over(lesson: Lesson) -> bool:
    """Return whether a lesson's answers are discussed in the room in place of being explained on the page."""
    discusses = lesson.facilitator is not None and bool(lesson.facilitator.discuss)
    return discusses and not any(map(explains, lesson.questions))


def explains(question: Question) -> bool:
    """Return whether a question says why an answer is right or wrong, as a whole or of one of its parts."""
    choices = question.choices if isinstance(question, Chosen) else ()
    replies = question.replies if isinstance(question, Judge) else ()
    parts = (*choices, *replies)
    return bool(question.feedback) or any(part.feedback for part in parts)


def rated_statements(course: Course) -> Iterator[tuple[str, FieldPath, str]]:
    """Yield the statements that worksheets ask to rate, each behind its file and its path in it."""
    for lesson in course.lessons:
        for path, prompt in lesson.placed_prompts:
            for k, statement in enumerate(prompt.statements if isinstance(prompt, Rate) else ()):
                yield lesson.path, (*path, "statements", k), statement
