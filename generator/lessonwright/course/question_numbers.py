"""Owns numbers of questions: a lesson comes in; its questions, each once, as paper and slides number them, go out.

On the page, a question may stand in the text and again in the quiz; paper and slides ask it once.
"""

from lessonwright.course.lesson import Lesson
from lessonwright.course.question import Question


def asked_in_the_body(lesson: Lesson) -> list[Question]:
    """Return the questions that the body asks, in order, each once."""
    by_id = {question.id: question for question in lesson.questions}
    checks = (name for block in lesson.body for name in block.asks)
    return [by_id[name] for name in dict.fromkeys(checks)]


def asked_at_the_end(lesson: Lesson) -> list[Question]:
    """Return the questions of the quiz that the body has not asked: on paper, each is asked once."""
    asked = {question.id for question in asked_in_the_body(lesson)}
    return [question for question in lesson.questions if question.id not in asked]


def numbers(lesson: Lesson) -> dict[str, int]:
    """Return the numbers of the questions on paper, in reading order; answer key and slides have the same."""
    in_order = [*asked_in_the_body(lesson), *asked_at_the_end(lesson)]
    return {question.id: number for number, question in enumerate(in_order, 1)}
