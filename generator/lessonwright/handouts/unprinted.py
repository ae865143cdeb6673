"""Owns what is told of formulas and diagrams: a script draws them on the page, and paper shows what was written.

In go a course and the dialect of its Markdown; out come notes, none where no extension makes such things.
"""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from lessonwright.handouts.place import place_of
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.fragment import Fragments
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.written import texts

_SIGNS = {
    "pymdownx.arithmatex": re.compile(r"\$|\\\(|\\\[|\\begin"),
    "pymdownx.superfences": re.compile("mermaid"),
}
"""What a text has at the least that one of these extensions makes such a thing of."""
_DRAWN = re.compile(r'<\w+ class="(?P<kind>arithmatex|mermaid)">(?:<[^>]*>)*(?P<source>[^<]+)')
_NAMES = {"arithmatex": "formula", "mermaid": "diagram"}
_MARKS = "\\()[] \n"


def unprinted(course: Course, content: Path, dialect: Dialect) -> Iterator[Diagnostic]:
    """Yield a note on each kind of formula and diagram in each text of a course."""
    signs = [sign for name, sign in _SIGNS.items() if name in dialect.extensions]
    fragments = Fragments(dialect, lambda element: None)
    for part in (course, *course.modules, *course.lessons) if signs else ():
        for _, text in texts(part):
            if any(sign.search(text) for sign in signs):
                yield from _in_text(str(fragments.html(text)), content, part.path)


def _in_text(shown: str, content: Path, path: str) -> Iterator[Diagnostic]:
    for kind, source in {found["kind"]: found["source"] for found in reversed([*_DRAWN.finditer(shown)])}.items():
        first = html.unescape(source).strip(_MARKS).partition("\n")[0]
        message = f"paper shows this {_NAMES[kind]} as it is written, since a script of the website draws it"
        mend = "to have it printed, save it as a picture, such as an SVG file, and show that"
        yield place_of(content, path, first, "note")("not-drawn", message, mend)
