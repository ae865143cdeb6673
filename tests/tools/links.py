"""Owns the look for dead links in a built site: a folder comes in; each link that leads nowhere comes out.

Looked at are the addresses in every page and style sheet: what a page leads to, what it loads, and
the anchors on both.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_ADDRESSES = (
    "href",
    "src",
    "action",
    "poster",
    "data-src",
    "aria-describedby",
    "aria-labelledby",
    "for",
)
_OF_IDS = {"aria-describedby", "aria-labelledby", "for", "popovertarget"}
_STYLED = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)")
_SITE = "http://site.invalid/"


@dataclass
class _Page(HTMLParser):
    """One page: what it leads to, and the anchors in it."""

    text: str
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=lambda: {"", "top"})

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("id", "name"):
                self.anchors.add(value or "")
            elif name in _OF_IDS:
                self.links += [f"#{one}" for one in (value or "").split()]
            elif name in _ADDRESSES:
                self.links.append(value or "")
            elif name == "srcset":
                self.links += [one.split()[0] for one in (value or "").split(",")]


@dataclass(frozen=True)
class Site:
    """A built site in a folder, as it is published at the root of a host."""

    folder: Path

    @cached_property
    def _files(self) -> dict[str, Path]:
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path for path in found}

    @cached_property
    def _pages(self) -> dict[str, _Page]:
        listed = ((name, path) for name, path in self._files.items() if path.suffix == ".html")
        return {name: _Page(path.read_text(encoding="utf-8")) for name, path in listed}

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield each address in the site, with the file that it stands in."""
        for name, page in self._pages.items():
            yield from ((name, link) for link in page.links)
        for name, path in self._files.items():
            if path.suffix == ".css":
                yield from (
                    (name, link) for link in _STYLED.findall(path.read_text(encoding="utf-8"))
                )

    def dead_links(self) -> list[str]:
        """Return the links within the site that lead nowhere, each with the file that it stands in."""
        return [
            f"{name}: {link}"
            for name, link in self.links()
            if not self._leads_somewhere(name, link)
        ]

    def outward(self) -> list[str]:
        """Return the addresses on other hosts that pages and style sheets name."""
        return [link for name, link in self.links() if _is_elsewhere(urljoin(_SITE + name, link))]

    def _leads_somewhere(self, name: str, link: str) -> bool:
        address = urljoin(_SITE + name, link)
        if _is_elsewhere(address) or not address.startswith(_SITE):
            return True
        parts = urlsplit(address)
        path = unquote(parts.path).lstrip("/")
        file = path + "index.html" if not path or path.endswith("/") else path
        page = self._pages.get(file)
        return file in self._files and (page is None or unquote(parts.fragment) in page.anchors)


def _is_elsewhere(address: str) -> bool:
    return urlsplit(address).scheme in ("http", "https") and not address.startswith(_SITE)
