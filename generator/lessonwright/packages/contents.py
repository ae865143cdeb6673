"""Owns what of a built site goes into a package: the site's folder comes in; files by their names in the zip go out.

Where it does not hold all of a course, links to the rest are taken out; their words stay. Names and
kinds of file that an LMS is known to refuse are told all at once, each with what to do.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from fnmatch import fnmatch
from html import unescape
from pathlib import Path
from urllib.parse import quote as percent_encoded
from urllib.parse import unquote, urlsplit

from lessonwright.course.generated_pages import DEVICES
from lessonwright.files.file_digests import walk_files
from lessonwright.message_wording import quote

_NEEDLESS = ("404.html", "*.map", "sitemap.xml", "sitemap.xml.gz", ".*", "*/.*")
"""What a web server, a search engine or a programmer wants, and no LMS."""
_PROGRAMS = re.compile(
    r"\.(?:asp|aspx|bat|cgi|cmd|com|dll|exe|jar|jsp|msi|php\d?|phtml|pl|ps1|py|rb|sh|vbs)$", re.I
)
"""Files that an LMS refuses, with the zip they come in: it could run them."""
_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\[\]#%\\]|[. ](?=/|$)')
_OF_WINDOWS = re.compile(rf"(?:^|/)(?:{'|'.join(sorted(DEVICES))})(?:\.[^/]*)?(?=/|$)", re.I)


class NotPackableError(Exception):
    """Files of the site cannot go into a package; says which, and what would help."""


def site_files(folder: Path) -> dict[str, Path]:
    """Return the files of a site that a package needs, by their paths in it.

    Raise `NotPackableError` where an LMS would refuse one of them.
    """
    paths = [path for path in walk_files(folder) if not _is_needless(path)]
    if told := [*_refused(paths)]:
        raise NotPackableError("\n".join(told))
    return {path: folder / path for path in paths}


def _is_needless(path: str) -> bool:
    return any(fnmatch(path, pattern) for pattern in _NEEDLESS)


def _refused(paths: Iterable[str]) -> Iterator[str]:
    known: dict[str, str] = {}
    for path in paths:
        if _PROGRAMS.search(path):
            yield (
                f"{path} is a kind of file that an LMS refuses, with the whole package. Take it out of the course, "
                "or put it into a zip of its own."
            )
        if found := _UNSAFE.search(path) or _OF_WINDOWS.search(path):
            yield f"{path} cannot keep its name in every LMS, because of {quote(found[0])}. Give the file another one."
        if other := known.get(path.casefold()):
            yield f"{path} and {other} are one file on Windows. Give one of them another name."
        known[path.casefold()] = path


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
    return name in text or percent_encoded(name) in text


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
