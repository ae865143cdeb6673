"""What the browser tests of questions share: a small course, built as they need it, and a learner who opens it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import build_course, serve
from tests.browser.learning.courses import SITES

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drill-sites")


@pytest.fixture(scope="session")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("drill-projects")


@pytest.fixture(scope="session")
def origin(sites: Path) -> Iterator[str]:
    with serve(sites) as origin:
        yield origin


@pytest.fixture
def visit(learner: BrowserContext, origin: str, sites: Path, projects: Path) -> Visit:
    """Open a lesson of a served site in a tab of its own, or in `tab`."""

    def open_page(
        lesson: str = "kinds",
        *,
        site: str = "course",
        tab: Page | None = None,
        who: BrowserContext | None = None,
    ) -> Page:
        build_course(SITES[site], projects, sites / site)
        page = tab or (who or learner).new_page()
        page.goto(f"{origin}/{site}/first/{lesson}/")
        return page

    return open_page


@pytest.fixture
def kinds(visit: Visit) -> Page:
    return visit("kinds")
