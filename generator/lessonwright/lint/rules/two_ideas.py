"""A statement to judge that says two things.

If one half is so and the other is not, there is no answer. In a true-false, a false reason makes a
true fact false; in a rating, nobody can tell which half was rated. A true-false may tell a case
first: only its last sentence is judged.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): ask one thing at a time; Dillman, Smyth & Christian, *Internet, Phone,
Mail, and Mixed-Mode Surveys* (2014), on double-barrelled questions. For courses in English, German
and French only.

Passes:

    worksheet:
      title: My refunds
      prompts:
        - rate: How true is this of you?
          scale: [never, rarely, sometimes, often, always]
          statements: [I listen well., I give advice late.]

Fails:

    worksheet:
      title: My refunds
      prompts:
        - rate: How true is this of you?
          scale: [never, rarely, sometimes, often, always]
          statements: [I listen well and give clear advice.]

Says: this statement says two things, joined by `well and give`
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.course.question import TrueFalse
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import last_sentence
from lessonwright.lint.walk import course_questions, rated_statements
from lessonwright.lint.words import (
    languages_of,
    original,
    own_words,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"
LANGUAGES = languages_of("two-ideas")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the true-false statements and the statements to rate that join two ideas."""
    joined = rule_pattern(course.language, "two-ideas", "true-false")
    for asked in course_questions(course):
        if isinstance(asked.question, TrueFalse):
            path = (*asked.path, asked.question.kind)
            stem = asked.question.stem
            yield from _joined(asked.file, path, stem, joined, last_sentence(stem))
    joined = rule_pattern(course.language, "two-ideas", "rating")
    for file, path, statement in rated_statements(course):
        yield from _joined(file, path, statement, joined)


def _joined(
    file: str, path: FieldPath, text: str, joined: re.Pattern[str], start: int = 0
) -> Iterator[Finding]:
    match = joined.search(with_plain_apostrophes(own_words(text)), start)
    if match:
        message = (
            f"this statement says two things, joined by {quote(original(text, match).strip(' ,;'))}"
        )
        yield Finding(file, path, message, "make two statements of it")
