"""A sign that only an extension of Markdown knows, in a course that has not turned it on.

`~~old~~`, `==marked==`, boxes to tick, formulas and names of emoji are known from other programs.
Where mkdocs.yml does not turn them on, learners see the signs themselves, or what is left of them.
Titles and names are plain text: there, they see the signs of a link and of bold words, too.

Source: PyMdown Extensions and Material for MkDocs, "Python Markdown Extensions": each of these is
an extension to turn on.

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

from lessonwright.course.course import Course
from lessonwright.course.fields import FieldPath
from lessonwright.lint.rule import Finding, passage
from lessonwright.lint.walk import course_labels, course_texts, names, reads_markdown
from lessonwright.markup import Reader
from lessonwright.wording import quote

GROUP = "text"
LEVEL = "warning"


class _Sign(NamedTuple):
    pattern: re.Pattern[str]
    extensions: tuple[str, ...]
    instead: str


_SIGNS = (
    _Sign(
        re.compile(r"~~(?=[^\s~])[^~\n]{1,200}~~"), ("pymdownx.tilde",), "leave the old words out"
    ),
    _Sign(
        re.compile(r"(?<![=\w])==(?=[^\s=])[^=\n]{1,200}==(?![=\w])"),
        ("pymdownx.mark",),
        "write `**bold**`",
    ),
    _Sign(
        re.compile(r"^ *[-*+] \[[ xX]\] ", re.MULTILINE),
        ("pymdownx.tasklist",),
        "use a `tick` prompt of a worksheet",
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
_MARKDOWN = (
    _Sign(
        re.compile(r"!?\[[^\[\]\n]+\]\([^\s()]+\)"),
        (),
        "write its words alone here, and the link in a text below it",
    ),
    _Sign(re.compile(r"\*\*(?=[^\s*])[^*\n]{1,200}\*\*"), (), "write its words alone"),
)
"""What is Markdown everywhere else, and stands in a title as it is."""
_MAY_BE = re.compile(r"\]\(|\*\*|~~|==|\[[ xX]\] |\\[(\[]|\$|:[a-z-]+:")
"""A quick look before a thorough one."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the first of each such sign, in every text, title, name and label of the course."""
    reader = course.reader
    off = [sign for sign in _SIGNS if set(sign.extensions).isdisjoint(reader.dialect.extensions)]
    for file, (path, text) in course_texts(course):
        for sign, words, start in _in(text, off, reader):
            yield Finding(
                file, path, _message(words), _help_line(sign), passage=passage(text, words, start)
            )
    for file, (path, text) in course_labels(course):
        if path[-2:-1] != ("accept",):
            yield from _in_label(file, path, text, off, reader, at_key=False)
    for file, path in names(course):
        yield from _in_label(file, path, str(path[-1]), off, reader, at_key=True)


def _in_label(
    file: str, path: FieldPath, text: str, off: list[_Sign], reader: Reader, *, at_key: bool
) -> Iterator[Finding]:
    """Yield the signs in a label, which the pages read as Markdown, or in a title or name, which they do not."""
    is_read = reads_markdown(path)
    for sign, words, start in _in(text, off if is_read else [*_SIGNS, *_MARKDOWN], reader):
        help_line = _help_line(sign) if is_read else sign.instead
        where = None if at_key else passage(text, words, start)
        yield Finding(file, path, _message(words), help_line, at_key=at_key, passage=where)


def _in(text: str, signs: list[_Sign], reader: Reader) -> Iterator[tuple[_Sign, str, int]]:
    """Yield the first place of each sign outside code, with the words."""
    if signs and _MAY_BE.search(text):
        prose = reader.prose(text)
        for sign in signs:
            match = next(
                (match for span in prose for match in sign.pattern.finditer(text, *span)), None
            )
            if match:
                yield sign, match[0].strip(), match.start()


def _message(words: str) -> str:
    return f"learners see {quote(words)} as it stands"


def _help_line(sign: _Sign) -> str:
    names = f"`- {sign.extensions[0]}`"
    return f"{sign.instead}; or turn it on: {names} under `markdown_extensions:` in mkdocs.yml"
