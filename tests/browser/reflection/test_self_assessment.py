"""The self-assessment: what was judged before and after is kept, and the shift is told in words and drawn."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit, pass_everything

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("self-assessment/")


def judge(page: Page, time: str, statement: str, judgement: str) -> None:
    section = page.locator(f"lw-prompt[item={time}]")
    section.get_by_role("group", name=statement).get_by_label(judgement).check()


def shift(page: Page) -> Locator:
    return page.locator("lw-before-after")


def test_the_shift_waits_for_both_times(page: Page) -> None:
    judge(page, "before", "I ask for help.", "not yet")
    expect(shift(page)).to_contain_text(
        "Judge the statements before the course and again after it."
    )
    expect(shift(page).get_by_role("table")).to_have_count(0)
    assert not problems(page)


def test_the_shift_is_told_for_each_statement_and_drawn(page: Page) -> None:
    judge(page, "before", "I ask for help.", "not yet")
    judge(page, "before", "I count what I do.", "always")
    judge(page, "after", "I ask for help.", "always")
    judge(page, "after", "I count what I do.", "sometimes")
    rows = shift(page).get_by_role("row")
    expect(rows).to_have_count(3)
    expect(rows.nth(1)).to_have_text("I ask for help.not yetalways2 steps up")
    expect(rows.nth(2)).to_have_text("I count what I do.alwayssometimes1 step down")
    expect(shift(page).locator("svg")).to_have_attribute(
        "aria-hidden", "true"
    )  # the table says the same
    expect(shift(page).locator("svg .lw-before-after__way")).to_have_count(2)
    assert not problems(page)
    page.reload()
    expect(shift(page).get_by_role("row")).to_have_count(3)


def test_the_way_on_is_where_the_learner_left_off(page: Page, visit: Visit) -> None:
    way = page.locator(".lw-actions a")
    expect(way).to_have_text("Start the first lesson")
    visit("first/choosing/")
    expect(way).to_have_text("Continue where you left off: Choosing words")
    pass_everything(page)
    expect(way).to_have_text("See your certificate")
    assert not problems(page)


def test_a_statement_that_stays_the_same_says_so(page: Page) -> None:
    judge(page, "before", "I ask for help.", "sometimes")
    judge(page, "after", "I ask for help.", "sometimes")
    expect(shift(page).get_by_role("row").nth(1)).to_contain_text("the same")
    expect(shift(page).get_by_role("row")).to_have_count(2)


def test_a_narrow_screen_needs_no_scrolling_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    judge(page, "before", "I ask for help.", "not yet")
    judge(page, "after", "I ask for help.", "always")
    expect(shift(page).locator("svg")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not problems(page)
