"""Owns the words that rules listen for, one file for each language: a language and a rule come in, a pattern goes out.

What stands in a file is a list of patterns under the rule's id; an apostrophe in them stands for the curly one, too.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

LANGUAGES = ("en", "de", "fr")
"""The languages that have a file."""


def language_of(tag: str) -> str:
    """Return the language of a tag such as `de-AT`."""
    return tag.partition("-")[0]


def languages_of(rule: str) -> tuple[str, ...]:
    """Return the languages in which a rule has words."""
    return tuple(language for language in LANGUAGES if rule in _tables(language))


def folded(text: str) -> str:
    """Return a text with plain apostrophes, as the patterns have them."""
    return text.replace("’", "'")


def patterns(language: str, rule: str, name: str) -> tuple[str, ...]:
    """Return a rule's list as it stands in the language's file."""
    return tuple(_tables(language_of(language)).get(rule, {}).get(name, ()))


@cache
def heard(language: str, rule: str, name: str = "words") -> re.Pattern[str]:
    """Return the pattern that finds such words in a folded text; whatever has no list finds nothing."""
    listed = patterns(language, rule, name)
    pattern = rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)" if listed else r"(?!)"
    return re.compile(pattern, re.IGNORECASE)


@cache
def _tables(language: str) -> dict[str, dict[str, list[str]]]:
    if language not in LANGUAGES:
        return {}
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


_NOT_OWN = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|\*\*[^*]*\*\*")
"""Words that somebody says, that stand on a button, or that are code."""
_PLAIN_FACT = re.compile(r"\b(?:was|were|is|are|has|have|had)(?: been)? never\b", re.IGNORECASE)


def absolute_word(text: str, language: str) -> str | None:
    """Return the first word of a text that leaves no exception, as it is written, if the text says it itself."""
    own = _PLAIN_FACT.sub("", _NOT_OWN.sub("", folded(text)))
    match = heard(language, "absolute-distractor").search(own)
    return match[0] if match else None
