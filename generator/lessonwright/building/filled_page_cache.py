"""Owns the pages of lessons that were filled before: in this process, while a site is served, or by an earlier build.

An order for a page comes in; the page goes out, made anew where anything that it says may have changed.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lessonwright.building.build_cache import BuildCache, cache_key
from lessonwright.course.course import Course
from lessonwright.files.file_digests import toolchain_digest, walk_files
from lessonwright.reading.folder import is_yaml
from lessonwright.reading.loader import Loaded
from lessonwright.reading.recordings import ENDINGS
from lessonwright.site.image_dimensions import SizeOf
from lessonwright.site.pages import MODULE_PAGE, PAGES_OF_MODULES, REVIEW_PAGE
from lessonwright.site.templating import FilledPage, PageOrder, Templates
from lessonwright.site.text_for_page import texts_below

_ROOMS = ("building", "site", "prose", "markup", "course", "reading")
_LIBRARIES = (
    *("babel", "jinja2", "lessonwright", "markdown", "markupsafe"),
    *("pydantic", "pygments", "pymdown-extensions"),
)
"""What decides, beside the course, what its pages say."""


def lesson_surroundings(
    loaded: Loaded, course: Course, content: Path, size_of: SizeOf, *settings: object
) -> str:
    """Return a digest of what pages of lessons hang on beside the lessons.

    That is how the pages are wanted, the course's other files, the sizes of pictures, the texts of
    captions, and what makes pages.
    """
    lessons = {lesson.path for lesson in course.lessons}
    texts = {path: file.text for path, file in loaded.files.items() if path not in lessons}
    beside = [path for path in walk_files(content) if not is_yaml(path)]
    sizes = [(path, size_of(path)) for path in beside]
    read = texts_below(content)
    captions = [(path, read(path)) for path in beside if path.lower().endswith(ENDINGS["captions"])]
    told = json.dumps([settings, texts, sizes, captions], default=str)
    return cache_key(toolchain_digest(_ROOMS, _LIBRARIES), told)


class FilledPageCache:
    """The pages of one course's modules, with their lessons and reviews, as they were made the last time."""

    def __init__(self) -> None:
        self._cache, self._around = BuildCache(None), ""
        self._texts: Mapping[str, str] = {}
        self.remembers = False
        """Whether pages stay in this process, for the next time that they are made in it."""
        self._pages: dict[str, tuple[str, FilledPage]] = {}

    def surround(self, cache: BuildCache, around: str, texts: Mapping[str, str]) -> None:
        """Say what the pages are made of beside what is ordered.

        `around` is a digest of all that is said of the course outside of its lessons, and of what
        makes pages; `texts` are those of the lessons' files, by their paths.
        """
        self._cache, self._around, self._texts = cache, around, texts

    def page(self, templates: Templates, order: PageOrder) -> FilledPage:
        """Return the page that is ordered."""
        if order.template not in PAGES_OF_MODULES:
            return templates.page(order)
        key = self._key(order)
        before, page = self._pages.get(order.path, ("", None))
        if page is None or before != key:
            page = _read(order.path, self._cache.fetch(key))
            if page is None:
                page = templates.page(order)
                self._cache.store(key, _written(page))
            if self.remembers:
                self._pages[order.path] = key, page
        return page

    def lacks(self, order: PageOrder) -> bool:
        """Tell whether a page is one that is kept, and is not there."""
        is_kept = self._cache.keeps and order.template in PAGES_OF_MODULES
        return is_kept and not self._cache.has(self._key(order))

    def _key(self, order: PageOrder) -> str:
        return cache_key("filled", self._around, order.template, order.path, *self._said(order))

    def _said(self, order: PageOrder) -> list[str]:
        """Return what a page says beside what is around all lessons."""
        lessons = order.parts["module"].lessons
        if order.template == MODULE_PAGE:
            told: list[Any] = [order.parts["number"], [other.path for other in lessons]]
            return [json.dumps(told), *(self._texts[other.path] for other in lessons)]
        names = [(other.path, other.title) for other in lessons]
        if order.template == REVIEW_PAGE:
            asked = order.parts["review"].ready
            told = [names, [(one.id, one.lesson.path, one.lesson.title) for one in asked]]
            asked_in = dict.fromkeys(one.lesson.path for one in asked)
            return [json.dumps(told), *(self._texts[path] for path in asked_in)]
        told = [order.parts["place"], names]
        return [json.dumps(told), self._texts[order.parts["lesson"].path]]


def _written(page: FilledPage) -> bytes:
    return json.dumps([page.markdown, sorted(page.terms)], ensure_ascii=False).encode()


def _read(path: str, stored: bytes | None) -> FilledPage | None:
    if stored is None:
        return None
    markdown, terms = json.loads(stored)
    return FilledPage(path, markdown, frozenset(terms))
