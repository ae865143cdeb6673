"""Keys that mostly stand in the same place.

Who writes the key first, writes it first. On screen the choices are shuffled unless the quiz says
otherwise; on paper, in the handouts and in the facilitator's hand they stand as written. The rule
speaks where all of five or more multiple-choice questions of a lesson, or seven tenths of the
course's twenty or more, have the key in one place.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): vary the location of the right answer.

Passes:

    quiz:
      questions:
        - {multiple-choice: Form for a lost receipt, choices: [correct: B, wrong: A, wrong: C]}
        - {multiple-choice: Form for a torn receipt, choices: [correct: A, wrong: B, wrong: C]}
        - {multiple-choice: Form for a gift, choices: [correct: C, wrong: A, wrong: B]}
        - {multiple-choice: Form for a repair, choices: [wrong: B, correct: A, wrong: C]}
        - {multiple-choice: Form for a late return, choices: [correct: B, wrong: A, wrong: C]}

Fails:

    quiz:
      questions:
        - {multiple-choice: Form for a lost receipt, choices: [correct: B, wrong: A, wrong: C]}
        - {multiple-choice: Form for a torn receipt, choices: [correct: A, wrong: B, wrong: C]}
        - {multiple-choice: Form for a gift, choices: [correct: C, wrong: A, wrong: B]}
        - {multiple-choice: Form for a repair, choices: [correct: A, wrong: B, wrong: C]}
        - {multiple-choice: Form for a late return, choices: [correct: B, wrong: A, wrong: C]}

Says: in all 5 multiple-choice questions of this lesson, the key is choice number 1
"""

from collections import Counter
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.rule import Finding

GROUP = "questions"
SCOPE = "course"
LEVEL = "warning"

_IN_LESSON, _IN_COURSE = 5, 20
_HELP_LINE = "move some keys; the order of choices costs no learner an answer"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons in which every key stands in one place; where there is none, the course if most do."""
    by_lesson = {lesson.path: _places(lesson) for lesson in course.lessons}
    lopsided = [
        file
        for file, places in by_lesson.items()
        if len(places) >= _IN_LESSON and len(set(places)) == 1
    ]
    for file in lopsided:
        places = by_lesson[file]
        message = f"in all {len(places)} multiple-choice questions of this lesson, the key is choice number {places[0]}"
        yield Finding(file, ("quiz", "questions"), message, _HELP_LINE, at_key=True)
    everywhere = Counter(place for places in by_lesson.values() for place in places)
    for place, count in everywhere.most_common(1) if not lopsided else ():
        if everywhere.total() >= _IN_COURSE and count >= 0.7 * everywhere.total():
            whole = f"{count} of the course's {everywhere.total()} multiple-choice questions"
            yield Finding(
                course.path, (), f"in {whole}, the key is choice number {place}", _HELP_LINE
            )


def _places(lesson: Lesson) -> list[int]:
    questions = (question for question in lesson.questions if isinstance(question, MultipleChoice))
    return [question.choices.index(question.key) + 1 for question in questions]
