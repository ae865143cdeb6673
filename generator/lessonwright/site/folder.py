"""Owns the site as a folder that needs no plugin of ours: Markdown pages, media and a mkdocs.yml beside them.

In go a course and its content folder; out comes a folder that MkDocs, or another engine that reads MkDocs' Markdown
and configuration, builds with Material alone.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lessonwright.site.pages import pages, way_on, with_own_pages
from lessonwright.site.picture_size import sizes_below
from lessonwright.site.settings import settings
from lessonwright.spec.course import Course
from lessonwright.spec.folder import is_published
from lessonwright.spec.undisturbed import undisturbed


def write_pages(course: Course, content: Path, target: Path, on_page: Callable[[int, int], None] | None = None) -> int:
    """Write the pages, the author's other files and a mkdocs.yml below `target`; return the number of pages."""
    with undisturbed():
        built = pages(course, directory_urls=False, size_of=sizes_below(content))
    docs = target / "docs"
    others = list(_other_files(content))
    for file in others:
        _copy(file, docs / file.relative_to(content))
    for page in _own_pages(others, content):
        with (docs / page).open("a", encoding="utf-8") as own_page:
            own_page.write(f"\n\n{way_on(course, page)}\n")
    for path, data in built.assets.items():
        _write(docs / path, data)
    for number, (path, text) in enumerate(built.markdown.items(), 1):
        if not (docs / path).exists():
            _write(docs / path, text.encode())
        if on_page:
            on_page(number, len(built.markdown))
    own = (page for page in _own_pages(others, content) if "/" not in page)
    _write(target / "mkdocs.yml", settings(course, with_own_pages(built.navigation, own)).encode())
    return len(built.markdown)


def _other_files(content: Path) -> Iterator[Path]:
    for file in sorted(content.rglob("*")):
        hidden = any(part.startswith(".") for part in file.relative_to(content).parts)
        if file.is_file() and not hidden and is_published(file.name):
            yield file


def _own_pages(others: Iterable[Path], content: Path) -> list[str]:
    """Return the pages that the author wrote in Markdown, but for a home page."""
    paths = [file.relative_to(content).as_posix() for file in others if file.suffix == ".md"]
    return [path for path in paths if path != "index.md"]


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
