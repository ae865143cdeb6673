"""Owns that a page keeps room for the pictures in its text, and so keeps still while they load.

In goes a page's HTML, as it was made from Markdown; out comes the same HTML, with the size of each picture that can be
known. It is not written into the Markdown: an author's own `{…}` on the same line would be read as a part of it.
"""

import posixpath
import re
from html import unescape
from urllib.parse import unquote, urlsplit

from lessonwright.site.picture_size import SizeOf

_PICTURE = re.compile(
    r"<!--.*?-->|<(?P<other>picture|script|style|textarea)\b.*?</(?P=other)>"
    r"|(?P<opening><img(?P<attributes>(?:\s+[a-z]+=\"[^\"]*\")+))\s*/?>",
    re.DOTALL,
)
"""A picture, or what may hold one that is none, or has several files to choose from."""
_ATTRIBUTE = re.compile(r"\s(?P<name>[a-z]+)=\"(?P<value>[^\"]*)\"")
_OF_NO_SIZE = {"src", "alt", "title", "loading"}
"""What a picture may have besides; with any other attribute, how large it is shown is up to its author."""


def with_room(html: str, url: str, size_of: SizeOf) -> str:
    """Return the HTML of the page at `url`, below the site, with the sizes of pictures that their author left alone."""
    return _PICTURE.sub(lambda found: _sized(found, url, size_of) if found["opening"] else found[0], html)


def _sized(found: re.Match[str], url: str, size_of: SizeOf) -> str:
    given = {one["name"]: one["value"] for one in _ATTRIBUTE.finditer(found["attributes"])}
    source = urlsplit(unescape(given.get("src", "")))
    if given.keys() - _OF_NO_SIZE or source.scheme or source.netloc or not source.path or source.path.startswith("/"):
        return found[0]
    size = size_of(posixpath.normpath(posixpath.join(posixpath.dirname(unquote(url)), unquote(source.path))))
    # A drawing of a shape alone is as wide as what it stands in: there, that cannot be told.
    room = f' width="{size.width}" height="{size.height}"' if size and not size.fills else ""
    return f"{found['opening']}{room}{found[0].removeprefix(found['opening'])}"
