"""Owns the words that rules listen for, one file for each language: a language and a rule come in, a pattern goes out.

What stands in a file is a list of patterns under the rule's id, in small letters: a bar stands only within brackets,
and an apostrophe for the curly one, too.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Sequence
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


def with_plain_apostrophes(text: str) -> str:
    """Return a text in small letters and with plain apostrophes, as the patterns have them, each sign in its place."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(sign.lower()[0] for sign in text)
    return small.replace("’", "'")


def original(text: str, match: re.Match[str]) -> str:
    """Return how the author wrote what was found in a text in small letters."""
    return text[match.start() : match.end()]


def own_words(text: str) -> str:
    """Return a text with blanks for what is quoted, set off or code, each other sign in its place."""
    if not any(sign in text for sign in _OPENS_NOT_OWN):
        return text
    return _NOT_OWN.sub(lambda match: " " * len(match[0]), text)


def is_about_words(text: str) -> bool:
    """Return whether a stem quotes a word or a gap, so that its choices may be words to be told apart."""
    return bool(_WORD_OR_GAP.search(text))


def patterns(language: str, rule: str, name: str) -> tuple[str, ...]:
    """Return a rule's list as it stands in the language's file."""
    return tuple(_tables(language_of(language)).get(rule, {}).get(name, ()))


@cache
def rule_pattern(language: str, rule: str, name: str = "words") -> re.Pattern[str]:
    """Return the pattern that finds such words in a text in small letters; whatever has no list finds nothing."""
    listed = patterns(language, rule, name)
    opens = (
        r"(?:(?<!\w)|(?!\w))" if any(one.startswith((",", ";")) for one in listed) else r"(?<!\w)"
    )
    pattern = rf"{opens}(?:{_by_first_letter(listed)})(?!\w)" if listed else r"(?!)"
    return re.compile(pattern)


def _by_first_letter(listed: Sequence[str]) -> str:
    """Return the patterns as one, those that open with the same letter together: most words are passed by at once."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    others = []
    for one in listed:
        if one[0].isalpha() and not one[1:].startswith(("?", "*", "+", "{")):
            groups[one[0]].append(one[1:])
        else:
            others.append(one)
    return "|".join(
        [*(f"{letter}(?:{'|'.join(rest)})" for letter, rest in groups.items()), *others]
    )


@cache
def _tables(language: str) -> dict[str, dict[str, list[str]]]:
    if language not in LANGUAGES:
        return {}
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


_NOT_OWN = re.compile(
    r"`[^`]*`|“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|\*\*[^*]*\*\*|(?<![\w*])\*[^\s*][^*]*\*"
)
"""Words that somebody says, that stand on a button, that are set off, or that are code."""
_OPENS_NOT_OWN = '`“"«„*'
"""The signs of which one opens whatever `_NOT_OWN` finds: most texts have none of them."""
_WORD_OR_GAP = re.compile(r"`[^`]+`|“[^”]+”|«[^»]+»|„[^“”]+[“”]|(?<![\w*])\*[^\s*][^*]*\*|…|_{3}")
_PLAIN_FACT = re.compile(r"\b(?:was|were|is|are|has|have|had)(?: been)? never\b")


def absolute_word(text: str, language: str, name: str = "words") -> str | None:
    """Return the first word of a text that leaves no exception, as it is written, if the text says it itself."""
    said = with_plain_apostrophes(text)
    own = own_words(said)
    if "never" in own:
        own = _PLAIN_FACT.sub(lambda match: " " * len(match[0]), own)
    match = rule_pattern(language, "absolute-distractor", name).search(own)
    return original(text, match) if match else None
