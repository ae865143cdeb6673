"""Owns the English phrases that lend a sentence the weight of a study, such as "research shows"."""

import re

STUDY_WORDS = (
    "stud",
    "research",
    "scien",
    "survey",
    "experiment",
    "evidence",
    "statistics",
    "proven",
)
"""One of these stands in whatever `STUDIES_SHOW` finds; they are looked for much faster."""

_NOBODY_S = "".join(
    rf"(?<!\b{word} )"
    for word in ("the", "our", "my", "his", "her", "their", "your", "this", "that")
)
"""What stands before it makes it a thing of the story: "the evidence shows that he was in"."""

STUDIES_SHOW = re.compile(
    r"\b(?:research|researchers|science|scientists"
    rf"|{_NOBODY_S}(?:stud(?:y|ies)|surveys?|experiments?|evidence|statistics))"
    r" (?:clearly |consistently |now |has |have |all |repeatedly )?"
    r"(?:shows?|shown|proves?|proved|proven|confirms?|confirmed|demonstrates?|demonstrated|finds?|found|suggests?"
    r"|tells? us|says?)\b"
    r"|\b(?:it is|it's|has been|is) (?:scientifically |statistically )?proven\b|\bscientifically proven\b",
    re.IGNORECASE,
)
"""Words that lend a sentence the weight of a study."""
