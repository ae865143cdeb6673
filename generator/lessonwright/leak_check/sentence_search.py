"""Owns the search for facilitators' sentences: a text comes in, those that it holds go out.

Sentences are compared by their words, in lower case.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import compress, count
from typing import NamedTuple

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese letters, between whose words no space stands."""
_WORD = re.compile(rf"[^\W{_UNSPACED}]+|(?=[{_UNSPACED}])\w")
_LETTER = re.compile(f"[{_UNSPACED}]")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
"""Soft hyphens and joints, which stand within words and which nobody sees."""
_ASCII = bytes(range(128))
_IN_ORDER = bytes(
    byte if chr(byte).isalnum() or chr(byte) == "_" else ord(" ") for byte in _ASCII
).lower()
_TABLE = _IN_ORDER + bytes(range(128, 256))
_MANY_SIGNS = 40
"""With more signs beyond ASCII, a text takes longer sign by sign than as a whole."""
_PIECE = 1 << 17
"""About so many bytes are split at once: the words of a long text take up ten times as much memory
as the text."""

WordTokens = list[bytes]


def word_tokens(text: bytes) -> WordTokens:
    """Return the words of a text; of a script that has no spaces, each letter."""
    return _space_words(text).split()


def pieces(text: bytes, overlap: int) -> Iterator[WordTokens]:
    """Yield the words of a text piece by piece; each piece begins with the last words of the one before."""
    spaced, end, before = _space_words(text), 0, WordTokens()
    while end < len(spaced):
        start, end = end, spaced.find(b" ", end + _PIECE)
        end = len(spaced) if end < 0 else end
        piece = before + spaced[start:end].split()
        yield piece
        before = piece[-overlap:] if overlap else []


def weight(word: bytes) -> float:
    """Return how much of a word this is: a letter of a script that has no spaces is about half of one."""
    return 1 if word.isascii() or not _LETTER.match(word.decode()) else 0.5


def _space_words(text: bytes) -> bytes:
    """Return the text in lower case, with nothing but spaces between its words."""
    spaced = text.translate(_TABLE)
    try:
        signs = set(spaced.translate(None, _ASCII).decode())
    except UnicodeDecodeError:
        return _spaced_as_a_whole(text)
    if len(signs) > _MANY_SIGNS or any(map(_is_combining, signs)):
        return _spaced_as_a_whole(text)
    for sign in signs:
        spaced = spaced.replace(sign.encode(), _spaced_sign(sign))
    return spaced


def _spaced_as_a_whole(text: bytes) -> bytes:
    return " ".join(_WORD.findall(_fold_case(text.decode(errors="replace")))).encode()


def _fold_case(text: str) -> str:
    """Return the text in lower case, with each letter and its accent as one sign."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).casefold()


@cache
def _is_combining(sign: str) -> bool:
    """Tell whether a sign makes one letter with the sign before, as an accent does, and half a Korean syllable."""
    is_variant = "\ufe00" <= sign <= "\ufe0f"
    return "\u1160" <= sign <= "\u11ff" or (
        unicodedata.category(sign).startswith("M") and not is_variant
    )


@cache
def _spaced_sign(sign: str) -> bytes:
    return b"".join(_spaced_letter(letter) for letter in _fold_case(sign))


def _spaced_letter(letter: str) -> bytes:
    if not _WORD.match(letter):
        return b" "
    return f" {letter} ".encode() if _LETTER.match(letter) else letter.encode()


FEWEST_WORDS = 4
"""A shorter sentence, such as “Play the scenario.”, gives nothing away and stands on many a
page."""

Hit = tuple[str, str]
"""A sentence for facilitators, and the path of the lesson that it is from."""


_TAGS = (
    "article",
    "button",
    "circle",
    "details",
    "div",
    "fieldset",
    "figure",
    "footer",
    "form",
    "g",
    "h1",
    "h2",
    "h3",
    "h4",
    "header",
    "input",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "option",
    "p",
    "path",
    "script",
    "section",
    "select",
    "span",
    "summary",
    "svg",
    "table",
    "td",
    "textarea",
    "th",
    "title",
    "tr",
    "ul",
)
"""Tags at which the source of a page is divided."""
_SHORT = 300
_REMEMBERED = 50_000
"""How many short parts of pages are remembered; longer ones, such as an author's paragraphs, seldom
stand twice."""


class _Sought(NamedTuple):
    """The words of a sentence, at which of them it is looked for, and who has written it."""

    said: WordTokens
    place: int
    hits: list[Hit]

    def begins(self, piece: WordTokens, at: int) -> bool:
        """Tell whether the sentence stands in a piece, with the word that it is looked for at this place."""
        start = at - self.place
        return start >= 0 and piece[start : start + len(self.said)] == self.said


class SentenceSearch:
    """Sentences to look for, each by a rare word; those too short to be told from any other are left out."""

    def __init__(self, sentences: Iterable[Hit]) -> None:
        hits: dict[tuple[bytes, ...], list[Hit]] = {}
        for hit in sentences:
            said = word_tokens(hit[0].encode())
            if len(said) >= FEWEST_WORDS and sum(map(weight, said)) >= FEWEST_WORDS:
                hits.setdefault(tuple(said), []).append(hit)
        self._longest = max(map(len, hits), default=0)
        self._sought = _by_rare_words(hits)
        self._division = _division({word for said in hits for word in said})
        self._clean: set[bytes] = set()

    def hits(self, text: bytes) -> Iterator[Hit]:
        """Yield each sentence that stands in the text, and its lesson.

        Much of a page's source stands on all pages of its site. It is divided at tags whose names
        are a word of no sentence, so that none can go on from one part to the next; a part that was
        found clean is passed over.
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


def _by_rare_words(
    hits: Mapping[tuple[bytes, ...], list[Hit]],
) -> dict[bytes, dict[bytes, list[_Sought]]]:
    """Return the sentences by a rare word of each and by the word after it, which tells most others from it."""
    spread = Counter(word for said in hits for word in said)
    found: dict[bytes, dict[bytes, list[_Sought]]] = {}
    for said, own in hits.items():
        place = min(
            range(len(said) - 1), key=lambda place: (spread[said[place]], -len(said[place]))
        )
        followed = found.setdefault(said[place], {})
        followed.setdefault(said[place + 1], []).append(_Sought([*said], place, own))
    return found
