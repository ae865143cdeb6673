"""Sortings with groups that are always of one size, or multiple-response with always as many keys.

After a few of them, learners count: three are ticked, so that is all; this group is full, so the
rest goes there. The rule speaks where it is so in each of five or more of one kind in the course.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): vary the number of right answers; the same holds for groups. A note,
since it takes a whole course to notice.

Passes:

    quiz:
      questions:
        - {sorting: Sort pile v., groups: {Form A: [av0], Form B: [bv0, bv1, bv2]}}
        - {sorting: Sort pile w., groups: {Form A: [aw0, aw1], Form B: [bw0, bw1]}}
        - {sorting: Sort pile x., groups: {Form A: [ax0, ax1], Form B: [bx0]}}
        - {sorting: Sort pile y., groups: {Form A: [ay0, ay1], Form B: [by0, by1]}}
        - {sorting: Sort pile z., groups: {Form A: [az0, az1], Form B: [bz0, bz1]}}

Fails:

    quiz:
      questions:
        - {sorting: Sort pile v., groups: {Form A: [av0, av1], Form B: [bv0, bv1]}}
        - {sorting: Sort pile w., groups: {Form A: [aw0, aw1], Form B: [bw0, bw1]}}
        - {sorting: Sort pile x., groups: {Form A: [ax0, ax1], Form B: [bx0, bx1]}}
        - {sorting: Sort pile y., groups: {Form A: [ay0, ay1], Form B: [by0, by1]}}
        - {sorting: Sort pile z., groups: {Form A: [az0, az1], Form B: [bz0, bz1]}}

Says: in all 5 sortings of the course, the groups are of equal size
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import (
    MultipleResponse,
    Question,
    Sorting,
)
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import (
    Chosen,
    QuestionInLesson,
    course_questions,
)

GROUP = "questions"
SCOPE = "course"
LEVEL = "note"

_FEWEST_QUESTIONS = 5


def findings(course: Course) -> Iterator[Finding]:
    """Yield one finding for each of the two kinds, at its first question."""
    asked = course_questions(course)
    sortings = [one for one in asked if isinstance(one.question, Sorting)]
    if len(sortings) >= _FEWEST_QUESTIONS and all(map(_is_even, sortings)):
        message = f"in all {len(sortings)} sortings of the course, the groups are of equal size"
        yield _finding_at(sortings[0], message, "give some groups more, and some less")
    several = [one for one in asked if isinstance(one.question, MultipleResponse)]
    keys = {_keys(one) for one in several}
    if len(several) >= _FEWEST_QUESTIONS and len(keys) == 1:
        message = (
            f"all {len(several)} multiple-response questions of the course have {keys.pop()} keys"
        )
        yield _finding_at(several[0], message, "let some have more, and some fewer")


def _finding_at(asked: QuestionInLesson[Question], message: str, help_line: str) -> Finding:
    return Finding(asked.file, (*asked.path, asked.question.kind), message, help_line)


def _is_even(asked: QuestionInLesson[Question]) -> bool:
    groups = asked.question.groups.values() if isinstance(asked.question, Sorting) else ()
    return len({len(items) for items in groups}) == 1


def _keys(asked: QuestionInLesson[Question]) -> int:
    question = asked.question
    return sum(choice.is_key for choice in question.choices) if isinstance(question, Chosen) else 0
