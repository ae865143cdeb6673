"""A statement to rate that says already what to think.

Nobody ticks "never" under "Of course I treat everybody alike". Such a sheet tells learners what
they should be, and nothing about what they do.

Source: Dillman, Smyth & Christian, *Internet, Phone, Mail, and Mixed-Mode Surveys* (2014): word
questions neutrally. For courses in English, German and French only.

Passes:

    worksheet:
      title: My refunds
      prompts:
        - rate: How true is this of you?
          scale: [never, rarely, sometimes, often, always]
          statements: [I check the form twice.]

Fails:

    worksheet:
      title: My refunds
      prompts:
        - rate: How true is this of you?
          scale: [never, rarely, sometimes, often, always]
          statements: [Of course I check the form twice.]

Says: `Of course` leads to one end of the scale
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import rated_statements
from lessonwright.lint.words import languages_of, original, rule_pattern, with_plain_apostrophes
from lessonwright.message_wording import quote

GROUP = "course"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("leading-statement")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the statements with such words."""
    leading = rule_pattern(course.language, "leading-statement")
    for file, path, statement in rated_statements(course):
        match = leading.search(with_plain_apostrophes(statement))
        if match:
            message = f"{quote(original(statement, match))} leads to one end of the scale"
            help_line = "say what somebody does, and leave the judgment out"
            yield Finding(file, path, message, help_line)
