"""Owns what only holds for English: the small words, and the verbs of objectives, that rules listen for."""

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
