"""Owns the site's style sheets: the parts in assets/styles come in, one sheet a bundle comes out, with its drawings.

The bundles are those of the scripts, named alike; some have a script alone, or a style sheet alone.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from rcssmin import cssmin

from lessonwright.site.scripts import BASE

ORDER = {
    BASE: (
        "fonts",
        "colours",
        "icons",
        "type",
        "words",
        "frame",
        "lesson",
        "onward",
        "blocks",
        "evidence",
        "disclosure",
        "controls",
        "term",
        "progress",
        "memory",
    ),
    "overview": ("syllabus", "progress"),
    "reference": ("reference",),
    "quiz": ("questions", "key", "question", "quiz"),
    "worksheet": ("worksheet", "prompts", "answers"),
    "workbook": ("workbook",),
}
"""The parts of each bundle that is a folder, in the order in which the browser reads them."""


@cache
def sheets() -> tuple[str, ...]:
    """Return the names of the bundles that have a style sheet."""
    return (*ORDER, *sorted(_single_files()))


def style_sheet(bundle: str) -> str:
    """Return the style sheet of a bundle."""
    style: str = cssmin("\n".join(part.read_text(encoding="utf-8") for part in _parts_of(bundle)))
    return style


def _parts_of(bundle: str) -> Iterator[Traversable]:
    if bundle in ORDER:
        yield from (_folder() / bundle / f"{part}.css" for part in ORDER[bundle])
    else:
        yield _folder() / f"{bundle}.css"


def _single_files() -> Iterator[str]:
    for folder in _folder().iterdir():
        if folder.name not in ORDER:
            yield from (f"{folder.name}/{file.name.removesuffix('.css')}" for file in folder.iterdir())


def _folder() -> Traversable:
    return files("lessonwright.site") / "assets" / "styles"
