"""A text that is still the example's.

`lessonwright new` writes a course that is whole, so that there is something to see at once. What
stays of it by mistake is published: a summary that speaks of another course, and a lesson on how to
write lessons. It is looked for as soon as one lesson of the course is your own.

Source: none is needed; it is looked for by the words of the example that `lessonwright new` writes.

Passes:

    # course.yml
    summary: Answer what guests ask about allergens.
    # lesson
    title: Answer without guessing

Fails:

    # course.yml
    summary: Write one good lesson, try it on a colleague, and make it better.
    # lesson
    title: Answer without guessing

Says: this is still the summary of the example that `lessonwright new` writes
"""

from collections.abc import Iterator

from lessonwright.course.base import same_words
from lessonwright.course.course import Course
from lessonwright.course.fields import FieldPath
from lessonwright.lint.rule import Finding

GROUP = "course"
LEVEL = "note"

_LESSON = "Write one good lesson"
_TEXTS = {
    "summary": "Write one good lesson, try it on a colleague, and make it better.",
    "audience": "People who know their trade and have been asked to teach it. No experience as a "
    "trainer is needed.",
    "authors": "Your name",
}
"""What the example says of itself in course.yml."""
_HELPS = {
    "summary": "say in a sentence or two what your course gives",
    "audience": "say whom your course is for",
    "authors": "write your name, or take the line out",
}


def findings(course: Course) -> Iterator[Finding]:
    """Yield what is left of the example in a course that is more than the example."""
    examples = [
        lesson for lesson in course.lessons if same_words(lesson.title) == same_words(_LESSON)
    ]
    if not course.published and len(examples) == len(course.lessons):
        return
    for field, path, text in _said(course):
        if same_words(text) == same_words(_TEXTS[field]):
            noun = "author" if field == "authors" else field
            message = f"this is still the {noun} of the example that `lessonwright new` writes"
            yield Finding(course.path, path, message, _HELPS[field])
    for lesson in examples:
        message = "this is still the example that `lessonwright new` writes, and will be published"
        help_line = "write your own in its place, or take it out of `lessons:` in its module.yml"
        yield Finding(lesson.path, ("title",), message, help_line)


def _said(course: Course) -> Iterator[tuple[str, FieldPath, str]]:
    yield "summary", ("summary",), course.summary
    yield "audience", ("audience",), course.audience
    yield from (("authors", ("authors", n), author) for n, author in enumerate(course.authors))
