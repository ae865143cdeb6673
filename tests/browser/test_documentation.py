"""What axe finds on the documentation's own site: nothing."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import serve
from tests.browser.test_accessibility import SCHEMES, WIDTHS, found
from tests.docs.conftest import build_documentation

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    "tutorial.html",
    "how-to/print.html",
    "reference/course.html",
    "reference/messages.html",
    "reference/rules.html",
    "reference/commands.html",
    "changelog.html",
]
"""One of each kind: what only they have is tabs, pictures, answers of the command, definitions, and
long lists."""


@pytest.fixture(scope="module")
def documentation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(build_documentation(tmp_path_factory.mktemp("documentation") / "site")) as origin:
        yield origin


@pytest.fixture
def page(browser: Browser, scheme: str, width: int) -> Iterator[Page]:
    wanted: dict[str, Any] = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    context = browser.new_context(**wanted, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, page: Page, documentation: str) -> None:
    page.goto(f"{documentation}/{path}", wait_until="load")
    assert found(page) == []
