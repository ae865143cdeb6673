"""A link whose words say nothing of where it leads: "here", "click here", an address.

Screen readers list a page's links without the text around them, and on paper there is nothing to
click.

Source: WCAG 2.2, success criteria 2.4.4 (link purpose in context) and 2.4.9 (link purpose, link
only).

Passes:

    body:
      - text: The [rules for refunds](https://example.org/refunds) stand on our website.

Fails:

    body:
      - text: For the rules for refunds, click [here](https://example.org/refunds).

Says: the words of this link, `here`, do not say where it leads
"""

import re
from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.course.model_fields_and_authored_texts import AuthoredText
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.markup import Link, Reader
from lessonwright.message_wording import quote

GROUP = "text"
SCOPE = "lesson"
LEVEL = "warning"

_WORDS = (
    r"\W{0,3}(?:click |tap |see |look |read |go )?(?:here|this|this (?:link|page|site|website|file|document|article)"
    r"|the link|link|more|read more|learn more|see more|more info(?:rmation)?|details|website|click)\W{0,3}"
)
_EMPTY = re.compile(_WORDS, re.IGNORECASE)
_ADDRESS = re.compile(r"\s*<?(?:https?://|www\.)\S+\s*", re.IGNORECASE)
_AUTOMATIC = re.compile(r"(?<![\w(\[\"'=/:])(https?://[^\s<>\"'`\[\]]*[\w/])")
_MAY_BE = re.compile(rf"\[(?:{_WORDS}|\s*<?(?:http|www))|https?://", re.IGNORECASE)
"""A quick look before a thorough one."""


def findings(course: Course) -> Iterator[Finding]:
    """Yield the links, in all text of lessons, whose words say nothing."""
    for lesson in course.lessons:
        for written in lesson.texts:
            if ("[" in written.text or "//" in written.text) and _MAY_BE.search(written.text):
                yield from _text_findings(lesson.path, written, lesson.reader)


def _text_findings(file: str, written: AuthoredText, reader: Reader) -> Iterator[Finding]:
    path, text = written
    for link in reader.links(text):
        if (
            not (link.is_image or link.is_definition)
            and link.words
            and (_EMPTY.fullmatch(link.words) or _ADDRESS.fullmatch(link.words))
        ):
            message = f"the words of this link, {quote(link.words)}, do not say where it leads"
            yield Finding(
                file,
                path,
                message,
                _help_line(link),
                passage=excerpt_of(text, link.words, link.whole[0]),
            )
    for match in _bare(text, reader):
        message, help_line = (
            "this link is a bare address",
            f"write what is there: `[the rules for refunds]({match[1]})`",
        )
        yield Finding(
            file, path, message, help_line, passage=excerpt_of(text, match[1], match.start())
        )


def _bare(text: str, reader: Reader) -> Iterator[re.Match[str]]:
    """Yield the addresses that are links of their own, outside code and outside links with words."""
    taken = [link.whole for link in reader.links(text)]
    for span in reader.prose(text) if "//" in text else ():
        for match in _AUTOMATIC.finditer(text, *span):
            if not any(start <= match.start() < end for start, end in taken):
                yield match


def _help_line(link: Link) -> str:
    return (
        f"let the link be the words that name the thing: `[the rules for refunds]({link.target})`"
    )
