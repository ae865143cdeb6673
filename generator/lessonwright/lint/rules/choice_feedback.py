"""A choice without feedback, so that nobody learns from having picked it.

Feedback on a distractor says what would follow and what would be better; on a key, why it is right.
One feedback for the whole question will do for the keys. True-false has no choices of its own: its
feedback belongs to the question.

Source: Shute, "Focus on formative feedback" (2008): feedback that explains does more than a
verdict.

Passes:

    quiz:
      questions:
        - multiple-choice: Which form do you take?
          choices:
            - {correct: Form B, feedback: It is for refunds without a receipt.}
            - {wrong: Form A, feedback: It asks for the number of the receipt.}
            - {wrong: None, feedback: Then nobody could trace the money.}

Fails:

    quiz:
      questions:
        - multiple-choice: Which form do you take?
          choices:
            - {correct: Form B, feedback: It is for refunds without a receipt.}
            - {wrong: Form A}
            - {wrong: None}

Says: 2 of the 3 choices have no feedback
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import Question, TrueFalse
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import Chosen, QuestionInLesson, course_questions

GROUP = "questions"
LEVEL = "warning"

_HELP_LINE = "say what would follow from it, and why that is right or what is better"


def findings(course: Course) -> Iterator[Finding]:
    """Yield one finding for each question with a choice that teaches nothing."""
    for asked in course_questions(course):
        question = asked.question
        if isinstance(question, Chosen):
            yield from _choices(asked, question)
        elif isinstance(question, TrueFalse) and not question.feedback:
            help_line = "write a `feedback` that says why it is so"
            yield Finding(
                asked.file, asked.path, "nobody learns why this is true or false", help_line
            )


def _choices(asked: QuestionInLesson[Question], question: Chosen) -> Iterator[Finding]:
    mute = [
        n
        for n, choice in enumerate(question.choices)
        if not choice.feedback and not (choice.is_key and question.feedback)
    ]
    if not mute:
        return
    first = question.choices[mute[0]]
    message = "this choice has no feedback"
    if len(mute) > 1:
        count = len(question.choices)
        message = (
            f"{len(mute)} of the {count} choices have no feedback"
            if len(mute) < count
            else "no choice has feedback"
        )
    yield Finding(asked.file, (*asked.path, "choices", mute[0], first.kind), message, _HELP_LINE)
