"""Owns what builds keep of pages: their texts as they were filled, their finished HTML, and what a look finds in them.

A finished page is taken from the cache where its text, all around it and all that makes pages are the same as
they were. MkDocs then reads and fills an empty page, and finds in its template what was finished.
"""

# First of all, so that there is a MkDocs to import.
from lessonwright.building.mkdocs_or_properdocs import LOG_NAME  # isort: split

import hashlib
import json
import logging
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import mkdocs
from babel import Locale
from jinja2 import ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_theme_dir

from lessonwright.building.build_cache import BuildCache, cache_key
from lessonwright.course.course import Course
from lessonwright.files.file_digests import toolchain_digest, walk_files
from lessonwright.leak_check.leaks import (
    Hits,
    hits_in,
    secrets_digest,
    sentences_to_look_for,
)
from lessonwright.leak_check.sentence_search import SentenceSearch
from lessonwright.markup.dialect import KNOWN_EXTENSIONS
from lessonwright.reading.content_folder import is_yaml
from lessonwright.reading.loader import Loaded
from lessonwright.reading.picture_faults_and_sizes import SizeOf
from lessonwright.reading.recording_checks import ENDINGS
from lessonwright.site.author_text_on_pages import texts_below
from lessonwright.site.pages_navigation_and_assets import MODULE_PAGE, PAGES_OF_MODULES, REVIEW_PAGE
from lessonwright.site.templating import FilledPage, PageOrder, Templates

ROOMS = ("building", "site", "prose", "markup")
LIBRARIES = (
    *("jinja2", "lessonwright", "markdown", "markupsafe", "mkdocs-material"),
    *("pygments", "pymdown-extensions"),
)
"""What makes a page of its text and of what is around it."""

_TEMPLATE, _HTML = "lessonwright-finished.html", "lessonwright_finished"
_MAY_TELL_MORE = re.compile(
    rb"\b(?:build_date_utc|lipsum|next_page|pages|previous_page|random|update_date)\b"
)
"""What in an author's own template may say more of a page than stands in the page and around it."""
_SAID_OTHERWISE = {
    *("site_dir", "exclude_docs", "draft_docs", "not_in_nav", "watch"),
    *("config_file_path", "docs_dir"),
}
"""Settings that say where a site goes and what is watched, and which files it has: its files are looked at themselves;
and where these are, which is told from the project."""
_SAMPLE = 20
"""Of about so many pages it is looked whether they are finished, to know how many are."""


@dataclass(frozen=True)
class FinishedPage:
    """All that a build needs of a page that need not be made again."""

    html: bytes
    """In UTF-8, which takes half as much memory while a build waits for its turn."""
    title: str
    entries: list[dict[str, Any]]
    anchors: list[str]
    links: dict[str, dict[str, str]]
    """Its links to places in other files, by those files, as MkDocs looks them up at the end."""


class _UnknownError(Exception):
    """A setting is of a kind that nobody here can put into words."""


def page_surroundings(
    config: MkDocsConfig,
    files: Files,
    nav: Navigation,
    made: Iterable[str],
    size_of: SizeOf,
    language: str,
) -> str | None:
    """Return a digest of all that may show on each page; None where that cannot be told.

    The pages in `made` are those of the course.
    """
    if config.theme.name != "material" or not all(
        map(KNOWN_EXTENSIONS.fullmatch, config.markdown_extensions)
    ):
        return None
    own_templates = _own_templates(config)
    if own_templates is None:
        return None
    settings = {name: value for name, value in config.items() if name not in _SAID_OTHERWISE}
    of_course = {*made}
    own_pages = (file for file in files.documentation_pages() if file.src_uri not in of_course)
    try:
        told = [
            toolchain_digest(ROOMS, LIBRARIES),
            [LOG_NAME, mkdocs.__version__],
            _plain(settings),
            [config.theme.name, [_place(folder, config) for folder in config.theme.dirs]],
            [_place(path, config) for path in (config.config_file_path, config.docs_dir)],
            own_templates,
            [[file.src_uri, file.url, file.inclusion.value] for file in files],
            [[file.src_uri, size_of(file.src_uri)] for file in files.media_files()],
            [[file.src_uri, file.content_string] for file in own_pages],
            [*map(_nav_entry, nav.items)],
            language,
            find_spec("jieba") is None,  # by which the search divides Chinese
            logging.getLogger(LOG_NAME).getEffectiveLevel(),
        ]
        return cache_key(json.dumps(told, default=str))
    except (_UnknownError, OSError, ValueError):
        return None


