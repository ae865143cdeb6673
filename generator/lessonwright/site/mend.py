"""Owns what Material's own parts of a page lack for keyboards and screen readers.

In goes a page as Material made it; out comes the same page, mended. What a later Material mends itself stays as it is.
"""

from html import escape

from lessonwright.prose.words import Words


def mended(page: str, words: Words) -> str:
    """Return the page with a name for the drawer's switch, a focus for its way back, and no dialog that is none."""
    menu = escape(words("menu"))
    mends = {
        'type="checkbox" id="__drawer"': f'type="checkbox" id="__drawer" aria-label="{menu}"',
        'tabindex=""': 'tabindex="0"',
        'data-md-component="search" role="dialog"': 'data-md-component="search"',
    }
    for made, mend in mends.items():
        page = page.replace(made, mend)
    return page
