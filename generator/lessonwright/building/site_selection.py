"""Owns what of a project a site holds: a part of the course and what is left out come in; the rest goes out."""

# First of all, so that there is a MkDocs to import.
from lessonwright.building.mkdocs_or_properdocs import log  # isort: split

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Section

from lessonwright.course.course import Course, part_of
from lessonwright.message_wording import relative_to_cwd
from lessonwright.reading.listed_and_stray_files import (
    UNLINKED,
    UNLINKED_HELP_LINE,
    UNLINKED_MESSAGE,
)

_TO_PAGE = re.compile(
    r"""(?:\](?:\(|:)\s*<|\bhref=["'])(?P<closed>[^\n"'<>#?]+\.md)(?=["'>#?])"""
    r"""|\](?:\(|:)\s*(?P<bare>[^\s"'()<>#?]+\.md)(?![^\s"')>#?])"""
)
"""A link to a page, in Markdown or in HTML: between signs that close it, or without."""


@dataclass(frozen=True)
class Selection:
    """What of a project a site is to hold."""

    part: str | None = None
    """The id of a module, or `module/lesson`; None for the whole course."""
    without: tuple[str, ...] = ()
    """The author's own pages and files that it does not hold, by their paths below the content folder."""

    @property
    def is_everything(self) -> bool:
        """Whether nothing is left out, so that a link that leads nowhere is a mistake."""
        return self.part is None and not self.without

    def course(self, whole: Course) -> Course:
        """Return what the site holds of the course."""
        return part_of(whole, *self.part.split("/")) if self.part else whole

    def leave_out(self, files: Files, made: Mapping[str, str], nav: object = None) -> None:
        """Take out the pages and files of the author's own that do not come in.

        `made` holds the Markdown of the pages that were made of the course, by their paths; `nav` is
        the navigation that mkdocs.yml gives. Where it gives none, it leads to the pages at the top.
        """
        if self.is_everything:
            return
        pages = (file for file in files.documentation_pages() if file.src_uri not in made)
        own = {file.src_uri: file.content_string for file in pages}
        named = {*_named_in(nav)} if nav else {path for path in own if "/" not in path}
        away = {*self.without, *pages_led_to_alone(self.without, made, own, named)}
        offered = {path: text for path, text in own.items() if path not in away}
        wanted = pages_of_part(made, offered, self._folders) if self.part else {*offered}
        for file in [*files]:
            if file.src_uri in self.without or file.src_uri in own.keys() - wanted:
                files.remove(file)

    @property
    def _folders(self) -> tuple[str, ...]:
        """Return the folders of which all pages come in: a module's own."""
        return (self.part,) if self.part and "/" not in self.part else ()

    def navigation(self, items: Iterable[StructureItem], files: Files) -> list[StructureItem]:
        """Return the items of a navigation without those whose pages are left out, and without what is empty then."""
        if self.is_everything:
            return [*items]
        return [item for item in items if self._leads_on(item, files)]

    def _leads_on(self, item: StructureItem, files: Files) -> bool:
        if isinstance(item, Section):
            item.children = self.navigation(item.children, files)
            return bool(item.children)
        if not isinstance(item, Link) or not item.url:
            return True
        address = urlsplit(item.url)
        is_elsewhere = address.scheme or address.netloc or address.path.startswith("/")
        return bool(is_elsewhere or files.get_file_from_path(address.path))


def _named_in(nav: object) -> Iterator[str]:
    """Yield the pages and addresses that a navigation names, as mkdocs.yml has it."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | Mapping):
        for item in nav.values() if isinstance(nav, Mapping) else nav:
            yield from _named_in(item)


EVERYTHING = Selection()
"""A site of all that there is."""


def pages_of_part(
    made: Mapping[str, str], own: Mapping[str, str], folders: Iterable[str]
) -> frozenset[str]:
    """Return which of an author's own pages belong to a part of the course, by their paths.

    Those do that lie in one of the part's `folders`, those that a page which was made for the part
    links to, and those that one of these pages links to in turn. `made` and `own` hold the Markdown
    of pages by their paths.
    """
    within = tuple(f"{folder}/" for folder in folders)
    found: set[str] = set()
    more = {path for path in own if path.startswith(within)}
    more |= _linked_from(made) & own.keys()
    while more - found:
        found |= more
        more = _linked_from({path: own[path] for path in found}) & own.keys()
    return frozenset(found)


def pages_led_to_alone(
    left_out: Collection[str],
    made: Mapping[str, str],
    own: Mapping[str, str],
    named: Collection[str],
) -> frozenset[str]:
    """Return which of an author's own pages nothing leads to but those that are left out, by their paths.

    `named` are those that the navigation leads to; `made` and `own` hold the Markdown of pages.
    """
    links = {path: {*_linked(text, path)} & {*own} for path, text in own.items()}
    doubtful = _reached({*left_out} & {*own}, links) - {*left_out, *named}
    kept = own.keys() - doubtful - {*left_out}
    asked = _linked_from(made) & own.keys()
    links |= {key: set() for key in left_out}
    return frozenset(doubtful - _reached(kept | asked, links))


def _reached(starts: Collection[str], links: Mapping[str, Collection[str]]) -> set[str]:
    """Return the pages that one can come to from these, with them."""
    found: set[str] = set()
    more = {*starts}
    while more:
        found |= more
        more = {target for path in more for target in links[path]} - found
    return found


def _linked(markdown: str, path: str) -> Iterator[str]:
    """Yield the paths of the pages that a page links to."""
    for link in _TO_PAGE.finditer(markdown):
        target = link["closed"] or link["bare"]
        yield posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))


def _linked_from(pages: Mapping[str, str]) -> set[str]:
    """Return the paths of all pages that some pages link to."""
    found: set[str] = set()
    for path, text in pages.items():
        found.update(_linked(text, path))
    return found


def warn_of_unlinked(course: Course | None, content: Path) -> None:
    """Tell in the log of files that nothing links to, unless course.yml says that they may be published."""
    if not course or course.lint.get(UNLINKED) in ("off", "note"):
        return
    for path in course.unlinked:
        shown = relative_to_cwd(content) / path
        log.warning("%s %s\n   help: %s\n", shown, UNLINKED_MESSAGE, UNLINKED_HELP_LINE)
