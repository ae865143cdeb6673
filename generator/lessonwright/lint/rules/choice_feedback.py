"""A choice without feedback, so that nobody learns from having picked it.

Feedback on a distractor says what would follow and what would be better; on a key, why it is right.
A feedback of the question itself does for all of its choices. True-false has no choices of its own:
its feedback belongs to the question. Where a lesson's facilitator has questions to discuss and no question of its
quiz has feedback, the answers are talked over in the room, and the rule is silent.

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
        - multiple-choice: Which form has a number?
          feedback: Form A asks for the number, and the others do not.
          choices: [correct: Form A, wrong: Form B, wrong: Form C]

Fails:

    quiz:
      questions:
        - multiple-choice: Which form do you take?
          choices:
            - {correct: Form B, feedback: It is for refunds without a receipt.}
            - {wrong: Form A}
            - {wrong: None}
        - {true-false: Form A is for gifts., answer: false}

Says: 2 of the 3 choices have no feedback
Says: nobody learns why this is true or false
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import Question, TrueFalse
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import Chosen, QuestionInLesson, is_talked_over, lesson_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_HELP_LINE = "say what would follow from it, and why that is right or what is better"
_WHY = "write a `feedback` that says why it is so"


def findings(course: Course) -> Iterator[Finding]:
    """Yield one finding for each question of which somebody learns nothing."""
    for lesson in course.lessons:
        if not is_talked_over(lesson):
            for asked in lesson_questions(lesson):
                if not asked.question.feedback:
                    yield from _question_findings(asked)


def _question_findings(asked: QuestionInLesson[Question]) -> Iterator[Finding]:
    question = asked.question
    if isinstance(question, Chosen):
        yield from _choices(asked, question)
    elif isinstance(question, TrueFalse):
        yield Finding(asked.file, asked.path, "nobody learns why this is true or false", _WHY)


def _choices(asked: QuestionInLesson[Question], question: Chosen) -> Iterator[Finding]:
    mute = [n for n, choice in enumerate(question.choices) if not choice.feedback]
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
