"""An objective that no question of the quiz assesses.

Learners study for what they are asked, and without a question neither they nor you learn whether
the objective was met. A question says with `objective:` which one it assesses.

Source: Biggs, "Enhancing teaching through constructive alignment" (1996): what is assessed has to
be what was promised.

Passes:

    objectives:
      - refund: Choose the right form for a refund.
        level: apply
    quiz:
      questions:
        - true-false: A customer without a receipt gets form B.
          objective: refund
          answer: true

Fails:

    objectives:
      - refund: Choose the right form for a refund.
        level: apply
      - fees: Work out the fee for a repair.
        level: apply
    quiz:
      questions:
        - true-false: A customer without a receipt gets form B.
          objective: refund
          answer: true

Says: no question assesses the objective `fees`
"""

from collections.abc import Iterator, Sequence

from lessonwright.course.alignment import Aligned, alignment
from lessonwright.course.base_models_and_field_types import NAME
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding

GROUP = "objectives"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the objectives that are not assessed; one finding for a lesson that assesses none."""
    for lesson in course.lessons:
        objectives = alignment(lesson).objectives
        yield from (
            _some(lesson, objectives) if any(one.assessed for one in objectives) else _none(lesson)
        )


def _some(lesson: Lesson, objectives: Sequence[Aligned]) -> Iterator[Finding]:
    for n, (objective, assessed) in enumerate((one.objective, one.assessed) for one in objectives):
        if not assessed:
            message = f"no question assesses the objective `{objective.id}`"
            help_line = f"write a question with `objective: {objective.id}`, or promise less"
            yield Finding(lesson.path, ("objectives", n, NAME), message, help_line)


def _none(lesson: Lesson) -> Iterator[Finding]:
    if lesson.quiz:
        message, help_line = (
            "no question says which objective it assesses",
            "write `objective:` and the objective's name under each",
        )
        yield Finding(lesson.path, ("quiz", "questions"), message, help_line, at_key=True)
    else:
        message, help_line = (
            "this lesson has no quiz, so none of its objectives is assessed",
            "write a question for each objective",
        )
        yield Finding(lesson.path, ("objectives",), message, help_line, at_key=True)
