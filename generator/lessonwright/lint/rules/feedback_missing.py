"""A question without choices that has no feedback, so that a wrong answer teaches nothing.

Whoever types 16 where 24 was right sees that it was wrong, and not where the way parted. A sentence
on how the answer is found does for all kinds: matching, ordering, sorting, fill-in, short answer
and numeric. Where the answers are talked over in the room, the rule is silent, as `choice-feedback`
is.

Source: Shute, "Focus on formative feedback" (2008): feedback that explains does more than a
verdict. A note, since some answers speak for themselves.

Passes:

    quiz:
      questions:
        - numeric: How many of 40 receipts are 30 per cent?
          answer: 12
          feedback: Ten per cent are 4, and three times 4 is 12.

Fails:

    quiz:
      questions:
        - numeric: How many of 40 receipts are 30 per cent?
          answer: 12

Says: whoever gets this numeric question wrong does not learn why
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import TrueFalse
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import Chosen, explains, is_talked_over, lesson_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "note"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions of other kinds than those that offer choices, or true and false."""
    for lesson in course.lessons:
        for asked in () if is_talked_over(lesson) else lesson_questions(lesson):
            question = asked.question
            if not isinstance(question, Chosen | TrueFalse) and not explains(question):
                message = f"whoever gets this {question.noun} question wrong does not learn why"
                help_line = "write a `feedback` that says how the answer is found"
                yield Finding(asked.file, asked.path, message, help_line)
