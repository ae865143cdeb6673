"""A multiple-response question without any distractor.

If everything is right, ticking everything is the answer, and nothing was decided.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): make all distractors plausible; here there is none.

Passes:

    quiz:
      questions:
        - multiple-response: What do you ask a man without a receipt?
          choices: [correct: When he bought it, correct: How he paid, wrong: Where he lives]

Fails:

    quiz:
      questions:
        - multiple-response: What do you ask a man without a receipt?
          choices: [correct: When he bought it, correct: How he paid, correct: What he bought]

Says: all choices of this question are right, so there is nothing to decide
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import MultipleResponse
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import choice_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions in which every choice is a key."""
    for asked in choice_questions(course):
        if isinstance(asked.question, MultipleResponse) and all(
            choice.is_key for choice in asked.question.choices
        ):
            message = "all choices of this question are right, so there is nothing to decide"
            help_line = "add something that people do by mistake, as `wrong:`"
            yield Finding(asked.file, (*asked.path, "choices"), message, help_line, at_key=True)
