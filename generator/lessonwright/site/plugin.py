"""Owns the one door to MkDocs: the plugin, and building or serving a site from Python.

In goes a MkDocs configuration; the work is done by `spec.load` and `site.pages`, and MkDocs renders what they return.
"""

import logging
import posixpath
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, Literal

from mkdocs.commands.build import build
from mkdocs.commands.serve import serve
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugins
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from lessonwright.prose.dialect import ALWAYS
from lessonwright.prose.words import words
from lessonwright.site.address import Addresses
from lessonwright.site.banner import with_banner
from lessonwright.site.mend import mended
from lessonwright.site.nearby import nearby
from lessonwright.site.pages import FILE_WORKER, SCRIPTS, STYLES, Pages, pages
from lessonwright.site.publisher import NotPublishedError, Project, Publisher, installed_publisher
from lessonwright.site.theme_language import theme_language
from lessonwright.spec.course import Course
from lessonwright.spec.diagnostic import Diagnostic
from lessonwright.spec.folder import is_course_file
from lessonwright.spec.load import load_course
from lessonwright.spec.undisturbed import undisturbed

_log = logging.getLogger("mkdocs.plugins.lessonwright")
_MATERIALS_OWN_FONTS = {"text": "Roboto", "code": "Roboto Mono"}
_OFFLINE = "material/offline"

Report = Callable[[int, int], None]
"""Takes the number of the step that is done and how many there are."""


