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

Says: `summary` is still what `lessonwright new` wrote
"""

from collections.abc import Iterator

from lessonwright.course.base_models_and_field_types import same_words
from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.lint.rule import Finding
from lessonwright.message_wording import join_names

GROUP = "course"
SCOPE = "course"
LEVEL = "note"

_LESSON = "Write one good lesson"
_SUMMARY = "Write one good lesson, try it on a colleague, and make it better."
_AUDIENCE = (
    "People who know their trade and have been asked to teach it. No experience as a trainer is "
    "needed."
)
_AUTHOR = "Your name"
_OWN = "write your own in its place"
_OWN_EACH = "write your own in their place; the example's lesson and the name may also go"
_NEEDED = ("summary", "audience")
"""What no course can do without."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield, as one, what is left of the example in a course that is more than the example."""
    lessons = [lesson for lesson in course.lessons if _is_same(lesson.title, _LESSON)]
    if not course.published and len(lessons) == len(course.lessons):
        return
    fields = [path for path, text, words in _said(course) if _is_same(text, words)]
    left = [(course.path, path, str(path[0])) for path in fields]
    left += [(lesson.path, ("title",), lesson.path) for lesson in lessons]
    if not left:
        return
    (file, path, name), *more = left
    is_still = "are still what" if more else "is still what"
    message = f"{join_names(one for *_, one in left)} {is_still} `lessonwright new` wrote"
    alone = _OWN if name in _NEEDED else f"{_OWN}, or take it out"
    yield Finding(file, path, message, _OWN_EACH if more else alone)


def _said(course: Course) -> Iterator[tuple[FieldPath, str, str]]:
    """Yield what course.yml says, with what it says in the example."""
    yield ("summary",), course.summary, _SUMMARY
    yield ("audience",), course.audience, _AUDIENCE
    yield from ((("authors", n), author, _AUTHOR) for n, author in enumerate(course.authors))


def _is_same(text: str, words: str) -> bool:
    return same_words(text) == same_words(words)
