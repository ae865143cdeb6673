"""Owns what of a built site goes into a package: the site's folder comes in; files by their names in the zip go out.

Names and kinds of file that an LMS is known to refuse are told all at once, each with what to do.
"""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from lessonwright.course.reserved_names import DEVICES
from lessonwright.files.file_digests import walk_files
from lessonwright.wording import quote

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
