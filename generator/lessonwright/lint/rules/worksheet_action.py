"""A worksheet without any prompt that looks ahead to something to do.

Reflection that ends in a next step is more likely to be acted on. A `plan` asks for it, and so does
any prompt, column or item that asks what one will do, when, with whom, or what one could do
differently.

Source: Gollwitzer & Sheeran, "Implementation intentions and goal achievement: a meta-analysis of
effects and processes" (2006). A note, since a sheet may be meant for looking back alone. For courses
in English, German and French only.

Passes:

    worksheet:
      title: My refunds
      prompts:
        - write: Which refund went well?
        - write: What will I do differently tomorrow?

Fails:

    worksheet:
      title: My refunds
      prompts:
        - write: Which refund went well?

Says: no prompt of this worksheet leads to something to do
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.lesson import Worksheet
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import languages_of, rule_pattern, with_plain_apostrophes

GROUP = "course"
SCOPE = "lesson"
LEVEL = "note"
LANGUAGES = languages_of("worksheet-action")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the worksheets that only look back."""
    for lesson in course.lessons:
        sheets = lesson.placed_sheets
        if sheets and not any(_leads_on(placed.sheet, course.language) for placed in sheets):
            message = "no prompt of this worksheet leads to something to do"
            if len(sheets) > 1:
                message = "no prompt of these worksheets leads to something to do"
            help_line = "end with a `plan`, or ask what the learner will do, and when"
            path = ("worksheets",) if len(sheets) > 1 else (*sheets[0].path, "prompts")
            yield Finding(lesson.path, path, message, help_line, at_key=True)


def _leads_on(worksheet: Worksheet, language: str) -> bool:
    ahead = rule_pattern(language, "worksheet-action")
    return any(
        prompt.asks_for_action
        or ahead.search(with_plain_apostrophes(" ".join(prompt.asking_texts)))
        for prompt in worksheet.prompts
    )
