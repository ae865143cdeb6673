"""My workbook: all of the learner's own words in course order, to read, to print and to save."""

import re
from typing import Any

import pytest
from markdown import markdown
from playwright.sync_api import FilePayload, Page

from tests.browser.conftest import problems
from tests.browser.download import downloaded
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit
from tests.browser.reflection.test_prompts import HOSTILE, fill_everything

pytestmark = pytest.mark.browser
WORKBOOK_DATA = "Lessonwright.workbookData(JSON.parse(document.querySelector('lw-workbook').getAttribute('prompts')))"


def saved(page: Page, name: str) -> str:
    with downloaded(page) as download:
        page.get_by_role("button", name=name).click()
    return download.text


@pytest.fixture
def filled(visit: Visit) -> Page:
    page = visit("first/choosing/")
    page.get_by_label("What would you say?").fill("Let me look.")
    visit("first/writing/", tab=page)
    fill_everything(page)
    page.get_by_role("button", name="Keep this entry").click()
    page.get_by_role("group", name="One win of today").get_by_label("Entry", exact=True).first.fill(
        "Only a draft"
    )
    return visit("workbook/", tab=page)


def test_an_empty_workbook_says_where_to_begin(visit: Visit) -> None:
    page = visit("workbook/")
    expect(page.locator("lw-workbook")).to_contain_text("There is nothing here yet.")
    expect(page.locator("lw-workbook").get_by_role("link", name="Writing it down")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    assert not problems(page)


def test_a_page_without_script_says_what_it_needs(new_learner: Any, origin: str) -> None:
    page = new_learner(java_script_enabled=False).new_page()
    page.goto(f"{origin}/course/workbook/")
    expect(page.locator("lw-workbook")).to_contain_text(
        "Turn on JavaScript to read your workbook here."
    )
    page.goto(f"{origin}/course/certificate/")
    expect(page.locator("lw-certificate")).to_contain_text(
        "Turn on JavaScript to get your certificate here."
    )


def test_all_own_words_stand_in_course_order(filled: Page) -> None:
    book = filled.locator("lw-workbook")
    expect(book.get_by_role("heading", level=3)).to_have_text(["Writing it down", "Choosing words"])
    prompts = [
        "What happened?",
        "How often is this true?",
        "What did you do?",
        "My strengths",
        "My next step",
    ]
    expect(book.get_by_role("heading", level=4)).to_have_text(
        [*prompts, "One win of today", "What would you say?"]
    )
    answers = book.locator(".lw-workbook__answer")
    day = filled.evaluate("Lessonwright.dateInWords('2027-03-01')")
    expect(answers.nth(1).locator("dt")).to_have_text(["I plan.", "I count.", "I ask."])
    expect(answers.nth(1).locator("dd")).to_have_text(["never", "always", "sometimes"])
    expect(answers.nth(2).locator("li")).to_have_text(["I asked."])
    expect(answers.nth(3).locator("dt")).to_have_text(["2. Strength"])
    expect(answers.nth(4).locator("dd")).to_have_text(["Once more", day, "Once more"])
    expect(answers.nth(5).locator("dd")).to_have_text(["Only a draft", "Once more"])
    assert not problems(filled)


def test_words_that_the_course_has_no_place_for_any_more_are_there(
    filled: Page, visit: Visit
) -> None:
    visit("workbook/", site="reworked", tab=filled)
    expect(filled.get_by_role("heading", name="My next step")).to_be_visible()
    expect(filled.locator(".lw-workbook__answer").filter(has_text="My next step")).to_contain_text(
        "Once more"
    )


def test_it_is_saved_as_markdown(filled: Page) -> None:
    text = saved(filled, "Save as Markdown")
    assert text.startswith("# Small steps: My workbook\n")
    assert "### Writing it down\n\n#### What happened?\n\n> Once more\n" in text
    assert "- **I plan.**: never\n- **I count.**: always\n" in text
    assert text.index("Writing it down") < text.index("Choosing words")
    expect(filled.get_by_text("The file is in your downloads.")).to_be_visible()


def test_the_file_it_saves_can_be_loaded_again(filled: Page, visit: Visit) -> None:
    text = saved(filled, "Save everything to a file")
    expect(filled.locator("lw-workbook [role=status]")).to_contain_text("You can load it again")
    kept = filled.evaluate(WORKBOOK_DATA)
    filled.evaluate("Lessonwright.store.erase('small-steps')")
    filled.locator("lw-notes > details > summary").click()
    notes: FilePayload = {
        "name": "notes.json",
        "mimeType": "application/json",
        "buffer": text.encode(),
    }
    filled.locator("lw-notes input[type=file]").set_input_files(notes)
    expect(filled.locator(".lw-notes__status")).to_contain_text("Loaded from the file:")
    assert filled.evaluate(WORKBOOK_DATA) == kept


def test_hostile_words_stay_words_on_the_page_and_in_the_file(writing: Page, visit: Visit) -> None:
    fill_everything(writing, HOSTILE)
    page = visit("workbook/", tab=writing)
    expect(page.locator(".lw-workbook__answer").first.locator("li")).to_have_text(HOSTILE)
    assert page.evaluate("window.hit") is None
    assert not page.locator("lw-workbook img, lw-workbook script").count()
    assert "<script" not in saved(page, "Save as Markdown").replace("\\<", "")


MARKUP = "- a win\n+ another\n---\n1. first\n2) second\n~~~\n# big\n===\n* star"


def test_what_a_learner_writes_is_no_markup_in_the_file(writing: Page, visit: Visit) -> None:
    writing.get_by_label("What happened?").fill(MARKUP)
    text = saved(visit("workbook/", tab=writing), "Save as Markdown")
    quotation = "\n".join(
        line.removeprefix(">").strip() for line in text.splitlines() if line.startswith(">")
    )
    html = markdown(quotation, extensions=["fenced_code", "sane_lists"])
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "br"}
    assert html.count("- a win") == html.count("1. first") == html.count("# big") == 1


@pytest.mark.chromium("Playwright can show it as it is printed in no other browser")
def test_it_is_printed_without_buttons(filled: Page) -> None:
    filled.emulate_media(media="print")
    expect(filled.get_by_role("button", name="Print")).to_be_hidden()
    expect(filled.get_by_role("heading", name="What happened?")).to_be_visible()


def test_a_narrow_screen_needs_no_scrolling_sideways(filled: Page) -> None:
    filled.set_viewport_size({"width": 320, "height": 700})
    assert filled.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_long_statement_gets_more_of_the_line_than_its_short_answer(filled: Page) -> None:
    filled.set_viewport_size({"width": 1280, "height": 900})
    widths = """one => {
      one.textContent = "I plan my day before I read the first message that somebody else has sent.";
      return [one, one.nextElementSibling].map(part => part.getBoundingClientRect().width);
    }"""
    statement, answer = filled.locator(".lw-workbook__answer dt", has_text="I plan.").evaluate(
        widths
    )
    assert statement > 1.8 * answer
