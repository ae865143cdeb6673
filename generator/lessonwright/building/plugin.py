"""Owns the plugin: MkDocs calls while it builds and serves, and the course's pages go out."""

# First of all, so that there is a MkDocs to import.
from lessonwright.building.mkdocs_or_properdocs import log  # isort: split

import logging
import posixpath
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from lessonwright.building.build_cache import PAGES_FOLDER, BuildCache
from lessonwright.building.build_errors import NotPublishedError
from lessonwright.building.course_and_plugin_errors import CourseError, hook_error, plugin_error
from lessonwright.building.html_blocks_and_search import HtmlAside, anchor_ids, speed_up_search
from lessonwright.building.lesson_cache import LessonCache, lesson_cache
from lessonwright.building.mkdocs_yml import (
    Settings,
    is_material,
    is_offline,
    of_theme,
    project_of,
    searches_with_pagefind,
    set_up,
)
from lessonwright.building.page_cache import (
    FilledPageCache,
    HtmlCache,
    lesson_surroundings,
    page_surroundings,
    prepare,
)
from lessonwright.building.page_workers import Helpers, HelpOrder, PageHelpers
from lessonwright.building.project_settings import (
    ProgressReport,
    Project,
    Publisher,
    report_nothing,
)
from lessonwright.building.quick_rebuild import (
    Inputs,
    WholeBuild,
    build_pages,
    can_build_page_by_page,
    changed_pages,
    inputs,
    look_more_often,
    only_lessons_changed,
    set_text,
    show_on_every_page,
    telling,
)
from lessonwright.building.site_selection import EVERYTHING, Selection, warn_of_unlinked
from lessonwright.building.theme_navigation import ThemeNavigation
from lessonwright.course.course import Course
from lessonwright.files.gc_pause import gc_paused
from lessonwright.message_wording import relative_to_cwd
from lessonwright.prose.words import direction, with_directions
from lessonwright.reading.content_folder import is_published
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.loader import Loaded, load_course
from lessonwright.reading.picture_faults_and_sizes import SizeOf, sizes_below
from lessonwright.site.author_text_on_pages import own_page, texts_below
from lessonwright.site.pages_navigation_and_assets import (
    SEARCH_WHEN_ASKED,
    Fill,
    Pages,
    lesson_orders,
    pages,
    way_on,
)
from lessonwright.site.templating import Templates
from lessonwright.site.theme_fixes import (
    fix_page,
    hidden_from_pagefind,
    searching_when_asked,
    with_banner,
    with_room,
)


class LessonwrightPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Replaces a course's YAML files by pages; MkDocs keeps one instance alive while it serves."""

    def __init__(self) -> None:
        self._serving = False
        self._course: Course | None = None
        self._mistakes: tuple[Diagnostic, ...] = ()
        self._pages: Pages
        self._sizes: SizeOf
        self.report: ProgressReport = report_nothing
        self.selection: Selection = EVERYTHING
        self.publisher: Publisher | None = None
        self._publisher: Publisher | None = None
        """Who puts handouts into the site and looks it through; None while serving, on every change
        too slow."""
        self._made: set[str] = set()
        self._steps, self._steps_in_all = count(1), 0
        self._lessons, self.filled = LessonCache(BuildCache(None)), FilledPageCache()
        self.fresh = False
        """Whether to make everything anew, whatever earlier builds have left."""
        self.worth_a_helper = 120
        """With fewer pages to be made, another process would not be ready in time to help."""
        self.helpers: Helpers = PageHelpers()
        self._places: dict[str, int] = {}
        self._loaded: Loaded | None = None
        self._given: Loaded | None = None
        self._fill: Fill | None = None
        self._seen: Callable[[str], None]
        self._cache = BuildCache(None)
        self._finished: HtmlCache | None = None
        self._aside = HtmlAside()
        self._inputs: Inputs = {}
        self._begun: WholeBuild | None = None
        self._built: WholeBuild | None = None
        """The last whole build, while the site is served."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a mistake may stop the build, or must leave the last good site standing."""
        self._serving = command == "serve"
        self.filled.remembers = self._lessons.remembers = self._serving

    def be_a_helper(self, loaded: Loaded, fill: Fill, seen: Callable[[str], None]) -> None:
        """Help another build with its pages: what is made goes into the cache and nowhere else.

        `seen` gets the HTML of each page.
        """
        self._given, self._fill, self._seen = loaded, fill, seen

    @gc_paused()
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the course before MkDocs touches the last site, and set up what its pages need."""
        self._built, self._inputs = None, inputs(config) if self._serving else {}
        folder = None if self.fresh else self._project(config).folder
        self._cache = BuildCache(folder / PAGES_FOLDER if folder else None)
        self._lessons.cache = lesson_cache(folder)
        if self.fresh:
            self.filled = FilledPageCache()
        self._sizes = sizes_below(Path(config.docs_dir))
        # Not in on_startup, which a program that calls MkDocs' own build() may leave out.
        if not self._serving:
            from lessonwright.building.handout_publisher import HandoutPublisher

            self._publisher = self.publisher or HandoutPublisher(handouts=self.config.handouts)
        self._course = course = self.selection.course(self._read(config))
        orders = [*lesson_orders(course)]
        self._places = {order.path: place for place, order in enumerate(orders)}
        self._call_helpers(config, course, sum(map(self.filled.lacks, orders)))
        set_up(config, course)
        self._pages = self._make_pages(config, course)
        return config

    def _call_helpers(self, config: MkDocsConfig, course: Course, missing: int) -> None:
        """Have other processes help with the pages, where many are missing and each can be made by itself."""
        is_whole = self.selection.is_everything and can_build_page_by_page(config)
        is_own = not (self._serving or self._given or self.fresh)
        if not (self._loaded and self._publisher and is_whole and is_own):
            return
        order = HelpOrder.of(config, self._loaded, self._publisher.names(course))
        self.helpers.start(order, min(self.helpers.most, missing // self.worth_a_helper))

    def _make_pages(self, config: MkDocsConfig, course: Course) -> Pages:
        return pages(
            course,
            self._project(config).dialect(course),
            directory_urls=config.use_directory_urls,
            handouts=self._publisher.names(course) if self._publisher else {},
            size_of=self._sizes,
            captions=texts_below(Path(config.docs_dir)),
            fill=self._fill or (Templates.page if self.selection.part else self.filled.page),
        )

    def _read(self, config: MkDocsConfig) -> Course:
        level = logging.INFO if config.strict else logging.WARNING
        content = relative_to_cwd(Path(config.docs_dir))
        reading = self._project(config).reading
        self._loaded = loaded = self._given or load_course(content, reading, self._lessons)
        self._mistakes = () if loaded.course else loaded.diagnostics
        if not loaded.course and not (self._serving and self._course):
            raise CourseError(loaded.diagnostics)
        for diagnostic in loaded.diagnostics:
            log.log(level, "%s\n", diagnostic)
        if loaded.course:
            self._surround_pages(loaded, loaded.course, config)
            if not self._serving:
                loaded.course.forget_texts()
            return loaded.course
        assert self._course is not None  # noqa: S101 - else the mistakes have been raised above
        log.log(level, "The last good site stays up until this is mended.")
        return self._course

    def _surround_pages(self, loaded: Loaded, course: Course, config: MkDocsConfig) -> None:
        """Tell the pages that were filled before what is around them now."""
        dialect = self._project(config).dialect(course)
        urls = config.use_directory_urls and not is_offline(config)
        handouts = self._publisher.names(course) if self._publisher else {}
        around = lesson_surroundings(
            loaded, course, Path(config.docs_dir), self._sizes, dialect.fingerprint, urls, handouts
        )
        cache = BuildCache(None) if dialect.may_take_in_files else self._cache
        self.filled.surround(cache, around, loaded)

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take the course's YAML, and what editors leave, out of the site and put its pages in."""
        warn_of_unlinked(self._course, Path(config.docs_dir))
        for file in [*files]:
            if not is_published(posixpath.basename(file.src_uri)):
                files.remove(file)
        self._made = set()
        for path, content in self._pages.files.items():
            if not files.get_file_from_path(path):
                files.append(self._page_file(path, content, config))
                self._made.add(path)
        if not self.selection.is_everything:
            self.selection.leave_out(files, self._pages.markdown, config.nav)
        if not self._serving:  # from here on, MkDocs has the texts, and lets go of each in its turn
            self._pages = replace(self._pages, texts=dict.fromkeys(self._pages.texts, b""))
        own = {file.src_uri for file in files.documentation_pages()} - {*self._pages.texts}
        config.nav = config.nav or self._pages.navigation_with(sorted(own))
        return files

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Look whether the page was finished by an earlier build."""
        path = page.file.src_uri
        self.helpers.came_to(self._places.get(path, -1))
        if self._finished and path in self._made and path in self._pages.texts:
            self._finished.look_up(page, page.file.content_bytes)
        return page

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Give MkDocs nothing to read where the page is finished."""
        return "" if self.is_finished(page) else None

    def has_made(self, page: Page) -> bool:
        """Tell whether a page is one of the course, and not one that the author wrote."""
        return page.file.src_uri in self._made

    @property
    def keeps_pages(self) -> bool:
        """Whether finished pages are kept for later builds."""
        return self._finished is not None

    def is_finished(self, page: Page) -> bool:
        """Tell whether a page need not be made again."""
        return bool(self._finished and self._finished.has(page))

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Let the links of an author's own page name lessons and glossary terms as lessons do."""
        if not self._course or page.file.src_uri in self._pages.texts:
            return markdown
        return own_page(markdown, page.file.src_uri, self._course.reader)

    def _page_file(self, path: str, content: bytes, config: MkDocsConfig) -> File:
        file = File.generated(config, path, content=content)
        file.edit_uri = self._pages.sources.get(path)
        if path in self._pages.texts:
            # A page changes with the YAML file that it is made from: other plugins ask that file
            # for its date.
            file.abs_src_path = str(Path(config.docs_dir, file.edit_uri or "course.yml"))
            file.generated_by = None
        return file

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Reckon how much there is to do: MkDocs goes through its pages twice, to read and to write them."""
        self._steps, self._steps_in_all = count(1), 2 * len(files.documentation_pages())
        nav.items = self.selection.navigation(nav.items, files)
        self._aside = HtmlAside()
        # Not before: the plugin may stand below ours in mkdocs.yml.
        self._finished = self._finished_pages(config, files, nav)
        if self._finished and self._course and not self.helpers.count:
            made = [page for path in self._places if (page := files.get_file_from_path(path))]
            self._call_helpers(config, self._course, self._finished.count_missing(made))
        self._loaded = None
        self._nav, self._shown = nav, ThemeNavigation()

    def _finished_pages(
        self, config: MkDocsConfig, files: Files, nav: Navigation
    ) -> HtmlCache | None:
        """Return the pages that need not be made again, where nobody may look at more than one page."""
        search = config.plugins.get(of_theme(config, "search"))
        around = None
        if self._course and can_build_page_by_page(config):
            language = self._course.language
            around = page_surroundings(config, files, nav, self._made, self._sizes, language)
        finished = HtmlCache(self._cache, around) if around else None
        is_quick = speed_up_search(search, finished, self._aside if finished else None)
        return finished if is_quick or not search else None

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Remember, while serving, what single pages can be built with again."""
        prepare(env)
        if not can_build_page_by_page(config):
            return
        if config.theme.name:
            self._shown.speed_up(env, config.theme.name)
        if self._serving:
            self._begun = WholeBuild(config, files, self._nav, env, self._pages, self._inputs)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Keep room for the pictures of a page of the course; let an author's own page end in a way on."""
        self.report(next(self._steps), self._steps_in_all)
        if self._finished:
            if not self._serving and self.has_made(page):
                page.markdown = ""  # nobody else looks at it
                set_text(page.file, b"")
                self._aside.came_to(page)
            if self._finished.has(page):
                self._finished.restore(page, files)
                return ""
            self._finished.has_been_read(page)
        # MkDocs has not seen what was put aside of the page.
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *anchor_ids(html)}
        html = with_directions(html, direction(self._course.language)) if self._course else html
        if page.file.src_uri not in self._made:
            return html + self._way_on(page, config)
        return with_room(html, page.url, self._sizes) if is_material(config) else html

    @event_priority(100)
    def _take_back(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Give a page the HTML back that was put aside, before anybody looks at it."""
        self._aside.give_back(page)
        return context

    def _way_on(self, page: Page, config: MkDocsConfig) -> str:
        if page.is_homepage or not self._course:
            return ""
        path, urls = page.file.src_uri, config.use_directory_urls
        return "\n" + way_on(self._course, path, directory_urls=urls)

    def _show_navigation(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Show the lessons of the module that the page is in, and of each other module its name."""
        if self._finished and self._finished.has(page):
            self._finished.show(context, page)
        else:
            context["nav"] = self._shown.at(page, nav)
        return context

    @event_priority(-100)
    def _let_go(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Give a page the HTML back that the search need not look through."""
        self._aside.let_go(page)
        return context

    on_page_context = CombinedEvent(_take_back, _show_navigation, _let_go)

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Show modules by their names on pages that the theme makes by itself, such as 404.html."""
        if nav := context.get("nav"):
            context["nav"] = self._shown.at(None, nav)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend the page; tell the trainer on it, while serving, what is wrong with the course."""
        self.report(next(self._steps), self._steps_in_all)
        if not self.is_finished(page):
            pagefind = searches_with_pagefind(config)
            output = self._fixed_page(hidden_from_pagefind(output) if pagefind else output)
            if self._finished:
                self._finished.keep(page, output)
                page.content = ""
        if self._given:
            self._seen(output)
            return ""  # so that MkDocs writes nothing
        return with_banner(output, self._mistakes) if self._mistakes else output

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Mend the pages that the theme makes by itself, such as 404.html."""
        is_page = template_name.endswith(".html")
        return self._fixed_page(output_content) if is_page else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let handouts come into the finished site, and look it through one last time."""
        self._built, self._begun = self._begun, None
        self.helpers.end()
        self._cache.trim()
        self._lessons.cache.trim()
        if not self._publisher or not self._course:
            return
        try:
            self._publisher.publish(self._course, self._project(config))
        except NotPublishedError as error:
            raise CourseError(error.diagnostics) from error

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:
        """Build as little as can be after a change; let pages tell what is wrong with mkdocs.yml, too."""
        build = server.builder

        def build_what_changed() -> None:
            if not self._rebuild_quickly():
                build()

        settings, site = Path(config.config_file_path), Path(config.site_dir)
        server.builder = telling(build_what_changed, settings, site)
        look_more_often(server, len(self._inputs))
        return server

    def _rebuild_quickly(self) -> bool:
        """Build the pages whose lessons have changed; return whether that was all there was to do."""
        last = self._built
        if not last:
            return False
        now = inputs(last.config)
        if not only_lessons_changed(last.config, last.inputs, now):
            return False
        had_mistakes = bool(self._mistakes)
        self._course = self._read(last.config)
        made = self._make_pages(last.config, self._course)
        changed = changed_pages(last.pages, made)
        if changed is None:
            return False
        self._pages = made
        build_pages(last, changed, made)
        if self._mistakes or had_mistakes:
            show_on_every_page(Path(last.config.site_dir), self._mistakes)
        self._built = replace(last, pages=made, inputs=now)
        return True

    def on_build_error(self, *, error: Exception) -> None:
        """Say which hook or which other plugin an error comes from, in place of a traceback."""
        self.helpers.end()
        if problem := hook_error(error):
            raise CourseError((problem,)) from error
        if sentence := plugin_error(error, self):
            raise PluginError(sentence) from error

    def _project(self, config: MkDocsConfig) -> Project:
        return project_of(config, handouts=self.config.handouts)

    def _fixed_page(self, output: str) -> str:
        if not self._course:
            return output
        return searching_when_asked(fix_page(output, self._course.language), SEARCH_WHEN_ASKED)
