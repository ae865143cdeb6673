"""An HTML tag in a text, in a course that does not take HTML.

Unless course.yml says `html: true`, HTML is shown as it is written: learners read "<b>never</b>", signs and all. Text
is written in Markdown, which has signs of its own for bold, italics, lists and links.

Source: Gruber, "Markdown: Syntax" (2004): "HTML is a publishing format; Markdown is a writing format."

Passes:

    body:
      - text: Ask for the receipt **first**. A new line on a till is `<br>`.

Fails:

    body:
      - text: Ask for the receipt <b>first</b>.

Says: learners see this `<b>` as it stands, not what it does in HTML
"""

import re
from collections.abc import Iterator

from lessonwright.lint.finding import Finding, passage
from lessonwright.lint.written import written
from lessonwright.markup import prose_spans
from lessonwright.spec.course import Course
from lessonwright.spec.wording import quoted

LEVEL = "warning"

_SIGNS = {"b": "**", "strong": "**", "i": "*", "em": "*"}
_ALONE = {"br": "for a new paragraph, leave an empty line"}
_BARE = "write its words without it; for emphasis, there is `**bold**` and `*italics*`"
_MENDS = {
    **dict.fromkeys(("u", "font", "span", "div", "center", "small", "big", "s", "mark", "sub", "sup"), _BARE),
    **dict.fromkeys(("ul", "ol"), "write each item on a line of its own, after `- `"),
    "p": _ALONE["br"],
    "a": "write `[the words of the link](its-address)`",
}
_TAGS = sorted({*_SIGNS, *_ALONE, *_MENDS}, key=len, reverse=True)
_TAG = re.compile(rf"(?<!\\)<(?P<end>/?)(?P<name>{'|'.join(_TAGS)})(?:\s[^<>]*)?/?>", re.IGNORECASE)


def findings(course: Course) -> Iterator[Finding]:
    """Yield the tags, in every text of a course without HTML, that were meant to do something."""
    for file, (path, text) in () if course.html else written(course):
        if "<" in text:
            for tag, start, mend in _meant(text):
                message = f"learners see this {quoted(tag)} as it stands, not what it does in HTML"
                yield Finding(file, path, message, mend, passage=passage(text, tag, start))


def _meant(text: str) -> Iterator[tuple[str, int, str]]:
    """Yield the words, the offset and the mend of each tag outside code that stands alone by nature or has its end.

    One without its end is more likely spoken of than meant.
    """
    opened: dict[str, re.Match[str]] = {}
    for tag in _tags(text):
        name = tag["name"].lower()
        if name in _ALONE:
            yield tag[0], tag.start(), _ALONE[name]
        elif not tag["end"]:
            opened.setdefault(name, tag)
        elif name in opened:
            first = opened.pop(name)
            yield first[0], first.start(), _mend(name, text[first.end() : tag.start()])


def _tags(text: str) -> Iterator[re.Match[str]]:
    for start, end in prose_spans(text):
        yield from _TAG.finditer(text, start, end)


def _mend(name: str, words: str) -> str:
    sign = _SIGNS.get(name)
    return f"write {quoted(f'{sign}{words.strip()}{sign}')}" if sign else _MENDS[name]
