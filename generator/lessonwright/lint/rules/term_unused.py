"""A glossary term that no lesson uses.

Learners look up words they have met. A term that appears nowhere was forgotten in a lesson, or is
left from an older one.

Source: none is needed; it is looked for in all text of all lessons, in small or capital letters,
with any ending.

Passes:

    # course.yml
    glossary:
      - voucher: A promise of goods for money.
    # lesson
    body:
      - text: Ask for the receipt before you offer vouchers.

Fails:

    # course.yml
    glossary:
      - voucher: A promise of goods for money.
    # lesson
    body:
      - text: Ask for the receipt first.

Says: no lesson uses the term `voucher`
"""

import re
from collections.abc import Iterator

from lessonwright.course.base_models_and_field_types import NAME
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding

GROUP = "course"
SCOPE = "course"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the terms that stand in no text, neither as words nor as the name of a link."""
    waiting = {term.id: _fold_case(term.term) for term in course.glossary}
    for lesson in course.lessons:
        if not waiting:
            break
        text = _fold_case(" ".join((lesson.title, *(text for _, text in lesson.texts))))
        used = [id_ for id_, words in waiting.items() if words in text or f"glossary:{id_}" in text]
        for id_ in used:
            del waiting[id_]
    for n, term in enumerate(course.glossary):
        if term.id in waiting:
            help_line = (
                f"mark it where it is needed, with `[words](glossary:{term.id})`, or take it out"
            )
            yield Finding(
                course.path,
                ("glossary", n, NAME),
                f"no lesson uses the term `{term.term}`",
                help_line,
            )


def _fold_case(text: str) -> str:
    return re.sub(r"[\s-]+", " ", text.casefold())
