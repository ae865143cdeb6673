"""A word in single square brackets in a fill-in, which makes no gap.

A gap has two brackets on each side. Learners see a word in single ones as it stands, brackets and all, and it is most
often the answer. A link has its address right behind the brackets and is left alone.

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

from lessonwright.lint.asking import questions
from lessonwright.lint.finding import Finding, passage
from lessonwright.markup import prose_spans
from lessonwright.spec.course import Course
from lessonwright.spec.question import FillIn
from lessonwright.spec.wording import quoted

LEVEL = "warning"

_SINGLE = re.compile(r"(?<![\[\]\\!])\[(?P<words>[^\[\]\n^]*\w[^\[\]\n]*)\](?![\[\](:{])")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the words in single brackets of each fill-in."""
    for asked in questions(course):
        if isinstance(asked.question, FillIn):
            for words, start in _single(asked.question.stem):
                message = f"learners see {quoted(f'[{words}]')} as it stands, since a gap has two brackets on each side"
                where = passage(asked.question.stem, f"[{words}]", start)
                yield Finding(
                    asked.file, (*asked.path, "fill-in"), message, f"write {quoted(f'[[{words}]]')}", passage=where
                )


def _single(stem: str) -> Iterator[tuple[str, int]]:
    """Yield the words in single brackets outside code, and where they begin; not what the text says of a link."""
    for start, end in prose_spans(stem):
        for match in _SINGLE.finditer(stem, start, end):
            if f"[{match['words']}]:" not in stem:
                yield match["words"], match.start()
