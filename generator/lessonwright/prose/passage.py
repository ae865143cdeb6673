"""Owns the passage: Markdown that goes into a page as Markdown, with its links rewritten and its HTML shown as text.

In goes an author's Markdown; out comes Markdown that means the same to the engine that builds the pages.
"""

import re
from collections.abc import Callable
from urllib.parse import quote

from markdown import Markdown

from lessonwright.markup import Link, links, prose_spans
from lessonwright.numbering import numbers_kept
from lessonwright.prose.dialect import ALWAYS

_TAG_START = re.compile(r"<(?=[a-zA-Z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")

_HANDLER = re.compile(r"\{(?=:?[^{}\n]*\b(?:on[a-z]+|style)\s*=)", re.IGNORECASE)
_TAG = re.compile(r"\s*<[a-zA-Z/!?]")

Rewrite = Callable[[Link], str | None]
"""Takes a link; returns Markdown to stand in its place, or None to leave it."""


def passage(markdown: str, rewrite: Rewrite, *, raw_html: bool = False) -> str:
    """Return the Markdown with its links rewritten and, unless `raw_html`, with tags shown as text."""
    shown = markdown if raw_html else _with_tags_as_text(_replaced(markdown, _without_brackets))
    return _replaced(numbers_kept(shown), rewrite)


def _replaced(markdown: str, rewrite: Rewrite) -> str:
    pieces, done = [], 0
    for link in sorted(links(markdown), key=lambda link: link.whole):
        new = rewrite(link) if link.whole[0] >= done else None
        if new is not None:
            pieces += [markdown[done : link.whole[0]], new]
            done = link.whole[1]
    return "".join([*pieces, markdown[done:]])


def _without_brackets(link: Link) -> str | None:
    bracketed = f"<{link.target}>"
    return link.source.replace(bracketed, quote(link.target, safe="/:#?&=%+,;@~")) if bracketed in link.source else None


def _with_tags_as_text(markdown: str) -> str:
    if "<" not in markdown and "{" not in markdown:
        return markdown
    shown = _outside(prose_spans(markdown), markdown)
    return shown if _holds_no_tag(shown) else _outside([(0, len(markdown))], markdown)


def _outside(spans: list[tuple[int, int]], markdown: str) -> str:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [markdown[done:start], _as_text(markdown[start:end])]
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
