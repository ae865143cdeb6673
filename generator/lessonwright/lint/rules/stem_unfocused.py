"""A stem that asks nothing by itself, such as "Which of these is true?".

Learners then read four unrelated statements and judge each. With the question in the stem, they can
answer before they look at the choices, which is what they have to do at work.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): put the central idea into the stem, not into the choices. For courses
in English, German and French only.

Passes:

    quiz:
      questions:
        - multiple-choice: What do you do first when a customer has no receipt?
          choices: [correct: Ask how he paid., wrong: Take form A., wrong: Call the manager.]

Fails:

    quiz:
      questions:
        - multiple-choice: Which of the following statements is true?
          choices: [correct: Form B needs no receipt., wrong: Form A is blue., wrong: Refunds take a week.]

Says: this stem asks nothing until one has read the choices
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import plain
from lessonwright.lint.walk import choice_questions
from lessonwright.lint.words import languages_of, rule_pattern, with_plain_apostrophes

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("stem-unfocused")
GIVES_WAY_TO = ("double-negative",)

_LONGEST_STEM = 80
_SUBJECT = re.compile(r"(?:(?:an?|the|ein|eine|der|die|das|les?|la|une?) )?[\w-]+ ?[:…,]?")
"""One word, with an article at most: what is said of it stands in the choices alone."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions whose stem is only a frame for the choices, or only a subject such as `Feedback:`."""
    frames = rule_pattern(course.language, "stem-unfocused")
    for asked in choice_questions(course):
        stem = asked.question.stem
        said = (
            with_plain_apostrophes(plain(stem)).rstrip(" ?.!") if len(stem) <= _LONGEST_STEM else ""
        )
        if said and (frames.fullmatch(said) or _SUBJECT.fullmatch(said)):
            help_line = "put into the stem what it is about: a case, and what there is to decide"
            path = (*asked.path, asked.question.kind)
            yield Finding(
                asked.file, path, "this stem asks nothing until one has read the choices", help_line
            )
