"""A question or prompt without an `id` in a course that learners use already.

What a learner has answered or written hangs on the id. Left out, it is made from the words, so the smallest rewording
loses the answer. The rule speaks only where course.yml says `published: true`, and of the course's own id, too.

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

from lessonwright.lint.asking import in_lesson
from lessonwright.lint.finding import Finding
from lessonwright.spec.course import Course
from lessonwright.spec.lesson import Lesson

LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the questions, the prompts and the course that have no id of their own."""
    if not course.published:
        return
    if not course.given_id:
        message = "the course has no `id`, so learners lose everything they saved when its title changes"
        yield Finding(course.path, (), message, f"write `id: {course.id}`, which keeps what is saved by now")
    for lesson in course.lessons:
        yield from _in(lesson)


def _in(lesson: Lesson) -> Iterator[Finding]:
    for asked in in_lesson(lesson):
        if not asked.question.given_id:
            message = "this question has no `id`, so learners lose their answer when it is reworded"
            yield Finding(lesson.path, asked.path, message, _mend(asked.question.id))
    for n, prompt in enumerate(lesson.worksheet.prompts if lesson.worksheet else ()):
        if not prompt.given_id:
            message = "this prompt has no `id`, so learners lose their notes when it is reworded"
            yield Finding(lesson.path, ("worksheet", "prompts", n), message, _mend(prompt.id))


def _mend(id_: str) -> str:
    return f"write `id: {id_}`, which keeps what is saved by now"
