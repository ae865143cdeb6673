"""Owns what a mkdocs.yml names and this computer does not have: settings come in, a sentence or nothing comes out."""

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugins
from mkdocs.utils import get_theme_names

_TO_ADD = "Take its line out, or install the package that brings it."
_FIXED = (
    "Take its line out, or install Lessonwright with pip, as its documentation says: to that, plugins can be added, "
    "and to this program they cannot."
)


def absence(config: MkDocsConfig) -> str | None:
    """Return a sentence about the first plugin, theme or Markdown extension that is not there.

    The settings are taken as they were written, before MkDocs has looked for what they name.
    """
    theme = next(_names(config["theme"] or []), "")
    for key, names, there in (
        ("theme", [theme] if theme else [], _is_theme),
        ("plugins", _names(config["plugins"] or []), lambda name: _is_plugin(name, theme)),
        ("markdown_extensions", _names(config["markdown_extensions"] or []), _is_extension),
    ):
        if name := _first(names, there):
            return f"`{key}:` names `{name}`, which {_missing()}"
    return None


def _first(names: Any, there: Callable[[str], bool]) -> str | None:
    return next((name for name in names if not there(name)), None)


def _missing() -> str:
    if getattr(sys, "frozen", False):
        return f"is not in this program. {_FIXED}"
    return f"is not installed. {_TO_ADD}"


def _names(written: Any) -> Iterator[str]:
    """Return the names in a setting: it may be a name, a list of names and of names with settings, or a mapping."""
    if isinstance(written, str):
        yield written
    elif isinstance(written, dict) and isinstance(written.get("name"), str):
        yield written["name"]
    elif isinstance(written, dict):
        yield from (name for name in written if isinstance(name, str))
    elif isinstance(written, list):
        for item in written:
            yield from _names(item)


def _is_theme(name: str) -> bool:
    return name in get_theme_names()


def _is_plugin(name: str, theme: str) -> bool:
    """Tell whether MkDocs finds a plugin: a theme's own come first, and a slash at the front passes them by."""
    return bool({name, f"{theme}/{name}", name.removeprefix("/")} & set(get_plugins()))


def _is_extension(name: str) -> bool:
    """Tell whether Markdown finds an extension, by its short name or by that of its module."""
    if entry_points(group="markdown.extensions", name=name):
        return True
    try:
        return find_spec(name.partition(":")[0]) is not None
    except (ImportError, ValueError):
        return False
