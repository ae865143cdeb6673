"""A picture, a frame or a script that a page would fetch from another host.

Whoever opens such a page is known to that host, without having been asked; without a network the picture is missing,
and on paper it always is. A link is no such thing: nothing is fetched until it is followed.

Source: Landgericht München I, 3 O 17493/20 (2022): to hand a reader's address to another host needs consent.

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
from urllib.parse import urlsplit

from lessonwright.lint.finding import Finding, passage
from lessonwright.lint.written import written
from lessonwright.markup import Reader
from lessonwright.spec.course import Course

LEVEL = "note"

_RAW = re.compile(
    r"<(?P<tag>img|iframe|script|video|audio|source|embed|link)\b[^<>]{0,500}?\b(?:src|href)=[\"']?"
    r"(?P<address>(?:https?:)?//[^\s\"'<>]+)",
    re.IGNORECASE,
)
_DIAGRAM = re.compile(r"^[ \t]*(?:`{3,}|~{3,})[ \t]*mermaid\b", re.MULTILINE)
_EMOJI = "pymdownx.emoji"
_SUPERFENCES = "pymdownx.superfences"
_SAVE = "save it beside the lesson, and write its name as it is seen from there: `images/rack.png`"
_WHAT = {"img": "a picture", "iframe": "a frame", "script": "a script", "video": "a film", "audio": "a recording"}


def findings(course: Course) -> Iterator[Finding]:
    """Yield what a page would ask another host for, in every text of the course."""
    reader = course.reader
    signs = [sign for sign, is_read in _asking(reader) if is_read]
    for file, (path, text) in written(course):
        for host, what, mend, words, start in _fetched(text, reader) if any(map(text.__contains__, signs)) else ():
            message = f"this page would ask `{host}` for {what}"
            yield Finding(file, path, message, mend, passage=passage(text, words, start))


def _asking(reader: Reader) -> Iterator[tuple[str, bool]]:
    """Yield signs of what may ask another host, and whether they do in this course."""
    yield "![", True
    yield "<", reader.dialect.raw_html
    yield ":", _EMOJI in reader.dialect.extensions
    yield "mermaid", True


def _fetched(text: str, reader: Reader) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield the host, what it is asked for, the mend, and the words that ask, with their offset."""
    if "![" in text:
        for link in reader.links(text):
            host = urlsplit(link.target).netloc if link.is_image else ""
            if host:
                yield host, "a picture", _SAVE, text[link.start : link.end], link.start
    if reader.dialect.raw_html and "<" in text:
        for span in reader.prose(text):
            for match in _RAW.finditer(text, *span):
                what = _WHAT.get(match["tag"].lower(), "a file")
                host = urlsplit(match["address"]).netloc
                yield host, what, _SAVE, match["address"], match.start("address")
    yield from _emoji(text, reader)
    yield from _diagrams(text, reader)


def _emoji(text: str, reader: Reader) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield the first emoji whose picture comes from a network of copies, as the extension does by itself."""
    if ":" in text and _EMOJI in reader.dialect.extensions:
        for name, address in reader.reading(text).emoji[:1]:
            mend = "copy the sign itself, or let `emoji_generator` in mkdocs.yml be `pymdownx.emoji.to_alt`"
            yield urlsplit(address).netloc, "an emoji", mend, name, 0


def _diagrams(text: str, reader: Reader) -> Iterator[tuple[str, str, str, str, int]]:
    fences = reader.dialect.settings.get(_SUPERFENCES, {}).get("custom_fences", ())
    diagram = _DIAGRAM.search(text) if any(fence.get("name") == "mermaid" for fence in fences) else None
    if diagram:
        mend = "draw it as an SVG picture and show that as a `figure`; paper cannot show it otherwise"
        yield "unpkg.com", "what draws this diagram", mend, diagram[0].strip(), diagram.start()
