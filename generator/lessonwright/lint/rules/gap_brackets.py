"""A word in too few square brackets in a fill-in, which makes no gap.

A gap has two brackets on each side. Learners see a word in single ones, or with one too few on one
side, as it stands, brackets and all, and it is most often the answer. A link has its address right
behind the brackets and is left alone.

Source: Lessonwright's lesson language: the fill-in, whose gaps are written `[[answer]]`.

Passes:

    quiz:
      questions:
        - fill-in: Write the [[time]] and the [[name]].

Fails:

    quiz:
      questions:
        - fill-in: Write the [time] and the [[name]].

Says: learners see `[time]` as it stands, since a gap has two brackets on each side
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.question import FillIn
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.walk import course_questions
from lessonwright.markup import PLAIN
from lessonwright.message_wording import quote

GROUP = "questions"
SCOPE = "lesson"
LEVEL = "warning"

_TOO_FEW = re.compile(
    r"""(?<![\[\]\\!])(?:
        \[(?P<single>[^\[\]\n^]*\w[^\[\]\n]*)\]
        | \[\[(?P<open>[^\[\]\n]*\w[^\[\]\n]*)\]
        | \[(?P<closed>[^\[\]\n^]*\w[^\[\]\n]*)\]\]
    )(?![\[\](:{])
    | (?<![\[\]\\!])\[\[(?P<endless>\w+)""",
    re.VERBOSE,
)
"""A word in single brackets; with one too few behind it, or before it; with none right behind
it."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the words of each fill-in that have a bracket too few to be a gap."""
    for asked in course_questions(course):
        if isinstance(asked.question, FillIn):
            for written, answer, start in _too_few(asked.question.stem):
                message = f"learners see {quote(written)} as it stands, since a gap has two brackets on each side"
                where = excerpt_of(asked.question.stem, written, start)
                help_line = f"write {quote(f'[[{answer}]]')}"
                yield Finding(
                    asked.file, (*asked.path, "fill-in"), message, help_line, passage=where
                )


def _too_few(stem: str) -> Iterator[tuple[str, str, int]]:
    """Yield what is written outside code, the answer in it, and where it begins; not what the text says of a link."""
    for start, end in PLAIN.prose(stem):
        for match in _TOO_FEW.finditer(stem, start, end):
            is_link = match["single"] and f"[{match['single']}]:" in stem
            if not is_link and not (match["endless"] and _is_closed(stem, match.end())):
                yield match[0], match[match.lastgroup or 0], match.start()


def _is_closed(stem: str, end: int) -> bool:
    """Tell whether a bracket closes what was opened before the next gap opens; code may stand between them."""
    return "]" in stem[end:].partition("[[")[0]
