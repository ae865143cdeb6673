"""Owns an author's own pages beside the course: their Markdown comes in; how the site has them, and which, goes out."""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import unquote

from lessonwright.course.glossary import link_target
from lessonwright.course.reserved_names import GLOSSARY
from lessonwright.markup import Link, Reader
from lessonwright.prose.text_forms import page_markdown
from lessonwright.site.addresses import page_of
from lessonwright.site.pages import Navigation

_TO_PAGE = re.compile(r"""(?:\]\(\s*<?|\]:\s*<?|\bhref=["'])([^\s"'()<>#?]+\.md)(?![^\s"')>#?])""")
"""A link to a page, in Markdown or in HTML."""


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


def _linked(markdown: str, path: str) -> Iterator[str]:
    """Yield the paths of the pages that a page links to."""
    for target in _TO_PAGE.findall(markdown):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
