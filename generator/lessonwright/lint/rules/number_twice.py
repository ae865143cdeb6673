"""A step or an item that begins with a number of its own, where pages and paper put one before it, or must not.

The steps of an activity are numbered by themselves, so that learners see "3. 3. Change roles". In a
question that asks for the right order, the numbers tell it.

Source: Haladyna, Downing & Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines" (2002):
no item gives its own answer away.

Passes:

    body:
      - activity: Play it
        minutes: 5
        setting: pairs
        steps: [Choose a role., Play., Change roles.]

Fails:

    body:
      - activity: Play it
        minutes: 5
        setting: pairs
        steps: ["1. Choose a role.", Play., "3. Change roles."]

Says: this step is numbered already, so learners see two numbers
Says: this step is numbered already, so learners see two numbers
"""

import re
from collections.abc import Iterator

from lessonwright.course.block import Activity
from lessonwright.course.course import Course
from lessonwright.course.question import Ordering
from lessonwright.lint.rule import Finding
from lessonwright.lint.walk import course_questions
from lessonwright.message_wording import quote

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)] +(?=\S)")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the steps of activities, and the items to put in order, that begin with a number."""
    for lesson in course.lessons:
        for n, block in enumerate(lesson.body):
            if isinstance(block, Activity):
                message = "this step is numbered already, so learners see two numbers"
                yield from _numbered_items(
                    lesson.path, ("body", n, "steps"), block.steps or (), message
                )
    for asked in course_questions(course):
        if isinstance(asked.question, Ordering):
            message = "this item's own number tells where it belongs"
            found = [
                *_numbered_items(asked.file, (*asked.path, "items"), asked.question.items, message)
            ]
            # A single number may well be a date: "1. Advent" before Christmas Eve.
            yield from found if len(found) > 1 else ()


def _numbered_items(
    file: str, path: tuple[str | int, ...], items: tuple[str, ...], message: str
) -> Iterator[Finding]:
    words = [_NUMBER.sub("", item, count=1) for item in items]
    for n, item in enumerate(items):
        match = _NUMBER.match(item)
        # Of "1. Advent" and "2. Advent", the number is what the item says, and not where it stands.
        if match and int(match["number"]) == n + 1 and words.count(words[n]) == 1:
            yield Finding(file, (*path, n), message, f"begin with {quote(item[match.end() :])}")
