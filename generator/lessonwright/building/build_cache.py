"""Owns what builds leave for later ones: bytes come in under a key, and go out for the same key, or nothing does.

A key is a digest of all that the bytes hang on, so that nothing in the cache ever grows old. What
is in it is only a help: an entry that is damaged, half written or not ours counts for nothing, and
a folder that cannot be written to stays empty. Builds side by side may use one folder: an entry
appears whole, and under one key all write the same.

Pages of lessons are kept as they were filled, and what the look for leaks has found in finished ones.
While a site is served, this process remembers filled pages, too.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import Any

from lessonwright.course.course import Course
from lessonwright.files.file_digests import toolchain_digest, walk_files
from lessonwright.leak_check.leaks import (
    Hits,
    hits_in,
    secrets_digest,
    sentences_to_look_for,
)
from lessonwright.leak_check.sentence_search import SentenceSearch
from lessonwright.reading.content_folder import is_yaml
from lessonwright.reading.loader import Loaded
from lessonwright.reading.picture import SizeOf
from lessonwright.reading.recording_checks import ENDINGS
from lessonwright.site.page_text import texts_below
from lessonwright.site.pages import MODULE_PAGE, PAGES_OF_MODULES, REVIEW_PAGE
from lessonwright.site.templating import FilledPage, PageOrder, Templates

CACHE_FOLDER = Path(".cache", "lessonwright")
"""Where a project keeps what is only a help, below the folder of mkdocs.yml."""
PAGES_FOLDER = CACHE_FOLDER / "pages"
_MOST_BYTES = 1 << 29
"""512 MiB: the pages of some 2,500 lessons."""
_MARK = hashlib.sha256().digest_size


def cache_key(*parts: str) -> str:
    """Return the key of what hangs on these texts."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(f"{len(part)}:".encode() + part.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


class BuildCache:
    """A folder of entries; with no folder, nothing is ever kept."""

    def __init__(self, folder: Path | None, most_bytes: int = _MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._has_grown = False

    @property
    def keeps(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    def fetch(self, key: str) -> bytes | None:
        """Return what was stored under this key."""
        if not self._folder:
            return None
        file = self._file(self._folder, key)
        try:
            stored = file.read_bytes()
            mark, data = stored[:_MARK], stored[_MARK:]
            if mark != _mark(key, data):
                return None
            os.utime(file)  # what is used, stays
        except OSError:
            return None
        return data

    def has(self, key: str) -> bool:
        """Tell whether something lies under this key, sound or not."""
        return bool(self._folder and self._file(self._folder, key).is_file())

    def store(self, key: str, data: bytes) -> None:
        """Keep bytes for the next time."""
        if not self._folder:
            return
        file = self._file(self._folder, key)
        aside = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(_mark(key, data) + data)
            aside.replace(file)
            self._has_grown = True

    def trim(self) -> None:
        """Take away what has not been used for longest, until the rest is no larger than it may be."""
        if not self._folder or not self._has_grown:
            return
        newest_first = sorted(_entries(self._folder), key=lambda entry: -entry[1].st_mtime_ns)
        sizes = accumulate(found.st_size for _, found in newest_first)
        for (file, _), size in zip(newest_first, sizes, strict=True):
            if size > self._most_bytes:
                with suppress(OSError):
                    file.unlink()

    @staticmethod
    def _file(folder: Path, key: str) -> Path:
        return folder / key[:2] / key[2:]


def _mark(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).digest()


def _entries(folder: Path) -> Iterator[tuple[Path, os.stat_result]]:
    """Yield each file, with what the system knows of it; another build may take one away meanwhile."""
    for file in _files(folder):
        with suppress(OSError):
            yield file, file.stat()


def _files(folder: Path) -> Iterable[Path]:
    return folder.glob("??/*")


class PageHits:
    """What is found in the pages of one course, kept in a build's cache."""

    def __init__(self, cache: BuildCache, course: Course) -> None:
        self._cache = cache
        self._course = course
        self._looked_for = secrets_digest(course)

    @cached_property
    def _sentences(self) -> SentenceSearch:
        return sentences_to_look_for(self._course)

    def of(self, digest: str) -> Hits | None:
        """Return what is in a page whose bytes have this digest, if it was looked through."""
        kept = self._cache.fetch(self._key(digest))
        return None if kept is None else [(text, lesson) for text, lesson in json.loads(kept)]

    def look_through(self, page: bytes) -> None:
        """Look a page of HTML through, and keep what is found."""
        hits = hits_in("index.html", page, self._sentences)
        self._cache.store(self._key(hashlib.sha256(page).hexdigest()), json.dumps(hits).encode())

    def _key(self, digest: str) -> str:
        return cache_key("hits", self._looked_for, digest)


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
        self._digests: Mapping[str, str] = {}
        self.remembers = False
        """Whether pages stay in this process, for the next time that they are made in it."""
        self._pages: dict[str, tuple[str, FilledPage]] = {}

    def surround(self, cache: BuildCache, around: str, loaded: Loaded) -> None:
        """Say what the pages are made of beside what is ordered.

        `around` is a digest of all that is said of the course outside of its lessons, and of what
        makes pages. Of the lessons' files, digests of their texts are kept.
        """
        self._cache, self._around = cache, around
        self._digests = {path: cache_key(file.text) for path, file in loaded.files.items()}

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
            return [json.dumps(told), *(self._digests[other.path] for other in lessons)]
        names = [(other.path, other.title) for other in lessons]
        if order.template == REVIEW_PAGE:
            asked = order.parts["review"].ready
            told = [names, [(one.id, one.lesson.path, one.lesson.title) for one in asked]]
            asked_in = dict.fromkeys(one.lesson.path for one in asked)
            return [json.dumps(told), *(self._digests[path] for path in asked_in)]
        told = [order.parts["place"], names]
        return [json.dumps(told), self._digests[order.parts["lesson"].path]]


def _written(page: FilledPage) -> bytes:
    return json.dumps([page.markdown, sorted(page.terms)], ensure_ascii=False).encode()


def _read(path: str, stored: bytes | None) -> FilledPage | None:
    if stored is None:
        return None
    markdown, terms = json.loads(stored)
    return FilledPage(path, markdown.encode(), frozenset(terms))
