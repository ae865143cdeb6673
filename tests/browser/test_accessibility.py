"""What axe finds on each kind of page, with everything opened that can be opened: nothing."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page

from tests.browser.conftest import LESSONS, PAGES, Open

pytestmark = pytest.mark.browser

LESSON = PAGES[LESSONS[0]]
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = ["light", "dark"]
WIDTHS = [1280, 360]


def found(page: Page) -> list[str]:
    """Return what axe finds on the page, one line for each element."""
    options = {"resultTypes": ["violations"], "runOnly": STANDARDS}
    violations: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    told = [
        (violation["id"], *node["target"], node["html"])
        for violation in violations
        for node in violation["nodes"]
    ]
    return [" ".join(map(str, line)) for line in told if line[:2] != DRAWER]


OTHERS = {
    "emotional-intelligence": "emotional-intelligence/real-positive-attitude/",
    "customer-first": "customer-first/talk-in-your-head/",
    "mentoring-others": "mentoring-others/learning-from-real-experience/",
}
"""A lesson of each other module."""

DRAWER = ("region", "#__drawer")
"""The switch of Material's drawer stands before the header, in no landmark; moved, it would open
nothing any more."""


def answer(question: Locator) -> None:
    """Enter something, right or wrong."""
    for select in question.locator("fieldset select").all():
        select.select_option(index=1)
    for field in question.locator("fieldset input[type=text]").all():
        field.fill("7")
    for choice in question.locator("fieldset .lw-choice").all()[:1]:
        choice.locator("label").click()


def open_disclosures(page: Page) -> None:
    page.evaluate(
        "document.querySelectorAll('article details').forEach(details => { details.open = true })"
    )


def open_term(page: Page) -> None:
    page.locator("button.lw-term").first.click()
    page.locator(":popover-open").wait_for()


def open_drawer(page: Page) -> None:
    page.locator("[data-md-toggle=drawer]").focus()
    page.keyboard.press("Space")
    page.locator(".md-sidebar--primary").wait_for(state="visible")
    page.wait_for_timeout(400)


def open_search(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("mentor")
    page.locator(".md-search-result__item").first.wait_for()
    page.wait_for_timeout(400)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", [*PAGES.values(), *OTHERS.values()])
def test_axe_finds_nothing_with_every_disclosure_open(
    visit: Open, path: str, scheme: str, width: int
) -> None:
    page = visit(path, width=width, color_scheme=scheme, reduced_motion="reduce").page
    open_disclosures(page)
    assert found(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", [LESSON, *OTHERS.values()])
def test_axe_finds_nothing_with_everything_answered(visit: Open, path: str, scheme: str) -> None:
    page = visit(path, width=360, color_scheme=scheme, reduced_motion="reduce").page
    for question in page.locator("lw-quiz lw-question").all():
        answer(question)
        question.get_by_role("button", name=re.compile("^Check: ")).click()
    page.get_by_role("button", name="Finish the quiz").click()
    page.locator(".lw-result").wait_for()
    page.locator("lw-notes summary").click()
    assert found(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("opened", "width"),
    [
        (open_term, 1280),
        (open_term, 360),
        (open_drawer, 360),
        (open_search, 1280),
        (open_search, 360),
    ],
)
def test_axe_finds_nothing_with_this_open(
    visit: Open, opened: Callable[[Page], None], width: int, scheme: str
) -> None:
    page = visit(LESSON, width=width, color_scheme=scheme, reduced_motion="reduce").page
    opened(page)
    assert found(page) == []
