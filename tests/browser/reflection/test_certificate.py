"""The certificate: what is missing first, then a sheet with name, date and code, on one landscape page."""

import re

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit, pass_everything
from tests.browser.reflection.test_prompts import HOSTILE
from tests.browser.sheet import printed

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("certificate/")


def sheets(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page, in points."""
    return [page.get_size() for page in pypdfium2.PdfDocument(pdf)]


def test_before_everything_is_passed_it_says_what_is_missing(page: Page) -> None:
    waiting = page.locator("[data-part=waiting]")
    expect(waiting).to_contain_text("3 lessons are still to do")
    expect(waiting.locator("p")).to_contain_text(
        "Pass the quiz; where a lesson has none, mark it as done"
    )
    expect(waiting.get_by_role("listitem")).to_have_text(
        ["Writing it down", "Choosing words", "Checking it"]
    )
    expect(page.locator(".lw-certificate__sheet")).to_be_hidden()
    assert not problems(page)
    waiting.get_by_role("link", name="Writing it down").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Writing it down")


def test_then_it_bears_name_date_extent_and_code(page: Page) -> None:
    pass_everything(page)
    page.get_by_label("Your name").fill("Ada Lovelace")
    sheet = page.locator(".lw-certificate__sheet")
    for words in (
        "Ada Lovelace",
        "has completed the course",
        "Small steps",
        "3 lessons, 1 hour 30 minutes",
        "Self-declared",
    ):
        expect(sheet).to_contain_text(words)
    expect(page.locator("[data-part=date]")).to_have_text(
        page.evaluate("Lessonwright.day(Date.now())")
    )
    expect(page.locator("[data-part=code]")).to_have_text(
        re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$")
    )
    assert not problems(page)
    page.reload()
    expect(sheet).to_contain_text("Ada Lovelace")


def test_its_rings_are_lines(page: Page) -> None:
    pass_everything(page)
    way = page.locator(".lw-certificate__sheet .lw-rings__way").first
    assert way.evaluate("one => getComputedStyle(one).fill") == "none"


def test_the_same_certificate_bears_the_same_code_and_another_name_another(page: Page) -> None:
    pass_everything(page)
    code = page.locator("[data-part=code]")
    codes = []
    for name in ("Ada Lovelace", "Grace Hopper", "  Ada  Lovelace "):
        page.get_by_label("Your name").fill(name)
        codes.append(code.text_content())
    assert codes[0] == codes[2] != codes[1]


def test_a_hostile_name_stays_a_name(page: Page) -> None:
    pass_everything(page)
    page.get_by_label("Your name").fill(HOSTILE[:80])
    expect(page.locator("[data-part=holder]")).to_have_text(HOSTILE[:80])
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("name", ["Ada Lovelace", "Wolfeschlegelsteinhausenbergerdorff " * 2])
def test_it_prints_on_one_page_however_the_paper_lies(page: Page, paper: str, name: str) -> None:
    pass_everything(page)
    page.get_by_label("Your name").fill(name)
    for landscape in (True, False):
        assert len(sheets(printed(page, paper, landscape=landscape, margin=1))) == 1


@pytest.mark.chromium("Playwright lets no other browser choose the paper that the page asks for")
def test_it_asks_for_paper_that_lies_on_its_long_side(page: Page) -> None:
    pass_everything(page)
    [(width, height)] = sheets(page.pdf(prefer_css_page_size=True))
    assert width > height


def test_a_narrow_screen_needs_no_scrolling_sideways(page: Page) -> None:
    pass_everything(page)
    page.set_viewport_size({"width": 320, "height": 700})
    page.get_by_label("Your name").fill("Wolfeschlegelsteinhausenbergerdorff")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
