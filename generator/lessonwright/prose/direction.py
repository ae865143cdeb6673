"""Owns which way text is written: a language or a page's HTML comes in; `ltr`, `rtl` or HTML that says so goes out."""

import re
import unicodedata
from typing import Literal

from babel import Locale, UnknownLocaleError

Direction = Literal["ltr", "rtl"]

_OF_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_TEXT = (
    r"(?:(?!</?(?:p|li|h[1-6]|td|th|legend|label|figcaption|dt|dd|summary|div|ul|ol|table)\b).)*"
)
_ELEMENT = re.compile(
    rf"<(?P<name>p|li|h[1-6]|td|th|legend|label|figcaption|dt|dd|summary)(?P<attributes>(?:\s[^<>]*)?)>(?P<text>{_TEXT})",
    re.DOTALL,
)
_MARKUP = re.compile(r"<[^>]*>|&[a-z#0-9]+;")


def direction(language: str) -> Direction:
    """Return which way a language is written (BCP 47)."""
    try:
        order = Locale.parse(language, sep="-").character_order
    except (UnknownLocaleError, ValueError):
        shorter = language.rpartition("-")[0]  # a land where nobody has described the language
        return direction(shorter) if shorter else "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


def with_directions(html: str, own: Direction) -> str:
    """Return a page's HTML, in which each paragraph that is written the other way than the page says so."""
    if own == "ltr" and not _OF_RIGHT.search(html):
        return html
    return _ELEMENT.sub(lambda found: _dir_attribute(found, own), html)


def _dir_attribute(found: re.Match[str], own: Direction) -> str:
    other = text_direction(_MARKUP.sub(" ", found["text"]))
    if other in (None, own) or " dir=" in found["attributes"]:
        return found[0]
    return f'<{found["name"]}{found["attributes"]} dir="{other}">{found["text"]}'


def text_direction(text: str) -> Direction | None:
    """Return which way most letters of a text run; None for a text without letters."""
    right = len(_OF_RIGHT.findall(text))
    left = sum(1 for sign in text if unicodedata.bidirectional(sign) == "L")
    if right == left:
        return None
    return "rtl" if right > left else "ltr"
