"""A list whose lines begin with a bullet, a long dash or a letter, which makes no list.

Word processors write these signs where a list was meant. Markdown knows `-`, `*` and `+`, and takes
the lines of such a list for one paragraph: learners read "• the receipt • the card" in one line.
The rule speaks where two such lines with the same sign stand one right below the other.

Source: Gruber, "Markdown: Syntax" (2004): "Unordered lists use asterisks, pluses, and hyphens,
interchangably, as list markers."

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

          • the receipt
          • the card

Says: these lines become one paragraph, since `•` is no sign of a list
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.walk import course_texts
from lessonwright.markup import Reader
from lessonwright.message_wording import sign

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_SIGNS = "•‣▪▸◦●○■□➢✓✔✅→⇒➔➜–—−\uf0b7\uf0a7\uf0d8\uf076\uf0fc"
"""The last five are bullets of Word's, which other programs do not show."""
_LINES = re.compile(
    rf"^ {{0,3}}(?P<first>(?P<sign>[{_SIGNS}])[ \t\xa0]*(?=\S)[^\n]*(?<!  )(?<!\\))\n {{0,3}}(?P=sign)[ \t\xa0]*\S",
    re.MULTILINE,
)
"""Two lines with the same sign, of which the first has no line break of Markdown's at its end."""
_COUNTED = re.compile(
    r"^ {0,3}(?P<first>(?P<sign>a[.)]|\(a\)|i\)|1\)|\(1\))[ \t]+(?=\S)[^\n]*(?<!  )(?<!\\))"
    r"\n {0,3}(?:b[.)]|\(b\)|ii\)|2\)|\(2\))[ \t]+\S",
    re.MULTILINE,
)
"""A line that begins with `a)`, `(a)`, `i)`, `1)` or `(1)`, and one below it with what comes
next."""
_SECOND = re.compile(r"b[.)]|2\)|ii\)")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the first line of such a list, in every text of the course."""
    reader = course.reader
    for file, (path, text) in course_texts(course):
        for match in _lists(text, reader):
            message = f"these lines become one paragraph, since {sign(match['sign'])} is no sign of a list"
            better = "- " if match["sign"] in _SIGNS else "1. "
            help_line = f"begin each with `{better}`, and leave an empty line before the first"
            yield Finding(
                file,
                path,
                message,
                help_line,
                passage=excerpt_of(text, match["first"].strip(), match.start("first")),
            )


def _lists(text: str, reader: Reader) -> Iterator[re.Match[str]]:
    """Yield the first two lines of each such list outside code, and of a paragraph only the first list."""
    if "\n" not in text or not (any(sign in text for sign in _SIGNS) or _SECOND.search(text)):
        return
    told = -1
    for start, end in reader.prose(text):
        found = [*_LINES.finditer(text, start, end), *_COUNTED.finditer(text, start, end)]
        for match in sorted(found, key=lambda match: match.start()):
            if told < 0 or "\n\n" in text[told : match.start()]:
                yield match
            told = match.end()
