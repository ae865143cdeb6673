"""Owns the lesson: one YAML file, one page of teaching."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar

from pydantic import Field

from lessonwright.spec.authored import Id, Line, Minutes, Text
from lessonwright.spec.block import Block, TextBlock
from lessonwright.spec.facilitator import Facilitator
from lessonwright.spec.heading import sections
from lessonwright.spec.objective import Objective
from lessonwright.spec.placed import Placed
from lessonwright.spec.question import Question
from lessonwright.spec.quiz import Quiz
from lessonwright.spec.worksheet import Worksheet


class Lesson(Placed):
    """A lesson: objectives, a body that teaches them, a quiz and a worksheet."""

    noun: ClassVar[str] = "lesson"

    title: Line
    """The lesson's title."""
    summary: Text
    """What the lesson gives, in a sentence or two."""
    minutes: Minutes
    """How long the whole lesson takes, in minutes."""
    objectives: tuple[Objective, ...] = Field(min_length=1)
    """What the learner will be able to do."""
    sources: tuple[Id, ...] = ()
    """Ids of the sources in course.yml that the lesson rests on."""
    body: tuple[Block, ...] = Field(min_length=1)
    """The blocks that teach, in order."""
    quiz: Quiz | None = None
    """Questions to check what was learned."""
    worksheet: Worksheet | None = None
    """Prompts to reflect on."""
    facilitator: Facilitator | None = None
    """What only whoever runs the session sees."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the quiz; none where there is no quiz."""
        return self.quiz.questions if self.quiz else ()

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings that divide the body into sections, in Markdown."""
        texts = (block.text for block in self.body if isinstance(block, TextBlock))
        return tuple(heading.words for text in texts for heading in sections(text, self.reader))

    @cached_property
    def cited(self) -> tuple[str, ...]:
        """The ids of all sources the lesson names, in the order in which it names them first."""
        return tuple(dict.fromkeys((*self.sources, *self._cited_in_body())))

    def _cited_in_body(self) -> Iterator[str]:
        return (block.source for block in self.body if hasattr(block, "source"))
