"""A lesson read with JavaScript switched off: everything is there and can be reached."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import LESSONS, PAGES, Open
from tests.browser.expectation import expect

pytestmark = pytest.mark.browser

LESSON = PAGES["kind-and-honest"]
NAMELESS = re.compile(
    r"^\s*- (?:radio|checkbox|textbox|combobox|button|link|spinbutton)(?:$|:| \[)", re.MULTILINE
)


@pytest.fixture
def page(visit: Open) -> Page:
    return visit(LESSON, javascript=False).page


@pytest.mark.parametrize(
    "name", [*LESSONS, "self-assessment", "review", "what comes after", "evaluation"]
)
def test_every_control_has_a_name(visit: Open, name: str) -> None:
    article = visit(PAGES[name], javascript=False).page.locator("article")
    snapshot = article.aria_snapshot()
    assert "radio" in snapshot
    assert NAMELESS.findall(snapshot) == []


def test_a_choice_is_chosen_by_its_words(page: Page) -> None:
    group = page.get_by_role("group", name=re.compile("^A caller gives Sam her new address")).first
    choice = group.get_by_role("radio", name=re.compile("^At the next label, I hold"))
    choice.check()
    expect(choice).to_be_checked()


def test_the_key_and_its_feedback_are_under_a_disclosure(page: Page) -> None:
    question = page.locator("lw-question").first
    feedback = question.locator(".lw-verdict--correct p").last
    expect(feedback).to_be_hidden()
    question.get_by_text("Show the answer").click()
    expect(feedback).to_be_visible()
    expect(question.locator(".lw-verdict--correct")).to_contain_text("Right")
    expect(feedback).not_to_be_empty()


def test_a_choice_in_a_scenario_leads_to_its_scene(page: Page) -> None:
    first = page.locator(".lw-scene").first
    first.get_by_text("How could I forget her? Tom had better make this call.").click()
    expect(first.get_by_text("The judge keeps you busy with yourself, and")).to_be_visible()
    first.get_by_role("link", name="Go on to scene 2").click()
    expect(page.locator(".lw-scene:target")).to_contain_text("Your colleague Tom looks over.")
    expect(page.locator(".lw-scene:target h4")).to_be_in_viewport()


def test_every_choice_in_a_scenario_leads_to_a_scene(page: Page) -> None:
    targets = [link.get_attribute("href") for link in page.locator(".lw-scene__on a").all()]
    assert len(targets) > len(page.locator(".lw-scene").all())
    assert [target for target in targets if page.locator(f"{target}.lw-scene").count() != 1] == []


def test_a_term_is_explained_where_it_stands(page: Page) -> None:
    explained = page.locator("#term-self-mentoring")
    expect(explained).to_be_hidden()
    page.get_by_role("button", name="self-mentoring").click()
    expect(explained).to_contain_text("Guiding your own growth on purpose")
    expect(explained).to_be_visible()
    explained.get_by_role("button", name="Close").click()
    expect(explained).to_be_hidden()
