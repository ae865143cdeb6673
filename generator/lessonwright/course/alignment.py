"""Owns how a lesson's parts serve its objectives: a lesson comes in; what teaches, practises and assesses goes out.

Only questions say which objective they are for. Everything else in a lesson serves all of its objectives.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from lessonwright.course.block import Block
from lessonwright.course.lesson import Lesson, Objective, Worksheet


@dataclass(frozen=True)
class Aligned:
    """An objective, and the questions for it, by their numbers in the quiz from 1."""

    objective: Objective
    assessed: tuple[int, ...]
    """The questions that assess it."""
    checked: tuple[int, ...]
    """Those among them that are asked in the body, too, where it is taught."""


@dataclass(frozen=True)
class Alignment:
    """A lesson, and what in it serves its objectives."""

    lesson: Lesson
    taught: tuple[Block, ...]
    """The blocks that explain or show."""
    practised: tuple[Block | Worksheet, ...]
    """The blocks in which learners do something, and the worksheet."""
    objectives: tuple[Aligned, ...]


def alignment(lesson: Lesson) -> Alignment:
    """Return what in a lesson serves its objectives."""
    practised = tuple(block for block in lesson.body if block.has_practice)
    return Alignment(
        lesson,
        tuple(block for block in lesson.body if block.teaches),
        (*practised, *lesson.sheets),
        tuple(_alignment(lesson)),
    )


def _alignment(lesson: Lesson) -> Iterator[Aligned]:
    in_body = {name for block in lesson.body for name in block.asks}
    numbered = defaultdict(list)
    for number, question in enumerate(lesson.questions, 1):
        numbered[question.objective].append((number, question.given_id in in_body))
    for objective in lesson.objectives:
        own = numbered[objective.id]
        yield Aligned(
            objective, tuple(n for n, _ in own), tuple(n for n, is_in_body in own if is_in_body)
        )
