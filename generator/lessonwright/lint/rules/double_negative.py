"""A question or statement with two negatives, such as "not unwise".

Two negatives have to be turned round before one can think about the matter, and many learners turn
once too often.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): word the stem positively; avoid negatives. For courses in English,
German and French only.

Passes:

    quiz:
      questions:
        - {true-false: It helps to ask first., answer: true}

Fails:

    quiz:
      questions:
        - {true-false: It is not unwise to ask first., answer: true}

Says: `not unwise` has to be turned round twice
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions
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
LEVEL = "warning"
LANGUAGES = languages_of("double-negative")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the stems with two negatives close together."""
    negatives = rule_pattern(course.language, "double-negative")
    for asked in course_questions(course):
        stem = asked.question.stem
        match = negatives.search(with_plain_apostrophes(own_words(stem)))
        if match:
            message = f"{quote(original(stem, match))} has to be turned round twice"
            path = (*asked.path, asked.question.kind)
            yield Finding(asked.file, path, message, "say the same without negatives")
