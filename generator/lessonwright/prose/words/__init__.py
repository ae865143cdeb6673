"""Owns what differs with the language: the words of the interface, one catalogue a language, and which way it runs."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal, format_percent

_FALLBACK = "en"

Direction = Literal["ltr", "rtl"]


class Words:
    """The words of one language; called with a word's key, and with a number where the word counts."""

    def __init__(self, language: str, catalogue: Mapping[str, Any]) -> None:
        self.language = language
        self._catalogue = catalogue
        self._locale = Locale.parse(language, sep="-")
        self._plural = self._locale.plural_form

    def __call__(self, key: str, n: int | None = None) -> str:
        """Return the word; raise KeyError for a key that the catalogue does not have."""
        word = self._catalogue[key]
        if n is None:
            return str(word)
        return str(word.get(self._plural(n), word["other"])).format(n=n)

    @property
    def phrases(self) -> dict[str, str]:
        """All words that do not count, by their keys."""
        return {key: word for key, word in self._catalogue.items() if isinstance(word, str)}

    @property
    def browser(self) -> Mapping[str, Any]:
        """The words that the site's script says: texts, and forms by plural category."""
        browser: Mapping[str, Any] = self._catalogue["browser"]
        return browser

    def number(self, value: float) -> str:
        """Return a number as the language writes it, such as `60,5`."""
        return str(format_decimal(value, locale=self._locale, decimal_quantization=False))

    def quantity(self, value: float, unit: str | None) -> str:
        """Return a number with its unit, such as `60,5 kg`; a per cent sign stands as the language sets it."""
        space = "" if unit == "%" and not re.search(r"\s", self.percent(1)) else " "
        return f"{self.number(value)}{space}{unit}" if unit else self.number(value)

    def percent(self, value: int) -> str:
        """Return so many per cent as the language writes it, such as `80%`."""
        return str(format_percent(value / 100, locale=self._locale))

    def duration(self, minutes: int) -> str:
        """Return a length of time in hours and minutes, such as `2 hours 5 minutes`."""
        hours, rest = divmod(minutes, 60)
        if hours and rest:
            return self("hours-minutes").format(
                hours=self("hours", hours), minutes=self("minutes", rest)
            )
        return self("hours", hours) if hours else self("minutes", rest)


@cache
def words(language: str) -> Words:
    """Return the words of a language (BCP 47), of its base language, or else in English."""
    for tag in (language, language.split("-")[0], _FALLBACK):
        catalogue = files(__package__).joinpath(f"{tag}.toml")
        if catalogue.is_file() and _has_locale(tag):
            return Words(tag, tomllib.loads(catalogue.read_text(encoding="utf-8")))
    raise FileNotFoundError(f"the catalogue of {_FALLBACK} is missing from this installation")


def name_of(language: str) -> str:
    """Return the English name of a language, such as `French`; its tag where it has none that is known."""
    base = language.split("-")[0]
    return (
        str(Locale.parse(base).get_display_name(_FALLBACK))
        if _has_locale(base)
        else f"`{language}`"
    )


def tag_of(name: str) -> str | None:
    """Return the tag of a language by its name, in English or in itself; None where no language is called so."""
    bases = (tag for tag in locale_identifiers() if "_" not in tag)
    return next((tag for tag in bases if name.casefold() in _names_of(tag)), None)


def _names_of(tag: str) -> tuple[str, ...]:
    locale = Locale.parse(tag)
    names = (tag, locale.get_display_name(_FALLBACK), locale.get_display_name(tag))
    return tuple(name.casefold() for name in names if name)


def _has_locale(tag: str) -> bool:
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def direction(language: str) -> Direction:
    """Return which way a language is written (BCP 47)."""
    try:
        order = Locale.parse(language, sep="-").character_order
    except (UnknownLocaleError, ValueError):
        shorter = language.rpartition("-")[0]  # a land where nobody has described the language
        return direction(shorter) if shorter else "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


_OF_RIGHT = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_FIRST_BYTES = bytes((*range(0xD6, 0xE1), 0xEF, 0xF0))
"""With one of these begins each of those letters in UTF-8, and next to nothing else in a page."""
_OTHER_BYTES = bytes({*range(256)} - {*_FIRST_BYTES})
_WITHIN = (
    r"(?:(?!</?(?:p|li|h[1-6]|td|th|legend|label|figcaption|dt|dd|summary|div|ul|ol|table)\b).)*"
)
_PARAGRAPH = re.compile(
    rf"<(?P<name>p|li|h[1-6]|td|th|legend|label|figcaption|dt|dd|summary)(?P<attributes>(?:\s[^<>]*)?)>(?P<text>{_WITHIN})",
    re.DOTALL,
)
_MARKUP = re.compile(r"<[^>]*>|&[a-z#0-9]+;")


def with_directions(html: str, own: Direction) -> str:
    """Return a page's HTML, in which each paragraph that is written the other way than the page says so."""
    if own == "ltr" and not _has_letters_of_right(html):
        return html
    return _PARAGRAPH.sub(lambda found: _dir_attribute(found, own), html)


def _has_letters_of_right(text: str) -> bool:
    """Tell whether a letter is there that runs to the left; to look at bytes first takes a seventh of the time."""
    written = text.encode(errors="surrogatepass")
    return bool(written.translate(None, _OTHER_BYTES)) and bool(_OF_RIGHT.search(text))


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
