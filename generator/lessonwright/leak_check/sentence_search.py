"""Owns the search for facilitators' sentences: a text comes in, those that it holds go out.

Sentences are compared by their words, in lower case.
"""

import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, repeat

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
_BEYOND_ASCII = bytes(range(128, 256))
_NOT_IN_A_ROW = bytes(byte for byte in _ASCII if _IN_ORDER[byte] == ord(" ")) + _BEYOND_ASCII
_ENOUGH_ASCII = 15
"""With so many letters in ASCII, a sentence is told from most others by these alone."""
_FEW = 20
"""So few rows of bytes are found one by one in less time."""

WordTokens = list[bytes]


def word_tokens(text: bytes) -> WordTokens:
    """Return the words of a text; of a script that has no spaces, each letter."""
    return _space_words(text).split()


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


class _Rows:
    """Rows of bytes to look for in longer ones, by a few bytes in their middle.

    A text is read run by run, one right after the other. Wherever a row stands in it, a run is read
    that lies within the row, and of most rows two. The runs that may be read are known, and only
    where they are found is the row itself looked for.
    """

    def __init__(self, letter: str) -> None:
        self._letter, self._width = letter, array(letter).itemsize
        """What `array` calls a number of so many bytes, which is a run."""
        self.shortest = 2 * self._width - 1
        self._rows: list[bytes] = []
        self._by_run: dict[int, tuple[bytes, ...]] = {}
        self._marks: dict[int, int] = {}

    def add(self, row: bytes) -> None:
        """Look for this row, too, which is no shorter than the shortest."""
        self._rows.append(row)
        mark = _ONE_OF_TWO if len(row) >= self.shortest + self._width else _ALONE
        count = self._width * (2 if mark == _ONE_OF_TWO else 1)
        middle = (len(row) - count - self._width + 1) // 2
        alone = (row,)
        for start in range(middle, middle + count):
            (run,) = array(self._letter, row[start : start + self._width])
            others = self._by_run.get(run)
            self._by_run[run] = (*others, row) if others else alone
            self._marks[run] = max(mark, self._marks.get(run, mark))

    def found(self, text: bytes) -> Iterator[bytes]:
        """Yield each row that stands in the text, some of them more than once."""
        if len(self._rows) < _FEW:
            yield from (row for row in self._rows if row in text)
            return
        width = self._width
        runs = array(self._letter, text[: len(text) // width * width])
        marks = bytes(map(self._marks.get, runs, repeat(0)))
        for place in _KNOWN.finditer(marks):
            at = place.start() * width
            for row in self._by_run[runs[place.start()]]:
                if text.find(row, max(0, at - len(row) + width), at + len(row)) >= 0:
                    yield row


_ONE_OF_TWO, _ALONE = 1, 2
_KNOWN = re.compile(rb"\x01(?=[\x01\x02])|\x02")


class SentenceSearch:
    """Sentences to look for; those too short to be told from any other are left out.

    A text is first looked through for their letters and digits in a row, as if no space stood between words, which
    takes little time. Where a sentence is found so, it is looked for word by word.
    """

    def __init__(self, sentences: Iterable[Hit]) -> None:
        said = ((word_tokens(hit[0].encode()), hit) for hit in sentences)
        sought = [(b"".join(words), hit) for words, hit in said if _is_long_enough(words)]
        self._rows = _Rows("Q"), _Rows("I"), _Rows("H")
        self._in_ascii = all(_has_enough_ascii(row) for row, _ in sought)
        self._hits: dict[bytes, list[Hit]] = {}
        for row, hit in sought:
            self._add(row.translate(None, _BEYOND_ASCII) if self._in_ascii else row, hit)

    def _add(self, row: bytes, hit: Hit) -> None:
        if row not in self._hits:
            self._hits[row] = []
            next(rows for rows in self._rows if len(row) >= rows.shortest).add(row)
        self._hits[row].append(hit)

    def hits(self, text: bytes) -> Iterator[Hit]:
        """Yield each sentence that stands in the text, and its lesson."""
        if not self._hits:
            return
        row = _ascii_row(text) if self._in_ascii else _row(text)
        found = dict.fromkeys(chain.from_iterable(rows.found(row) for rows in self._rows))
        spaced = _space_words(text) if found else b""
        stands = cache(lambda sentence: bool(_in_turn(sentence).search(spaced)))
        for one in found:
            yield from (hit for hit in self._hits[one] if stands(hit[0]))


def _is_long_enough(said: WordTokens) -> bool:
    return len(said) >= FEWEST_WORDS and sum(map(weight, said)) >= FEWEST_WORDS


def _has_enough_ascii(row: bytes) -> bool:
    return row.isascii() or len(row.translate(None, _BEYOND_ASCII)) >= _ENOUGH_ASCII


def _row(text: bytes) -> bytes:
    """Return the letters and digits of a text in a row, without what stands between words."""
    return _space_words(text).translate(None, b" ")


def _ascii_row(text: bytes) -> bytes:
    """Return those that are ASCII; most texts need not be read as words for that."""
    try:
        signs = {*text.translate(None, _ASCII).decode()}
    except UnicodeDecodeError:
        return _row(text).translate(None, _BEYOND_ASCII)
    if not all(map(_leaves_ascii_alone, signs)):
        return _row(text).translate(None, _BEYOND_ASCII)
    return text.translate(_TABLE, _NOT_IN_A_ROW)


@cache
def _leaves_ascii_alone(sign: str) -> bool:
    """Tell whether a sign neither makes one with a letter before it nor stands for other letters, as ß does for ss."""
    return not _is_combining(sign) and not re.search("[a-z0-9_]", _fold_case(sign))


def _in_turn(sentence: str) -> re.Pattern[bytes]:
    """Return what matches the words of a sentence, where nothing but spaces stands between words."""
    first, *others = word_tokens(sentence.encode())
    # Not before the first word: Python would not look for it in the quickest way.
    begins = rb"%s(?<![^ ]%s)" % (first, first)
    return re.compile(rb" +".join([begins, *others]) + rb"(?![^ ])")
