"""Owns what of our scripts and styles a page loads: a page's text comes in, the tags for its bundles come out.

Every page has the base in its head. What its elements and kinds of question need beyond that, the
page asks for itself, so that any engine that builds the written pages serves the same.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html import escape

from lessonwright.prose.words import Words
from lessonwright.site.addresses import ASSETS
from lessonwright.site.scripts import (
    BASE,
    base_script,
    bundle_script,
    bundles,
    elements,
    files_needed_by,
    is_of_packages,
    needed_by,
)
from lessonwright.site.stylesheets import sheet_of, sheets, style_sheet, without_drawings

BASE_SCRIPT = f"{ASSETS}/lessonwright.js"
BASE_STYLE = f"{ASSETS}/lessonwright.css"
SESSION_SCRIPT = f"{ASSETS}/lms.js"
"""What holds a session with an LMS, in a package alone."""
_ELEMENT = re.compile(r"<(lw-[a-z-]+)")
_QUESTION = re.compile(r'<lw-question\b[^>]*\bkind="([a-z-]+)"')
_BY_CLASS = {
    "lw-debrief": "debrief",
    "lw-gauge": "entries",
    "lw-named-rows": "entries",
    "lw-observe": "observe",
    "lw-poll": "poll",
    "lw-sign": "entries",
    "lw-syllabus": "overview",
    "lw-reference": "reference",
    "lw-workshop": "workshop",
    "lw-as-": "spans",
}
"""The bundles that are looks alone, or more than an element, by what stands among the classes of a
page that uses them."""
_OPENING = re.compile(r'^<div class="lw\b[^>]*>\n', re.MULTILINE)


def with_bundles(page: str, template: str, url: Callable[[str], str]) -> str:
    """Return a page's Markdown with tags for what it needs beyond the base, at the opening of its content."""
    tags = "".join(_tags(_bundles_of(page, template), url))
    return _OPENING.sub(lambda found: found[0] + tags, page, count=1)


def _bundles_of(page: str, template: str) -> frozenset[str]:
    """Return the bundles that a page uses, the base left out."""
    defined = elements()
    used = {defined[name] for name in _ELEMENT.findall(page) if name in defined}
    used |= {f"questions/{kind.replace('-', '_')}" for kind in _QUESTION.findall(page)}
    used |= {bundle for name, bundle in _BY_CLASS.items() if name in page}
    used |= {f"pages/{template}"}
    return _with_requirements(frozenset(used)) - {BASE}


@cache
def _with_requirements(used: frozenset[str]) -> frozenset[str]:
    """Return the bundles with all that they cannot run without."""
    more = used.union(*(needed_by(bundle) for bundle in used))
    return used if more == used else _with_requirements(more)


def _tags(used: frozenset[str], url: Callable[[str], str]) -> Iterator[str]:
    looks = {sheet_of(bundle) for bundle in used}
    for sheet in sheets():
        if sheet in looks:
            yield f'<link rel="stylesheet" href="{escape(url(_style_path(sheet)))}">\n'
    for bundle in bundles():
        if bundle in used:
            yield f'<script defer src="{escape(url(_script_path(bundle)))}"></script>\n'


def scripts_and_styles(words: Words, brand: str, *, from_folder: bool) -> dict[str, str]:
    """Return every bundle's script and style sheet by its path; the brand's colours come with the base.

    With `from_folder`, the drawings of the style sheets stay in them: from a folder, a browser
    takes none from a file.
    """
    made = {BASE_SCRIPT: base_script(words)}
    made |= {
        _script_path(bundle): bundle_script(bundle, words)
        for bundle in bundles()
        if bundle != BASE and not is_of_packages(bundle)
    }
    for bundle in sheets():
        style = style_sheet(bundle) + (brand if bundle == BASE else "")
        made |= _style(_style_path(bundle), style, from_folder=from_folder)
    return made


def session_scripts(standard: str, words: Words) -> dict[str, str | None]:
    """Return the scripts that hold a session with an LMS by a standard, in the order in which they run.

    Each comes by its path in the site; the last one, which no site has, with its text.
    """
    needed = files_needed_by(f"standards/{standard.replace('-', '_').replace('.', '_')}")
    own = "".join(bundle_script(bundle, words) for bundle in needed if is_of_packages(bundle))
    there = [_script_path(bundle) for bundle in needed if not is_of_packages(bundle)]
    return {**dict.fromkeys(there), SESSION_SCRIPT: own}


def _style(path: str, style: str, *, from_folder: bool) -> dict[str, str]:
    if from_folder:
        return {path: style}
    up = "../" * (path.count("/") - BASE_STYLE.count("/"))
    style, drawings = without_drawings(style, up)
    return {path: style, **{f"{ASSETS}/{name}": drawing for name, drawing in drawings.items()}}


def _script_path(bundle: str) -> str:
    return BASE_SCRIPT if bundle == BASE else f"{ASSETS}/{bundle}.js"


def _style_path(bundle: str) -> str:
    return BASE_STYLE if bundle == BASE else f"{ASSETS}/{bundle}.css"
