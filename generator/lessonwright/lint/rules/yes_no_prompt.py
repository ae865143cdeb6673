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

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.prompt import Journal, Write
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import folded, heard, languages_of

GROUP = "course"
LEVEL = "warning"
LANGUAGES = languages_of("yes-no-prompt")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the prompts to write that open as such a question, and do not go on."""
    opening = heard(course.language, "yes-no-prompt")
    goes_on = heard(course.language, "yes-no-prompt", "goes-on")
    for lesson in course.lessons:
        for n, prompt in enumerate(lesson.worksheet.prompts if lesson.worksheet else ()):
            text = folded(prompt.text) if isinstance(prompt, Write | Journal) else ""
            opens = opening.match(text)
            if opens and text.rstrip().endswith("?") and not goes_on.search(text, opens.end()):
                path = ("worksheet", "prompts", n, prompt.kind)
                help_line = "ask which, how, when or with whom"
                yield Finding(lesson.path, path, "a yes or a no answers this prompt", help_line)
