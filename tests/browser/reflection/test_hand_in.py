"""Several worksheets in a lesson, and one that is handed in: as a file that the learner saves, with it alone."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import problems
from tests.browser.download import downloaded
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def sheets(visit: Visit) -> Page:
    return visit("second/checking/", site="later")


def test_each_sheet_says_what_becomes_of_it_before_anything_is_written(sheets: Page) -> None:
    told = sheets.locator(".lw-worksheet .lw-private strong").all_inner_texts()
    assert told == [
        "What you write here stays with you.",
        "You hand this in: as a file that you save and send yourself, or on paper.",
    ]
    assert [heading.inner_text() for heading in sheets.locator("#worksheet, #worksheet-2").all()]
    assert not problems(sheets)


def test_what_is_handed_in_is_that_sheet_and_no_other(sheets: Page) -> None:
    sheets.get_by_label("What did I feel?").fill("Fear")
    sheets.get_by_label("What will I try?").fill("Ask *first*")
    sheets.get_by_label("Your name").fill("Ada")
    with downloaded(sheets) as download:
        sheets.get_by_role("button", name="Save this sheet as a file").click()
    assert download.name.startswith("second-checking-")
    head, *answers = download.text.split("\n\n")
    assert head.startswith("For the trainer\nSmall steps: Checking it\nAda, ")
    assert answers == ["What will I try?\n  Ask *first*\n"]
    assert "Fear" not in download.text
    expect(sheets.locator("lw-hand-in [role=status]")).to_contain_text("Send it yourself")


def test_an_empty_sheet_is_not_handed_in(sheets: Page) -> None:
    sheets.get_by_role("button", name="Save this sheet as a file").click()
    expect(sheets.locator("lw-hand-in [role=status]")).to_have_text(
        "Nothing is written on this sheet yet."
    )


def test_the_workbook_has_all_sheets(visit: Visit, sheets: Page) -> None:
    sheets.get_by_label("What will I try?").fill("Ask first")
    sheets.get_by_label("What did I feel?").fill("Fear")
    visit("workbook/", site="later", tab=sheets)
    expect(sheets.locator(".lw-workbook__answer")).to_have_count(2)
    assert sheets.locator(".lw-workbook__answer dd, .lw-workbook__answer li").all_inner_texts() == [
        "Fear",
        "Ask first",
    ]
