"""Material's instant navigation: the page is exchanged without a reload, and everything goes on as before."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import CONFIG, build_course
from tests.browser.expectation import expect
from tests.browser.reflection.courses import FILES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def instant(origin: str, sites: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    address = f"{origin}/instant/"
    config = (
        CONFIG.replace("theme:\n", "theme:\n  features: [navigation.instant]\n")
        + f"site_url: {address}\n"
    )
    build_course(FILES, tmp_path_factory.mktemp("instant"), sites / "instant", config)
    return address


@pytest.fixture
def page(learner: BrowserContext, instant: str) -> Page:
    page = learner.new_page()
    page.goto(f"{instant}first/writing/")
    page.wait_for_load_state("networkidle")
    page.evaluate("window.stayed = true")
    return page


def go(page: Page, lesson: str) -> None:
    page.locator(".lw-next").get_by_role("link", name=lesson).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(lesson)
    assert page.evaluate("window.stayed") is True


def test_what_was_just_typed_is_there_on_return(page: Page) -> None:
    page.get_by_label("What happened?").press_sequentially("half a wo")
    go(page, "Choosing words")
    expect(page.locator(".lw-scene:visible")).to_have_count(1)
    page.get_by_role("button", name="I look it up at once.").click()
    go(page, "Writing it down")
    expect(page.get_by_label("What happened?")).to_have_value("half a wo")
    go(page, "Choosing words")
    expect(page.locator(".lw-scene__feedback")).to_be_visible()


def test_marks_and_ticks_go_along(page: Page) -> None:
    page.get_by_role("button", name="I have done this lesson").click()
    ticked = page.locator(".md-nav--primary a.md-nav__link:has(.lw-tick)").filter(
        has_text="Writing it down"
    )
    expect(ticked.first).to_be_attached()
    go(page, "Choosing words")
    expect(ticked.first).to_be_attached()
    expect(page.get_by_role("button", name="I have done this lesson")).to_have_attribute(
        "aria-pressed", "false"
    )


def test_the_certificate_has_its_own_script_at_each_visit(page: Page) -> None:
    for _ in range(2):
        page.locator(".md-nav--primary").get_by_role("link", name="Certificate").click()
        expect(page.locator("[data-part=waiting]").get_by_role("listitem")).not_to_have_count(0)
        assert (
            page.locator(".lw-certificate__form").evaluate("form => getComputedStyle(form).display")
            == "flex"
        )
        page.locator("[data-part=waiting]").get_by_role("link", name="Writing it down").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Writing it down")
    assert page.evaluate("window.stayed") is True


def test_journal_entries_are_listed_once(page: Page) -> None:
    page.get_by_role("group", name="One win of today").get_by_label("Entry", exact=True).fill(
        "A win"
    )
    page.get_by_role("button", name="Keep this entry").click()
    go(page, "Choosing words")
    go(page, "Writing it down")
    expect(page.locator(".lw-entry__text")).to_have_text(["A win"])
