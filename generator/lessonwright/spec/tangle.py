"""Owns texts that are too tangled to be read: a part of the course comes in, the places that are out of hand go out."""

from collections.abc import Iterator

from lessonwright.markup.limit import DEEPEST, MOST_LINES, MOST_SIGNS, Excess
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.placed import Placed
from lessonwright.spec.written import lines
from lessonwright.spec.yaml_file import YamlFile

WORDS = {
    "signs": (
        "this paragraph has more than a thousand of the signs that Markdown gives a meaning",
        "divide it by empty lines; for code, write ``` on a line above it and below it",
    ),
    "open": (
        "from here on, very many brackets or backticks open something that nothing closes",
        "delete what is not meant; for code, write ``` on a line above it and below it",
    ),
    "long": (
        f"this text has more than {MOST_LINES:,} lines",
        "divide it into several lessons, or save it as a file and link to that",
    ),
    "deep": (
        f"here, lists, quotations or emphasis lie more than {DEEPEST} deep in one another",
        "write it flatter: learners follow two levels, seldom three",
    ),
}
"""What is said of each kind of excess, and the mend."""
_SHOWN = 40
_SHORT = 60
_SIGNS = "[`*_<"
"""Signs of which titles and names hold so few that they need no look of their own, unless a file has very many."""


def tangles(part: Placed, file: YamlFile) -> Iterator[Diagnostic]:
    """Yield the place in each text of a part from which on it would take far too long to read."""
    reader, has_many = part.reader, sum(map(file.file.text.count, _SIGNS)) > MOST_SIGNS
    for path, text in (*part.texts, *lines(part)) if has_many else part.texts:
        for found in reader.excess(text) if len(text) > _SHORT else ():
            message, mend = WORDS[found.kind]
            yield file.diagnostic(path, "too-tangled", message, mend, passage=_passage(text, found))


def _passage(text: str, found: Excess) -> tuple[str, int]:
    words = text[found.start : found.end].lstrip()[:_SHOWN].partition("\n")[0]
    return (words, text[: found.start].count(words)) if words else (text[:1], 0)
