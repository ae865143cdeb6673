"""Owns the text block: Markdown as MkDocs reads it."""

from typing import ClassVar

from lessonwright.course.base import Text
from lessonwright.course.block.base import ShownBlock
from lessonwright.course.kind_facts import Reference


class TextBlock(ShownBlock):
    """Markdown text, with headings from `##` down."""

    kind: ClassVar[str] = "text"
    noun: ClassVar[str] = "text"
    teaches: ClassVar[bool] = True
    known_by: ClassVar[str | None] = None

    text: Text
    """Markdown. Headings start at `##`; the lesson's title is the only `#`."""

    @property
    def references(self) -> tuple[Reference, ...]:
        """None of its own: the links in its text are looked at with those of all texts."""
        return ()
