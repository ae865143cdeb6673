"""A heading in a text that skips a level, or is a `#`.

The lesson's title is the page's only `#`; a text's headings begin with `##`. Those who move by
headings, with a screen reader or in the table of contents, take a skipped level for a missing part.

Source: WCAG 2.2, success criterion 1.3.1 (info and relationships), technique G141 (organizing a
page using headings).

Passes:

    body:
      - text: |
          ## Refunds

          ### Without a receipt

          Take form B.

Fails:

    body:
      - text: |
          ## Refunds

          #### Without a receipt

          Take form B.

Says: this heading skips a level: `####` after `##`
"""

from collections.abc import Iterator

from lessonwright.course.block import TextBlock
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.lint.rule import Finding, excerpt_of

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the headings of lessons that do not follow from the one before."""
    for lesson in course.lessons:
        yield from _lesson_findings(lesson)


def _lesson_findings(lesson: Lesson) -> Iterator[Finding]:
    before = 1
    for n, text in [
        (n, block.text) for n, block in enumerate(lesson.body) if isinstance(block, TextBlock)
    ]:
        for heading in lesson.reader.headings(text):
            said = _weakness(heading.level, before)
            if said:
                where = excerpt_of(text, heading.words, heading.start)
                yield Finding(lesson.path, ("body", n, "text"), *said, passage=where)
            before = max(2, heading.level)


def _weakness(level: int, before: int) -> tuple[str, str] | None:
    if level == 1:
        return "the lesson's title is the only `#` of its page", "write `##`"
    if level > before + 1:
        last = "#" * before if before > 1 else "the title"
        shown = f"`{last}`" if before > 1 else last
        return (
            f"this heading skips a level: `{'#' * level}` after {shown}",
            f"write `{'#' * (before + 1)}`",
        )
    return None
