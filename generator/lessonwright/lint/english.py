"""Owns what only holds for English: the small words that some rules listen for."""

import re

_ABSOLUTE = (
    "always",
    "never",
    "completely",
    "absolutely",
    "totally",
    "entirely",
    "under no circumstances",
    "in every case",
)
"""Words that leave no exception, by which test-wise learners know a distractor."""
_ABSOLUTE_WORD = re.compile(rf"\b(?:{'|'.join(_ABSOLUTE)})\b", re.IGNORECASE)

STUDY_WORDS = ("stud", "research", "scien", "survey", "experiment", "evidence", "statistics", "proven")
"""One of these stands in whatever `STUDIES_SHOW` finds; they are looked for much faster."""

STUDIES_SHOW = re.compile(
    r"\b(?:stud(?:y|ies)|research|researchers|science|scientists|surveys?|experiments?|(?:the )?evidence|statistics)"
    r" (?:clearly |consistently |now |has |have |all |repeatedly )?"
    r"(?:shows?|shown|proves?|proved|proven|confirms?|confirmed|demonstrates?|demonstrated|finds?|found|suggests?"
    r"|tells? us|says?)\b"
    r"|\b(?:it is|it's|has been|is) (?:scientifically |statistically )?proven\b|\bscientifically proven\b",
    re.IGNORECASE,
)
"""Words that lend a sentence the weight of a study."""


def absolute_word(text: str) -> str | None:
    """Return the first word of a text that leaves no exception, as it is written."""
    folded = text.lower()
    match = _ABSOLUTE_WORD.search(text) if any(word in folded for word in _ABSOLUTE) else None
    return match[0] if match else None
