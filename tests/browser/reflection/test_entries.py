"""Entries beyond text and ticks: one of several, 0 to 10, named rows, a line to sign; kept, and in the workbook."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def filled(visit: Visit) -> Page:
    page = visit("first/choosing/")
    page.get_by_label("The mentor").check()
    page.get_by_role("group", name="How sure am I?").get_by_label("7", exact=True).check()
    page.get_by_label("What, Evening").fill("A walk")
    page.get_by_label("I", exact=True).fill("Ada")
    page.get_by_label("Date").last.fill("2026-12-24")
    return page


def test_they_are_there_again(filled: Page) -> None:
    assert not problems(filled, ".lw-worksheet")
    filled.reload()
    expect(filled.get_by_label("The mentor")).to_be_checked()
    gauge = filled.get_by_role("group", name="How sure am I?")
    expect(gauge.get_by_label("7", exact=True)).to_be_checked()
    expect(filled.get_by_label("What, Evening")).to_have_value("A walk")
    expect(filled.get_by_label("I", exact=True)).to_have_value("Ada")


def test_the_ends_of_a_gauge_are_told_with_their_numbers(filled: Page) -> None:
    gauge = filled.get_by_role("group", name="How sure am I?")
    expect(gauge.get_by_label("0 not at all")).to_have_count(1)
    expect(gauge.get_by_label("10 fully")).to_have_count(1)


def test_the_workbook_has_them(filled: Page, visit: Visit) -> None:
    workbook = visit("workbook/", tab=filled)
    expect(workbook.get_by_text("The mentor")).to_be_visible()
    shown = workbook.locator("main").inner_text()
    for words in ("7 / 10", "Evening: What", "A walk", "Ada", "24 December 2026"):
        assert words in shown, words
