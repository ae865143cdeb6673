"""Owns where pages and files stand on the site: paths below the content folder come in, paths and URLs come out."""

import posixpath
from dataclasses import dataclass
from urllib.parse import quote

ASSETS = "assets/lessonwright"
"""The folder of our scripts, styles and fonts in every site."""


@dataclass(frozen=True)
class Addresses:
    """How the site names its pages: `lesson/` with directory URLs, `lesson.html` without."""

    directory_urls: bool = True

    def relative(self, target: str, page: str) -> str:
        """Return the URL of a page or file as the page at `page` writes it."""
        here = posixpath.dirname(self._destination(page))
        url = _relative_path(self._destination(target), here)
        folder, name = posixpath.split(url)
        if self.directory_urls and name == "index.html":
            url = f"{folder}/" if folder else "./"
        return quote(url)

    def absolute(self, site: str, source: str) -> str:
        """Return the URL of what stands in the content folder at `source`, on the site that is published at `site`."""
        destination = self._destination(page_of(source))
        folder, name = posixpath.split(destination)
        shown = (
            f"{folder}/".lstrip("/")
            if self.directory_urls and name == "index.html"
            else destination
        )
        return f"{site.rstrip('/')}/{quote(shown)}"

    def _destination(self, path: str) -> str:
        stem, ending = posixpath.splitext(path)
        if ending != ".md":
            return path
        if self.directory_urls and posixpath.basename(stem) != "index":
            return f"{stem}/index.html"
        return f"{stem}.html"


def _relative_path(target: str, folder: str) -> str:
    """Return the way from a folder to a file; `relpath` asks the system for the current folder each time."""
    there, here = target.split("/"), folder.split("/") if folder else []
    if not {"", ".", ".."}.isdisjoint((*there, *here)):
        return posixpath.relpath(target, folder or ".")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def page_of(source: str) -> str:
    """Return the page made from a YAML file of the course; any other path comes back as it is."""
    folder, name = posixpath.split(source)
    if name in ("course.yml", "module.yml"):
        return posixpath.join(folder, "index.md")
    return f"{source.removesuffix('.yml')}.md" if name.endswith(".yml") else source
