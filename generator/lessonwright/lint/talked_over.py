"""Owns whether a quiz is talked over in the room: a lesson comes in; whether its pages need not explain goes out."""

from lessonwright.course.lesson import Lesson
from lessonwright.course.question import Question
from lessonwright.lint.walk import Chosen


def is_talked_over(lesson: Lesson) -> bool:
    """Return whether a lesson's answers are discussed in the room in place of being explained on the page."""
    discusses = lesson.facilitator is not None and bool(lesson.facilitator.discuss)
    return discusses and not any(map(_explains, lesson.questions))


def _explains(question: Question) -> bool:
    choices = question.choices if isinstance(question, Chosen) else ()
    return bool(question.feedback) or any(choice.feedback for choice in choices)
