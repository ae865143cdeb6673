"""Owns a MkDocs configuration as far as a course is concerned: what it says of one, and what the pages need of it."""

import lessonwright.building.engine  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

# isort: split

from pathlib import Path

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig

from lessonwright.building.publisher_interface import Project
from lessonwright.course.course import Course
from lessonwright.markup import html_blocks
from lessonwright.markup.dialect import ALWAYS
from lessonwright.message_wording import relative_to_cwd
from lessonwright.prose.direction import direction
from lessonwright.site.addresses import Addresses
from lessonwright.site.pages import FILE_WORKER, SCRIPTS, STYLES
from lessonwright.site.theme_fixes import theme_language

_MATERIALS = ("material", "materialx")
"""Material for MkDocs, and MaterialX, which goes on from it; the plugins that come with each bear
its name."""
_MATERIALS_OWN_FONTS = {"text": "Roboto", "code": "Roboto Mono"}


class Settings(Config):  # type: ignore[no-untyped-call]
    """How a build goes, as mkdocs.yml says it; everything about the course itself stands in course.yml."""

    handouts = Type(bool, default=True)
    """Whether a build makes PDFs, too."""


def is_material(config: MkDocsConfig) -> bool:
    """Tell whether the theme is Material, by either of its names."""
    return config.theme.name in _MATERIALS


def searches_with_pagefind(config: MkDocsConfig) -> bool:
    """Tell whether the site is searched with Pagefind, which reads the finished pages."""
    return config.theme.name == "materialx"


def of_theme(config: MkDocsConfig, plugin: str) -> str:
    """Return the full name of a plugin that comes with the theme."""
    return f"{config.theme.name}/{plugin}"


def is_offline(config: MkDocsConfig) -> bool:
    """Tell whether the site is to open from a folder, search included."""
    return of_theme(config, "offline") in config.plugins


def project_of(config: MkDocsConfig, *, handouts: bool) -> Project:
    """Return what a configuration says about a course and its site."""
    addresses = Addresses(config.use_directory_urls and not is_offline(config))
    site = config.site_url
    extensions = (name for name in config.markdown_extensions if name != html_blocks.NAME)
    return Project(
        folder=Path(config.config_file_path).resolve().parent,
        content=relative_to_cwd(Path(config.docs_dir)),
        site=Path(config.site_dir),
        url=lambda source: addresses.absolute(site, source) if site else None,
        handouts=handouts,
        extensions=tuple(dict.fromkeys([*extensions, *ALWAYS])),
        extension_settings=config.mdx_configs,
    )


def set_up(config: MkDocsConfig, course: Course) -> None:
    """Add to a configuration what the pages of the course need."""
    config.markdown_extensions += [
        name for name in (*ALWAYS, html_blocks.NAME) if name not in config.markdown_extensions
    ]
    config.extra_css[:0] = STYLES
    if is_offline(config):
        _set_up_offline(config)
    config.extra_javascript[:0] = [_as_deferred_script(path) for path in SCRIPTS]
    if is_material(config):
        _set_up_material(config, course)


def _set_up_offline(config: MkDocsConfig) -> None:
    """Take pages by their files, and a worker for the search that comes with the site, not from elsewhere."""
    config.use_directory_urls = False
    others = [
        script for script in config.extra.get("polyfills", []) if "iframe-worker" not in str(script)
    ]
    config.extra["polyfills"] = [*others, FILE_WORKER]


def _set_up_material(config: MkDocsConfig, course: Course) -> None:
    """Keep the pages from asking Google for fonts; give Material the course's language, direction and logo."""
    if config.theme["font"] == _MATERIALS_OWN_FONTS:
        config.theme["font"] = False
    if config.theme["language"] == "en":
        config.theme["language"] = theme_language(course.language)
    # MaterialX's word for a header in the course's colour: what stands in it is then light.
    config.theme["topbar_style"] = "primary"
    # Of a language that Material does not have, it knows no direction either.
    config.theme["direction"] = config.theme.get("direction") or direction(course.language)
    if course.brand.logo and not _names_a_logo(config):
        # course.yml lies in docs_dir, so that its file names are the site's.
        config.theme["logo"] = course.brand.logo


def _names_a_logo(config: MkDocsConfig) -> bool:
    return bool(config.theme.get("logo") or (config.theme.get("icon") or {}).get("logo"))


def _as_deferred_script(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script
