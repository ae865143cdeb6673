"""An objective that opens with a verb nobody could watch being done.

An objective is a promise that can be kept or not. Nobody sees a learner "understand" something;
whoever writes down what a learner does who understands it has found the practice and the questions
as well.

Source: Mager, *Preparing Instructional Objectives* (1962), on words open to many interpretations;
the verbs for each level follow Anderson & Krathwohl, *A Taxonomy for Learning, Teaching, and
Assessing* (2001). For courses in English, German and French only.

Passes:

    objectives:
      - refund: Choose the right form for a refund.
        level: apply

Fails:

    objectives:
      - refund: Understand how refunds work.
        level: apply

Says: `understand` is nothing that one could watch a learner do
"""

from collections.abc import Iterator

from lessonwright.course.base_models_and_field_types import TEXT, Level
from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import (
    language_of,
    languages_of,
    original,
    patterns,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import join_names

GROUP = "objectives"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("objective-verb")

_MEASURABLE: dict[Level, tuple[str, ...]] = {
    "remember": ("name", "list", "recall"),
    "understand": ("explain", "summarise", "give an example of"),
    "apply": ("carry out", "use", "answer"),
    "analyze": ("tell apart", "sort", "trace back"),
    "evaluate": ("judge", "choose and justify", "rank"),
    "create": ("write", "plan", "design"),
}
"""For each level, English verbs that one could watch somebody do; after Anderson & Krathwohl 2001."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the objectives of lessons and modules that open with such a verb."""
    for module in course.modules:
        for n, text in enumerate(module.objectives):
            yield from _finding(module.path, ("objectives", n), text, None, course.language)
    for lesson in course.lessons:
        for n, objective in enumerate(lesson.objectives):
            yield from _finding(
                lesson.path,
                ("objectives", n, TEXT),
                objective.text,
                objective.level,
                course.language,
            )


def _finding(
    file: str, path: FieldPath, text: str, level: Level | None, language: str
) -> Iterator[Finding]:
    verb = _verb(text, language)
    if verb:
        choose = f"at the level `{level}`, say" if level else "say"
        verbs = join_names(_MEASURABLE[level or "apply"], "or")
        help_line = "write what a learner does who can"
        help_line += f": {choose} {verbs}" if language_of(language) == "en" else ""
        yield Finding(
            file, path, f"`{verb.lower()}` is nothing that one could watch a learner do", help_line
        )


def _verb(text: str, language: str) -> str | None:
    """Return the verb that nobody could watch: the first word behind the opening, or any where none is known."""
    said = with_plain_apostrophes(text)
    verb = rule_pattern(language, "objective-verb")
    opens = patterns(language, "objective-verb", "opening")
    match = verb.match(said, _end_of_opening(said, language)) if opens else verb.search(said)
    return original(text, match) if match else None


def _end_of_opening(said: str, language: str) -> int:
    opening = rule_pattern(language, "objective-verb", "opening")
    end = 0
    while match := opening.match(said, end):
        end = match.end() + 1
    return end
