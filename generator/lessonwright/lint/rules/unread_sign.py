"""A sign that only an extension of Markdown knows, in a course that has not turned it on.

`~~old~~`, `==marked==`, boxes to tick, formulas and names of emoji are known from other programs. Where mkdocs.yml does
not turn them on, learners see the signs themselves, or what is left of them.

Source: PyMdown Extensions and Material for MkDocs, "Python Markdown Extensions": each of these is an
extension to turn on.

Passes:

    body:
      - text: The price was 20 $ and is 15 $. A variable is `==` compared.

Fails:

    body:
      - text: The price was ~~20 €~~ and is 15 €.

Says: learners see `~~20 €~~` as it stands
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lessonwright.lint.finding import Finding, passage
from lessonwright.lint.written import written
from lessonwright.spec.course import Course
from lessonwright.spec.wording import quoted

LEVEL = "warning"


class _Sign(NamedTuple):
    pattern: re.Pattern[str]
    extensions: tuple[str, ...]
    instead: str


_SIGNS = (
    _Sign(re.compile(r"~~(?=[^\s~])[^~\n]{1,200}~~"), ("pymdownx.tilde",), "leave the old words out"),
    _Sign(re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}==(?![=\w])"), ("pymdownx.mark",), "write `**bold**`"),
    _Sign(
        re.compile(r"^ *[-*+] \[[ xX]\] ", re.MULTILINE), ("pymdownx.tasklist",), "use a `tick` prompt of a worksheet"
    ),
    _Sign(
        re.compile(
            r"\\\((?=[^)\n]*(?:[\^_=+]|\\[a-z]))[^\n]{1,200}?\\\)|\\\[(?=[^\]\n]*(?:[\^_=+]|\\[a-z]))[^\n]{1,200}?\\\]"
        ),
        ("pymdownx.arithmatex",),
        "write it in words, or as a picture",
    ),
    _Sign(
        re.compile(r"(?<![\w$\\])\$(?=[^\s$])(?=[^$\n]*(?:[\^_]|\\[a-z]))[^$\n]{1,200}\$(?![\w$])"),
        ("pymdownx.arithmatex",),
        "write it in words, or as a picture",
    ),
    _Sign(
        re.compile(
            r"(?<![\w:]):(?:smile|grin|thumbsup|warning|bulb|fire|tada|heart|rocket|material-[a-z-]+):(?![\w:])"
        ),
        ("pymdownx.emoji",),
        "copy the sign itself",
    ),
)
_MAY_BE = re.compile(r"~~|==|\[[ xX]\] |\\[(\[]|\$|:[a-z-]+:")
"""A quick look before a thorough one."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the first of each such sign, in every text of the course."""
    off = [sign for sign in _SIGNS if set(sign.extensions).isdisjoint(course.reader.dialect.extensions)]
    reader = course.reader
    for file, (path, text) in written(course):
        if off and _MAY_BE.search(text):
            prose = reader.prose(text)
            for sign in off:
                match = next((match for span in prose for match in sign.pattern.finditer(text, *span)), None)
                if match:
                    words = match[0].strip()
                    yield Finding(file, path, _message(words), _mend(sign), passage=passage(text, words, match.start()))


def _message(words: str) -> str:
    return f"learners see {quoted(words)} as it stands"


def _mend(sign: _Sign) -> str:
    names = f"`- {sign.extensions[0]}`"
    return f"{sign.instead}; or turn it on: {names} under `markdown_extensions:` in mkdocs.yml"
