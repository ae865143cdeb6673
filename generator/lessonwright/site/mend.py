"""Owns what Material's own parts of a page lack for keyboards and screen readers.

In goes a page as Material made it; out comes the same page, mended. What a later Material mends itself stays as it is.
"""

import re
from html import escape

from lessonwright.prose.words import Words

_SECTION = re.compile(r'aria-labelledby="(__nav_\w+)_label"([^>]*>\s*)<label class="md-nav__title" for="\1">')


_UNSEARCHED = "data-search-exclude"


def hidden_from_pagefind(page: str) -> str:
    """Return the page with whatever Material's search passes over, such as answers, marked for Pagefind, too."""
    return page.replace(f" {_UNSEARCHED}", f" {_UNSEARCHED} data-pagefind-ignore")


def mended(page: str, words: Words) -> str:
    """Return the page in its own language, with names for the drawer, a focus for its way back, and no false dialog."""
    menu = escape(words("menu"))
    mends = {
        'type="checkbox" id="__drawer"': f'type="checkbox" id="__drawer" aria-label="{menu}"',
        'tabindex=""': 'tabindex="0"',
        "<h1>404 - Not found</h1>": f"<h1>{escape(words('not-found'))}</h1>",
        'data-md-component="search" role="dialog"': 'data-md-component="search"',
    }
    for made, mend in mends.items():
        page = page.replace(made, mend)
    # A section with a page of its own takes its name from a label that holds nothing but an arrow.
    return _SECTION.sub(r'aria-labelledby="\1_title"\2<label class="md-nav__title" for="\1" id="\1_title">', page)
