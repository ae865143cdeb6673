"""A sign that only an extension of Markdown knows, in a course that has not turned it on.

`~~old~~`, `==marked==`, boxes to tick, formulas, names of emoji, keys, footnotes, tabs and boxes such
as `!!! note` are known from other programs.
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
from lessonwright.course.model_fields_and_authored_texts import FieldPath
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.walk import course_labels, course_texts, names, reads_markdown
from lessonwright.markup import Reader
from lessonwright.message_wording import quote

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"


class _Sign(NamedTuple):
    pattern: re.Pattern[str]
    extensions: tuple[str, ...]
    instead: str
    is_advised: bool = True
    """Whether naming the extension in mkdocs.yml is all that it takes, and does what was meant."""


_BOX = "use a `callout` block"
_FORMULA = "write it in words, or as a picture"
_TERM = r"(?:\d{0,9}[A-Za-z]|\d{1,9})(?:\s?[-+*/<>=]\s?(?:\d{0,9}[A-Za-z]|\d{1,9})){0,20}"
"""Letters and numbers with signs between them, which no price and no shell's variable is."""
_BUNDLES = ("extra", "pymdownx.extra")
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
            r"\\\((?=[^)\n]{0,200}(?:[\^_=+]|\\[a-z]))[^\n]{1,200}?\\\)"
            r"|\\\[(?=[^\]\n]{0,200}(?:[\^_=+]|\\[a-z]))[^\n]{1,200}?\\\]"
            rf"|(?<!\w)\\\((?=[^)\n]{{0,200}}[A-Za-z]){_TERM}\\\)"
            r"|^ *\\\[ *\n[^\[\]]{1,500}\\\]",
            re.MULTILINE,
        ),
        ("pymdownx.arithmatex",),
        _FORMULA,
    ),
    _Sign(
        re.compile(
            r"(?<![\w$\\])\$(?=[^\s$])(?=[^$\n]{0,200}(?:[\^_]|\\[a-z]))[^$\n]{1,200}\$(?![\w$])"
            rf"|(?<![\w$\\])\$(?=[^$\n]{{0,200}}[A-Za-z]){_TERM}\$(?![\w$])"
            r"|(?<![\w$\\])\$\$(?=[^\s$]|\n)(?=[^$]{0,500}[\^_=+<>\\])[^$]{1,500}(?<!\s)\n?\$\$(?![\w$])"
        ),
        ("pymdownx.arithmatex",),
        _FORMULA,
    ),
    _Sign(
        re.compile(
            r"(?<![\w:]):(?:smile|grin|thumbsup|warning|bulb|fire|tada|heart|rocket|material-[a-z-]+):(?![\w:])"
        ),
        ("pymdownx.emoji",),
        "copy the sign itself",
    ),
    _Sign(
        re.compile(r"^ *\[\^[^\[\]\s]+\]:(?= )", re.MULTILINE),
        ("footnotes", *_BUNDLES),
        "write the note into the text, in brackets",
    ),
    _Sign(
        re.compile(r'^ *===[!+]? "[^"\n]+" *$', re.MULTILINE),
        ("pymdownx.tabbed",),
        "write each as a paragraph of its own, below a heading",
    ),
    _Sign(
        re.compile(r'^ *!!! [a-z-]+(?: "[^"\n]*")? *(?=\n)', re.MULTILINE), ("admonition",), _BOX
    ),
    _Sign(
        re.compile(r'^ *\?\?\?\+? [a-z-]+(?: "[^"\n]*")? *(?=\n)', re.MULTILINE),
        ("pymdownx.details",),
        _BOX,
    ),
    _Sign(
        re.compile(r"^ *> *\[![A-Za-z]+\]", re.MULTILINE),
        ("pymdownx.quotes", "github-callouts", "callouts"),
        _BOX,
        is_advised=False,
    ),
    _Sign(
        re.compile(r"(?<![\w+])\+\+[a-z0-9]+(?:[-+][a-z0-9]+)*\+\+(?![\w+])"),
        ("pymdownx.keys",),
        "write the names of the keys in `**bold**`",
    ),
    _Sign(
        re.compile(r"(?<=\w)~[^~\s]{1,20}~(?!~)"),
        ("pymdownx.tilde",),
        "write it with small digits, as in `H₂O`",
    ),
    _Sign(
        re.compile(r"(?<=[\w)])\^[^\^\s]{1,20}\^(?!\^)"),
        ("pymdownx.caret",),
        "write it with small digits, as in `x²`",
    ),
    _Sign(re.compile(r"\^\^(?=[^\s^])[^\^\n]{1,200}\^\^"), ("pymdownx.caret",), "write `**bold**`"),
    _Sign(
        re.compile(r"(?<![\[\\])\[\[(?=[^\W\d_])[^\[\]\n]{1,200}\]\](?![\](])"),
        ("wikilinks", "mdx_wikilink_plus"),
        "write a link as `[its words](file.yml)`",
        is_advised=False,
    ),
    _Sign(
        re.compile(r"^ *\*\[[^\[\]\n]+\]:(?= )", re.MULTILINE),
        ("abbr", *_BUNDLES),
        "explain it under `glossary:` in course.yml",
    ),
)
_GAP = re.compile(r"\[\[[^\[\]\n]*\]\]")
_MARKDOWN = (
    _Sign(
        re.compile(r"!?\[[^\[\]\n]+\]\([^\s()]+\)"),
        (),
        "write its words alone here, and the link in a text below it",
    ),
    _Sign(re.compile(r"\*\*(?=[^\s*])[^*\n]{1,200}\*\*"), (), "write its words alone"),
)
"""What is Markdown everywhere else, and stands in a title as it is."""
_MAY_BE = re.compile(r"~|==|\[[ xX]\] |\\[(\[]|\$|:[a-z-]+:|\^|!!!|\?\?\?|\[!|\+\+|\[\[|\*\[")
_MAY_BE_MARKDOWN = re.compile(rf"\]\(|\*\*|{_MAY_BE.pattern}")
"""A quick look before a thorough one."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the first of each such sign, in every text, title, name and label of the course."""
    reader = course.reader
    on = {name.removeprefix("markdown.extensions.") for name in reader.dialect.extensions}
    off = [sign for sign in _SIGNS if on.isdisjoint(sign.extensions)]
    for file, (path, text) in course_texts(course):
        without_gaps = _GAP.sub(_blank, text) if path[-1:] == ("fill-in",) else text
        for sign, words, start in _signs_in(without_gaps, off, reader):
            yield Finding(
                file,
                path,
                _message(words),
                _help_line(sign),
                passage=excerpt_of(text, words, start),
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
    found = (
        _signs_in(text, off, reader)
        if is_read
        else _signs_in(text, [*_SIGNS, *_MARKDOWN], reader, _MAY_BE_MARKDOWN)
    )
    for sign, words, start in found:
        help_line = _help_line(sign) if is_read else sign.instead
        where = None if at_key else excerpt_of(text, words, start)
        yield Finding(file, path, _message(words), help_line, at_key=at_key, passage=where)


def _signs_in(
    text: str, signs: list[_Sign], reader: Reader, may_be: re.Pattern[str] = _MAY_BE
) -> Iterator[tuple[_Sign, str, int]]:
    """Yield the first place of each sign outside code, with the words."""
    if signs and may_be.search(text):
        prose = reader.prose(text)
        for sign in signs:
            match = next(
                (match for span in prose for match in sign.pattern.finditer(text, *span)), None
            )
            if match:
                words = match[0].strip()
                yield sign, words.partition("\n")[0], match.start() + match[0].index(words)


def _blank(gap: re.Match[str]) -> str:
    return " " * len(gap[0])


def _message(words: str) -> str:
    return f"learners see {quote(words)} as it stands"


def _help_line(sign: _Sign) -> str:
    if not sign.is_advised:
        return sign.instead
    names = f"`- {sign.extensions[0]}`"
    return f"{sign.instead}; or turn it on: {names} under `markdown_extensions:` in mkdocs.yml"
