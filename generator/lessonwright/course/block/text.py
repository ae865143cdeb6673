"""Owns the text block: Markdown as MkDocs reads it."""

from typing import ClassVar

from lessonwright.course.base import Kind, Text


class TextBlock(Kind):
    """Markdown text, with headings from `##` down."""

    kind: ClassVar[str] = "text"
    noun: ClassVar[str] = "text"

    text: Text
    """Markdown. Headings start at `##`; the lesson's title is the only `#`."""
