"""Owns how a lesson's parts serve its objectives: a lesson comes in; what teaches, practises and assesses goes out.

Only questions say which objective they are for. Everything else in a lesson serves all of its objectives.
"""

from dataclasses import dataclass

from lessonwright.spec.block import Activity, Block, Callout, Figure, KnowledgeCheck, Scenario, TextBlock
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.objective import Objective
from lessonwright.spec.worksheet import Worksheet

_TEACHING = (TextBlock, Callout, Figure, Activity, Scenario)
_PRACTICE = (Activity, Scenario, KnowledgeCheck)


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

    @property
    def unassessed(self) -> tuple[Objective, ...]:
        """The objectives that no question assesses."""
        return tuple(aligned.objective for aligned in self.objectives if not aligned.assessed)


def alignment(lesson: Lesson) -> Alignment:
    """Return what in a lesson serves its objectives."""
    practised = tuple(block for block in lesson.body if isinstance(block, _PRACTICE))
    return Alignment(
        lesson,
        tuple(block for block in lesson.body if isinstance(block, _TEACHING)),
        (*practised, lesson.worksheet) if lesson.worksheet else practised,
        tuple(_aligned(objective, lesson) for objective in lesson.objectives),
    )


def _aligned(objective: Objective, lesson: Lesson) -> Aligned:
    in_body = {block.question for block in lesson.body if isinstance(block, KnowledgeCheck)}
    own = {n: question for n, question in enumerate(lesson.questions, 1) if question.objective == objective.id}
    return Aligned(objective, tuple(own), tuple(n for n, question in own.items() if question.given_id in in_body))
