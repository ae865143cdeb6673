"""Takes a question of the kind that CONTRIBUTING.md adds."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.conftest import serve
from tests.browser.expectation import expect
from tests.test_contributing import built, walked

pytestmark = pytest.mark.browser


def test_the_kind_of_the_walk_is_marked(learner: BrowserContext, tmp_path: Path) -> None:
    with serve(built(walked(tmp_path), tmp_path)) as origin:
        page = learner.new_page()
        page.goto(f"{origin}/good-lessons/write-one-lesson.html")
        asked = page.locator("lw-quiz lw-question[kind=odd-one-out]")
        asked.get_by_label("Takes a message").check()
        asked.get_by_role("button", name="Check").click()
        expect(asked).to_have_attribute("outcome", "incorrect")
        asked.get_by_role("button", name="Try again").click()
        asked.get_by_label("Knows the till").check()
        asked.get_by_role("button", name="Check").click()
        expect(asked).to_have_attribute("outcome", "correct")
