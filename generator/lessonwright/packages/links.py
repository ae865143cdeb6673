"""Owns links that lead out of a package: pages of a part of a course come in, and go out without them.

The words of a link stay.
"""

import posixpath
import re
from collections.abc import Collection, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

_LINK = re.compile(r'<a\b(?P<more>[^>]*?)\shref="(?P<href>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.S)


def without_dead_links(files: Mapping[str, Path]) -> dict[str, bytes]:
    """Return the pages among the files that have links to what is not among them, without these links."""
    pages = {path: file.read_text("utf-8") for path, file in files.items() if path[-5:] == ".html"}
    mended = {path: _mended(text, path, files) for path, text in pages.items()}
    return {path: text.encode() for path, text in mended.items() if text != pages[path]}


def _mended(page: str, path: str, files: Collection[str]) -> str:
    return _LINK.sub(
        lambda link: link[0] if _leads_on(link["href"], path, files) else _words(link), page
    )


def _words(link: re.Match[str]) -> str:
    return f"<span>{link['words']}</span>"


def _leads_on(href: str, page: str, files: Collection[str]) -> bool:
    address = urlsplit(unescape(href))
    if address.scheme or address.netloc or not address.path:
        return True
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(address.path)))
    return target in files or posixpath.join(target, "index.html") in files or target == "."
