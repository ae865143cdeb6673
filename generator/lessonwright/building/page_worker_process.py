"""Owns the build of a helper: what a build knows comes in; the pages that it leaves to a helper go into its cache.

The helper goes through the steps of MkDocs' own build, up to where pages are made.
"""

# First of all, so that there is a MkDocs to import.
from lessonwright.building.mkdocs_or_properdocs import LOG_NAME  # isort: split

import logging
import os
import pickle
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from threading import Lock, Thread
from typing import BinaryIO

from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from lessonwright.building.build_cache import PAGES_FOLDER, BuildCache
from lessonwright.building.mkdocs_runner import add_offline_plugin
from lessonwright.building.mkdocs_yml import project_of
from lessonwright.building.page_cache import PageHits
from lessonwright.building.page_workers import HelpOrder
from lessonwright.building.plugin import LessonwrightPlugin
from lessonwright.building.project_settings import Project
from lessonwright.building.quick_rebuild import set_text
from lessonwright.course.course import Course
from lessonwright.site.pages_navigation_and_assets import MODULE_PAGE, PAGES_OF_MODULES
from lessonwright.site.templating import FilledPage, PageOrder, Templates


def help_with_pages() -> None:
    """Be a helper: take from the input what there is to do, and do it until that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends the build, and so the input
    code = 1
    try:
        _help(sys.stdin.buffer)
        code = 0
    finally:
        os._exit(code)  # while a thread waits for input, Python cannot end in its own way


def _help(given: BinaryIO) -> None:
    written, number, count = pickle.load(given)  # noqa: S301 - the build has written it
    order: HelpOrder = pickle.loads(Path(written).read_bytes())  # noqa: S301 - as above
    progress = _Progress(given)
    build = HelpedBuild(order)
    for place in reversed(range(len(build.orders))):
        if place <= progress.place:
            break
        if place % count == number:
            with progress.busy:
                build.make(place)


class _Progress:
    """How far the build has come; once it is over, this process ends, between two pages."""

    def __init__(self, given: BinaryIO) -> None:
        self.place = -1
        self._given = given
        self.busy = Lock()
        """Held while this process is not to end."""
        Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self._given:
            self.place = max(self.place, int(line))  # pages of no module come after, with no place
        with self.busy:
            os._exit(0)


class _NoPublisher:
    """Knows what pages link to, and makes none of it."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def names(self, course: Course) -> Mapping[str, str]:
        return self._names

    def publish(self, course: Course, project: Project) -> None:
        pass


class HelpedBuild:
    """The build once more, up to where its pages are made."""

    def __init__(self, order: HelpOrder) -> None:
        logging.getLogger(LOG_NAME).setLevel(order.log_level)
        self._config = config = MkDocsConfig(config_file_path=order.config_file)
        with Path(order.config_file).open("rb") as written:
            config.load_file(written)
        for said in order.options:
            config.load_dict({**said})
        config.validate()
        if order.is_offline:
            add_offline_plugin(config)
        self.orders: list[tuple[Templates, PageOrder]] = []
        """The pages of modules, in their order."""
        self._plugin = plugin = next(
            one for one in config.plugins.values() if isinstance(one, LessonwrightPlugin)
        )
        plugin.publisher = _NoPublisher(order.handouts)
        plugin.be_a_helper(order.loaded, self._take_note, self._look_through)
        assert order.loaded.course  # noqa: S101 - else there would be nothing to build
        cache = BuildCache(project_of(config, handouts=False).folder / PAGES_FOLDER)
        self._hits = PageHits(cache, order.loaded.course)
        self._read_files()

    def _take_note(self, templates: Templates, order: PageOrder) -> FilledPage:
        """Leave a page empty for now: what it says is filled in when it is its turn."""
        if order.template in PAGES_OF_MODULES:
            self.orders.append((templates, order))
        return FilledPage(order.path, b"", frozenset())

    def _look_through(self, page: str) -> None:
        self._hits.look_through(page.encode(errors="xmlcharrefreplace"))  # as MkDocs writes it

    def _read_files(self) -> None:
        """Do what MkDocs does before it makes pages; read the author's own, whose titles stand on all others."""
        config = self._config
        config.plugins.on_startup(command="build", dirty=False)
        config.plugins.on_config(config)
        config.plugins.on_pre_build(config=config)
        files, env = get_files(config), config.theme.get_env()
        files.add_files_from_theme(env, config)
        self._files = files = config.plugins.on_files(files, config=config)
        set_exclusions(files, config)
        self._nav = config.plugins.on_nav(get_navigation(files, config), config=config, files=files)
        for file in files.documentation_pages():
            page = file.page or Page(None, file, config)
            if not self._plugin.has_made(page):
                _populate_page(page, config, files)
        for place, (_, order) in enumerate(self.orders):
            # In the navigation, it has no other name than the one at the head of its text.
            if order.template == MODULE_PAGE and (module := self._with_text(place)):
                module.read_source(config)
        self._env = config.plugins.on_env(env, config=config, files=files)

    def make(self, place: int) -> None:
        """Make a page, which our plugin puts into the cache."""
        page = self._with_text(place)
        if not page or not self._plugin.keeps_pages:
            return
        _populate_page(page, self._config, self._files)
        if not self._plugin.is_finished(page):
            documents = self._files.documentation_pages()
            _build_page(page, self._config, documents, self._nav, self._env)

    def _with_text(self, place: int) -> Page | None:
        """Let a page say what it is to say; return it, if it is one of the course."""
        templates, order = self.orders[place]
        file = self._files.get_file_from_path(order.path)
        if not file or not file.page or not self._plugin.has_made(file.page):
            return None  # the author has a page of this name
        set_text(file, self._plugin.filled.page(templates, order).text)
        return file.page
