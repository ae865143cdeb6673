"""A prompt of a worksheet that is answered by yes or no.

A yes ends the thought. Ask which, how, or when, and there is something to write.

Source: Moon, *Reflection in Learning and Professional Development* (1999): questions that ask for
an account lead further. For courses in English, German and French only.

Passes:

    worksheet:
      title: My refunds
      prompts:
        - write: Which refund went well, and why?

Fails:

    worksheet:
      title: My refunds
      prompts:
        - write: Did a refund go well?

Says: a yes or a no answers this prompt
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.prompt import Journal, Write
from lessonwright.lint.rule import Finding
from lessonwright.lint.sentences_and_words import plain
from lessonwright.lint.words import languages_of, rule_pattern, with_plain_apostrophes

GROUP = "course"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("yes-no-prompt")

_SENTENCE = re.compile(r"[.!?:]\s+")
_LONGEST_LEAD = 60
"""How many characters may stand before the question, up to a comma."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the prompts to write that end in such a question, and do not go on."""
    for lesson in course.lessons:
        for path, prompt in lesson.placed_prompts:
            if isinstance(prompt, Write | Journal) and _is_yes_no(prompt.text, course.language):
                help_line = "ask which, how, when or with whom"
                yield Finding(
                    lesson.path,
                    (*path, prompt.kind),
                    "a yes or a no answers this prompt",
                    help_line,
                )


def _is_yes_no(text: str, language: str) -> bool:
    *_, asked = _SENTENCE.split(with_plain_apostrophes(plain(text)))
    lead, comma, rest = asked.partition(", ")
    starts = [0, len(lead) + len(comma)] if rest and len(lead) <= _LONGEST_LEAD else [0]
    opening = rule_pattern(language, "yes-no-prompt")
    opens = next((match for start in starts if (match := opening.match(asked, start))), None)
    if opens is None or not asked.endswith("?"):
        return False
    return not rule_pattern(language, "yes-no-prompt", "goes-on").search(asked)
