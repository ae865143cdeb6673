"""Audio and video: the browser's own player stops and asks; all of it is there from a folder and without script."""

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Request

from tests.browser.conftest import NewLearner, problems
from tests.browser.engine import ENGINE
from tests.browser.expectation import expect
from tests.browser.webkit.locator import until

pytestmark = pytest.mark.browser

KEYS_THAT_PLAY = ("Tab", "Space") if ENGINE == "webkit" else ("Space",)
"""WebKit's player takes no key itself, but its buttons do: the first or the second one on plays."""
SECONDS_TO_BEGIN = 3


@pytest.fixture
def page(learner: BrowserContext, every_kind_lesson: str) -> Page:
    page = learner.new_page()
    page.goto(every_kind_lesson)
    return page


@pytest.fixture
def call(page: Page) -> Locator:
    return page.locator(".lw-recorded", has=page.get_by_role("heading", name="A call", exact=True))


def play(recorded: Locator, second: float = 0) -> None:
    """Play by the keyboard, from the player on, and from a second on."""
    player = recorded.locator("audio")
    player.evaluate("player => { player.onplay = () => { player.title = 'plays' } }")
    player.focus()
    for _ in KEYS_THAT_PLAY:
        for key in KEYS_THAT_PLAY:
            if second:
                player.evaluate("(player, second) => { player.currentTime = second }", second)
            recorded.page.keyboard.press(key)
        if until(lambda: player.get_attribute("title"), bool, SECONDS_TO_BEGIN)[0]:
            return
    pytest.fail("The keys do not play it.")


def stands(recorded: Locator) -> bool:
    return bool(recorded.locator("audio").evaluate("player => player.paused"))


def test_it_stops_asks_and_plays_on(call: Locator, page: Page) -> None:
    first, second = call.locator(".lw-stop").all()
    expect(second).not_to_have_attribute("open", "")
    play(call)
    expect(first).to_have_attribute("data-now", "")
    assert stands(call)
    expect(first.locator("> summary")).to_be_focused()
    expect(first.get_by_text("Which one?").first).to_be_visible()
    call.get_by_role("button", name="Play on").click()
    expect(second).to_have_attribute("data-now", "")
    expect(first).not_to_have_attribute("data-now", "")
    assert stands(call)
    page.keyboard.press("Tab")
    page.keyboard.type("I ask for her name.")
    assert problems(page) == []


def test_where_a_learner_moves_the_player_to_it_stops_for_nothing_before(call: Locator) -> None:
    play(call, second=0.5)
    expect(call.locator(".lw-stop").last).to_have_attribute("data-now", "")
    expect(call.locator(".lw-stop").first).not_to_have_attribute("open", "")


def test_an_answer_comes_back_and_is_in_the_workbook(
    call: Locator, page: Page, every_kind_lesson: str
) -> None:
    call.locator(".lw-stop").last.locator("> summary").click()
    call.get_by_role("textbox", name="What do you say?").fill("Her name, please.")
    page.reload()
    expect(call.get_by_role("textbox", name="What do you say?")).to_have_value("Her name, please.")
    page.goto(every_kind_lesson.replace("first/one", "workbook"))
    expect(page.get_by_text("Her name, please.")).to_be_visible()
    assert "A call" in page.locator("main").inner_text()


def test_what_is_heard_stands_below_the_player_from_a_folder_too(call: Locator) -> None:
    play(call)
    expect(call.locator(".lw-captions")).to_have_text("Well?")


def test_a_film_has_its_captions_from_a_folder(page: Page) -> None:
    if ENGINE == "webkit":  # which shows captions to those alone who choose them in its player
        page.evaluate("document.querySelector('video').textTracks[0].mode = 'showing'")
    page.wait_for_function("document.querySelector('video').textTracks[0].cues?.length === 2")


def test_another_site_is_asked_for_nothing_before_a_learner_opens_it(
    new_learner: NewLearner, every_kind_lesson: str
) -> None:
    asked: list[str] = []
    learner = new_learner()

    def note(request: Request) -> None:
        asked.append(request.url)

    learner.on("request", note)
    page = learner.new_page()
    page.goto(every_kind_lesson)
    link = page.get_by_role("link", name="films.example.org")
    expect(link).to_have_attribute("href", "https://films.example.org/watch?v=1&t=2")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_without_script_stops_and_transcript_are_there(
    new_learner: NewLearner, every_kind_lesson: str
) -> None:
    page = new_learner(java_script_enabled=False).new_page()
    page.goto(every_kind_lesson)
    call = page.locator("#audio-call")
    expect(call.get_by_role("textbox", name="What do you say?")).to_be_visible()
    expect(call.locator("audio")).to_have_attribute("controls", "")
    said = call.get_by_text("It is calm.")
    expect(said).to_be_hidden()
    call.get_by_text("Transcript").click()
    expect(said).to_be_visible()
