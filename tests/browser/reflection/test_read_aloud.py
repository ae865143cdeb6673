"""Reading aloud: the device's own voice reads block by block; the voices of a device stand in here for real ones."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewLearner, problems
from tests.browser.expectation import expect

pytestmark = pytest.mark.browser

DEVICE = """
window.said = [];
let now = null;
const voice = ([lang, localService]) => ({ lang, localService, default: false });
Object.defineProperty(window, "speechSynthesis", {
  value: Object.assign(new EventTarget(), {
    getVoices: () => VOICES.map(voice),
    speak: (said) => { now = said; if (said.text) window.said.push([said.text, said.voice.lang]) },
    cancel: () => { now = null },
    finish: () => { const done = now; now = null; done?.onend?.() },
    isSilent: () => now === null,
  }),
});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text } };
"""
"""A device with VOICES, which finishes a text when it is told to."""
VOICES = '[["en-US", false], ["de-DE", true], ["en-AU", true]]'

OpenOn = Callable[[str], Page]


@pytest.fixture
def open_on(new_learner: NewLearner, every_kind_lesson: str) -> OpenOn:
    """Open the lesson on a device with these voices."""

    def open_page(voices: str) -> Page:
        learner = new_learner()
        learner.add_init_script(DEVICE.replace("VOICES", voices))
        page = learner.new_page()
        page.goto(every_kind_lesson)
        return page

    return open_page


@pytest.fixture
def page(open_on: OpenOn) -> Page:
    return open_on(VOICES)


def hear(page: Page, blocks: int) -> list[list[str]]:
    """Let so many blocks be read to their end; return all that was said, each with its voice."""
    for _ in range(blocks):
        page.evaluate("speechSynthesis.finish()")
    said: list[list[str]] = page.evaluate("said")
    return said


def begin(page: Page) -> None:
    page.get_by_role("button", name="Read aloud").press("Enter")
    page.locator(".lw-voice").wait_for()


def test_blocks_are_read_in_turn_by_a_voice_of_the_device_and_marked(page: Page) -> None:
    begin(page)
    said = hear(page, 6)
    assert {voice for _, voice in said} == {"en-AU"}
    texts = [text for text, _ in said]
    assert texts[1:3] == ["One", "Every kind, once."]
    marked = page.locator("[data-read]")
    expect(marked).to_have_count(1)
    expect(marked).to_be_in_viewport()
    assert texts[-1] in " ".join(marked.inner_text().split())
    assert problems(page) == []


def test_what_is_hidden_and_the_words_of_the_page_are_not_read(page: Page) -> None:
    begin(page)
    said = "\n".join(text for text, _ in hear(page, 500))
    assert "Some Markdown with a term, a lesson" in said
    assert "Begin." in said
    for unread in ("You have a parcel that nobody asked for", "What you write here stays with you"):
        assert unread not in said
    expect(page.locator(".lw-voice")).to_have_count(0)
    expect(page.get_by_role("button", name="Read aloud")).to_be_focused()
    assert page.locator("[data-read]").count() == 0


def test_keys_pause_go_back_and_stop(page: Page) -> None:
    begin(page)
    hear(page, 3)
    expect(page.get_by_role("button", name="Pause")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.isSilent()")
    expect(page.get_by_role("button", name="Go on")).to_be_focused()
    page.get_by_role("button", name="Back").press("Enter")
    said = hear(page, 0)
    assert said[-1] == said[-3]
    page.keyboard.press("Escape")
    assert page.evaluate("speechSynthesis.isSilent()")
    expect(page.get_by_role("button", name="Read aloud")).to_be_focused()


def test_a_page_that_is_left_falls_silent(page: Page) -> None:
    begin(page)
    hear(page, 1)
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("speechSynthesis.isSilent()")


@pytest.mark.parametrize("voices", ["[]", '[["en-US", false]]', '[["de-DE", true]]'])
def test_without_a_voice_of_its_own_for_the_language_there_is_no_offer(
    open_on: OpenOn, voices: str
) -> None:
    page = open_on(voices)
    page.wait_for_function("Boolean(customElements.get('lw-read-aloud'))")
    expect(page.locator("lw-read-aloud")).to_be_attached()
    assert page.get_by_role("button", name="Read aloud").count() == 0
