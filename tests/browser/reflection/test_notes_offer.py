"""The file with a learner's notes is offered once, between lessons, and never again after an answer."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import problems
from tests.browser.download import downloaded
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit

pytestmark = pytest.mark.browser

OFFER = "lw-notes-offer"
PANEL = ".lw-notes > summary"
DONE = "I have done this lesson"
SAVE = "Save everything to a file"
NO = "No, thank you"
ON_THE_DAY_BEFORE = """() => {
  for (const [key, text] of Object.entries({ ...localStorage })) if (key.startsWith("lw1:")) {
    const entry = JSON.parse(text);
    localStorage[key] = JSON.stringify({ ...entry, at: entry.at - 86400000 });
  }
}"""
"""Lets all that was entered have been entered a day before."""


def write(page: Page) -> None:
    page.get_by_label("What happened?").fill("I promised a wheel.")
    page.wait_for_function("Object.keys(localStorage).some(key => key.includes(':write:'))")


@pytest.fixture
def home(writing: Page, visit: Visit) -> Page:
    """The home page, a day after something was written."""
    write(writing)
    writing.evaluate(ON_THE_DAY_BEFORE)
    home = visit("", tab=writing)
    expect(home.locator(OFFER)).to_be_visible()
    return home


def expect_no_offer(page: Page) -> None:
    """Wait until the page has come to life, and see that it offers nothing."""
    expect(page.locator(PANEL)).to_be_visible()
    page.evaluate("navigator.storage?.persisted?.()")
    expect(page.locator(OFFER)).to_be_hidden()


def test_it_comes_once_a_lesson_is_done(writing: Page, visit: Visit) -> None:
    write(writing)
    expect_no_offer(visit("", tab=writing))
    page = visit("first/writing/", tab=writing)
    page.get_by_role("button", name=DONE).click()
    assert not page.locator(OFFER).count()
    home = visit("", tab=page)
    expect(home.locator(OFFER)).to_be_visible()
    assert not problems(home, OFFER)


def test_where_nothing_is_written_nothing_is_offered(writing: Page, visit: Visit) -> None:
    writing.get_by_label("I asked.").check()
    writing.get_by_role("button", name=DONE).click()
    expect_no_offer(visit("", tab=writing))


@pytest.mark.parametrize("page", ["self-assessment/", "certificate/"])
def test_it_stands_on_pages_between_lessons(home: Page, visit: Visit, page: str) -> None:
    expect(visit(page, tab=home).locator(OFFER)).to_be_visible()


def test_who_says_no_is_never_asked_again(home: Page, visit: Visit) -> None:
    home.locator(OFFER).get_by_role("button", name=NO).click()
    expect(home.locator(OFFER)).to_be_hidden()
    expect(home.locator(PANEL)).to_be_focused()
    lesson = visit("first/writing/", tab=home)
    lesson.get_by_role("button", name=DONE).click()
    expect_no_offer(visit("", tab=lesson))
    expect_no_offer(visit("certificate/", tab=lesson))


def test_an_answer_in_one_tab_is_an_answer_in_all(home: Page, visit: Visit) -> None:
    other = visit("")
    expect(other.locator(OFFER)).to_be_visible()
    home.locator(OFFER).get_by_role("button", name=NO).click()
    expect(other.locator(OFFER)).to_be_hidden()


def test_the_file_that_is_offered_holds_what_was_written(home: Page) -> None:
    with downloaded(home) as file:
        home.locator(OFFER).get_by_role("button", name=SAVE).click()
    assert "I promised a wheel." in file.text
    told = home.locator(OFFER).locator("p")
    expect(told).to_contain_text("The file is in your downloads.")
    expect(told).to_be_focused()
    home.reload()
    expect_no_offer(home)


def test_who_has_saved_a_file_elsewhere_is_not_offered_one(home: Page) -> None:
    home.locator(PANEL).click()
    with downloaded(home):
        home.locator("lw-notes").get_by_role("button", name=SAVE).click()
    expect(home.locator(OFFER)).to_be_hidden()


def test_the_answer_is_none_of_the_things_that_the_learner_entered(home: Page) -> None:
    home.locator(OFFER).get_by_role("button", name=NO).click()
    home.locator(PANEL).click()
    expect(home.locator(".lw-notes")).to_contain_text("1 thing that you entered is kept.")


def test_on_a_shared_computer_nothing_is_offered(home: Page) -> None:
    home.locator(PANEL).click()
    home.get_by_role("switch", name="This is a shared computer").check()
    expect(home.locator(OFFER)).to_be_hidden()
    home.reload()
    expect_no_offer(home)


def test_a_browser_that_has_promised_to_keep_them_needs_no_file(
    learner: BrowserContext, home: Page
) -> None:
    learner.add_init_script("navigator.storage.persisted = async () => true")
    home.reload()
    expect_no_offer(home)
