"""An observation form: what is noted comes back after a reload, and is in the workbook."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def watching(visit: Visit) -> Page:
    return visit("first/choosing/")


def note(form: Locator) -> None:
    form.get_by_role("group", name="She looks up.").get_by_label("Seen", exact=True).check()
    form.get_by_label("Words you heard").first.fill("Good morning!")
    form.get_by_role("group", name="The greeting").get_by_label("to the person").check()
    form.get_by_label("One thing to keep").fill("The pause.")


def test_what_was_noted_is_there_again(watching: Page) -> None:
    note(watching.locator(".lw-observe"))
    assert not problems(watching)
    watching.reload()
    form = watching.locator(".lw-observe")
    seen = form.get_by_role("group", name="She looks up.")
    expect(seen.get_by_label("Seen", exact=True)).to_be_checked()
    expect(form.get_by_label("Words you heard").first).to_have_value("Good morning!")
    expect(form.get_by_label("One thing to keep")).to_have_value("The pause.")


def test_the_workbook_has_it_before_the_worksheet(watching: Page, visit: Visit) -> None:
    watching.get_by_label("What would you say?").fill("Hello.")
    note(watching.locator(".lw-observe"))
    workbook = visit("workbook/", tab=watching)
    expect(workbook.get_by_text("The pause.")).to_be_visible()
    shown = workbook.locator("main").inner_text()
    for words in ("The first minute", "Good morning!", "to the person"):
        assert words in shown, words
    assert shown.index("The pause.") < shown.index("Hello.")
