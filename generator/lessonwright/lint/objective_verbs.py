"""Owns the verbs of English objectives: those that one could watch somebody do, and those that nobody could."""

import re

from lessonwright.course.base import Level

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
    "|(?:be|become|get|feel) (?:more )?(?:aware|familiar|conscious|sensitive|sensiti[sz]ed|acquainted|introduced"
    "|exposed|informed|convinced|confident|comfortable|motivated|interested|ready|sure)|familiari[sz]e|acquaint"
    "|get to know"
    "|(?:gain|get|have|develop|acquire|build|deepen|broaden|improve) (?:an? |their |your |some )?"
    "(?:(?:good|basic|better|deeper|first|sound|solid|clear|general|working|critical) )?"
    "(?:understanding|knowledge|grasp|idea|awareness|overview|insights?|feel|feeling|sense|appreciation|interest)"
    "|(?:recogni[sz]e|accept|acknowledge) the (?:value|point|importance|need)|take an interest|care about|be interested"
    "|discover|experience|explore"
    "|see the (?:value|point|importance)|gain|have heard|hear about|read about|see why"
)
_OPENING = r"(?:(?:the )?(?:learners?|you|participants?|students?|trainees?) (?:will|can|should) )?(?:be able to |to )?"
_VAGUE_VERB = re.compile(
    rf"{_OPENING}(?:(?:fully|really|better|truly|clearly) )?(?P<verb>{_VAGUE})\b", re.IGNORECASE
)


def vague_verb(objective: str) -> str | None:
    """Return the verb with which an English objective opens, if nobody could watch it being done."""
    match = _VAGUE_VERB.match(objective)
    return match["verb"] if match else None
