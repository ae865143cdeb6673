"""Fewer than three choices, or more than five.

With two choices, half of those who guess are right. A fourth or fifth good distractor is hard to find, and one that
nobody picks only costs reading time. A question with several keys may have up to eight choices.

Source: Rodriguez, "Three options are optimal for multiple-choice items: a meta-analysis of 80 years of research"
(2005); Haladyna, Downing & Rodriguez (2002). The upper limits are our own judgment.

Passes:

    quiz:
      questions:
        - multiple-choice: Which form do you take?
          choices: [correct: Form B, wrong: Form A, wrong: None]

Fails:

    quiz:
      questions:
        - multiple-choice: Which form do you take?
          choices: [correct: Form B, wrong: Form A]

Says: this question has only 2 choices, so that half of those who guess are right
"""

from collections.abc import Iterator

from lessonwright.lint.asking import choosing
from lessonwright.lint.finding import Finding
from lessonwright.spec.course import Course
from lessonwright.spec.question import MultipleChoice

LEVEL = "warning"

FEWEST = 3
MOST, MOST_WITH_SEVERAL_KEYS = 5, 8


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions with too few or too many choices."""
    for asked in choosing(course):
        count = len(asked.question.choices)
        is_single = isinstance(asked.question, MultipleChoice)
        most = MOST if is_single else MOST_WITH_SEVERAL_KEYS
        if FEWEST <= count <= most:
            continue
        message, mend = f"this question has {count} choices, more than a reader can weigh", f"keep the best {most}"
        if count < FEWEST:
            guess = ", so that half of those who guess are right" if is_single else ""
            message, mend = (
                f"this question has only {count} choices{guess}",
                "write a mistake that people really make as a third",
            )
        yield Finding(asked.file, (*asked.path, "choices"), message, mend, at_key=True)
