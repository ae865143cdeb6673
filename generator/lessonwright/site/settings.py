"""Owns the mkdocs.yml that goes with written pages: a course and its navigation come in, YAML comes out.

It is written as JSON values under YAML keys, which is YAML too, and needs no YAML library to write.
"""

import json
from html import escape
from typing import Any

from lessonwright.prose.dialect import ALWAYS
from lessonwright.prose.direction import direction
from lessonwright.site.pages import SCRIPTS, STYLES
from lessonwright.site.theme_language import theme_language
from lessonwright.spec.course import Course

FEATURES = ("navigation.indexes", "navigation.prune", "navigation.top", "content.tooltips", "search.suggest")


def settings(course: Course, navigation: list[Any]) -> str:
    """Return a MkDocs configuration that builds the pages with Material and no plugin of ours."""
    values = {
        "site_name": escape(course.title, quote=False),
        "docs_dir": "docs",
        "use_directory_urls": False,
        "theme": _theme(course),
        "plugins": ["search"],
        "markdown_extensions": [*ALWAYS, {"toc": {"permalink": True}}],
        "extra_css": list(STYLES),
        "extra_javascript": [{"path": path, "defer": True} for path in SCRIPTS],
        "nav": navigation,
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False, indent=2)}" for key, value in values.items())
    return "\n".join(lines) + "\n"


def _theme(course: Course) -> dict[str, Any]:
    light = {"media": "(prefers-color-scheme: light)", "scheme": "default", "toggle": _toggle("weather-night")}
    dark = {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "toggle": _toggle("weather-sunny")}
    theme = {
        "name": "material",
        # For Zensical, whose other look has a header that is hard to read in a colour of one's own.
        "variant": "classic",
        "language": theme_language(course.language),
        "direction": direction(course.language),
        "font": False,
        "features": list(FEATURES),
        "palette": [light, dark],
    }
    return theme | ({"logo": course.brand.logo} if course.brand.logo else {})


def _toggle(icon: str) -> dict[str, str]:
    return {"icon": f"material/{icon}", "name": "Light or dark"}
