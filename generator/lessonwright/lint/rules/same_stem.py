"""The same stem twice in the course.

Asked again, a question shows who remembers its key. Ask for the same thing with another case
instead.

Source: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-writing guidelines for
classroom assessment" (2002): use novel material, and keep the content of each question independent
of the others.

Passes:

    quiz:
      questions:
        - true-false: A customer without a receipt gets form B.
          answer: true
        - short-answer: Which form does a customer without a receipt get?
          accept: [form B]

Fails:

    quiz:
      questions:
        - multiple-choice: Which form does a customer without a receipt get?
          choices: [correct: Form B, wrong: Form A, wrong: None]
        - short-answer: Which form does a customer without a receipt get?
          accept: [form B]

Says: this stem stands in the lesson `One lesson` already
"""

from collections.abc import Iterator

from lessonwright.course.base_models_and_field_types import same_words
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "course"
LEVEL = "warning"

_SHORTEST = 4
"""Stems of fewer words, such as `Which is it?`, belong to what stands around them."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield each question whose stem was asked before."""
    lessons: dict[str, str] = {}
    for asked in course_questions(course):
        stem = same_words(asked.question.stem)
        if stem in lessons and stem.count(" ") + 1 >= _SHORTEST:
            message = f"this stem stands in the lesson {quote(lessons[stem])} already"
            help_line = (
                "ask for the same thing with another case, or refer learners back to the first"
            )
            yield Finding(asked.file, (*asked.path, asked.question.kind), message, help_line)
        lessons.setdefault(stem, asked.lesson.title)