class CourseError(PluginError):
    """The course has mistakes; each is a diagnostic."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("\n\n".join(map(str, diagnostics)))
        self.diagnostics = diagnostics


class SiteError(Exception):
    """The site could not be built; says why, with the course's diagnostics where they are the reason."""

    def __init__(self, message: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.diagnostics = diagnostics


class Settings(Config):  # type: ignore[no-untyped-call]
    """How a build goes, as mkdocs.yml says it; everything about the course itself stands in course.yml."""

    handouts = Type(bool, default=True)
    """Whether a build makes PDFs, too."""


class LessonwrightPlugin(BasePlugin[Settings]):  # type: ignore[no-untyped-call]
    """Replaces a course's YAML files by pages; MkDocs keeps one instance alive while it serves."""

    def __init__(self) -> None:
        self._serving = False
        self._course: Course | None = None
        self._mistakes: tuple[Diagnostic, ...] = ()
        self._pages: Pages
        self.report: Report = _unreported
        self.publisher: Publisher | None = None
        """Who puts handouts into the site and looks it through; None while serving, on every change too slow."""
        self._steps = count(1)
        self._steps_in_all = 0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a mistake may stop the build, or must leave the last good site standing."""
        self._serving = command == "serve"

    @undisturbed()
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the course before MkDocs touches the last site, and set up what its pages need."""
        self._course = course = self._read(Path(config.docs_dir), logging.INFO if config.strict else logging.WARNING)
        # Not in on_startup, which a program that calls MkDocs' own build() may leave out.
        if not self._serving:
            self.publisher = self.publisher or installed_publisher(self.config.handouts)
        config.markdown_extensions += [name for name in ALWAYS if name not in config.markdown_extensions]
        config.extra_css[:0] = STYLES
        if _OFFLINE in config.plugins:
            self._set_up_offline(config)
        config.extra_javascript[:0] = [_deferred(path) for path in SCRIPTS]
        handouts = self.publisher.names(course) if self.publisher else {}
        dialect = _project(config).dialect(course)
        self._pages = pages(course, dialect, directory_urls=config.use_directory_urls, handouts=handouts)
        if config.theme.name == "material":
            _set_up_material(config, course)
        return config

    def _set_up_offline(self, config: MkDocsConfig) -> None:
        """Take pages by their files, and a worker for the search that comes with the site, not from elsewhere."""
        config.use_directory_urls = False
        others = [script for script in config.extra.get("polyfills", []) if "iframe-worker" not in str(script)]
        config.extra["polyfills"] = [*others, FILE_WORKER]

    def _read(self, content: Path, level: int) -> Course:
        loaded = load_course(_from_here(content))
        self._mistakes = () if loaded.course else loaded.diagnostics
        if not loaded.course and not (self._serving and self._course):
            raise CourseError(loaded.diagnostics)
        for diagnostic in loaded.diagnostics:
            _log.log(level, "%s\n", diagnostic)
        if loaded.course:
            return loaded.course
        assert self._course is not None  # noqa: S101 - else the mistakes have been raised above
        _log.log(level, "The last good site stays up until this is mended.")
        return self._course

    @event_priority(100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Take the course's YAML, and copies of it, out of the site and put its pages in."""
        for file in [*files]:
            if is_course_file(posixpath.basename(file.src_uri)):
                files.remove(file)
        for path, content in self._pages.files.items():
            if not files.get_file_from_path(path):
                files.append(self._generated(path, content, config))
        config.nav = config.nav or self._navigation(files)
        return files

    def _generated(self, path: str, content: str | bytes, config: MkDocsConfig) -> File:
        file = File.generated(config, path, content=content)
        file.edit_uri = self._pages.sources.get(path)
        return file

    def _navigation(self, files: Files) -> list[Any]:
        """Return the course's navigation, with the author's own pages at the top level behind it."""
        others = [file.src_uri for file in files.documentation_pages() if file.src_uri not in self._pages.markdown]
        return [*self._pages.navigation, *(path for path in others if posixpath.dirname(path) == "")]

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Reckon how much there is to do: MkDocs goes through its pages twice, to read and to write them."""
        self._steps, self._steps_in_all = count(1), 2 * len(files.documentation_pages())

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Report that a page has been read."""
        self.report(next(self._steps), self._steps_in_all)

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Show the module that the page is in, and the pages about the course; no other module."""
        context["nav"] = Navigation(nearby(nav.items, page, Section), nav.pages[:1])
        return context

    def on_template_context(self, context: Any, *, template_name: str, config: MkDocsConfig) -> Any:
        """Show no module on pages that the theme makes by itself, such as 404.html."""
        if nav := context.get("nav"):
            context["nav"] = Navigation(nearby(nav.items, None, Section), nav.pages[:1])
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Mend the page; tell the trainer on it, while serving, what is wrong with the course."""
        self.report(next(self._steps), self._steps_in_all)
        page_mended = self._mended(output)
        return with_banner(page_mended, self._mistakes) if self._serving and self._mistakes else page_mended

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Mend the pages that the theme makes by itself, such as 404.html."""
        return self._mended(output_content) if template_name.endswith(".html") else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Let handouts come into the finished site, and look it through one last time."""
        if not self.publisher or not self._course:
            return
        try:
            self.publisher.publish(self._course, _project(config))
        except NotPublishedError as error:
            raise CourseError(error.diagnostics) from error

    def _mended(self, output: str) -> str:
        return mended(output, words(self._course.language)) if self._course else output


def _unreported(step: int, steps: int) -> None:
    """Report to nobody."""


def build_site(
    config_file: Path,
    site_dir: Path,
    *,
    strict: bool = False,
    offline: bool = False,
    publisher: Publisher | None = None,
    on_page: Report = _unreported,
) -> Path:
    """Build the site into a folder and return it; raise `SiteError` where it cannot be built.

    An offline site works when its files are opened without a server, search included. With no publisher, nothing is
    put into the site; it is looked through all the same.
    """
    try:
        config = _with_plugin(load_config(str(config_file), site_dir=str(site_dir), strict=strict or None))
        if offline and config.theme.name == "material":
            _add_offline_plugin(config)
        config.plugins.on_startup(command="build", dirty=False)
        for plugin in _ours(config):
            plugin.report, plugin.publisher = on_page, publisher or installed_publisher(handouts=False)
        build(config)
        config.plugins.on_shutdown()
    except (MkDocsException, Abort) as error:
        raise _site_error(error) from error
    return site_dir


def _with_plugin(config: MkDocsConfig) -> MkDocsConfig:
    """Return the configuration; refuse one without our plugin, which would publish the course's YAML as it is."""
    if not _ours(config):
        name = Path(config.config_file_path).name
        raise SiteError(f"{name} does not name the plugin: add `- lessonwright` under `plugins:`")
    return config


def _add_offline_plugin(config: MkDocsConfig) -> None:
    """Add Material's own plugin, which turns the search index into a script; a search that is off stays off."""
    if _OFFLINE not in config.plugins:
        plugin = get_plugins()[_OFFLINE].load()()
        plugin.load_config({})
        config.plugins[_OFFLINE] = plugin


def _site_error(error: BaseException) -> SiteError:
    reason = error.__context__ if isinstance(error, Abort) and error.__context__ else error
    return SiteError(str(reason), reason.diagnostics if isinstance(reason, CourseError) else ())


def serve_site(config_file: Path, address: str | None = None, *, open_browser: bool = False) -> None:
    """Serve the site and build it again whenever a file changes, until interrupted."""
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    _with_plugin(_loaded(config_file))
    try:
        serve(str(config_file), open_in_browser=open_browser, **options)
    except (MkDocsException, Abort) as error:
        raise _site_error(error) from error


def content_folder(config_file: Path) -> Path:
    """Return the content folder that a MkDocs configuration names, as it is written from the current folder."""
    return _from_here(Path(_loaded(config_file).docs_dir))


def project(config_file: Path) -> Project:
    """Return what a MkDocs configuration says about a course and its site."""
    return _project(_loaded(config_file))


def _project(config: MkDocsConfig) -> Project:
    addresses = Addresses(config.use_directory_urls and _OFFLINE not in config.plugins)
    site = config.site_url
    return Project(
        folder=Path(config.config_file_path).resolve().parent,
        content=_from_here(Path(config.docs_dir)),
        site=Path(config.site_dir),
        url=lambda source: addresses.absolute(site, source) if site else None,
        handouts=all(plugin.config.handouts for plugin in _ours(config)),
        extensions=tuple(dict.fromkeys([*config.markdown_extensions, *ALWAYS])),
        extension_settings=config.mdx_configs,
    )


def _ours(config: MkDocsConfig) -> list[LessonwrightPlugin]:
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, LessonwrightPlugin)]


def _loaded(config_file: Path) -> MkDocsConfig:
    try:
        return load_config(str(config_file))
    except (MkDocsException, Abort) as error:
        raise _site_error(error) from error


def _set_up_material(config: MkDocsConfig, course: Course) -> None:
    """Keep the pages from asking Google for fonts, and let Material speak the course's language."""
    if config.theme["font"] == _MATERIALS_OWN_FONTS:
        config.theme["font"] = False
    if config.theme["language"] == "en":
        config.theme["language"] = theme_language(course.language)


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def _from_here(folder: Path) -> Path:
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
