"""Owns the passage: Markdown that goes into a page as Markdown, with its links rewritten and its HTML shown as text.

In goes an author's Markdown; out comes Markdown that means the same to the engine that builds the pages.
"""

import re
from collections.abc import Callable
from urllib.parse import quote

from markdown import Markdown

from lessonwright.markup import Link, Reader
from lessonwright.markup.dialect import ALWAYS
from lessonwright.markup.reading import Span, speech
from lessonwright.numbering import numbers_kept

_TAG_START = re.compile(r"<(?=[a-zA-Z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")

_HANDLER = re.compile(r"\{(?=:?[^{}\n]*\b(?:on[a-z]+|style)\s*=)", re.IGNORECASE)
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]")
_HASHES = re.compile(r"[ \t]+#+[ \t]*$")
_ATTRIBUTES = re.compile(r"\{:?[ ]*([^{}\n]*)\}[ \t]*$")
_TAG = re.compile(r"\s*<[a-zA-Z/!?]")

Rewrite = Callable[[Link], str | None]
"""Takes a link; returns Markdown to stand in its place, or None to leave it."""


def passage(markdown: str, rewrite: Rewrite, reader: Reader) -> str:
    """Return the Markdown with its links rewritten and, in a course without HTML, with tags shown as text."""
    takes_tags = reader.dialect.raw_html or ("<" not in markdown and "{" not in markdown)
    shown = markdown if takes_tags else _with_tags_as_text(_replaced(markdown, _without_brackets, reader), reader)
    return _replaced(numbers_kept(speech(shown)), rewrite, reader)


def renamed_notes(markdown: str, ending: str, reader: Reader) -> str:
    """Return the Markdown with another ending for the name of each footnote, which nobody sees."""
    return _changed(reader.prose(markdown), markdown, lambda prose: _NOTE.sub(rf"[^\1{ending}]", prose))


def with_heading_ids(markdown: str, reader: Reader, taken: set[str]) -> str:
    """Return the Markdown with an id for each heading that would get one without its letters.

    Python-Markdown leaves all letters out of an id that are not Latin; `taken` holds, and gets, the page's own.
    """
    pieces, done = [], 0
    for heading in reader.headings(markdown):
        id_ = reader.dialect.written_id(heading, taken)
        if id_:
            line = _HASHES.sub("", markdown[heading.start : heading.end])
            pieces += [markdown[done : heading.start], _with_id(line, id_)]
            done = heading.end
    return "".join([*pieces, markdown[done:]])


def _with_id(line: str, id_: str) -> str:
    given = _ATTRIBUTES.search(line)
    return f"{line[: given.start()]}{{#{id_} {given[1]}}}" if given else f"{line} {{#{id_}}}"


def _replaced(markdown: str, rewrite: Rewrite, reader: Reader) -> str:
    pieces, done = [], 0
    for link in sorted(reader.links(markdown), key=lambda link: link.whole):
        new = rewrite(link) if link.whole[0] >= done else None
        if new is not None:
            pieces += [markdown[done : link.whole[0]], new]
            done = link.whole[1]
    return "".join([*pieces, markdown[done:]])


def _without_brackets(link: Link) -> str | None:
    bracketed = f"<{link.target}>"
    return link.source.replace(bracketed, quote(link.target, safe="/:#?&=%+,;@~")) if bracketed in link.source else None


def _with_tags_as_text(markdown: str, reader: Reader) -> str:
    shown = _changed(reader.prose(markdown), markdown, _as_text)
    return shown if _holds_no_tag(shown) else _changed([(0, len(markdown))], markdown, _as_text)


def _changed(spans: list[Span], markdown: str, change: Callable[[str], str]) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [markdown[done:start], change(markdown[start:end])]
        done = end
    return "".join([*pieces, markdown[done:]])


def _as_text(prose: str) -> str:
    """Return the Markdown without tags, and without attribute lists that would run a script or restyle the page."""
    return _HANDLER.sub("&#123;", _TAG_START.sub("&lt;", prose))


def _holds_no_tag(markdown: str) -> bool:
    """Whether Python-Markdown itself finds no HTML here: better an ugly `&lt;` in code than a live tag."""
    converter = Markdown(extensions=list(ALWAYS))
    converter.convert(markdown)
    return all(str(kept).startswith("<pre") for kept in converter.htmlStash.rawHtmlBlocks if _TAG.match(str(kept)))
