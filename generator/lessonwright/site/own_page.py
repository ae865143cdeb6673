"""Owns the links of an author's own page: its Markdown comes in; Markdown whose links any engine knows goes out."""

import posixpath

from lessonwright.markup import Link, Reader
from lessonwright.markup.reading import is_file
from lessonwright.prose.passage import passage
from lessonwright.site.address import page_of
from lessonwright.spec.glossary import term_named
from lessonwright.spec.made import GLOSSARY


def own_page(markdown: str, path: str, reader: Reader) -> str:
    """Return the page with links to lessons, and to terms in the glossary, as links to pages."""
    if ".yml" not in markdown and "glossary:" not in markdown.lower():
        return markdown

    def rewritten(link: Link) -> str | None:
        term = term_named(link.target)
        if term is not None:
            return link.to(f"{posixpath.relpath(GLOSSARY, posixpath.dirname(path) or '.')}#{term}")
        way, mark, place = link.target.partition("#")
        return link.to(page_of(way) + mark + place) if is_file(link.target) and way.endswith(".yml") else None

    return passage(markdown, rewritten, reader.allowing(True))
