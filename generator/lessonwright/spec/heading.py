"""Owns the headings that divide a lesson's texts into sections: Markdown comes in, the headings in it go out."""

import re
from collections.abc import Iterator

from lessonwright.markup import prose_spans

_HEADING = re.compile(r"^## +(?P<words>.+?) *#*(?:\{[^}]*\})? *$", re.MULTILINE)


def headings(markdown: str) -> Iterator[re.Match[str]]:
    """Yield each heading of a section, where it stands; its group `words` is its Markdown without marks or an id."""
    for start, end in prose_spans(markdown) if "##" in markdown else ():
        yield from _HEADING.finditer(markdown, start, end)
