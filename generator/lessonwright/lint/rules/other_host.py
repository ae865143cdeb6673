"""A picture, a frame or a script that a page would fetch from another host.

Whoever opens such a page is known to that host, without having been asked; without a network the
picture is missing, and on paper it always is. A link is no such thing: nothing is fetched until it
is followed.

Source: Landgericht München I, 3 O 17493/20 (2022): to hand a reader's address to another host needs
consent.

Passes:

    body:
      - text: The [rules for refunds](https://example.org/refunds) stand on our website.

Fails:

    body:
      - text: "![The rack with the forms A to F.](https://example.org/rack.png)"

Says: this page would ask `example.org` for a picture
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding, PageFinding, excerpt_of
from lessonwright.lint.walk import course_texts
from lessonwright.markup import Reader
from lessonwright.markup.parsed_text_and_numbered_lists import host_of
from lessonwright.reading.markdown_checks import OwnPage

GROUP = "text"
SCOPE = "lesson"
LEVEL = "note"

_RAW = re.compile(
    r"<(?P<tag>img|image|iframe|script|video|audio|source|track|embed|object|input|link)\b[^<>]{0,500}?"
    r"\b(?:src|srcset|href|data|poster)=[\"']?(?P<address>(?:https?:)?//[^\s\"'<>]+)",
    re.IGNORECASE,
)
_STYLE = re.compile(
    r"(?:\bstyle=|<style\b)[^<]{0,500}?(?:\burl\(|@import\b)\s*[\"']?(?P<address>(?:https?:)?//[^\s\"'<>()]+)",
    re.IGNORECASE,
)
_DIAGRAM = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*mermaid\b", re.MULTILINE)
_EMOJI = "pymdownx.emoji"
_SUPERFENCES = "pymdownx.superfences"
_SAVE = "save it beside the lesson, and write its name as it is seen from there: `images/rack.png`"
_WHAT = {
    "img": "a picture",
    "image": "a picture",
    "iframe": "a frame",
    "script": "a script",
    "video": "a film",
    "audio": "a recording",
}


def findings(course: Course) -> Iterator[Finding]:
    """Yield what a page would ask another host for, in every text of the course."""
    reader = course.reader
    signs = [sign for sign, is_read in _request_signs(reader) if is_read]
    for file, (path, text) in course_texts(course):
        for asked in _requests(text, reader) if any(map(text.__contains__, signs)) else ():
            yield Finding(
                file,
                path,
                _message(asked),
                asked.help,
                passage=excerpt_of(text, asked.words, asked.start),
            )


def findings_on_page(page: OwnPage) -> Iterator[PageFinding]:
    """Yield the same of an ordinary page beside the lessons."""
    for asked in _requests(page.markdown, page.reader):
        yield PageFinding(_message(asked), asked.help, asked.start, len(asked.words))


class _Asked(NamedTuple):
    """A host, what it is asked for, what would be right, and the words that ask, with their offset."""

    host: str
    what: str
    help: str
    words: str
    start: int


def _message(asked: _Asked) -> str:
    return f"this page would ask `{asked.host}` for {asked.what}"


def _request_signs(reader: Reader) -> Iterator[tuple[str, bool]]:
    """Yield signs of what may ask another host, and whether they do in this course."""
    yield "![", True
    yield "//", reader.dialect.raw_html
    yield ":", _EMOJI in reader.dialect.extensions
    yield "mermaid", True


def _requests(text: str, reader: Reader) -> Iterator[_Asked]:
    if "![" in text:
        for link in reader.links(text):
            host = host_of(link.target) if link.is_image else ""
            if host:
                yield _Asked(host, "a picture", _SAVE, text[link.start : link.end], link.start)
    if reader.dialect.raw_html and "//" in text:
        yield from _in_html(text, reader)
    yield from _emoji(text, reader)
    yield from _diagrams(text, reader)


def _in_html(text: str, reader: Reader) -> Iterator[_Asked]:
    for span in reader.prose(text):
        for match in (*_RAW.finditer(text, *span), *_STYLE.finditer(text, *span)):
            what = _WHAT.get(match.groupdict().get("tag", "").lower(), "a file")
            host = host_of(match["address"])
            yield _Asked(host, what, _SAVE, match["address"], match.start("address"))


def _emoji(text: str, reader: Reader) -> Iterator[_Asked]:
    """Yield the first emoji whose picture comes from a network of copies, as the extension does by itself."""
    if ":" in text and _EMOJI in reader.dialect.extensions:
        for name, address in reader.reading(text).emoji[:1]:
            help_line = "copy the sign itself, or let `emoji_generator` in mkdocs.yml be `pymdownx.emoji.to_alt`"
            yield _Asked(host_of(address), "an emoji", help_line, name, max(0, text.find(name)))


def _diagrams(text: str, reader: Reader) -> Iterator[_Asked]:
    fences = reader.dialect.settings.get(_SUPERFENCES, {}).get("custom_fences", ())
    diagram = (
        _DIAGRAM.search(text) if any(fence.get("name") == "mermaid" for fence in fences) else None
    )
    if diagram:
        help_line = (
            "draw it as an SVG picture and show that as a `figure`; paper cannot show it otherwise"
        )
        yield _Asked(
            "unpkg.com", "what draws this diagram", help_line, diagram[0].strip(), diagram.start()
        )
