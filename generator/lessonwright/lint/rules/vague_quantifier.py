"""Choices that are amounts without a measure, such as "often" and "a few".

What is often to one is seldom to another, so nobody can say which is right.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): write choices that are precise; Schaeffer, "Hardly ever or
constantly?" (1991) on how differently such words are read. For courses in English, German and
French only.

Passes:

    quiz:
      questions:
        - multiple-choice: How often do you count the till?
          choices: [wrong: Every hour, correct: Twice a day, wrong: Once a week]

Fails:

    quiz:
      questions:
        - multiple-choice: How often do you count the till?
          choices: [wrong: Often, correct: Now and then, wrong: Rarely]

Says: `Often` and `Now and then` mean something else to everybody
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import (
    is_about_words,
    languages_of,
    rule_pattern,
    with_plain_apostrophes,
)
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("vague-quantifier")

_LONGEST_CHOICE = 40


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions of which two choices or more are nothing else, unless such words are what is asked."""
    vague = rule_pattern(course.language, "vague-quantifier")
    for asked in choice_questions(course):
        texts = [
            choice.text for choice in asked.question.choices if len(choice.text) < _LONGEST_CHOICE
        ]
        found = [
            text for text in texts if vague.fullmatch(with_plain_apostrophes(text).strip(" .!"))
        ]
        if len(found) > 1 and not is_about_words(asked.question.stem):
            message = f"{quote(found[0])} and {quote(found[1])} mean something else to everybody"
            help_line = "give numbers, or say how one would notice"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)
