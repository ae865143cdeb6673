"""The explanation of a glossary term: beside the word on a wide screen, at the foot of a phone, by keyboard alone."""

import pytest
from playwright.sync_api import FloatRect, Locator, Page

from tests.browser.conftest import LESSONS, PAGES, Open
from tests.browser.expectation import expect

pytestmark = pytest.mark.browser

LESSON = PAGES[LESSONS[0]]


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found is not None
    return found


def explained(page: Page) -> Locator:
    return page.locator(".lw-explained:popover-open")


def test_it_opens_beside_its_term(visit: Open) -> None:
    page = visit(LESSON, width=1280).page
    term = page.locator("button.lw-term").first
    term.click()
    word, sheet = box(term), box(explained(page))
    gap = max(sheet["y"] - (word["y"] + word["height"]), word["y"] - (sheet["y"] + sheet["height"]))
    assert 0 <= gap < 40
    assert sheet["x"] <= word["x"] + word["width"]
    assert sheet["x"] + sheet["width"] >= word["x"]


def test_it_is_a_sheet_at_the_foot_of_a_phone(visit: Open) -> None:
    page = visit(LESSON, width=360, height=740).page
    page.locator("button.lw-term").first.click()
    sheet = box(explained(page))
    width = page.evaluate("document.documentElement.clientWidth")  # without a scroll bar
    assert (round(sheet["x"]), round(sheet["width"])) == (0, width)
    assert round(sheet["y"] + sheet["height"]) == 740


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_it_is_opened_read_and_closed_by_keyboard(visit: Open, key: str) -> None:
    page = visit(LESSON).page
    term = page.locator("button.lw-term").first
    term.focus()
    page.keyboard.press(key)
    expect(explained(page)).to_have_count(1)
    page.keyboard.press("Tab")
    expect(explained(page).get_by_role("link", name="Glossary")).to_be_focused()
    page.keyboard.press("Escape")
    expect(explained(page)).to_have_count(0)
    expect(term).to_be_focused()


FULL_STOPS_ALONE = """() => [...document.querySelectorAll("article button.lw-term")].filter(term => {
  const after = term.nextSibling;
  if (!/^[.,;:]/.test(after?.data ?? "")) return false;
  const sign = new Range();
  sign.setStart(after, 0);
  sign.setEnd(after, 1);
  return sign.getBoundingClientRect().top > term.getBoundingClientRect().bottom - 5;
}).map(term => term.textContent)"""


def test_no_line_begins_with_the_full_stop_after_a_term(visit: Open) -> None:
    page = visit(LESSON).page
    for width in range(300, 480, 3):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(FULL_STOPS_ALONE) == [], width


def test_it_opens_within_the_window_wherever_its_term_stands(visit: Open) -> None:
    page = visit(LESSON, width=1280).page
    term = page.locator("article button.lw-term").last
    term.evaluate("term => window.scrollBy(0, term.getBoundingClientRect().top - 80)")
    term.evaluate("term => term.focus({ preventScroll: true })")
    page.keyboard.press("Enter")
    page.wait_for_timeout(100)
    sheet = box(explained(page))
    assert min(sheet["x"], sheet["y"]) >= 0
    assert sheet["y"] + sheet["height"] <= page.evaluate("innerHeight") + 1
    assert sheet["x"] + sheet["width"] <= page.evaluate("innerWidth") + 1


def test_a_sheet_at_the_foot_leaves_its_term_to_be_seen(visit: Open) -> None:
    page = visit(LESSON, width=360, height=740).page
    term = page.locator("article button.lw-term").first
    term.evaluate(
        "term => window.scrollBy(0, term.getBoundingClientRect().bottom - innerHeight + 10)"
    )
    term.click()
    expect(explained(page)).to_have_count(1)
    page.wait_for_timeout(100)
    assert box(term)["y"] + box(term)["height"] <= box(explained(page))["y"]
