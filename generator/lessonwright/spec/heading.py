"""Owns the headings that divide a lesson's texts into sections: Markdown comes in, the headings in it go out."""

from lessonwright.markup import PLAIN, Heading, Reader

_LEVEL = 2


def sections(markdown: str, reader: Reader = PLAIN) -> tuple[Heading, ...]:
    """Return the heading of each section, where it stands."""
    return tuple(heading for heading in reader.headings(markdown) if heading.level == _LEVEL)
