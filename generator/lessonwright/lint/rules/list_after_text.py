"""A list right below a line of text, without an empty line between the two.

In Markdown, only an empty line ends a paragraph. A list without one goes on in the paragraph, and
learners read "Three things: - one - two" in one line.

Source: Gruber, "Markdown: Syntax" (2004): a paragraph is "one or more consecutive lines of text,
separated by one or more blank lines".

Passes:

    body:
      - text: |
          Two things:

          - the receipt
          - the card

Fails:

    body:
      - text: |
          Two things:
          - the receipt
          - the card

Says: this list is no list, since it stands right below a line of text
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.walk import course_texts
from lessonwright.markup import Reader

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_RUNS_ON = re.compile(
    r"^ {0,3}(?![ ]|[-*+] |\d+[.)] |#{1,6} |[>|:<]|!!!|\?\?\?|===|\[\^|[-*_=]{3,} *$)(?P<above>\S[^\n|]*)\n"
    r"(?P<item> {0,3}(?P<mark>[-*+]|\d{1,2}[.)]) +\S[^\n]*)(?P<next>\n {0,3}(?:[-*+]|2[.)]) +\S)?",
    re.MULTILINE,
)
"""A line that is nothing but text, the item right below it, and what opens a second one."""
_MAY_BE = re.compile(r"\n {0,3}(?:[-*+]|\d{1,2}[.)]) ")
"""A quick look before a thorough one."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the lists, in every text of the course, that Markdown takes for a part of the paragraph above."""
    reader = course.reader
    for file, (path, text) in course_texts(course):
        for item, start in _lists(text, reader) if _MAY_BE.search(text) else ():
            message = "this list is no list, since it stands right below a line of text"
            help_line = "leave an empty line before it"
            yield Finding(file, path, message, help_line, passage=excerpt_of(text, item, start))


def _lists(text: str, reader: Reader) -> Iterator[tuple[str, int]]:
    """Yield the first item and its offset for each list that runs on from a paragraph outside code."""
    for start, end in reader.prose(text):
        for match in _RUNS_ON.finditer(text, start, end):
            if _is_meant(match) and not _belongs_to_list(text[: match.start()]):
                yield match["item"].strip(), match.start("item")


def _is_meant(match: re.Match[str]) -> bool:
    """Return whether the line is an item, rather than a sentence that goes on with a dash or a number."""
    is_first = match["mark"] in ("-", "*", "+", "1.", "1)")
    return (match["next"] is not None and is_first) or match["above"].rstrip(" *_").endswith(":")


def _belongs_to_list(before: str) -> bool:
    """Return whether the text goes on with the item of a list, a quote or a box, where other rules hold."""
    above = before[before.rfind("\n\n") + 1 :].strip("\n").split("\n")
    return any(re.match(r" *(?:[-*+] |\d+[.)] |[>|:]|!!!|\?\?\?|===)", line) for line in above)