def _place(path: str, config: MkDocsConfig) -> tuple[str, str]:
    """Return where a file or folder is, told from the project, MkDocs or its theme, wherever these happen to be.

    The pages are the same in a project that was moved, or on another computer.
    """
    homes = {
        "theme": Path(get_theme_dir(config.theme.name or "")),
        "mkdocs": Path(mkdocs.__file__).parent,
        "project": Path(config.config_file_path).parent,
    }
    for name, home in homes.items():
        if Path(path).is_relative_to(home):
            return name, Path(path).relative_to(home).as_posix()
    return "", path


def _own_templates(config: MkDocsConfig) -> list[tuple[str, str]] | None:
    """Return the files that an author has put over the theme's; None where one may look beyond its page."""
    folder = config.theme.custom_dir
    if not folder:
        return []
    files = {path: Path(folder, path).read_bytes() for path in walk_files(Path(folder))}
    if any(map(_MAY_TELL_MORE.search, files.values())):
        return None
    return [(path, data.hex()) for path, data in files.items()]


def _plain(value: Any) -> Any:
    """Return a setting in plain JSON."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Path | Locale):
        return str(value)
    if isinstance(value, BasePlugin):
        return [_plain(type(value)), _plain(value.config)]
    if isinstance(value, Mapping):
        return [[str(name), _plain(item)] for name, item in sorted(value.items())]
    if isinstance(value, list | tuple):
        return [*map(_plain, value)]
    if hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    raise _UnknownError


def _nav_entry(item: StructureItem) -> list[Any]:
    children = [*map(_nav_entry, getattr(item, "children", None) or ())]
    return [type(item).__name__, item.title, getattr(item, "url", None), children]


class HtmlCache:
    """The pages of one build: those that are known, and those that are being made."""

    def __init__(self, cache: BuildCache, around: str) -> None:
        self._cache = cache
        self._around = around
        self._keys: dict[str, str] = {}
        self._known: dict[str, FinishedPage] = {}
        self._entries: dict[str, list[dict[str, Any]]] = {}
        self._told = _LogWatch()

    def look_up(self, page: Page, markdown: bytes) -> None:
        """Look whether a page with this text is known; MkDocs need not render it then."""
        path = page.file.src_uri
        key = self._key(page.file, markdown)
        known = _read(self._cache.fetch(key))
        vars(page).pop("render", None)
        self._known.pop(path, None)
        self._keys.pop(path, None)
        if known:
            self._known[path] = known
            page.content = ""
            vars(page)["render"] = _render_nothing
        else:
            self._keys[path] = key
            self._told.listen()

    def count_missing(self, made: Sequence[File]) -> int:
        """Return about how many pages of these files are not there; only some of them are looked up."""
        some = made[:: len(made) // _SAMPLE + 1]
        missing = [
            file for file in some if not self._cache.has(self._key(file, file.content_bytes))
        ]
        return len(made) * len(missing) // max(len(some), 1)

    def _key(self, file: File, markdown: bytes) -> str:
        return cache_key("page", self._around, file.src_uri, file.edit_uri or "", markdown)

    def has(self, page: Page) -> bool:
        """Tell whether a page is finished already."""
        return page.file.src_uri in self._known

    def restore(self, page: Page, files: Files) -> None:
        """Give a page what MkDocs, the theme and the search would have found in it."""
        known = self._known[page.file.src_uri]
        page.meta = {"template": _TEMPLATE}
        page.title, page.present_anchor_ids = known.title, {*known.anchors}
        targets = ((files.get_file_from_path(path), links) for path, links in known.links.items())
        page.links_to_anchors = {file: links for file, links in targets if file}

    def has_been_read(self, page: Page) -> None:
        """Leave out of the cache a page of which something was told: that is to be told each time."""
        if self._told.stop():
            self._keys.pop(page.file.src_uri, None)

    def show(self, context: Any, page: Page) -> None:
        """Let the template show a finished page."""
        path = page.file.src_uri
        known = self._known[path]
        context[_HTML] = known.html.decode()
        self._known[path] = replace(known, html=b"")  # nobody asks for it again

    def entries(self, page: Page) -> list[dict[str, Any]] | None:
        """Return what a finished page has put into the search."""
        known = self._known.get(page.file.src_uri)
        return known.entries if known else None

    def take_entries(self, page: Page, entries: list[dict[str, Any]]) -> None:
        """Remember what a page puts into the search."""
        self._entries[page.file.src_uri] = entries

    def keep(self, page: Page, html: str) -> None:
        """Keep a page that has just been finished."""
        path = page.file.src_uri
        key, entries = self._keys.pop(path, None), self._entries.pop(path, [])
        if key is None:
            return
        links = {file.src_uri: links for file, links in (page.links_to_anchors or {}).items()}
        anchors = sorted(page.present_anchor_ids or ())
        self._cache.store(
            key, _written(FinishedPage(html.encode(), str(page.title), entries, anchors, links))
        )


def _written(page: FinishedPage) -> bytes:
    """Return a page as bytes: a line that says all of it but its HTML, and that."""
    facts = json.dumps([page.title, page.entries, page.anchors, page.links], ensure_ascii=False)
    return facts.encode() + b"\n" + page.html


def _read(stored: bytes | None) -> FinishedPage | None:
    if stored is None:
        return None
    facts, _, html = stored.partition(b"\n")
    return FinishedPage(html, *json.loads(facts))


def _render_nothing(config: MkDocsConfig, files: Files) -> None:
    """Stand in for the rendering of a page that is finished."""


class _LogWatch(logging.Handler):
    """Whether MkDocs has told anything since it was asked to listen."""

    def __init__(self) -> None:
        super().__init__()
        self._log, self._count = logging.getLogger(LOG_NAME), 0

    def listen(self) -> None:
        self._count = 0
        self._log.addHandler(self)

    def stop(self) -> bool:
        self._log.removeHandler(self)
        return self._count > 0

    def emit(self, record: logging.LogRecord) -> None:
        self._count += record.levelno > logging.DEBUG


def prepare(env: Environment) -> None:
    """Give the theme a template for pages that are finished."""
    if env.loader:
        shown = DictLoader({_TEMPLATE: f"{{{{ {_HTML} }}}}"})
        env.loader = ChoiceLoader([shown, env.loader])


_FILLING = ("building", "site", "prose", "markup", "course", "reading")
_LIBRARIES_OF_TEXTS = (
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
    return cache_key(toolchain_digest(_FILLING, _LIBRARIES_OF_TEXTS), told)


class FilledPageCache:
    """The pages of one course as they were made the last time.

    Those of modules, with their lessons and reviews, hang on what they tell of; all others on every lesson.
    """

    def __init__(self) -> None:
        self._cache, self._around = BuildCache(None), ""
        self._digests: Mapping[str, str] = {}
        self._of_all = ""
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
        self._of_all = cache_key(json.dumps(sorted(self._digests.items())))

    def page(self, templates: Templates, order: PageOrder) -> FilledPage:
        """Return the page that is ordered."""
        key = self._key(order)
        before, page = self._pages.get(order.path, ("", None))
        if page is None or before != key:
            page = _read_filled(order.path, self._cache.fetch(key))
            if page is None:
                page = templates.page(order)
                self._cache.store(key, _written_filled(page))
            if self.remembers:
                self._pages[order.path] = key, page
        return page

    def lacks(self, order: PageOrder) -> bool:
        """Tell whether a page is one of a module, is to be kept, and is not there."""
        is_kept = self._cache.keeps and order.template in PAGES_OF_MODULES
        return is_kept and not self._cache.has(self._key(order))

    def _key(self, order: PageOrder) -> str:
        return cache_key("filled", self._around, order.template, order.path, *self._said(order))

    def _said(self, order: PageOrder) -> list[str]:
        """Return what a page says beside what is around all lessons."""
        if order.template not in PAGES_OF_MODULES:
            return [self._of_all]
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


def _written_filled(page: FilledPage) -> bytes:
    """Return a page as bytes: a line with the terms that it uses, and its Markdown."""
    return json.dumps(sorted(page.terms)).encode() + b"\n" + page.text


def _read_filled(path: str, stored: bytes | None) -> FilledPage | None:
    if stored is None:
        return None
    terms, _, text = stored.partition(b"\n")
    return FilledPage(path, text, frozenset(json.loads(terms)))


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
