"""Owns the banner that tells a trainer, on a served page, what is wrong with the course.

In go a built page and diagnostics; out comes the page with the banner. It is shown while serving, never published.
"""

import re
from collections.abc import Iterable
from html import escape

_OPENING = "<body"
_MARK = "data-lw-mistakes"
_EARLIER = re.compile(rf"<div [^>]*{_MARK}[^>]*>[^<]*</div>")
_STYLE = (
    "position:sticky;top:0;z-index:99;margin:0;padding:1rem 1.5rem;max-height:50vh;overflow:auto;"
    "background:#7a1f1f;color:#fff;font:14px/1.5 ui-monospace,monospace;white-space:pre-wrap"
)


def with_banner(page: str, mistakes: Iterable[object]) -> str:
    """Return the page, opened by a banner with the mistakes; below it stands the last good state of the course.

    A banner that it has already gives way.
    """
    text = escape("\n\n".join(map(str, mistakes)))
    banner = f'<div role="alert" style="{_STYLE}" {_MARK}>{text}</div>'
    page = _EARLIER.sub("", page)
    start = page.find(">", page.find(_OPENING)) + 1
    return f"{page[:start]}{banner}{page[start:]}"
