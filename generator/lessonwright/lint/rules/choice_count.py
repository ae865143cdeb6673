"""Fewer than three choices, or more than five.

With two choices, half of those who guess are right. A fourth or fifth good distractor is hard to
find, and one that nobody picks only costs reading time. A question with several keys may have up to
eight choices. Where the two choices are "true" and "false", the kind of question for that is
`true-false`.

Source: Rodriguez, "Three options are optimal for multiple-choice items: a meta-analysis of 80 years
of research" (2005); Haladyna, Downing & Rodriguez (2002). The upper limits are our own judgment.

Passes:

    quiz:
      questions:
        - multiple-choice: Which form do you take?
          choices: [correct: Form B, wrong: Form A, wrong: None]

Fails:

    quiz:
      questions:
        - multiple-choice: Which form do you take?
          choices: [correct: Form B, wrong: Form A]

Says: this question has only 2 choices, so that half of those who guess are right
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import Chosen, QuestionInLesson, choice_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_TRUTHS = [{"true", "false"}, {"right", "wrong"}, {"correct", "incorrect"}, {"t", "f"}]
_TRUTHS += [
    {"richtig", "falsch"},
    {"wahr", "falsch"},
    {"stimmt", "stimmt nicht"},
    {"صح", "خطأ"},
    {"صواب", "خطأ"},
]
_YES_NO = [{"yes", "no"}, {"y", "n"}, {"ja", "nein"}, {"نعم", "لا"}]
FEWEST_CHOICES = 3
MOST_CHOICES, MOST_WITH_SEVERAL_KEYS = 5, 8


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions with too few or too many choices."""
    for asked in choice_questions(course):
        count = len(asked.question.choices)
        is_single = isinstance(asked.question, MultipleChoice)
        most = MOST_CHOICES if is_single else MOST_WITH_SEVERAL_KEYS
        if FEWEST_CHOICES <= count <= most:
            continue
        message, help_line = (
            f"this question has {count} choices, more than a reader can weigh",
            f"keep the best {most}",
        )
        if count < FEWEST_CHOICES:
            guess = ", so that half of those who guess are right" if is_single else ""
            message, help_line = (
                f"this question has only {count} choices{guess}",
                _other_form(asked) or "write a mistake that people really make as a third",
            )
        yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)


def _other_form(asked: QuestionInLesson[Chosen]) -> str | None:
    """Return how to ask what has two answers by nature."""
    words = {choice.text.strip(" .!").casefold() for choice in asked.question.choices}
    if words in _TRUTHS:
        return "ask it as `true-false`, which needs no choices"
    return (
        "make it a statement, and ask whether it is so, as `true-false`"
        if words in _YES_NO
        else None
    )
