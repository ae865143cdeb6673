"""Owns a glossary term and its definition."""

import re
import unicodedata
from typing import ClassVar

from pydantic import Field

from lessonwright.spec.authored import Line, Text
from lessonwright.spec.named import NAME, TEXT, Named


class Term(Named):
    """A term and what it means: `- self-compassion: Meeting your own failure with kindness`."""

    noun: ClassVar[str] = "glossary term"

    term: Line = Field(alias=NAME)
    """The term, as learners meet it."""
    definition: Text = Field(alias=TEXT)
    """What it means, in one or two plain sentences."""

    @property
    def id(self) -> str:
        """The term in lower case with hyphens, as `[words](glossary:…)` names it."""
        plain = unicodedata.normalize("NFC", self.term).casefold()
        return re.sub(r"[^\w]+", "-", plain).strip("-")
