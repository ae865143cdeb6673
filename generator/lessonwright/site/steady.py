"""Owns that a page keeps still while its pictures load: its HTML comes in; the same with their sizes goes out."""

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from lessonwright.site.picture_size import PictureSize

SizeOf = Callable[[str], PictureSize | None]
"""Returns the size of the picture at a path below the site's root."""

_PICTURE = re.compile(r'(?P<figure><figure class="lw-figure">\s*)?<img(?P<attributes>\s[^>]*)>')
_SOURCE = re.compile(r'\ssrc="(?P<url>[^"]*)"')
_HAS_SIZE = re.compile(r"\s(?:width|height|style)\s*=")


def steady(html: str, page: str, size_of: SizeOf) -> str:
    """Return the HTML of the page at this URL with a size for each picture of the site that has none written."""
    return _PICTURE.sub(lambda match: _sized(match, page, size_of), html) if "<img" in html else html


def _sized(match: re.Match[str], page: str, size_of: SizeOf) -> str:
    source = _SOURCE.search(match["attributes"])
    if not source or _HAS_SIZE.search(match["attributes"]):
        return match[0]
    path = _path(source["url"], page)
    size = size_of(path) if path else None
    return match[0].replace("<img", f"<img{_attributes(size, bool(match['figure']))}") if size else match[0]


def _path(url: str, page: str) -> str | None:
    """Return where below the site's root a picture lies; None for one from elsewhere."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))


def _attributes(size: PictureSize, is_figure: bool) -> str:
    if not size.fills:
        return f' width="{size.width}" height="{size.height}"'
    # In a figure such a picture is as wide as the text; within a line or a table, who knows.
    return f' style="width:100%;aspect-ratio:auto {size.width}/{size.height}"' if is_figure else ""
