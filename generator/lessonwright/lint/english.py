"""Owns what only holds for English: whether a course is in it, and the small words that some rules listen for."""

import re

from lessonwright.spec.course import Course

ABSOLUTE = re.compile(
    r"\b(?:always|never|completely|absolutely|totally|entirely|under no circumstances|in every case"
    r"|without exception)\b",
    re.IGNORECASE,
)
"""Words that leave no exception, by which test-wise learners know a distractor."""

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


def is_english(course: Course) -> bool:
    """Return whether a course is written in English."""
    return course.language.partition("-")[0] == "en"
