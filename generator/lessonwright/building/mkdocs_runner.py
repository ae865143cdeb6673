"""Owns building and serving a site by MkDocs, from Python: a mkdocs.yml comes in, a site comes out."""

# First of all, so that there is a MkDocs to import.
from lessonwright.building.mkdocs_or_properdocs import log  # isort: split

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import get_plugins

from lessonwright.building.build_errors import SiteError
from lessonwright.building.course_and_plugin_errors import CourseError, hook_error
from lessonwright.building.free_port import free_port
from lessonwright.building.handout_publisher import HandoutPublisher
from lessonwright.building.mkdocs_yml import (
    broken_settings,
    is_material,
    is_offline,
    of_theme,
    readable_settings,
)
from lessonwright.building.page_workers import Helpers, PageHelpers
from lessonwright.building.plugin import LessonwrightPlugin
from lessonwright.building.project_settings import ProgressReport, Publisher, report_nothing
from lessonwright.building.site_selection import EVERYTHING, Selection

_HIGHEST_PORT = 65535


def build_site(
    config_file: Path,
    site_dir: Path,
    *,
    strict: bool = False,
    offline: bool = False,
    publisher: Publisher | None = None,
    on_page: ProgressReport = report_nothing,
    selection: Selection = EVERYTHING,
    fresh: bool = False,
    helpers: Helpers | None = None,
) -> Path:
    """Build the site into a folder and return it; raise `SiteError` where it cannot be built.

    An offline site works when its files are opened without a server, search included. With no
    publisher, nothing is put into the site; it is looked through all the same. Where the selection
    leaves something out, links to it are no mistake. A fresh build takes no page from an earlier
    one. These help with the pages; with none given, one process for each core makes some.
    """
    with _in_words():
        loaded = _load_config(
            config_file, site_dir=str(site_dir), strict=strict or None, tell_warnings=True
        )
        config = _with_plugin(loaded)
        if offline and is_material(config):
            add_offline_plugin(config)
        if not selection.is_everything:
            _let_links_lead_nowhere(config)
        config.plugins.on_startup(command="build", dirty=False)
        for plugin in _ours(config):
            plugin.report, plugin.publisher = (
                on_page,
                publisher or HandoutPublisher(handouts=False),
            )
            plugin.selection, plugin.fresh = selection, fresh
            plugin.helpers = helpers or PageHelpers()
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
            # MkDocs keeps one instance in a process, for whatever is built in it later.
            for plugin in _ours(config):
                plugin.report, plugin.publisher = report_nothing, None
                plugin.selection, plugin.fresh, plugin.helpers = EVERYTHING, False, PageHelpers()
    return site_dir


@contextmanager
def _in_words() -> Iterator[None]:
    """Raise `SiteError` for whatever breaks MkDocs off and an author can cure."""
    try:
        yield
    except (MkDocsException, Abort) as error:
        raise _site_error(error) from error
    except Exception as error:
        # MkDocs lets plugins say something of an error only once it builds, and not when it starts
        # or ends.
        problem = hook_error(error)
        if not problem:
            raise
        raise broken_settings((problem,)) from error


def _with_plugin(config: MkDocsConfig) -> MkDocsConfig:
    """Return the configuration; refuse one without our plugin, which would publish the course's YAML as it is."""
    if not _ours(config):
        name = Path(config.config_file_path).name
        raise SiteError(f"{name} does not name the plugin: add `- lessonwright` under `plugins:`")
    return config


def add_offline_plugin(config: MkDocsConfig) -> None:
    """Add Material's own plugin, which turns the search index into a script; a search that is off stays off."""
    name, search = of_theme(config, "offline"), config.plugins.get(of_theme(config, "search"))
    if not is_offline(config):
        plugin = get_plugins()[name].load()()
        plugin.load_config({})
        config.plugins[name] = plugin
    if search and "provider" in search.config:
        # MaterialX has two ways to search, and Pagefind's needs a server.
        search.config["provider"] = "lunr"


def _let_links_lead_nowhere(config: MkDocsConfig) -> None:
    """Tell no warning of links to what is not in the site, which whoever gets it takes out."""
    for links in (config.validation.links, config.validation.nav):
        links.not_found = logging.DEBUG


def _site_error(error: BaseException) -> SiteError:
    reason = error.__context__ if isinstance(error, Abort) and error.__context__ else error
    return SiteError(str(reason), reason.diagnostics if isinstance(reason, CourseError) else ())


def serve_site(
    config_file: Path, address: str | None = None, *, open_browser: bool = False
) -> None:
    """Serve the site and build it again whenever a file changes, until interrupted."""
    options: dict[str, Any] = {"dev_addr": address} if address else {}
    config = _with_plugin(_load_config(config_file))
    if not address:
        _need_port(config)
        options = _free_address(config)
    with _in_words():
        from mkdocs.commands.serve import serve  # it loads a web server, which only serving needs

        serve(str(config_file), open_in_browser=open_browser, **options)


def _free_address(config: MkDocsConfig) -> dict[str, str]:
    """Return the address to serve at in place of the configuration's own, if that is in use, as by another course."""
    host, port = config.dev_addr
    free = free_port(host, port)
    if free == port:
        return {}
    log.info("%s:%s is in use already, so this course is shown at %s:%s", host, port, host, free)
    return {"dev_addr": f"{host}:{free}"}


def _need_port(config: MkDocsConfig) -> None:
    """Raise `SiteError` for a port that no computer has, which MkDocs takes as it is."""
    port = config.dev_addr.port
    if not 0 <= port <= _HIGHEST_PORT:
        said = f"In {Path(config.config_file_path).name}, `dev_addr` names the port {port}, and the highest is"
        raise SiteError(f"{said} {_HIGHEST_PORT}. Write `dev_addr: 127.0.0.1:8000`.")


def _ours(config: MkDocsConfig) -> list[LessonwrightPlugin]:
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, LessonwrightPlugin)]


def _load_config(
    config_file: Path, *, strict: bool | None = None, tell_warnings: bool = False, **options: Any
) -> MkDocsConfig:
    """Return a configuration that can be built; of the commands that read it, only what builds tells its warnings."""
    settings, config = readable_settings(config_file, strict=strict, **options)
    if strict and settings.problems:
        raise broken_settings(settings.problems)
    for problem in settings.problems if tell_warnings else ():
        log.warning("%s\n", problem)
    return config
