"""Owns the sentences that only facilitators may see: sentences come in; those of them that a text holds go out.

Sentences are compared word by word, so that markup, line breaks and punctuation hide nothing.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import compress, count
from typing import NamedTuple

from lessonwright.handouts.spoken import Words, pieces, weight, words

FEWEST_WORDS = 4
"""A shorter sentence, such as “Play the scenario.”, gives nothing away and stands on many a page."""

Hit = tuple[str, str]
"""A sentence for facilitators, and the path of the lesson that it is from."""


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
    """Sentences to look for, each by its rarest word; those too short to be told from any other are left out."""

    def __init__(self, sentences: Iterable[Hit]) -> None:
        hits: dict[tuple[bytes, ...], list[Hit]] = {}
        for hit in sentences:
            said = words(hit[0].encode())
            if sum(map(weight, said)) >= FEWEST_WORDS:
                hits.setdefault(tuple(said), []).append(hit)
        self._longest = max(map(len, hits), default=0)
        self._by_rarest = _by_rarest(hits)

    def __bool__(self) -> bool:
        """Tell whether there is anything to look for."""
        return bool(self._by_rarest)

    def found(self, text: bytes) -> Iterator[Hit]:
        """Yield each sentence that stands in the text, and its lesson."""
        for piece in pieces(text, self._longest):
            for at in compress(count(), map(self._by_rarest.__contains__, piece)):
                for sought in self._by_rarest[piece[at]]:
                    if sought.begins(piece, at):
                        yield from sought.hits


def _by_rarest(hits: Mapping[tuple[bytes, ...], list[Hit]]) -> dict[bytes, list[_Sought]]:
    spread = Counter(word for said in hits for word in said)
    found: dict[bytes, list[_Sought]] = {}
    for said, own in hits.items():
        rarest = min(said, key=lambda word: (spread[word], -len(word)))
        found.setdefault(rarest, []).append(_Sought([*said], said.index(rarest), own))
    return found
