"""Owns the site as a folder that needs no plugin of ours: Markdown, media and a mkdocs.yml."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from lessonwright.course.course import Course
from lessonwright.files.gc_pause import gc_paused
from lessonwright.markup.dialect import ALWAYS
from lessonwright.prose.words import direction
from lessonwright.reading.content_folder import is_published
from lessonwright.reading.picture_faults_and_sizes import sizes_below
from lessonwright.site.author_text_on_pages import own_page, texts_below
from lessonwright.site.pages_navigation_and_assets import SCRIPTS, STYLES, pages, way_on
from lessonwright.site.theme_fixes import theme_language

FEATURES = (
    "navigation.indexes",
    "navigation.prune",
    "navigation.top",
    "content.tooltips",
    "search.suggest",
)


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
    lines = (
        f"{key}: {json.dumps(value, ensure_ascii=False, indent=2)}" for key, value in values.items()
    )
    return "\n".join(lines) + "\n"


def _theme(course: Course) -> dict[str, Any]:
    light = {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": _toggle("weather-night"),
    }
    dark = {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": _toggle("weather-sunny"),
    }
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


def write_pages(
    course: Course, content: Path, target: Path, on_page: Callable[[int, int], None] | None = None
) -> int:
    """Write the pages, the author's other files and a mkdocs.yml below `target`; return the number of pages."""
    with gc_paused():
        built = pages(
            course,
            directory_urls=False,
            size_of=sizes_below(content),
            captions=texts_below(content),
        )
    docs = target / "docs"
    others = list(_other_files(content))
    for file in others:
        _copy(file, docs / file.relative_to(content), course, file.relative_to(content).as_posix())
    for page in _own_pages(others, content):
        with (docs / page).open("a", encoding="utf-8", newline="\n") as written:
            written.write(f"\n\n{way_on(course, page, directory_urls=False)}\n")
    for path, data in built.assets.items():
        _write(docs / path, data)
    for number, (path, text) in enumerate(built.texts.items(), 1):
        if not (docs / path).exists():
            _write(docs / path, text)
        if on_page:
            on_page(number, len(built.texts))
    way = built.navigation_with(_own_pages(others, content))
    _write(target / "mkdocs.yml", settings(course, way).encode())
    return len(built.texts)


def _other_files(content: Path) -> Iterator[Path]:
    for file in sorted(content.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(content).parts)
        if file.is_file() and not hidden and is_published(file.name):
            yield file


def _own_pages(others: Iterable[Path], content: Path) -> list[str]:
    """Return the pages that the author wrote in Markdown, but for a home page."""
    paths = [file.relative_to(content).as_posix() for file in others if file.suffix == ".md"]
    return [path for path in paths if path != "index.md"]


def _copy(source: Path, target: Path, course: Course, path: str) -> None:
    """Copy a file; the links of an ordinary page are written so that any engine knows them."""
    if source.suffix.lower() == ".md":
        _write(target, own_page(source.read_text(encoding="utf-8"), path, course.reader).encode())
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
