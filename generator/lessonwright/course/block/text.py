"""Owns the text block: Markdown as MkDocs reads it."""

import re
from typing import ClassVar

from lessonwright.course.base_models_and_field_types import Text
from lessonwright.course.block.base import ShownBlock
from lessonwright.course.kind_facts import CardsFor, Reference

_ITEM_OR_ROW = re.compile(
    r"^[ >]{0,6}(?:[-*+]|[0-9]+[.)])[ \t]+\S|^[ >]{0,6}\|?[ :]*-+[ :]*\|", re.MULTILINE
)
"""How an item of a list begins, or the line below the head of a table."""


class TextBlock(ShownBlock):
    """Markdown text, with headings from `##` down."""

    kind: ClassVar[str] = "text"
    noun: ClassVar[str] = "text"
    teaches: ClassVar[bool] = True
    known_by: ClassVar[str | None] = None

    text: Text
    """Markdown. Headings start at `##`; the lesson's title is the only `#`."""
    cards: CardsFor | None = None
    """Who gets the items of its lists and the rows of its tables on cards to cut out: alone, pairs, group or room; left
    out, nobody. What is bold at the beginning of an item, such as a date, is on the back; of a
    row, the first cell is the front."""

    @property
    def has_cards(self) -> bool:
        """Whether it has items or rows for the cards that are wished for."""
        return bool(self.cards and _ITEM_OR_ROW.search(self.text))

    @property
    def references(self) -> tuple[Reference, ...]:
        """None of its own: the links in its text are looked at with those of all texts."""
        return ()
