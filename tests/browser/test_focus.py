"""The keyboard's place is never under the header that stays at the top (WCAG 2.2, 2.4.11), forwards and backwards."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LESSONS, PAGES, Open

pytestmark = pytest.mark.browser

STOPS = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
  .filter(one => one.checkVisibility() && !one.disabled && one.type !== "hidden").length"""
LOOK = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
  const one = document.activeElement;
  const { top, bottom, width } = one.getBoundingClientRect();
  const header = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const needed = one.matches("textarea") ? top + 40 : bottom; // of a text, the browser shows the line of the caret
  const isSeen = top >= header - 1 && (needed <= innerHeight + 1 || top <= header + 80);
  const isOnPage = one.closest("article, .md-footer") && width > 1;
  done(isSeen || !isOnPage ? null : `${Math.round(top)} to ${Math.round(bottom)}: ${one.outerHTML.slice(0, 120)}`);
})))"""
"""Tells, once the browser has scrolled, the place of what has the focus where the header or an edge
covers it."""


LONGEST = "own-your-cycle"
KINDS = [name for name in PAGES if name == LONGEST or name not in LESSONS]
"""Every kind of page; of the lessons, the one with the most to go to."""


def hidden_stops(page: Page, key: str) -> list[str]:
    """Return what the focus was on, below the header or outside the window, while this key led through the page."""
    found = []
    for _ in range(page.evaluate(STOPS) + 10):
        page.keyboard.press(key)
        found.append(page.evaluate(LOOK))
    return [stop for stop in found if stop]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_place_of_the_keyboard_is_never_under_the_header(
    visit: Open, name: str, key: str
) -> None:
    page = visit(PAGES[name], reduced_motion="reduce").page
    assert hidden_stops(page, key) == []


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_way_leads_on_from_the_search_field_without_a_stop(visit: Open, key: str) -> None:
    page = visit(PAGES["home"]).page
    field = page.locator(".md-search__input")
    field.focus()
    field.evaluate(
        "field => field.addEventListener('focusout', event => {"
        " field.dataset.left = event.relatedTarget ? 'for the next' : 'for nothing' })"
    )
    page.keyboard.press(key)
    assert field.get_attribute("data-left") == "for the next"
    assert not page.locator("#__search").is_checked()
