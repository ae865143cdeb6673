"""What the browser tests of reflection and progress share: built courses, a server for them, a browser's pages."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from lessonwright.site.plugin import build_site
from tests.browser.reflection.courses import FILES, REWORKED

CONFIG = "site_name: Small steps\ndocs_dir: content\ntheme: {name: material}\nplugins: [search, lessonwright]\n"

Visit = Callable[..., Page]
Build = Callable[..., Path]


def write_project(folder: Path, files: dict[str, str], config: str = CONFIG) -> Path:
    for name, text in {"mkdocs.yml": config, **{f"content/{path}": text for path, text in files.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder whose sub-folders are served: `course`, and `reworked`, the same after its author has changed it."""
    served = tmp_path_factory.mktemp("sites")
    projects = tmp_path_factory.mktemp("projects")
    for name, files in {"course": FILES, "reworked": {**FILES, **REWORKED}}.items():
        build_site(write_project(projects / name, files), served / name)
    return served


@pytest.fixture(scope="session")
def origin(sites: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=sites))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def learner(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never been here; what a page's script throws fails the test."""
    context = browser.new_context(locale="en-GB", timezone_id="America/Los_Angeles", accept_downloads=True)
    thrown: list[str] = []
    context.on("weberror", lambda error: thrown.append(str(error.error)))
    yield context
    context.close()
    assert not thrown


@pytest.fixture
def visit(learner: BrowserContext, origin: str) -> Visit:
    """Open a page of a served site in a tab of its own, or in `tab`."""

    def open_page(path: str, *, site: str = "course", tab: Page | None = None) -> Page:
        page = tab or learner.new_page()
        page.goto(f"{origin}/{site}/{path}")
        return page

    return open_page


@pytest.fixture
def writing(visit: Visit) -> Page:
    return visit("first/writing/")


def problems(page: Page) -> list[str]:
    """Return what axe finds wrong on the page, by WCAG 2.2 A and AA."""
    page.mouse.move(0, 0)
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = Axe().run(page, context=".lw", options={"runOnly": tags}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
