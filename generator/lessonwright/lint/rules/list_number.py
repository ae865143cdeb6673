"""A list that shows other numbers than its author wrote.

Markdown counts the items of a list from 1, whatever number stands before each: days of the month,
years, or steps that go on with an earlier list are all counted anew. A paragraph of its own that
begins with a number keeps it.

Source: Gruber, "Markdown: Syntax" (2004): "the actual numbers you use to mark the list have no
effect on the HTML output Markdown produces".

Passes:

    body:
      - text: |
          Both days are free:

          - 24. December
          - 26. December

Fails:

    body:
      - text: |
          Both days are free:

          24. December
          26. December

Says: this list shows `1.` where `24.` is written, since Markdown counts its items from 1
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.walk import course_texts
from lessonwright.markup.parsed_text_and_numbered_lists import NumberedList, numbered_lists

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_IN_ORDER = "number its items in order, or begin each line with `- ` in place of a number"
_AS_TEXT = (
    "begin each line with `- ` before its number; where the list goes on with one above, indent what stands between "
    "the two by four spaces"
)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the first item of each list, in every text of the course, whose number is lost."""
    for file, (path, text) in course_texts(course):
        for found in numbered_lists(text) if "\n" in text else ():
            if not found.keeps_its_numbers:
                yield _finding(file, path, text, found)


def _finding(file: str, path: FieldPath, text: str, found: NumberedList) -> Finding:
    shown, lost = next(pair for pair in enumerate(found.items, 1) if pair[0] != pair[1].number)
    message = f"this list shows `{shown}.` where `{lost.number}.` is written, since Markdown counts its items from 1"
    line = text[lost.start :].partition("\n")[0]
    help_line = _IN_ORDER if found.items[0].number == 1 else _AS_TEXT
    return Finding(file, path, message, help_line, passage=excerpt_of(text, line, lost.start))
