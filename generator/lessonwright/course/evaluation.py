"""Owns what an evaluation asks for, on a page and on paper: a course comes in, statements to judge come out."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lessonwright.course.course import Course
from lessonwright.course.module import Module

AGREED = ("useful", "practice", "pace", "safe", "recommend")
"""What is judged right after a session, by the ends of the keys of its words."""
AFTER = ("monday", "helped", "change")
"""What is asked in words right after a session, and in `LATER`, some weeks later."""
LATER = ("example", "in-the-way", "need")


class CanDo(NamedTuple):
    """What learners were to be able to do after a module."""

    module: Module
    statements: tuple[str, ...]


def can_do(modules: Iterable[Module]) -> Iterator[CanDo]:
    """Yield what learners were to be able to do; of a module that does not say it, what its lessons say."""
    for module in modules:
        of_lessons = (it.text for lesson in module.lessons for it in lesson.objectives)
        yield CanDo(module, module.objectives or tuple(of_lessons))


def evaluation_prompts(course: Course) -> list[str]:
    """Return the ids under which the answers on the page of the evaluation are saved, in order."""
    later = [f"later-{module.id}" for module in course.modules]
    return ["agree", "lessons", *AFTER, *later, *LATER]
