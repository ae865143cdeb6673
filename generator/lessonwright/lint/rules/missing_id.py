"""A question or prompt without an `id` in a course that learners use already.

What a learner has answered or written hangs on the id. Left out, it is made from the words, so the
smallest rewording loses the answer. The rule speaks only where course.yml says `published: true`,
and of the course's own id, too.

Source: none is needed; it is how answers are saved.

Passes:

    # course.yml
    id: a-course
    published: true
    # lesson
    quiz:
      questions:
        - true-false: A customer without a receipt gets form B.
          id: no-receipt
          answer: true
    worksheet: null

Fails:

    # course.yml
    id: a-course
    published: true
    # lesson
    quiz:
      questions:
        - true-false: A customer without a receipt gets form B.
          answer: true
    worksheet: null

Says: this question has no `id`, so learners lose their answer when it is reworded
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.reading.id_writing import parts_without_id

GROUP = "course"
SCOPE = "course"
LEVEL = "warning"

_MESSAGES = {
    "course": "the course has no `id`, so learners lose everything they saved when its title changes",
    "question": "this question has no `id`, so learners lose their answer when it is reworded",
    "prompt": "this prompt has no `id`, so learners lose their notes when it is reworded",
}


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions, the prompts and the course that have no id of their own."""
    for part in parts_without_id(course) if course.published else ():
        help_line = (
            f"write `id: {part.id}`, which keeps what is saved by now; `lessonwright ids` writes "
            "all that are missing"
        )
        yield Finding(part.file, part.path, _MESSAGES[part.noun], help_line)
