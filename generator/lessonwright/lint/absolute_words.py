"""Owns which word of a text leaves no exception: a text and its language come in; the word goes out."""

import re

from lessonwright.lint.words import folded, heard

_NOT_OWN = re.compile(r"`[^`]*`|“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|\*\*[^*]*\*\*")
"""Words that somebody says, that stand on a button, or that are code."""
_PLAIN_FACT = re.compile(r"\b(?:was|were|is|are|has|have|had)(?: been)? never\b", re.IGNORECASE)


def absolute_word(text: str, language: str) -> str | None:
    """Return the first word of a text that leaves no exception, as it is written, if the text says it itself."""
    own = _PLAIN_FACT.sub("", _NOT_OWN.sub("", folded(text)))
    match = heard(language, "absolute-distractor").search(own)
    return match[0] if match else None
