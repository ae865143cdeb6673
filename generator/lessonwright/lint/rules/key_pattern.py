"""Keys that walk from place to place in a pattern, such as 1, 2, 3, 1, 2, 3, or answers true and false by turns.

On paper, where choices stand as written, a pattern that has shown itself twice answers the rest of
the quiz.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): vary the location of the right answer, by chance and not by a rule.

Passes:

    quiz:
      questions:
        - {multiple-choice: Form for case u, choices: [correct: A, wrong: B, wrong: C]}
        - {multiple-choice: Form for case v, choices: [wrong: A, wrong: B, correct: C]}
        - {multiple-choice: Form for case w, choices: [wrong: A, correct: B, wrong: C]}
        - {multiple-choice: Form for case x, choices: [wrong: A, correct: B, wrong: C]}
        - {multiple-choice: Form for case y, choices: [correct: A, wrong: B, wrong: C]}
        - {multiple-choice: Form for case z, choices: [wrong: A, wrong: B, correct: C]}

Fails:

    quiz:
      questions:
        - {multiple-choice: Form for case u, choices: [correct: A, wrong: B, wrong: C]}
        - {multiple-choice: Form for case v, choices: [wrong: A, correct: B, wrong: C]}
        - {multiple-choice: Form for case w, choices: [wrong: A, wrong: B, correct: C]}
        - {multiple-choice: Form for case x, choices: [correct: A, wrong: B, wrong: C]}
        - {multiple-choice: Form for case y, choices: [wrong: A, correct: B, wrong: C]}
        - {multiple-choice: Form for case z, choices: [wrong: A, wrong: B, correct: C]}

Says: the keys of this lesson stand in a pattern: 1, 2, 3, and so on
"""

from collections.abc import Iterator, Sequence

from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.question import MultipleChoice, TrueFalse
from lessonwright.lint.rule import Finding

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_LONGEST_PERIOD, _FEWEST_KEYS, _TRUE_AND_FALSE = 4, 6, 2


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons whose keys, or answers, repeat a sequence of two to four from end to end, twice and more."""
    for lesson in course.lessons:
        for what, walk in (("keys", _places(lesson)), ("true-false answers", _answers(lesson))):
            period = next((n for n in range(2, _LONGEST_PERIOD + 1) if _repeats(walk, n)), 0)
            if period:
                shown = ", ".join(walk[:period])
                message = f"the {what} of this lesson stand in a pattern: {shown}, and so on"
                path = ("quiz", "questions")
                yield Finding(lesson.path, path, message, f"move some {what}", at_key=True)


def _places(lesson: Lesson) -> list[str]:
    asked = [one for one in lesson.questions if isinstance(one, MultipleChoice)]
    return [str(one.choices.index(one.key) + 1) for one in asked]


def _answers(lesson: Lesson) -> list[str]:
    return [str(one.answer).lower() for one in lesson.questions if isinstance(one, TrueFalse)]


def _repeats(walk: Sequence[str], period: int) -> bool:
    # Of two possible answers, short patterns come up by chance: these have to show themselves more often.
    least = 2 * period if len(set(walk)) > _TRUE_AND_FALSE else 3 * period
    if len(walk) < max(_FEWEST_KEYS, least) or len(set(walk)) == 1:
        return False
    return all(place == walk[n % period] for n, place in enumerate(walk))
