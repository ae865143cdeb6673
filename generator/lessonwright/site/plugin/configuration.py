"""Owns a MkDocs configuration as far as a course is concerned: what it says of one, and what the pages need of it."""

from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig

from lessonwright.prose.dialect import ALWAYS
from lessonwright.prose.direction import direction
from lessonwright.site.address import Addresses
from lessonwright.site.pages import FILE_WORKER, SCRIPTS, STYLES
from lessonwright.site.publisher import Project
from lessonwright.site.theme_language import theme_language
from lessonwright.spec.course import Course

OFFLINE = "material/offline"
_MATERIALS_OWN_FONTS = {"text": "Roboto", "code": "Roboto Mono"}


def project_of(config: MkDocsConfig, *, handouts: bool) -> Project:
    """Return what a configuration says about a course and its site."""
    addresses = Addresses(config.use_directory_urls and OFFLINE not in config.plugins)
    site = config.site_url
    return Project(
        folder=Path(config.config_file_path).resolve().parent,
        content=from_here(Path(config.docs_dir)),
        site=Path(config.site_dir),
        url=lambda source: addresses.absolute(site, source) if site else None,
        handouts=handouts,
        extensions=tuple(dict.fromkeys([*config.markdown_extensions, *ALWAYS])),
        extension_settings=config.mdx_configs,
    )


def set_up(config: MkDocsConfig, course: Course) -> None:
    """Add to a configuration what the pages of the course need."""
    config.markdown_extensions += [name for name in ALWAYS if name not in config.markdown_extensions]
    config.extra_css[:0] = STYLES
    if OFFLINE in config.plugins:
        _set_up_offline(config)
    config.extra_javascript[:0] = [_deferred(path) for path in SCRIPTS]
    if config.theme.name == "material":
        _set_up_material(config, course)


def _set_up_offline(config: MkDocsConfig) -> None:
    """Take pages by their files, and a worker for the search that comes with the site, not from elsewhere."""
    config.use_directory_urls = False
    others = [script for script in config.extra.get("polyfills", []) if "iframe-worker" not in str(script)]
    config.extra["polyfills"] = [*others, FILE_WORKER]


def _set_up_material(config: MkDocsConfig, course: Course) -> None:
    """Keep the pages from asking Google for fonts; give Material the course's language, direction and logo."""
    if config.theme["font"] == _MATERIALS_OWN_FONTS:
        config.theme["font"] = False
    if config.theme["language"] == "en":
        config.theme["language"] = theme_language(course.language)
    # Of a language that Material does not have, it knows no direction either.
    config.theme["direction"] = config.theme.get("direction") or direction(course.language)
    if course.brand.logo and not _names_a_logo(config):
        # course.yml lies in docs_dir, so that its file names are the site's.
        config.theme["logo"] = course.brand.logo


def _names_a_logo(config: MkDocsConfig) -> bool:
    return bool(config.theme.get("logo") or (config.theme.get("icon") or {}).get("logo"))


def _deferred(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def from_here(folder: Path) -> Path:
    """Return a folder as it is written from the current one."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder
