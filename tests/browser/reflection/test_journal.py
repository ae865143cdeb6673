"""A journal: dated entries that are kept, edited, deleted and brought back; by keyboard as well."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route

from tests.browser.conftest import NewLearner, problems
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit

pytestmark = pytest.mark.browser


def journal(page: Page) -> Locator:
    return page.get_by_role("group", name="One win of today")


def keep(page: Page, text: str, date: str = "") -> None:
    if date:
        journal(page).get_by_label("Date", exact=True).first.fill(date)
    journal(page).get_by_label("Entry", exact=True).first.fill(text)
    journal(page).get_by_role("button", name="Keep this entry").click()


def day(page: Page, date: str) -> str:
    words: str = page.evaluate("date => Lessonwright.dateInWords(date)", date)
    return words


def texts(page: Page) -> Locator:
    return page.locator(".lw-entry__text")


def test_entries_are_listed_the_newest_first_and_come_back(writing: Page) -> None:
    keep(writing, "Second win", "2026-05-02")
    keep(writing, "First win", "2026-05-01")
    keep(writing, "Third win\nin two lines", "2026-05-03")
    writing.reload()
    expect(texts(writing)).to_have_text([re.compile("Third win"), "Second win", "First win"])
    expect(writing.locator(".lw-entry__date")).to_have_text(
        [day(writing, f"2026-05-0{n}") for n in (3, 2, 1)]
    )
    expect(journal(writing).get_by_label("Entry", exact=True).first).to_have_value("")
    assert not problems(writing)


def test_an_entry_without_a_date_is_today_s(writing: Page) -> None:
    today = writing.evaluate("Lessonwright.today()")
    expect(journal(writing).get_by_label("Date", exact=True)).to_have_value(today)
    keep(writing, "A win")
    expect(writing.locator(".lw-entry__date")).to_have_text(
        writing.evaluate("Lessonwright.dateInWords(Lessonwright.today())")
    )


def test_an_empty_entry_is_not_kept(writing: Page) -> None:
    keep(writing, "  ")
    expect(
        journal(writing).get_by_role("status").filter(has_text="Write something first.")
    ).to_be_visible()
    expect(texts(writing)).to_have_count(0)


EMPTIED = """() => {
    for (const field of document.querySelectorAll("input[autocomplete=off]")) {
        if (["checkbox", "radio"].includes(field.type)) field.checked = false;
        else field.value = "";
    }
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}"""
"""What WebKit does to a page that comes back as it was left."""


def test_an_entry_that_is_being_edited_keeps_its_date_when_the_page_comes_back(
    writing: Page,
) -> None:
    keep(writing, "A win", "2026-05-02")
    writing.get_by_role("button", name=f"Edit: {day(writing, '2026-05-02')}").click()
    writing.evaluate(EMPTIED)
    expect(writing.locator("lw-journal-entry input")).to_have_value("2026-05-02")
    writing.locator("lw-journal-entry textarea").fill("A bigger win")
    writing.get_by_role("button", name="Done", exact=True).click()
    expect(writing.locator(".lw-entry__date")).to_have_text(day(writing, "2026-05-02"))


def test_a_draft_that_was_not_kept_is_not_lost(writing: Page) -> None:
    journal(writing).get_by_label("Entry", exact=True).fill("Almost a win")
    writing.reload()
    expect(journal(writing).get_by_label("Entry", exact=True)).to_have_value("Almost a win")


def test_an_entry_is_edited_by_keyboard(writing: Page) -> None:
    keep(writing, "A win", "2026-05-02")
    edit = writing.get_by_role("button", name=f"Edit: {day(writing, '2026-05-02')}")
    edit.focus()
    writing.keyboard.press("Enter")
    writing.keyboard.press("Control+End")
    writing.keyboard.type(" for all of us")
    assert not problems(writing)
    writing.keyboard.press("Tab")
    writing.keyboard.press("Enter")
    expect(texts(writing)).to_have_text("A win for all of us")
    expect(edit).to_be_focused()
    writing.reload()
    expect(texts(writing)).to_have_text("A win for all of us")


def test_what_is_typed_into_an_entry_is_saved_without_done(writing: Page) -> None:
    keep(writing, "A win", "2026-05-02")
    writing.get_by_role("button", name=f"Edit: {day(writing, '2026-05-02')}").click()
    writing.locator("lw-journal-entry textarea").fill("A bigger win")
    writing.reload()
    expect(texts(writing)).to_have_text("A bigger win")


def test_an_entry_with_another_date_finds_its_place(writing: Page) -> None:
    keep(writing, "First win", "2026-05-01")
    keep(writing, "Second win", "2026-05-02")
    writing.get_by_role("button", name=f"Edit: {day(writing, '2026-05-01')}").click()
    date = writing.locator("lw-journal-entry").get_by_label("Date")
    date.fill("2026-05-09")
    writing.wait_for_timeout(400)
    expect(date).to_be_focused()
    writing.get_by_role("button", name="Done", exact=True).click()
    expect(texts(writing)).to_have_text(["First win", "Second win"])
    expect(
        writing.get_by_role("button", name=f"Edit: {day(writing, '2026-05-09')}")
    ).to_be_focused()


def test_a_deleted_entry_can_be_brought_back(writing: Page) -> None:
    keep(writing, "First win", "2026-05-01")
    keep(writing, "Second win", "2026-05-02")
    writing.get_by_role("button", name=f"Delete: {day(writing, '2026-05-02')}").press("Enter")
    expect(texts(writing)).to_have_text(["First win"])
    back = writing.get_by_role("button", name="Bring it back")
    expect(back).to_be_focused()
    assert not problems(writing)
    writing.keyboard.press("Enter")
    expect(texts(writing)).to_have_text(["Second win", "First win"])
    writing.get_by_role("button", name=f"Delete: {day(writing, '2026-05-02')}").click()
    writing.reload()
    expect(texts(writing)).to_have_text(["First win"])


def test_entries_of_two_tabs_come_together(writing: Page, visit: Visit) -> None:
    other = visit("first/writing/")
    keep(writing, "One win", "2026-05-01")
    expect(texts(other)).to_have_text(["One win"])
    keep(other, "Another win", "2026-05-02")
    expect(texts(writing)).to_have_text(["Another win", "One win"])


def test_an_entry_open_in_one_tab_takes_over_what_another_tab_writes(
    writing: Page, visit: Visit
) -> None:
    keep(writing, "A win", "2026-05-02")
    other = visit("first/writing/")
    for page in (writing, other):
        page.get_by_role("button", name=f"Edit: {day(page, '2026-05-02')}").click()
    other.locator("lw-journal-entry textarea").fill("A bigger win")
    expect(writing.locator("lw-journal-entry textarea")).to_have_value("A bigger win")
    writing.reload()
    expect(texts(writing)).to_have_text("A bigger win")


def test_an_entry_open_without_typing_is_not_saved(writing: Page) -> None:
    keep(writing, "A win", "2026-05-02")
    writing.get_by_role("button", name=f"Edit: {day(writing, '2026-05-02')}").click()
    writing.evaluate("""() => {
        const key = Object.keys(localStorage).find(key => key.includes(':journal-entry:'));
        localStorage.setItem(key, localStorage.getItem(key).replace('A win', 'A bigger win'));
    }""")
    writing.reload()
    expect(texts(writing)).to_have_text("A bigger win")


@pytest.mark.chromium("no other browser can be told where its reader lives")
@pytest.mark.parametrize(
    ("locale", "said"),
    [("en-GB", "2 May 2026"), ("en-US", "May 2, 2026"), ("fr-FR", "May 2, 2026")],
)
def test_a_date_is_written_as_the_reader_s_land_writes_it(
    new_learner: NewLearner, origin: str, locale: str, said: str
) -> None:
    page = new_learner(locale=locale).new_page()
    page.goto(f"{origin}/course/first/writing/")
    assert day(page, "2026-05-02") == said


@pytest.mark.chromium("no other browser can be told where its reader lives")
def test_a_date_is_written_as_the_course_says_where_it_names_a_land(
    new_learner: NewLearner, origin: str
) -> None:
    page = new_learner(locale="en-US").new_page()
    page.route("**/writing/", _as_british)
    page.goto(f"{origin}/course/first/writing/")
    assert day(page, "2026-05-02") == "2 May 2026"


def _as_british(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(
        response=answer, body=answer.text().replace('<html lang="en"', '<html lang="en-GB"')
    )
