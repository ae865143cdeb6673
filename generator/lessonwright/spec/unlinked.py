"""Owns the look for files that nothing links to: a sound course and its folder come in, paths of files go out.

Such a file would be published all the same, and it may have come there by accident: a table of questions with its
answers, an earlier version, a recording.
"""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from lessonwright.markup import links
from lessonwright.spec.block import Figure
from lessonwright.spec.course import Course
from lessonwright.spec.folder import CannotReadError, Folder, is_course_file, is_leftover
from lessonwright.spec.lesson import Lesson
from lessonwright.spec.placed import Placed
from lessonwright.spec.written import texts

UNLINKED = "file-unlinked"
"""The rule that tells of such files, as course.yml names it."""
_PAGES = (".md", ".html", ".htm", ".css", ".js", ".json", ".xml", ".svg")
_PARTS_OF_PAGES = (
    *(".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".ico"),
    *(".woff", ".woff2", ".ttf", ".otf", ".eot"),
    *(".mjs", ".map", ".wasm", ".webmanifest"),
)
"""What a style sheet, a theme or mkdocs.yml may ask for, and what holds no text."""
_FOR_MACHINES = {"robots.txt", "humans.txt", "ads.txt", "security.txt", "llms.txt", "cname", "license", "licence"}
_ATTRIBUTE = re.compile(r"""\b(?:href|src|data|poster)\s*=\s*["']([^"'#?]+)""")


def unlinked(course: Course, folder: Folder) -> tuple[str, ...]:
    """Return the files, sorted, that are no part of a page and that neither the course nor a page links to."""
    doubtful = [path for path in folder.files if _needs_link(path) and not _in_package(path, folder)]
    if not doubtful:
        return ()
    linked = {target for part in (course, *course.modules, *course.lessons) for target in _targets(part)}
    left = [path for path in doubtful if path not in linked]
    pages = [_read(path, folder) for path in folder.files if path.endswith(_PAGES)] if left else []
    return tuple(sorted(path for path in left if not any(_names(page, path) for page in pages)))


def _needs_link(path: str) -> bool:
    name = posixpath.basename(path).lower()
    is_ours = is_course_file(name) or is_leftover(name)
    return not (is_ours or name in _FOR_MACHINES or name.endswith((*_PAGES, *_PARTS_OF_PAGES)))


def _in_package(path: str, folder: Folder) -> bool:
    """Return whether a page of HTML stands in the file's folder or above it: then that page may ask for the file."""
    above = posixpath.dirname(path)
    while above:
        if any(name.lower().endswith((".html", ".htm")) for name in folder.names(above)):
            return True
        above = posixpath.dirname(above)
    return False


def _targets(part: Placed) -> Iterator[str]:
    """Yield the files that a part of the course links to, by their paths under the content folder."""
    here = posixpath.dirname(part.path)
    for _, text in part.texts if isinstance(part, Lesson) else texts(part):
        written = [link.target for link in links(text)] if "](" in text or "]:" in text else []
        for target in (*written, *_ATTRIBUTE.findall(text)):
            yield posixpath.normpath(posixpath.join(here, unquote(re.split("[?#]", target)[0])))
    for block in part.body if isinstance(part, Lesson) else ():
        if isinstance(block, Figure):
            yield posixpath.normpath(posixpath.join(here, block.image))


def _read(path: str, folder: Folder) -> str:
    try:
        return folder.read(path).decode(errors="replace")
    except CannotReadError:
        return ""


def _names(page: str, path: str) -> bool:
    name = posixpath.basename(path)
    return name in page or quote(name) in page
