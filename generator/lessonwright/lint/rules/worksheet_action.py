"""A worksheet without any prompt that looks ahead to something to do.

Reflection that ends in a next step is more likely to be acted on. A `plan` asks for it, and so does
any prompt, column or item that asks what one will do, when, with whom, or what one could do
differently.

Source: Gollwitzer & Sheeran, "Implementation intentions and goal achievement: a meta-analysis of
effects and processes" (2006). For English courses only; a note, since a sheet may be meant for
looking back alone.

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

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.lesson import Worksheet
from lessonwright.lint.rule import Finding

GROUP = "course"
LEVEL = "note"
LANGUAGES = ("en",)

_AHEAD = re.compile(
    r"\b(?:will|i'll|i’ll|next|tomorrow|today|tonight|from now on|this week|by when|when i|if i|instead|plan|try"
    r"|change|differently|step|start|stop|keep|ask|tell|could|can i|to do|do now|practi[cs]e|aim|goal|begin|offer"
    r"|whom|write to|say)\b",
    re.IGNORECASE,
)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the worksheets that only look back."""
    for lesson in course.lessons:
        if lesson.worksheet and not _leads_on(lesson.worksheet):
            message = "no prompt of this worksheet leads to something to do"
            help_line = "end with a `plan`, or ask what the learner will do, and when"
            yield Finding(lesson.path, ("worksheet", "prompts"), message, help_line, at_key=True)


def _leads_on(worksheet: Worksheet) -> bool:
    return any(
        prompt.asks_for_action or _AHEAD.search(" ".join(prompt.asking_texts))
        for prompt in worksheet.prompts
    )
