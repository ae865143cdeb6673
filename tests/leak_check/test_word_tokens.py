"""Texts are compared word by word: bytes are split as the text itself would be."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from lessonwright.leak_check.sentence_search import word_tokens

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
WORD = re.compile(rf"[^\W{UNSPACED}]+|(?=[{UNSPACED}])\w")
TEXTS = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("ab Z_1.-\n\x85’“ßÉK纸ก"))
)


@given(TEXTS)
def test_bytes_are_split_into_the_words_of_the_text(text: str) -> None:
    assert word_tokens(text.encode()) == spoken(text)


def test_every_sign_is_split_as_in_the_text() -> None:
    signs = [chr(code) for code in range(0x110000) if not 0xD800 <= code <= 0xDFFF]
    unlike = [sign for sign in signs if word_tokens(f"a{sign}b".encode()) != spoken(f"a{sign}b")]
    assert unlike == []


def spoken(text: str) -> list[bytes]:
    seen = unicodedata.normalize("NFC", re.sub("[\u00ad\u200b-\u200d\u2060\ufeff]", "", text))
    return [word.encode() for word in WORD.findall(seen.casefold())]


def test_what_is_no_utf_8_parts_words() -> None:
    assert word_tokens(b"one\xfftwo\xe2\x80three") == [b"one", b"two", b"three"]


def test_a_text_with_very_many_signs_is_split_alike() -> None:
    text = " ".join(f"{chr(code)}ord{chr(code)}" for code in range(0x400, 0x500))
    assert word_tokens(text.encode()) == spoken(text)
