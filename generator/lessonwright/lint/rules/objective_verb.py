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

from lessonwright.course.base import TEXT, Level
from lessonwright.course.course import Course
from lessonwright.course.field_paths import FieldPath
from lessonwright.lint.objective_verbs import MEASURABLE, vague_verb
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import (
    language_of,
    languages_of,
    original,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import join_names

GROUP = "objectives"
LEVEL = "warning"
LANGUAGES = ("en", *languages_of("objective-verb"))


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
    verb = vague_verb(text) if language_of(language) == "en" else _verb(text, language)
    if verb:
        choose = f"at the level `{level}`, say" if level else "say"
        verbs = join_names(MEASURABLE[level or "apply"], "or")
        help_line = "write what a learner does who can"
        help_line += f": {choose} {verbs}" if language_of(language) == "en" else ""
        yield Finding(
            file, path, f"`{verb.lower()}` is nothing that one could watch a learner do", help_line
        )


def _verb(text: str, language: str) -> str | None:
    match = rule_pattern(language, "objective-verb").search(with_plain_apostrophes(text))
    return original(text, match) if match else None
