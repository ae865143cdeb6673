"""Six or more true-false questions in the course, all with the same answer.

Whoever has seen a few of them answers the rest without reading.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002), on varying where the right answer stands; the same holds for two.

Passes:

    quiz:
      questions:
        - {true-false: Form A is for torn receipts., answer: true}
        - {true-false: Form B is for torn receipts., answer: false}
        - {true-false: Form C is for gifts., answer: true}
        - {true-false: Form D is for repairs., answer: true}
        - {true-false: Form E is for late returns., answer: true}
        - {true-false: Form F is for vouchers., answer: true}

Fails:

    quiz:
      questions:
        - {true-false: Form A is for torn receipts., answer: true}
        - {true-false: Form B is for lost receipts., answer: true}
        - {true-false: Form C is for gifts., answer: true}
        - {true-false: Form D is for repairs., answer: true}
        - {true-false: Form E is for late returns., answer: true}
        - {true-false: Form F is for vouchers., answer: true}

Says: the answer of all 6 true-false questions of the course is `true`
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import TrueFalse
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions

GROUP = "questions"
SCOPE = "course"
LEVEL = "warning"

_FEWEST_QUESTIONS = 6


def findings(course: Course) -> Iterator[Finding]:
    """Yield one finding, at the first of the questions."""
    found = [
        (asked, asked.question.answer)
        for asked in course_questions(course)
        if isinstance(asked.question, TrueFalse)
    ]
    if len(found) >= _FEWEST_QUESTIONS and len({answer for _, answer in found}) == 1:
        (asked, answer), count = found[0], len(found)
        message = f"the answer of all {count} true-false questions of the course is `{str(answer).lower()}`"
        help_line = "turn some of the statements round, so that each has to be read"
        yield Finding(asked.file, (*asked.path, "answer"), message, help_line)
