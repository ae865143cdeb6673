"""Keys that can be told by their length: clearly the longest choice again and again.

Authors take care to make the key exactly right, and it grows. Learners notice. A key counts here
only if it is a fifth longer than the next longest choice, in every one of three or more questions
of a lesson, or in more than half of the course's ten or more.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): keep the length of choices about equal.

Passes:

    quiz:
      questions:
        - multiple-choice: A man has no receipt. What do you do?
          choices: [correct: Take form B., wrong: Send him home to look for it., wrong: Take form A.]
        - multiple-choice: A woman wants cash. What do you do?
          choices: [correct: Look at how she paid., wrong: Open the till., wrong: Ask her why.]
        - multiple-choice: The form is torn. What do you do?
          choices: [correct: Take a new one and copy what can be read., wrong: Tape it., wrong: Sign it.]

Fails:

    quiz:
      questions:
        - multiple-choice: A man has no receipt. What do you do?
          choices: [correct: Take form B and ask how he paid., wrong: Send him home., wrong: Take form A.]
        - multiple-choice: A woman wants cash. What do you do?
          choices: [correct: Look at how she paid., wrong: Open the till., wrong: Ask her why.]
        - multiple-choice: The form is torn. What do you do?
          choices: [correct: Take a new one and copy what can be read., wrong: Tape it., wrong: Sign it.]

Says: in all 3 multiple-choice questions of this lesson, the key is clearly the longest choice
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.key_length import key_lengths, lessons_told_by_length
from lessonwright.lint.rule import Finding

GROUP = "questions"
SCOPE = "course"
LEVEL = "warning"

_IN_COURSE = 10
_HELP_LINE = "shorten some keys to what decides, or give their distractors as much detail"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lessons in which every key is the longest choice; where there is none, the course if most are."""
    given_away = lessons_told_by_length(course)
    for lesson in given_away:
        count = len(key_lengths(lesson))
        message = f"in all {count} multiple-choice questions of this lesson, the key is clearly the longest choice"
        yield Finding(lesson.path, ("quiz", "questions"), message, _HELP_LINE, at_key=True)
    everywhere = [is_longest for lesson in course.lessons for is_longest in key_lengths(lesson)]
    if not given_away and len(everywhere) >= _IN_COURSE and sum(everywhere) > len(everywhere) / 2:
        most = f"{sum(everywhere)} of the course's {len(everywhere)} multiple-choice questions"
        message = f"in {most}, the key is clearly the longest choice"
        yield Finding(course.path, (), message, _HELP_LINE)
