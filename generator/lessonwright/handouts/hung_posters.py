"""Owns which posters of a lesson are hung: a lesson comes in; its figures come out, each with what comes before."""

from collections.abc import Iterator
from typing import NamedTuple

from lessonwright.course.block import Figure, TextBlock
from lessonwright.course.lesson import Lesson, sections


class HungFigure(NamedTuple):
    """A figure on a poster, and the heading of the section after which it is hung."""

    figure: Figure
    heading: str
    """Empty, where it can hang as the lesson begins: nothing in the room comes before it."""


def hung_figures(lesson: Lesson) -> Iterator[HungFigure]:
    """Yield the figures that hang in the room: what learners read at home afterwards, they see there."""
    before, home = (lesson.workshop.before, lesson.workshop.home) if lesson.workshop else ((), ())
    read_again = {step.read for step in lesson.room_timing}
    known = {*before} - read_again
    heading = ""
    for block in lesson.body:
        if isinstance(block, TextBlock):
            found = sections(block.text, lesson.reader)
            heading = found[-1].words if found else heading
        elif isinstance(block, Figure) and heading not in home:
            yield HungFigure(block, "" if heading in known else heading)


def hangs_questions(lesson: Lesson) -> bool:
    """Tell whether the questions to discuss hang in the room: there are some, and the room talks about them."""
    has_questions = bool(lesson.facilitator and lesson.facilitator.discuss)
    return has_questions and lesson.is_for_room("discuss")
