"""Owns the finding: what a rule has to say about one part of the course, before its place in the file is looked up."""

import re
from dataclasses import dataclass

from lessonwright.spec.yaml_places import Path

Passage = tuple[str, int]
"""Words of a text, and for the how manieth time they stand in it, counted from 0."""


@dataclass(frozen=True)
class Finding:
    """A weakness: where it is, what is weak, and what to do."""

    file: str
    """The path of the file, under the content folder."""
    path: Path
    """The way to the part, through the file."""
    message: str
    help: str
    at_key: bool = False
    passage: Passage | None = None


@dataclass(frozen=True)
class PageFinding:
    """A weakness of an ordinary page: what is weak, what to do, and where it stands in the page's text."""

    message: str
    help: str
    start: int
    length: int


def passage(text: str, words: str, start: int = 0) -> Passage:
    """Return these words as they first stand in a text from an offset on, whatever markup parts them there."""
    pattern = r"[\W_]+".join(map(re.escape, words.split()))
    match = re.compile(pattern).search(text, start) if pattern else None
    if match is None:
        return text[:1], 0
    return match[0], len(re.findall(re.escape(match[0]), text[: match.start()]))
