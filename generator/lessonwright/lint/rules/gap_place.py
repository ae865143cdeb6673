"""A gap that opens its sentence, or more gaps than leave a sentence to read.

A learner reads from the left: at a gap in first place nothing has been said yet. With more than
three gaps, or with more gaps than words between them, it becomes a riddle.

Source: Haladyna, *Developing and Validating Multiple-Choice Test Items* (2004), and Linn & Miller,
*Measurement and Assessment in Teaching* (2005): put the blank near the end, and leave no sentence
full of holes.

Passes:

    quiz:
      questions:
        - fill-in: "A next step needs an act and a [[moment]]."

Fails:

    quiz:
      questions:
        - fill-in: "[[Form B]] is for refunds without a receipt."

Says: this sentence opens with its gap
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import FillIn
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import words
from lessonwright.lint.walk import course_questions

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_MOST_GAPS = 3


def findings(course: Course) -> Iterator[Finding]:
    """Yield the sentences with a gap in front or with too many."""
    for asked in course_questions(course):
        if isinstance(asked.question, FillIn):
            message, help_line = _fault(asked.question)
            if message:
                yield Finding(asked.file, (*asked.path, asked.question.kind), message, help_line)


def _fault(question: FillIn) -> tuple[str, str]:
    read = [part for part in question.parts if isinstance(part, str)]
    gaps, said = len(question.gaps), len(words(" ".join(read)))
    if gaps > _MOST_GAPS or (gaps > 1 and gaps >= said):
        return f"{gaps} gaps leave little to read", "keep the gaps that matter"
    if not words(read[0]) and said:
        return (
            "this sentence opens with its gap",
            "turn the sentence round, so that the gap comes late",
        )
    return "", ""
