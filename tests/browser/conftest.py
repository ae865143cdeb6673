"""What all browser tests share: a browser, a learner who has never been here, and built courses on a server."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lessonwright.site.plugin import build_site

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
FLAGS += ["--disable-component-update", "--disable-sync"]
CONFIG = """\
site_name: A course
docs_dir: content
theme:
  name: material
  palette:
    - {media: "(prefers-color-scheme: light)", scheme: default, toggle: {icon: material/weather-night, name: Dark}}
    - {media: "(prefers-color-scheme: dark)", scheme: slate, toggle: {icon: material/weather-sunny, name: Light}}
plugins: [search, lessonwright]
"""
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

NewLearner = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = os.environ.get("LESSONWRIGHT_BROWSER") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_learner(browser: Browser) -> Iterator[NewLearner]:
    """Browsers that have never been here; what our script throws fails the test."""
    contexts: list[BrowserContext] = []
    thrown: list[str] = []

    def make(**options: object) -> BrowserContext:
        wanted = {"locale": "en-GB", "timezone_id": "America/Los_Angeles", "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**wanted))  # type: ignore[arg-type]
        contexts[-1].set_default_timeout(5_000)
        contexts[-1].on("weberror", lambda error: thrown.append(f"{error.error}\n{error.error.stack}"))
        return contexts[-1]

    yield make
    for context in contexts:
        context.close()
    assert not [error for error in thrown if "/assets/lessonwright/" in error]


@pytest.fixture
def learner(new_learner: NewLearner) -> BrowserContext:
    return new_learner()


def write_project(folder: Path, files: dict[str, str], config: str = CONFIG) -> Path:
    """Write a course as its author has it, and return its mkdocs.yml."""
    for name, text in {"mkdocs.yml": config, **{f"content/{path}": text for path, text in files.items()}}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def build_course(files: dict[str, str], projects: Path, site: Path, config: str = CONFIG) -> Path:
    """Build a course's site with the real generator, once."""
    return site if site.exists() else build_site(write_project(projects / site.name, files, config), site)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder and give its origin."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def problems(page: Page, context: str = ".lw") -> list[str]:
    """Return what axe finds wrong in our parts of the page, by WCAG 2.2 A and AA."""
    found = Axe().run(page, context=context, options={"runOnly": WCAG}).response["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
