"""Owns glossary terms, and where an author's link leads: to a term, or to a file."""

import re
import unicodedata
from typing import ClassVar, NamedTuple
from urllib.parse import unquote

from pydantic import Field

from lessonwright.course.base import NAME, TEXT, Line, Named, Text
from lessonwright.markup.parsed_text import is_file

_SPOKEN = {"+": "plus", "#": "sharp"}
"""Signs that alone tell one term from another: `C`, `C++` and `C#`."""
_LINK = re.compile(r"\s*glossary:(?P<term>.*)", re.IGNORECASE | re.DOTALL)


def term_named(target: str) -> str | None:
    """Return the term's id that a link's target `glossary:…` names; None for any other target."""
    link = _LINK.fullmatch(unquote(target))
    return link["term"].strip() if link else None


class Term(Named):
    """A term and what it means: `- self-compassion: Meeting your own failure with kindness`."""

    noun: ClassVar[str] = "glossary term"

    term: Line = Field(alias=NAME)
    """The term, as learners meet it."""
    definition: Text = Field(alias=TEXT)
    """What it means, in one or two plain sentences."""

    @property
    def id(self) -> str:
        """The term in lower case with hyphens, as `[words](glossary:…)` names it; `C++` is `c-plus-plus`."""
        return term_id(self.term)


def term_id(term: str) -> str:
    """Return the id by which links name a term."""
    plain = unicodedata.normalize("NFC", term).casefold()
    for sign, word in _SPOKEN.items():
        plain = plain.replace(sign, f"-{word}-")
    return re.sub(r"[^\w]+", "-", plain).strip("-")


class LinkTarget(NamedTuple):
    """A term of the glossary, or a file and a place in it; neither, where a link leads out of the course."""

    term: str | None = None
    """The term's id."""
    file: str = ""
    """The way to the file from here, as it is written."""
    place: str = ""
    """The place on the file's page, with its `#`."""


def link_target(target: str) -> LinkTarget:
    """Return where a link with this target leads."""
    term = term_named(target)
    if term is not None or not is_file(target):
        return LinkTarget(term)
    file, mark, place = target.partition("#")
    return LinkTarget(None, file, mark + place)
