"""A role-play on the screen: each opens one brief alone, no search finds one, and a clock counts for the room."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.conftest import NewLearner, problems
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit

pytestmark = pytest.mark.browser

NADIA = "You lost the parcel yourself this morning."
OMAR = "It is a present for your mother."


@pytest.fixture
def playing(visit: Visit) -> Page:
    return visit("first/choosing/")


def brief(page: Page, role: str) -> Locator:
    return page.get_by_text(f"Private brief: {role}")


def test_each_opens_one_brief_and_no_other(playing: Page) -> None:
    expect(playing.get_by_text(NADIA)).to_be_hidden()
    brief(playing, "Nadia").focus()
    playing.keyboard.press("Enter")
    expect(playing.get_by_text(NADIA)).to_be_visible()
    expect(playing.get_by_text("You play: Nadia.")).to_be_visible()
    expect(brief(playing, "Omar")).to_be_hidden()
    brief(playing, "Nadia").press("Enter")
    expect(brief(playing, "Omar")).to_be_hidden()
    assert not problems(playing)


def test_whoever_takes_another_role_reads_that_brief(playing: Page) -> None:
    brief(playing, "Nadia").click()
    playing.get_by_role("button", name="Take another role").click()
    expect(playing.get_by_text(NADIA)).to_be_hidden()
    brief(playing, "Omar").click()
    expect(playing.get_by_text(OMAR)).to_be_visible()
    expect(brief(playing, "Nadia")).to_be_hidden()


@pytest.mark.chromium(
    "the others' oldest versions that are tried know no disclosures with one name"
)
def test_without_a_script_one_brief_closes_the_other(new_learner: NewLearner, origin: str) -> None:
    page = new_learner(java_script_enabled=False).new_page()
    page.goto(f"{origin}/course/first/choosing/")
    brief(page, "Nadia").click()
    expect(page.get_by_text(NADIA)).to_be_visible()
    brief(page, "Omar").click()
    expect(page.get_by_text(OMAR)).to_be_visible()
    expect(page.get_by_text(NADIA)).to_be_hidden()


def test_nobody_finds_a_brief_by_searching(sites: Path) -> None:
    index = (sites / "course/search/search_index.json").read_text(encoding="utf-8")
    assert "The lost parcel" in index
    assert NADIA not in index
    assert OMAR not in index


def test_the_clock_counts_down_step_by_step(learner: BrowserContext, visit: Visit) -> None:
    learner.clock.install()
    page = visit("first/choosing/")
    clock = page.locator("lw-clock")
    clock.get_by_role("button", name="Start the clock").click()
    expect(clock.get_by_role("status")).to_have_text("Now: Read your own brief")
    expect(clock.get_by_role("timer")).to_have_text(re.compile("^(2:00|1:59)$"))
    page.clock.run_for(60_000)
    expect(clock.get_by_role("timer")).to_have_text(re.compile("^(1:00|0:59)$"))
    clock.get_by_role("button", name="Pause").click()
    held = clock.get_by_role("timer").inner_text()
    page.clock.run_for(60_000)
    expect(clock.get_by_role("timer")).to_have_text(held)
    clock.get_by_role("button", name="Go on").click()
    page.clock.run_for(62_000)
    expect(clock.get_by_role("status")).to_have_text("Time is up: Read your own brief")
    assert not problems(page)
    clock.get_by_role("button", name="Next step").click()
    expect(clock.get_by_role("status")).to_have_text("Now: Round 1")
    expect(clock.locator("[data-now]")).to_have_text(re.compile("^Round 1"))
    clock.get_by_role("button", name="Stop the clock").click()
    expect(clock.get_by_role("button", name="Start the clock")).to_be_focused()
