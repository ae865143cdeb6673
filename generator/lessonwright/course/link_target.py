"""Owns where an author's link leads: a target as it is written comes in, a glossary term or a file comes out."""

from typing import NamedTuple

from lessonwright.course.glossary import term_named
from lessonwright.markup.parsed_text import is_file


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
