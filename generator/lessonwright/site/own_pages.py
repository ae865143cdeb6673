"""Owns an author's own pages beside the course: their Markdown comes in; how the site has them, and which, goes out."""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lessonwright.course.generated_pages import GLOSSARY
from lessonwright.markup import Link, Reader
from lessonwright.markup.parsed_text import link_target
from lessonwright.prose.markdown_outputs import page_markdown
from lessonwright.site.addresses import page_of
from lessonwright.site.pages import Navigation

_TO_PAGE = re.compile(
    r"""(?:\](?:\(|:)\s*<|\bhref=["'])(?P<closed>[^\n"'<>#?]+\.md)(?=["'>#?])"""
    r"""|\](?:\(|:)\s*(?P<bare>[^\s"'()<>#?]+\.md)(?![^\s"')>#?])"""
)
"""A link to a page, in Markdown or in HTML: between signs that close it, or without."""


def own_page(markdown: str, path: str, reader: Reader) -> str:
    """Return the page with links to lessons, and to terms in the glossary, as links to pages."""
    if ".yml" not in markdown and "glossary:" not in markdown.lower():
        return markdown

    def rewritten(link: Link) -> str | None:
        target = link_target(link.target)
        if target.term is not None:
            glossary = posixpath.relpath(GLOSSARY, posixpath.dirname(path) or ".")
            return link.to(f"{glossary}#{target.term}")
        is_part = target.file.endswith(".yml")
        return link.to(page_of(target.file) + target.place) if is_part else None

    return page_markdown(markdown, rewritten, reader.allowing(True))


def with_own_pages(course_navigation: Navigation, own: Iterable[str]) -> list[Any]:
    """Return the navigation with the pages that the author wrote: they stand before the certificate."""
    *before, certificate = course_navigation
    return [*before, *own, certificate]


def pages_of_part(
    made: Mapping[str, str], own: Mapping[str, str], folders: Iterable[str]
) -> frozenset[str]:
    """Return which of an author's own pages belong to a part of the course, by their paths.

    Those do that lie in one of the part's `folders`, those that a page which was made for the part
    links to, and those that one of these pages links to in turn. `made` and `own` hold the Markdown
    of pages by their paths.
    """
    within = tuple(f"{folder}/" for folder in folders)
    found: set[str] = set()
    more = {path for path in own if path.startswith(within)}
    more |= {target for path, text in made.items() for target in _linked(text, path)} & {*own}
    while more - found:
        found |= more
        more = {target for path in found for target in _linked(own[path], path)} & {*own}
    return frozenset(found)


def pages_led_to_alone(
    left_out: Collection[str],
    made: Mapping[str, str],
    own: Mapping[str, str],
    named: Collection[str],
) -> frozenset[str]:
    """Return which of an author's own pages nothing leads to but those that are left out, by their paths.

    `named` are those that the navigation leads to; `made` and `own` hold the Markdown of pages.
    """
    links = {path: {*_linked(text, path)} & {*own} for path, text in own.items()}
    doubtful = _reached({*left_out} & {*own}, links) - {*left_out, *named}
    kept = own.keys() - doubtful - {*left_out}
    asked = {target for path, text in made.items() for target in _linked(text, path)} & {*own}
    links |= {key: set() for key in left_out}
    return frozenset(doubtful - _reached(kept | asked, links))


def _reached(starts: Collection[str], links: Mapping[str, Collection[str]]) -> set[str]:
    """Return the pages that one can come to from these, with them."""
    found: set[str] = set()
    more = {*starts}
    while more:
        found |= more
        more = {target for path in more for target in links[path]} - found
    return found


def _linked(markdown: str, path: str) -> Iterator[str]:
    """Yield the paths of the pages that a page links to."""
    for link in _TO_PAGE.finditer(markdown):
        target = link["closed"] or link["bare"]
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
