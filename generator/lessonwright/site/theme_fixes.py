"""Owns what is set right about a page that the theme has made: its HTML comes in, and goes out mended.

What its parts lack for keyboards and screen readers, the room for its pictures, the hosts they ask, and the banner that
tells a trainer what is wrong; and before all that, which of the theme's languages is nearest to the course's.
"""

import posixpath
import re
from collections.abc import Iterable
from html import escape, unescape
from importlib.resources import files
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from lessonwright.markup.parsed_text_and_numbered_lists import is_file
from lessonwright.prose.words import words
from lessonwright.reading.picture_faults_and_sizes import SizeOf

_FALLBACK_LANGUAGE = "en"
_OPENING = "<body"
_MARK = "data-lw-mistakes"
_EARLIER = re.compile(rf"<div [^>]*{_MARK}[^>]*>[^<]*</div>")
_STYLE = (
    "position:sticky;top:0;z-index:99;margin:0;padding:1rem 1.5rem;max-height:50vh;overflow:auto;"
    "background:#7a1f1f;color:#fff;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap"
)


def theme_language(language: str) -> str:
    """Return what Material has for a language tag (BCP 47): the tag itself, its base language, or else English."""
    languages = files("material") / "templates" / "partials" / "languages"
    known = {
        file.name.removesuffix(".html").casefold(): file.name.removesuffix(".html")
        for file in languages.iterdir()
    }
    base = language.partition("-")[0]
    return known.get(language.casefold()) or known.get(base.casefold()) or _FALLBACK_LANGUAGE


def with_banner(page: str, mistakes: Iterable[object]) -> str:
    """Return the page, opened by a banner with the mistakes; below it stands the last good state of the course.

    A banner that it has already gives way; with no mistakes, there is none.
    """
    page = _EARLIER.sub("", page)
    told = "\n\n".join(map(str, mistakes))
    if not told:
        return page
    text = escape(told)
    banner = f'<div role="alert" style="{_STYLE}" {_MARK}>{text}</div>'
    start = page.find(">", page.find(_OPENING)) + 1
    return f"{page[:start]}{banner}{page[start:]}"


_BUNDLE = re.compile(r'<script src="(?P<root>[^"]*?)assets/javascripts/bundle\.[^"]*"></script>')
_SEARCH_FIELD = 'data-md-component="search-query"'
_LANGUAGE = re.compile(r'<html lang="[^"]*"')
_SECTION = re.compile(
    r'aria-labelledby="(__nav_\w+)_label"([^>]*>\s*)<label class="md-nav__title" for="\1">'
)


_UNSEARCHED = "data-search-exclude"


def searching_when_asked(page: str, script: str) -> str:
    """Return the page with this script before the theme's own, where the page has a search."""
    if _SEARCH_FIELD not in page:
        return page
    return _BUNDLE.sub(rf'<script src="\g<root>{script}"></script>\g<0>', page, count=1)


def hidden_from_pagefind(page: str) -> str:
    """Return the page with whatever Material's search passes over, such as answers, marked for Pagefind, too."""
    return _replace_in_tags(page, f" {_UNSEARCHED}", f" {_UNSEARCHED} data-pagefind-ignore")


def _replace_in_tags(page: str, made: str, better: str) -> str:
    """Return the page with a piece of its tags replaced; in its text, an author may show that piece."""
    pieces = page.split(made)
    found, is_in_tag = [pieces[0]], False
    for before, after in pairwise(pieces):
        opened, closed = before.rfind("<"), before.rfind(">")
        is_in_tag = opened > closed or (opened == closed and is_in_tag)
        found += [better if is_in_tag else made, after]
    return "".join(found)


def fix_page(page: str, language: str) -> str:
    """Return the page in its own language, with names for the drawer, a focus for its way back, and no false dialog."""
    said = words(language)
    page = _LANGUAGE.sub(f'<html lang="{escape(language)}"', page, count=1)
    menu = escape(said("menu"))
    mends = {
        'type="checkbox" id="__drawer"': f'type="checkbox" id="__drawer" aria-label="{menu}"',
        'tabindex=""': 'tabindex="0"',
        'data-md-component="search" role="dialog"': 'data-md-component="search"',
        # With this, each reader's browser asks the repository's host how many stars it has.
        ' data-md-component="source"': "",
    }
    for made, better in mends.items():
        page = _replace_in_tags(page, made, better)
    page = page.replace("<h1>404 - Not found</h1>", f"<h1>{escape(said('not-found'))}</h1>")
    # A section with a page of its own takes its name from a label that holds nothing but an arrow.
    return _SECTION.sub(
        r'aria-labelledby="\1_title"\2<label class="md-nav__title" for="\1" id="\1_title">', page
    )


_PICTURE = re.compile(
    r"<(?=[!ipst])(?:!--.*?-->|(?P<other>picture|script|style|textarea)\b.*?</(?P=other)>"
    r"|(?P<opening>img(?P<attributes>(?:\s+[a-z]+=\"[^\"]*\")+))\s*/?>)",
    re.DOTALL,
)
"""A picture, or what may hold one that is none, or has several files to choose from.

The look at the next letter passes over most tags at once, and changes nothing in what is found.
"""
_IMG_ATTRIBUTE = re.compile(r"\s(?P<name>[a-z]+)=\"(?P<value>[^\"]*)\"")
_OF_NO_SIZE = {"src", "alt", "title", "loading"}
"""What a picture may have besides; with any other attribute, how large it is shown is up to its
author."""


def with_room(html: str, url: str, size_of: SizeOf) -> str:
    """Return the HTML of the page at `url`, below the site, with the sizes of pictures that their author left alone."""
    return _PICTURE.sub(
        lambda found: _with_dimensions(found, url, size_of) if found["opening"] else found[0], html
    )


def _with_dimensions(found: re.Match[str], url: str, size_of: SizeOf) -> str:
    given = {one["name"]: one["value"] for one in _IMG_ATTRIBUTE.finditer(found["attributes"])}
    source = unescape(given.get("src", ""))
    if given.keys() - _OF_NO_SIZE or not is_file(source):
        return found[0]
    path = posixpath.join(posixpath.dirname(unquote(url)), unquote(urlsplit(source).path))
    size = size_of(posixpath.normpath(path))
    # A drawing of a shape alone is as wide as what it stands in: there, that cannot be told.
    room = f' width="{size.width}" height="{size.height}"' if size and not size.fills else ""
    opening = f"<{found['opening']}"
    return f"{opening}{room}{found[0].removeprefix(opening)}"
