"""Owns links in a package that does not hold all of a course: its pages come in, and go out without dead links.

The words of a link stay. What of the course's files no page leads to is left out.
"""

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

_LINK = re.compile(r'<a\b(?P<more>[^>]*?)\shref="(?P<href>[^"]*)"[^>]*>(?P<words>.*?)</a>', re.S)

_QUOTED = re.compile(r"""(?<==)\s*(?:"([^"]*)"|'([^']*)')|url\(\s*["']?([^"')]+)""")
"""The value of an attribute, or an address in a style."""
_CODE = (".css", ".js", ".mjs", ".json", ".svg", ".webmanifest", ".xml")
"""Files that can name others in ways of their own."""
_SEARCH = "search/"
"""Where the words of all pages lie, which name files and do not ask for them."""


def without_unused(files: Mapping[str, Path], own: Collection[str]) -> dict[str, Path]:
    """Return the files without those of the author's own that nothing in the package asks for.

    `own` holds what lies in the course's folder. A page of HTML among that may ask for whatever
    lies beside it or below.
    """
    doubtful = {path for path in files if path in own}
    used: set[str] = set()
    more = {*files} - doubtful
    while more:
        used |= more
        asked = {target for path in more for target in _asked_for(path, files[path], doubtful)}
        more = asked - used
    return {path: file for path, file in files.items() if path in used}


def _asked_for(path: str, file: Path, doubtful: Collection[str]) -> Iterator[str]:
    """Yield which of the doubtful files another one asks for."""
    here = posixpath.dirname(path)
    if path.endswith((".html", ".htm")):
        text = file.read_text("utf-8", errors="replace")
        yield from {*_addresses(text, here)} & {*doubtful}
        if path in doubtful and here:
            yield from (other for other in doubtful if other.startswith(f"{here}/"))
    elif path.endswith(_CODE) and not path.startswith(_SEARCH):
        text = file.read_text("utf-8", errors="replace")
        yield from (other for other in doubtful if _is_named(other, text))


def _addresses(page: str, here: str) -> Iterator[str]:
    """Yield the files that the attributes and styles of a page may lead to."""
    for found in _QUOTED.finditer(page):
        value = unescape(found[1] or found[2] or found[3] or "")
        for one in (value, *re.split(r"[,\s]+", value)):
            target = unquote(re.split("[?#]", one)[0])
            yield posixpath.normpath(posixpath.join(here, target))


def _is_named(path: str, text: str) -> bool:
    name = posixpath.basename(path)
    return name in text or quote(name) in text


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
