"""A number that is asked for as an estimate, and taken only if it is exact.

"About how long" has no one answer. A `tolerance` takes what is near enough.

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

Says: the question asks for an estimate (`About`), and only 40 is right
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import Numeric
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions
from lessonwright.lint.words import folded, heard, languages_of
from lessonwright.wording import quote

GROUP = "questions"
LEVEL = "warning"
LANGUAGES = languages_of("numeric-exact")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the estimates without a tolerance."""
    estimate = heard(course.language, "numeric-exact")
    for asked in course_questions(course):
        question = asked.question
        if isinstance(question, Numeric) and not question.tolerance:
            match = re.search(
                rf"(?:{estimate.pattern})(?= (?:how|what|wie|combien|\\d))",
                folded(question.stem),
                re.IGNORECASE,
            )
            if match:
                message = f"the question asks for an estimate ({quote(match[0])}), and only {question.key} is right"
                help_line = "say under `tolerance` how far off an answer may be"
                yield Finding(asked.file, (*asked.path, "answer"), message, help_line, at_key=True)
