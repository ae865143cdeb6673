"""A question of taste that is marked as right or wrong.

Which habit is the worst is for each to judge. Ask what follows from it, or who says so: "according
to the lesson" makes it a fact.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): avoid opinion-based questions. For courses in English, German and
French only.

Passes:

    quiz:
      questions:
        - multiple-choice: Which habit does the lesson call the first to change?
          choices: [correct: Gossip, wrong: Noise, wrong: Hurry]

Fails:

    quiz:
      questions:
        - multiple-choice: What is the worst habit at work?
          choices: [correct: Gossip, wrong: Noise, wrong: Hurry]

Says: `is the worst` is an opinion, and one answer is marked as right
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import TrueFalse
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import (
    Chosen,
    course_questions,
)
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
LANGUAGES = languages_of("opinion-as-fact")

_SHORT = 90
"""In a longer stem, a case says for whom and for what."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the short questions that ask for a taste."""
    taste = rule_pattern(course.language, "opinion-as-fact")
    backs = rule_pattern(course.language, "opinion-as-fact", "backs")
    for asked in course_questions(course):
        stem = with_plain_apostrophes(own_words(asked.question.stem))
        if len(stem) > _SHORT or not isinstance(asked.question, Chosen | TrueFalse):
            continue
        match = taste.search(stem)
        if match and not backs.search(stem):
            message = f"{quote(original(asked.question.stem, match))} is an opinion, and one answer is marked as right"
            help_line = "ask what follows from each, or say by whose word"
            yield Finding(asked.file, (*asked.path, asked.question.kind), message, help_line)
