"""Owns building and serving a site from Python: a mkdocs.yml comes in, a site or what it says comes out."""

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
from lessonwright.building.build_messages import CourseError, hook_error
from lessonwright.building.free_port import free_port
from lessonwright.building.handout_publisher import HandoutPublisher
from lessonwright.building.interface import (
    ProgressReport,
    Project,
    Publisher,
    SiteSettings,
    report_nothing,
)
from lessonwright.building.mkdocs_config import (
    ProjectSettings,
    is_material,
    is_offline,
    of_theme,
    project_of,
    read_settings,
    wrong_as_yaml,
)
from lessonwright.building.plugin import (
    LessonwrightPlugin,
)
from lessonwright.building.site_selection import EVERYTHING, Selection
from lessonwright.message_wording import relative_to_cwd
from lessonwright.reading.diagnostic import Diagnostic

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
    processes: int | None = None,
) -> Path:
    """Build the site into a folder and return it; raise `SiteError` where it cannot be built.

    An offline site works when its files are opened without a server, search included. With no
    publisher, nothing is put into the site; it is looked through all the same. Where the selection
    leaves something out, links to it are no mistake. A fresh build takes no page from an earlier
    one. So many processes make pages; one for each core, where it is not said.
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
            plugin.processes = processes
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
            # MkDocs keeps one instance in a process, for whatever is built in it later.
            for plugin in _ours(config):
                plugin.report, plugin.publisher = report_nothing, None
                plugin.selection, plugin.fresh, plugin.processes = EVERYTHING, False, None
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
        raise _broken((problem,)) from error


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


def content_folder(config_file: Path) -> Path:
    """Return the content folder that a MkDocs configuration names, as it is written from the current folder."""
    return relative_to_cwd(Path(_load_config(config_file).docs_dir))


def project(config_file: Path) -> Project:
    """Return what a MkDocs configuration says about a course and its site."""
    return site_settings(config_file).project


def site_settings(config_file: Path) -> SiteSettings:
    """Return what a mkdocs.yml says; raise `SiteError` where that cannot be made out."""
    settings, config = _readable(config_file)
    wants_handouts = all(plugin.config.handouts for plugin in _ours(config))
    return SiteSettings(
        project_of(config, handouts=wants_handouts),
        _problems(settings),
        settings.hosts_asked("other-host"),
    )


def _ours(config: MkDocsConfig) -> list[LessonwrightPlugin]:
    return [plugin for plugin in config.plugins.values() if isinstance(plugin, LessonwrightPlugin)]


def settings_problems(config_file: Path) -> tuple[Diagnostic, ...]:
    """Return what is to be mended in a mkdocs.yml, and whether our plugin is missing from it."""
    return _problems(read_settings(config_file))


def _problems(settings: ProjectSettings) -> tuple[Diagnostic, ...]:
    is_known = settings.config is not None and "plugins" not in settings.duplicate_keys
    if settings.config is None or not is_known or _ours(settings.config):
        return settings.problems
    help_line = "under `plugins:`, add `- lessonwright`"
    return (
        *settings.problems,
        settings.diagnostic("plugins", "the plugin `lessonwright` is missing", help_line),
    )


def _load_config(
    config_file: Path, *, strict: bool | None = None, tell_warnings: bool = False, **options: Any
) -> MkDocsConfig:
    """Return a configuration that can be built; of the commands that read it, only what builds tells its warnings."""
    settings, config = _readable(config_file, strict=strict, **options)
    if strict and settings.problems:
        raise _broken(settings.problems)
    for problem in settings.problems if tell_warnings else ():
        log.warning("%s\n", problem)
    return config


def _readable(config_file: Path, **options: Any) -> tuple[ProjectSettings, MkDocsConfig]:
    """Return what a mkdocs.yml says, and the configuration in it; raise `SiteError` where there is none."""
    _need_content(config_file)
    settings = read_settings(config_file, **options)
    if settings.config is None:
        raise _broken(settings.problems)
    return settings, settings.config


def _broken(problems: tuple[Diagnostic, ...]) -> SiteError:
    return SiteError("\n\n".join(map(str, problems)), problems)


def _need_content(config_file: Path) -> None:
    """Raise `SiteError` where the content folder is not there, which MkDocs tells in the words of a programmer."""
    if problems := wrong_as_yaml(config_file):
        raise _broken(problems)
    config = MkDocsConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as file:
            config.load_file(file)
    except MkDocsException:
        return  # what is wrong with it is told by whoever reads all of it
    home, named = (
        config_file.absolute().parent,
        "docs" if config.docs_dir is None else config.docs_dir,
    )
    if isinstance(named, str) and not (home / named).is_dir():
        found = [file.parent.name for file in home.glob("*/course.yml")]
        help_line = (
            f"write `docs_dir: {found[0]}`"
            if len(found) == 1
            else "let `docs_dir:` name the folder of course.yml"
        )
        raise SiteError(
            f"There is no folder {relative_to_cwd(home / named)}. In {config_file.name}, {help_line}."
        )
