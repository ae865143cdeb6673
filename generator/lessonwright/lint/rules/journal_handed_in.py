"""A journal on a worksheet that is handed in.

People write in a journal for themselves. When they know that somebody reads it, they write what that
person wants to read, and learn less from it.

Source: Boud, "Using journal writing to enhance reflective practice" (2001), on writing for oneself
and for a reader. A note, since a log of work may be meant for both.

Passes:

    worksheet:
      title: My days
      prompts:
        - journal: What went well today?
        - plan: What will I do tomorrow?

Fails:

    worksheet:
      title: My days
      goes-to: trainer
      prompts:
        - journal: What went well today?
        - plan: What will I do tomorrow?

Says: this journal is on a worksheet that is handed in
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.prompt import Journal
from lessonwright.lint.rule import Finding

GROUP = "course"
SCOPE = "lesson"
LEVEL = "note"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the journals that somebody else will read."""
    for lesson in course.lessons:
        for placed in lesson.placed_sheets:
            for n, prompt in enumerate(placed.sheet.prompts):
                if placed.sheet.goes_to == "trainer" and isinstance(prompt, Journal):
                    path = (*placed.path, "prompts", n, prompt.kind)
                    message = "this journal is on a worksheet that is handed in"
                    help_line = "put it on a sheet of its own, which stays with the learner"
                    yield Finding(lesson.path, path, message, help_line)
