"""Owns what is built again while a site is served: the last whole build and new pages come in, changed files go out.

Only pages whose own text has changed are built, in the very way in which MkDocs builds all of them.
Whatever else may have changed, or a plugin that may look at more than its page, asks for a whole build.
"""

# First of all, so that there is a MkDocs to import.
from lessonwright.building.mkdocs_or_properdocs import log  # isort: split

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation

from lessonwright.building.mkdocs_yml import of_theme, read_settings
from lessonwright.files.file_digests import walk_files
from lessonwright.reading.content_folder import is_yaml
from lessonwright.site.pages_navigation_and_assets import Pages
from lessonwright.site.theme_fixes import with_banner

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

_OFTEN, _SELDOM = 0.1, 0.25
"""Seconds from one look for changes to the next, in a small folder and in one of very many files."""
_VERY_MANY = 600
_SETTLING = 0.03
"""Seconds after a change until a build begins, since editors write a file in several steps."""

Inputs = Mapping[str, tuple[int, int]]
"""The files that a site is made of, each with its size and when it was written."""

_PAGE_BY_PAGE = ("search", "offline", "lessonwright")
"""Plugins that treat each page by itself, whatever happens on others; they stand under their theme's
name, too."""


@dataclass(frozen=True)
class WholeBuild:
    """What a build of the whole site left behind."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    env: Environment
    pages: Pages
    inputs: Inputs


def inputs(config: MkDocsConfig) -> Inputs:
    """Return the files that a site is made of, as far as MkDocs looks for changes in them."""
    custom = config.theme.custom_dir
    watched = [config.docs_dir, config.config_file_path, custom, *map(str, config.watch)]
    found: dict[str, tuple[int, int]] = {}
    for file in _files(Path(path) for path in watched if path):
        status = file.stat()
        found[str(file)] = status.st_size, status.st_mtime_ns
    return found


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from (path / name for name in walk_files(path) if (path / name).is_file())
        elif path.is_file():
            yield path


def can_build_page_by_page(config: MkDocsConfig) -> bool:
    """Tell whether a page can be built by itself, with all the plugins that are set up."""
    known = {*_PAGE_BY_PAGE, *(of_theme(config, name) for name in _PAGE_BY_PAGE)}
    return not config.hooks and set(config.plugins) <= known


def only_lessons_changed(config: MkDocsConfig, before: Inputs, now: Inputs) -> bool:
    """Tell whether there are the same files, and none has changed but lessons and modules."""
    if before.keys() != now.keys():
        return False
    content = Path(config.docs_dir)
    changed = (Path(path) for path, mark in now.items() if before[path] != mark)
    return all(
        is_yaml(path.name) and content in path.parents and path.parent != content
        for path in changed
    )


def changed_pages(before: Pages, now: Pages) -> list[str] | None:
    """Return the pages whose text has changed; None where more has changed than the text of pages."""
    frames = ((p.navigation, p.sources, p.assets, [*p.texts]) for p in (before, now))
    one, other = frames
    if one != other:
        return None
    return [path for path, text in now.texts.items() if before.texts[path] != text]


def build_pages(build: WholeBuild, paths: Iterable[str], now: Pages) -> None:
    """Build these pages of a site again, and the index of its search."""
    config, files = build.config, build.files
    search = config.plugins.get(of_theme(config, "search"))
    documents = files.documentation_pages()
    for path in paths:
        file = files.get_file_from_path(path)
        if file is None or file.page is None or file.generated_by:
            continue  # the author has a page of this name
        set_text(file, now.texts[path])
        _populate_page(file.page, config, files)
        with replacing_page(search, file.page.url):
            _build_page(file.page, config, documents, build.nav, build.env)
        file.page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
        log.info("Built %s anew.", posixpath.join(".", file.dest_uri))
    if search:
        search.on_post_build(config=config)


@contextmanager
def replacing_page(search: Any, url: str) -> Iterator[None]:
    """Let what is added for a page in this block take the place of what was there of it."""
    index = getattr(search, "search_index", None)
    if index is None:
        yield
        return
    before = index.entries
    kept = [entry for entry in before if entry["location"].partition("#")[0] != url]
    places = (at for at, entry in enumerate(before) if entry["location"].partition("#")[0] == url)
    place = next(places, len(kept))
    index.entries = [*kept]
    yield
    rest, added = index.entries[: len(kept)], index.entries[len(kept) :]
    index.entries = [*rest[:place], *added, *rest[place:]]


def set_text(file: File, text: bytes) -> None:
    """Let a page that is made say something else, and leave it where it comes from."""
    source = file.abs_src_path
    file.content_bytes = text
    file.abs_src_path = source


def look_more_often(server: "LiveReloadServer", files: int) -> None:
    """Let a server see changes sooner than MkDocs does, which looks twice a second."""
    from watchdog.observers.polling import PollingObserver  # only a served site has any use for it

    watched = [*server._watched_paths]
    for path in watched:
        server.unwatch(path)
    server.observer = PollingObserver(timeout=_OFTEN if files < _VERY_MANY else _SELDOM)
    for path in watched:
        server.watch(path)
    server.build_delay = _SETTLING


def telling(build: Callable[[], None], config_file: Path, site: Path) -> Callable[[], None]:
    """Return a build that tells on the pages of the site what has broken it off."""

    def build_or_tell() -> None:
        try:
            build()
        except Exception as error:
            of_settings = read_settings(config_file).errors
            if not of_settings and not isinstance(error, MkDocsException):
                raise
            told: list[object] = [*of_settings] or [error.__context__ or error]
            log.error(
                "%s\n\nThe last good site stays up until this is mended.",
                "\n\n".join(map(str, told)),
            )
            show_on_every_page(site, told)

    return build_or_tell


def show_on_every_page(site: Path, mistakes: Sequence[object]) -> None:
    """Open every page of a site with what is wrong, or with nothing where all is well again."""
    for page in site.rglob("*.html"):
        page.write_text(with_banner(page.read_text(encoding="utf-8"), mistakes), encoding="utf-8")
