"""Words that leave people out or make them small.

A learner who is meant by such a word stops learning for a while. Say what somebody does, and
mention sex, age, origin or health only where it matters. What somebody says in quotation marks is left
alone.

Source: American Psychological Association, *Publication Manual* (2020), chapter 5, on bias-free
language. For courses in English, German and French only.

Passes:

    body:
      - text: Ask the cleaners first.

Fails:

    body:
      - text: Ask the cleaning lady first.

Says: `cleaning lady` may hurt or leave out some of your learners
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.words import (
    languages_of,
    original,
    own_words,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import quote

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("unkind-words")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the first such words of each text."""
    unkind = rule_pattern(course.language, "unkind-words")
    for lesson in course.lessons:
        for path, text in lesson.texts:
            said = with_plain_apostrophes(text)
            match = unkind.search(said) if path[-1] != "quote" else None
            if match and unkind.search(own_words(said)):
                message = (
                    f"{quote(original(text, match))} may hurt or leave out some of your learners"
                )
                help_line = "name what somebody does, in a word that fits everybody"
                where = excerpt_of(text, original(text, match), match.start())
                yield Finding(lesson.path, path, message, help_line, passage=where)
