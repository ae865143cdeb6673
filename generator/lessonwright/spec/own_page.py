"""Owns ordinary pages: a Markdown file beside the lessons comes in, what is wrong with its links goes out.

Whatever else MkDocs or its plugins make of such a page is theirs; so what is found here is a warning, unless the page
could not be built at all.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lessonwright.markup import Link, Reader
from lessonwright.spec.anchor import PlaceLink, place_of
from lessonwright.spec.diagnostic import Diagnostic, Severity
from lessonwright.spec.file_text import FileText, Spot
from lessonwright.spec.link import passage_of, wrong_link
from lessonwright.spec.surroundings import Surroundings
from lessonwright.spec.tangle import WORDS

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STOPS_A_BUILD = {"link-address", "too-tangled"}


@dataclass(frozen=True)
class OwnPage:
    """A page of the author's own: its path below the content folder, its text, and who reads it."""

    path: str
    file: FileText
    reader: Reader

    @cached_property
    def markdown(self) -> str:
        """The text, with empty lines in place of what stands above it for MkDocs alone."""
        front = _FRONT_MATTER.match(self.file.text)
        return "\n" * front[0].count("\n") + self.file.text[front.end() :] if front else self.file.text

    def problems(self, around: Surroundings) -> Iterator[Diagnostic]:
        """Yield what is wrong with the page's links."""
        tangle = next(self.reader.excess(self.markdown), None)
        if tangle and tangle.kind != "long":
            yield self._told(tangle.start, 1, "too-tangled", *WORDS[tangle.kind])
            return
        for link in self.reader.links(self.markdown):
            wrong = wrong_link(link, posixpath.dirname(self.path), around)
            if wrong:
                yield self._at(link, *wrong)

    def place_links(self) -> Iterator[PlaceLink]:
        """Yield the page's links to places on pages."""
        for link in self.reader.links(self.markdown):
            to = place_of(link, self.path)
            if to:
                yield PlaceLink(*to, lambda *said, link=link: self._at(link, *said))

    def diagnostic(self, start: int, length: int, rule: str, message: str, mend: str, severity: Severity) -> Diagnostic:
        """Return a problem at an offset of the text."""
        before = self.markdown[:start].split("\n")
        return self.file.diagnostic(Spot(len(before), len(before[-1]) + 1, length), rule, message, mend, severity)

    def _at(self, link: Link, rule: str, message: str, mend: str) -> Diagnostic:
        words, _ = passage_of(link, self.markdown)
        start = link.start if link.end > link.start else link.whole[0]
        return self._told(start, len(words), rule, message, mend)

    def _told(self, start: int, length: int, rule: str, message: str, mend: str) -> Diagnostic:
        severity: Severity = "error" if rule in _STOPS_A_BUILD else "warning"
        return self.diagnostic(start, length, rule, message, mend, severity)
