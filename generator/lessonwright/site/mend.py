"""Owns what Material's own parts of a page lack for keyboards and screen readers, and what they ask other hosts.

In goes a page as Material made it; out comes the same page, mended. What a later Material mends itself stays as it is.
"""

import re
from html import escape

from lessonwright.prose.words import words

_BUNDLE = re.compile(r'<script src="(?P<root>[^"]*?)assets/javascripts/bundle\.[^"]*"></script>')
_SEARCH_FIELD = 'data-md-component="search-query"'
_LANGUAGE = re.compile(r'<html lang="[^"]*"')
_SECTION = re.compile(r'aria-labelledby="(__nav_\w+)_label"([^>]*>\s*)<label class="md-nav__title" for="\1">')


_UNSEARCHED = "data-search-exclude"


def searching_when_asked(page: str, script: str) -> str:
    """Return the page with this script before the theme's own, where the page has a search."""
    if _SEARCH_FIELD not in page:
        return page
    return _BUNDLE.sub(rf'<script src="\g<root>{script}"></script>\g<0>', page, count=1)


def hidden_from_pagefind(page: str) -> str:
    """Return the page with whatever Material's search passes over, such as answers, marked for Pagefind, too."""
    return page.replace(f" {_UNSEARCHED}", f" {_UNSEARCHED} data-pagefind-ignore")


def mended(page: str, language: str) -> str:
    """Return the page in its own language, with names for the drawer, a focus for its way back, and no false dialog."""
    said = words(language)
    page = _LANGUAGE.sub(f'<html lang="{escape(language)}"', page, count=1)
    menu = escape(said("menu"))
    mends = {
        'type="checkbox" id="__drawer"': f'type="checkbox" id="__drawer" aria-label="{menu}"',
        'tabindex=""': 'tabindex="0"',
        "<h1>404 - Not found</h1>": f"<h1>{escape(said('not-found'))}</h1>",
        'data-md-component="search" role="dialog"': 'data-md-component="search"',
        # With this, each reader's browser asks the repository's host how many stars it has.
        ' data-md-component="source"': "",
    }
    for made, mend in mends.items():
        page = page.replace(made, mend)
    # A section with a page of its own takes its name from a label that holds nothing but an arrow.
    return _SECTION.sub(r'aria-labelledby="\1_title"\2<label class="md-nav__title" for="\1" id="\1_title">', page)
