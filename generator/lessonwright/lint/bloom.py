"""Owns the verbs of objectives: which can be watched, at which of Bloom's levels, and which cannot."""

import re

from lessonwright.spec.authored import Level

MEASURABLE: dict[Level, tuple[str, ...]] = {
    "remember": ("name", "list", "recall"),
    "understand": ("explain", "summarise", "give an example of"),
    "apply": ("carry out", "use", "answer"),
    "analyze": ("tell apart", "sort", "trace back"),
    "evaluate": ("judge", "choose and justify", "rank"),
    "create": ("write", "plan", "design"),
}
"""For each level, verbs that one could watch somebody do; after Anderson & Krathwohl 2001."""

_VAGUE = (
    "understand|comprehend|grasp|know|learn|reali[sz]e|appreciate|value|believe|think|feel|enjoy|internali[sz]e|master"
    "|(?:be|become) (?:aware|familiar|conscious|sensitive|acquainted|introduced)|familiari[sz]e|acquaint|get to know"
    "|(?:gain|get|have) an? (?:(?:good|basic|better|deeper|first) )?"
    "(?:understanding|knowledge|grasp|idea|awareness|overview|insight|feel)"
    "|gain|have heard|hear about|read about|see why"
)
_OPENING = r"(?:(?:the )?(?:learners?|you|participants?|students?|trainees?) (?:will|can|should) )?(?:be able to |to )?"
_VAGUE_VERB = re.compile(rf"{_OPENING}(?:(?:fully|really|better|truly|clearly) )?(?P<verb>{_VAGUE})\b", re.IGNORECASE)


def vague_verb(objective: str) -> str | None:
    """Return the verb with which an English objective opens, if nobody could watch it being done."""
    match = _VAGUE_VERB.match(objective)
    return match["verb"] if match else None
