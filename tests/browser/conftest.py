"""What the browser tests share: courses, really built and served, a browser to read them with, and learners."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from lessonwright.building.mkdocs_runner import build_site
from tests.browser.engine import ENGINE, started
from tests.conftest import ROOT

LESSONS = (
    "kind-and-honest",
    "better-than-last-time",
    "support-system",
    "notice-and-celebrate",
    "own-your-cycle",
)

PAGES = {
    "home": "",
    "self-assessment": "self-assessment/",
    "module": "self-mentoring/",
    **{lesson: f"self-mentoring/{lesson}/" for lesson in LESSONS},
    "role-play": "mentoring-others/learning-from-real-experience/",
    "poll": "customer-first/others-first/",
    "audio": "customer-first/when-the-mindset-drifts/",
    "review": "self-mentoring/review/",
    "what comes after": "follow-up/",
    "evaluation": "evaluation/",
    "managers": "managers/",
    "glossary": "glossary/",
    "sources": "sources/",
    "workbook": "workbook/",
    "certificate": "certificate/",
    "plain page": "about/",
    "lost page": "there-is-no-such-page/",
}
"""One address for each kind of page, and every lesson, since each shows other kinds of block,
question and prompt."""

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

REDUCED_MOTION = {"reduced_motion": "reduce"} if ENGINE == "chromium" else {}
"""The others are asked for it as they start."""

NewLearner = Callable[..., BrowserContext]


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder quietly, with its 404.html where there is no file, as GitHub Pages does."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_site(ROOT / "mkdocs.yml", tmp_path_factory.mktemp("built") / "site", strict=True)


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with started(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest.fixture(autouse=True)
def _chromium_alone(request: pytest.FixtureRequest) -> None:
    marker = request.node.get_closest_marker("chromium")
    if marker and ENGINE != "chromium":
        pytest.skip(marker.args[0])


@dataclass
class Visit:
    """A page open in a window of its own, and what it asked the network for."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Open = Callable[..., Visit]
"""Opens a page of the site: `visit(path, width=1280, scheme="light", javascript=True)`."""


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Open]:
    contexts = []

    def open_page(
        path: str, *, width: int = 1280, height: int = 900, javascript: bool = True, **options: Any
    ) -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=javascript, **options
        )
        contexts.append(context)
        visited = Visit(context.new_page())
        if ENGINE != "webkit":  # whose driver tells of neither
            visited.page.on("request", lambda request: visited.requests.append(request.url))
            visited.page.on("pageerror", lambda error: visited.complaints.append(str(error)))
        visited.page.goto(address + path, wait_until="load")
        return visited

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def new_learner(browser: Browser) -> Iterator[NewLearner]:
    """Browsers that have never been here; what our script throws fails the test."""
    contexts: list[BrowserContext] = []
    thrown: list[str] = []

    def make(**options: object) -> BrowserContext:
        for option in {
            "color_scheme": "dark",
            "java_script_enabled": False,
        }.items() & options.items():
            if ENGINE == "firefox":
                pytest.skip(f"Firefox cannot be asked for {option}")
        wanted = {
            "locale": "en-GB",
            "timezone_id": "America/Los_Angeles",
            **REDUCED_MOTION,
            **options,
        }
        contexts.append(browser.new_context(**wanted))  # type: ignore[arg-type]
        contexts[-1].set_default_timeout(5_000 if ENGINE == "chromium" else 20_000)
        contexts[-1].on(
            "weberror", lambda error: thrown.append(f"{error.error}\n{error.error.stack}")
        )
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
    for name, text in {
        "mkdocs.yml": config,
        **{f"content/{path}": text for path, text in files.items()},
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / "mkdocs.yml"


def build_course(files: dict[str, str], projects: Path, site: Path, config: str = CONFIG) -> Path:
    """Build a course's site with the real generator, once."""
    return (
        site
        if site.exists()
        else build_site(write_project(projects / site.name, files, config), site)
    )


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
