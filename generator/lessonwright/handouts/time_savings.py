"""Owns what can be left out when time runs short: a lesson comes in; cuts and the minutes that they save come out."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lessonwright.course.block import RolePlay
from lessonwright.course.block.base import TaskBlock
from lessonwright.course.lesson import Lesson


class Cut(NamedTuple):
    """What can be left out: which kind of thing, its title where it has one, and the minutes that this saves."""

    what: str
    title: str = ""
    minutes: int = 0


def cuts(lesson: Lesson) -> list[Cut]:
    """Return what can be left out of a session whose timing says what it runs, with the minutes that this saves.

    First comes what learners can do at home, then what they lose; the main task stays.
    """
    run = [block for block in tasks(lesson) if lesson.run_minutes(block.given_id)]
    found = [
        *_for_home(lesson, run),
        *_second_takes(run),
        Cut("discuss", "", lesson.run_minutes("discuss")),
        *(
            Cut(block.kind, block.title, lesson.run_minutes(block.given_id))
            for block in reversed(_lesser(run))
        ),
    ]
    return [cut for cut in found if cut.minutes]


def tasks(lesson: Lesson) -> list[TaskBlock]:
    """Return what a lesson sets a group to do."""
    return [block for block in lesson.body if isinstance(block, TaskBlock)]


def _for_home(lesson: Lesson, run: Iterable[TaskBlock]) -> Iterator[Cut]:
    yield Cut("quiz", "", lesson.run_minutes("quiz"))
    for question in lesson.questions:
        yield Cut("question", question.stem, lesson.run_minutes(question.given_id))
    for block in run:
        if block.can_be_done_at_home:
            yield Cut(block.kind, block.title, lesson.run_minutes(block.given_id))


def _second_takes(run: Iterable[TaskBlock]) -> Iterator[Cut]:
    for block in run:
        if isinstance(block, RolePlay) and block.second_take:
            yield Cut("second-take", block.title, block.second_take.minutes)


def _lesser(tasks: Iterable[TaskBlock]) -> list[TaskBlock]:
    """Return what is done in the room beside the main task, the longest first."""
    in_the_room = [block for block in tasks if not block.can_be_done_at_home]
    return sorted(in_the_room, key=lambda task: -task.all_minutes)[1:]


def cuts_of_unknown_length(lesson: Lesson) -> Iterator[Cut]:
    """Yield what may be left out where the timing does not say what its steps run."""
    if lesson.facilitator and lesson.facilitator.discuss:
        yield Cut("discuss")
    for block in tasks(lesson):
        if block.can_be_done_at_home:
            yield Cut(block.kind, block.title)
    if lesson.quiz:
        yield Cut("quiz")
    for block in _lesser(tasks(lesson)):
        yield Cut(block.kind, block.title, block.all_minutes)
