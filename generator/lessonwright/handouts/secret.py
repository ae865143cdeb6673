"""Owns the sentences that only facilitators may see: sentences come in; those of them that a text holds go out.

Sentences are compared word by word, so that markup, line breaks and punctuation hide nothing.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import compress, count
from typing import NamedTuple

from lessonwright.handouts.spoken import Words, pieces, weight, words

FEWEST_WORDS = 4
"""A shorter sentence, such as “Play the scenario.”, gives nothing away and stands on many a page."""

Hit = tuple[str, str]
"""A sentence for facilitators, and the path of the lesson that it is from."""


_TAGS = (
    *("article", "button", "circle", "details", "div", "fieldset", "figure", "footer", "form", "g", "h1", "h2", "h3"),
    *("h4", "header", "input", "label", "legend", "li", "link", "main", "meta", "nav", "ol", "option", "p", "path"),
    *("script", "section", "select", "span", "summary", "svg", "table", "td", "textarea", "th", "title", "tr", "ul"),
)
"""Tags at which the source of a page is divided."""
_SHORT = 300
_REMEMBERED = 50_000
"""How many short parts of pages are remembered; longer ones, such as an author's paragraphs, seldom stand twice."""


class _Sought(NamedTuple):
    """The words of a sentence, at which of them it is looked for, and who has written it."""

    said: Words
    place: int
    hits: list[Hit]

    def begins(self, piece: Words, at: int) -> bool:
        """Tell whether the sentence stands in a piece, with the word that it is looked for at this place."""
        start = at - self.place
        return start >= 0 and piece[start : start + len(self.said)] == self.said


class Secrets:
    """Sentences to look for, each by a rare word; those too short to be told from any other are left out."""

    def __init__(self, sentences: Iterable[Hit]) -> None:
        hits: dict[tuple[bytes, ...], list[Hit]] = {}
        for hit in sentences:
            said = words(hit[0].encode())
            if len(said) >= FEWEST_WORDS and sum(map(weight, said)) >= FEWEST_WORDS:
                hits.setdefault(tuple(said), []).append(hit)
        self._longest = max(map(len, hits), default=0)
        self._sought = _by_rare_words(hits)
        self._division = _division({word for said in hits for word in said})
        self._clean: set[bytes] = set()

    def found(self, text: bytes) -> Iterator[Hit]:
        """Yield each sentence that stands in the text, and its lesson.

        Much of a page's source stands on all pages of its site. It is divided at tags whose names are a word of no
        sentence, so that none can go on from one part to the next; a part that was found clean is passed over.
        """
        if not self._sought:
            return
        parts = [part for part in self._division.split(text) if part not in self._clean]
        hits = [*self._looked_for(b"<".join(parts))]
        if not hits:
            self._remember(parts)
        yield from hits

    def _remember(self, clean: list[bytes]) -> None:
        if len(self._clean) >= _REMEMBERED:
            self._clean.clear()
        self._clean.update(part for part in clean if len(part) < _SHORT)

    def _looked_for(self, text: bytes) -> Iterator[Hit]:
        for piece in pieces(text, self._longest):
            for at in compress(count(), map(self._sought.__contains__, piece[:-1])):
                for sought in self._sought[piece[at]].get(piece[at + 1], ()):
                    if sought.begins(piece, at):
                        yield from sought.hits


def _division(said: Collection[bytes]) -> re.Pattern[bytes]:
    """Return what matches before the tags, but for those whose names are said; what follows ends the name for sure."""
    names = [tag.encode() for tag in _TAGS if tag.encode() not in said]
    return re.compile(rb"<(?=/?(?:%s)[\s>])" % b"|".join(names)) if names else re.compile(rb"(?!)")


def _by_rare_words(hits: Mapping[tuple[bytes, ...], list[Hit]]) -> dict[bytes, dict[bytes, list[_Sought]]]:
    """Return the sentences by a rare word of each and by the word after it, which tells most others from it."""
    spread = Counter(word for said in hits for word in said)
    found: dict[bytes, dict[bytes, list[_Sought]]] = {}
    for said, own in hits.items():
        place = min(range(len(said) - 1), key=lambda place: (spread[said[place]], -len(said[place])))
        followed = found.setdefault(said[place], {})
        followed.setdefault(said[place + 1], []).append(_Sought([*said], place, own))
    return found
