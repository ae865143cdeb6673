"""Keys that walk from place to place in a pattern, such as 1, 2, 3, 1, 2, 3.

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
from lessonwright.course.question import MultipleChoice
from lessonwright.lint.rule import Finding

GROUP = "questions"
LEVEL = "warning"

_LONGEST_PERIOD, _FEWEST_KEYS = 4, 6


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons whose keys repeat a sequence of two to four places from end to end, twice and more."""
    for lesson in course.lessons:
        questions = [one for one in lesson.questions if isinstance(one, MultipleChoice)]
        places = [one.choices.index(one.key) + 1 for one in questions]
        period = next((n for n in range(2, _LONGEST_PERIOD + 1) if _repeats(places, n)), 0)
        if period:
            shown = ", ".join(map(str, places[:period]))
            message = f"the keys of this lesson stand in a pattern: {shown}, and so on"
            path = ("quiz", "questions")
            yield Finding(lesson.path, path, message, "move some keys", at_key=True)


def _repeats(places: Sequence[int], period: int) -> bool:
    if len(places) < max(_FEWEST_KEYS, 2 * period) or len(set(places)) == 1:
        return False
    return all(place == places[n % period] for n, place in enumerate(places))
