"""A number that is asked for as an estimate and taken only if it is exact, or a measure without a unit.

"About how long" has no one answer. A `tolerance` takes what is near enough. And whoever types 3.5
for "How far?" cannot know whether metres or feet are meant; a `unit` stands behind the field.

Source: IMS Global, *Question and Test Interoperability*, in which a numeric answer has a tolerance
for this reason. For courses in English, German and French only.

Passes:

    quiz:
      questions:
        - {numeric: "About how many steps are there?", answer: 40, tolerance: 5}

Fails:

    quiz:
      questions:
        - {numeric: "About how many steps are there?", answer: 40}
        - {numeric: "How far is it to the lift?", answer: 12}

Says: the question asks for an estimate (`About`), and only 40 is right
Says: `How far` can be told in many units, and none is named
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import Numeric, Question
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import QuestionInLesson, course_questions
from lessonwright.lint.words import languages_of, original, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("numeric-exact")

_FIGURE = re.compile(r"\d")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the estimates without a tolerance, and the measures without a unit."""
    for asked in course_questions(course):
        if isinstance(asked.question, Numeric):
            yield from _estimate(asked, asked.question, course.language)
            yield from _measure(asked, asked.question, course.language)


def _estimate(
    asked: QuestionInLesson[Question], question: Numeric, language: str
) -> Iterator[Finding]:
    match = rule_pattern(language, "numeric-exact").search(with_plain_apostrophes(question.stem))
    if match and not question.tolerance:
        said = quote(original(question.stem, match))
        message = f"the question asks for an estimate ({said}), and only {question.key} is right"
        help_line = "say under `tolerance` how far off an answer may be"
        yield Finding(asked.file, (*asked.path, "answer"), message, help_line, at_key=True)


def _measure(
    asked: QuestionInLesson[Question], question: Numeric, language: str
) -> Iterator[Finding]:
    stem = with_plain_apostrophes(question.stem)
    match = rule_pattern(language, "numeric-exact", "measure").search(stem)
    unit = rule_pattern(language, "numeric-exact", "units").search(_FIGURE.sub(" ", stem))
    if match and not question.unit and not unit:
        said = quote(original(question.stem, match))
        message = f"{said} can be told in many units, and none is named"
        help_line = "name it under `unit`"
        yield Finding(asked.file, (*asked.path, question.kind), message, help_line)
