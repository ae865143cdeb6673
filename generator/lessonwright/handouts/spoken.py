"""Owns the words by which sentences are compared: a text comes in as UTF-8; its words go out, in lower case.

Bytes are split many times faster than text is, and most words of a site consist of ASCII letters. Of what lies beyond
ASCII, each sign is put in order once for a whole text, unless it holds very many, or some that join the letter before.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, Japanese and Chinese letters, between whose words no space stands."""
_WORD = re.compile(rf"[^\W{_UNSPACED}]+|(?=[{_UNSPACED}])\w")
_LETTER = re.compile(f"[{_UNSPACED}]")
_UNSEEN = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
"""Soft hyphens and joints, which stand within words and which nobody sees."""
_ASCII = bytes(range(128))
_IN_ORDER = bytes(byte if chr(byte).isalnum() or chr(byte) == "_" else ord(" ") for byte in _ASCII).lower()
_TABLE = _IN_ORDER + bytes(range(128, 256))
_MANY_SIGNS = 40
"""With more signs beyond ASCII, a text takes longer sign by sign than as a whole."""
_PIECE = 1 << 17
"""About so many bytes are split at once: the words of a long text take up ten times as much memory as the text."""

Words = list[bytes]


def words(text: bytes) -> Words:
    """Return the words of a text; of a script that has no spaces, each letter."""
    return _spaced(text).split()


def pieces(text: bytes, overlap: int) -> Iterator[Words]:
    """Yield the words of a text piece by piece; each piece begins with the last words of the one before."""
    spaced, end, before = _spaced(text), 0, Words()
    while end < len(spaced):
        start, end = end, spaced.find(b" ", end + _PIECE)
        end = len(spaced) if end < 0 else end
        piece = before + spaced[start:end].split()
        yield piece
        before = piece[-overlap:] if overlap else []


def weight(word: bytes) -> float:
    """Return how much of a word this is: a letter of a script that has no spaces is about half of one."""
    return 1 if word.isascii() or not _LETTER.match(word.decode()) else 0.5


def _spaced(text: bytes) -> bytes:
    """Return the text in lower case, with nothing but spaces between its words."""
    spaced = text.translate(_TABLE)
    try:
        signs = set(spaced.translate(None, _ASCII).decode())
    except UnicodeDecodeError:
        return _spaced_as_a_whole(text)
    if len(signs) > _MANY_SIGNS or any(map(_joins, signs)):
        return _spaced_as_a_whole(text)
    for sign in signs:
        spaced = spaced.replace(sign.encode(), _spaced_sign(sign))
    return spaced


def _spaced_as_a_whole(text: bytes) -> bytes:
    return " ".join(_WORD.findall(_folded(text.decode(errors="replace")))).encode()


def _folded(text: str) -> str:
    """Return the text in lower case, with each letter and its accent as one sign."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text)).casefold()


@cache
def _joins(sign: str) -> bool:
    """Tell whether a sign makes one letter with the sign before, as an accent does, and half a Korean syllable."""
    is_variant = "\ufe00" <= sign <= "\ufe0f"
    return "\u1160" <= sign <= "\u11ff" or (unicodedata.category(sign).startswith("M") and not is_variant)


@cache
def _spaced_sign(sign: str) -> bytes:
    return b"".join(_spaced_letter(letter) for letter in _folded(sign))


def _spaced_letter(letter: str) -> bytes:
    if not _WORD.match(letter):
        return b" "
    return f" {letter} ".encode() if _LETTER.match(letter) else letter.encode()
