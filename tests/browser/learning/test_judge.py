"""Replies to a case are rated, or the best and the worst picked: marked by nearness, each told what comes of it."""

import re

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.learning.asked import check, press, question, verdict
from tests.browser.learning.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def judging(visit: Visit) -> Page:
    return visit("kinds", site="judged")


def judge(asked: Locator, reply: str, word: str) -> None:
    asked.get_by_role("group", name=reply, exact=True).get_by_label(word, exact=True).check()


def rate(asked: Locator, **words: str) -> None:
    replies = {"calm": "Calm down.", "see": "I see. Which line is it?", "sorry": "I am sorry."}
    for name, word in words.items():
        judge(asked, replies[name], word)


@pytest.mark.parametrize(
    ("words", "score", "says"),
    [
        ({"calm": "not at all", "see": "much", "sorry": "a little"}, 1, "Right"),
        ({"calm": "a little", "see": "much", "sorry": "a little"}, 5 / 6, "1 is one step off"),
        ({"calm": "much", "see": "not at all", "sorry": "a little"}, 1 / 3, "Partly right"),
        ({"calm": "not at all", "see": "much", "sorry": "much"}, 1, "Right"),
    ],
)
def test_a_rating_is_marked_by_its_nearness(
    words: dict[str, str], score: float, says: str, judging: Page
) -> None:
    asked = question(judging, "bill")
    rate(asked, **words)
    check(asked)
    assert float(asked.get_attribute("score") or 0) == pytest.approx(score)
    assert says in verdict(asked)
    assert not problems(judging)


@pytest.mark.parametrize(("word", "says"), [("a little", "counts half"), ("much", "not right")])
def test_each_reply_says_in_its_own_place_what_it_counts(
    word: str, says: str, judging: Page
) -> None:
    asked = question(judging, "bill")
    rate(asked, calm=word, see="much", sorry="not at all")
    check(asked)
    rated = asked.get_by_role("group", name="Calm down.", exact=True)
    expect(rated.get_by_role("radio", name=f"{word} {says}", exact=True)).to_be_checked()
    expect(
        asked.get_by_role("group", name="I see. Which line is it?", exact=True).get_by_role(
            "radio", name="much right", exact=True
        )
    ).to_be_checked()


def test_the_answer_says_how_nearness_counts(judging: Page) -> None:
    asked = question(judging, "bill")
    rate(asked, calm="much", see="much", sorry="much")
    check(asked)
    key = asked.locator(".lw-key")
    expect(key.get_by_text("He hears a rule.")).to_be_visible()
    expect(key).to_contain_text("What is one step off counts half.")
    expect(key).to_contain_text("People disagree here. One step off counts as right here.")


def test_every_reply_is_to_be_judged(judging: Page) -> None:
    asked = question(judging, "bill")
    rate(asked, calm="not at all")
    press(asked, "Check")
    expect(asked.get_by_text("Judge every reply first.")).to_be_visible()
    expect(asked).not_to_have_attribute("phase", "checked")


def test_what_comes_of_each_reply_is_told_whether_all_are_right_or_not(judging: Page) -> None:
    asked = question(judging, "bill")
    rate(asked, calm="not at all", see="much", sorry="a little")
    check(asked)
    for words in ("He hears a rule.", "He reads the bill with you.", "Nothing follows."):
        expect(asked.locator(".lw-feedback").get_by_text(words)).to_be_visible()
    other = question(judging, "picked")
    judge(other, "Go home.", "Best")
    judge(other, "Show me.", "Worst")
    check(other)
    expect(other.locator(".lw-key").get_by_text("He will.")).to_be_visible()


@pytest.mark.parametrize(
    ("best", "worst", "score"),
    [("Show me.", "Go home.", 1), ("Sit down.", "Go home.", 3 / 4), ("Wait here.", "Show me.", 0)],
)
def test_best_and_worst_are_marked_by_their_nearness(
    best: str, worst: str, score: float, judging: Page
) -> None:
    asked = question(judging, "picked")
    judge(asked, best, "Best")
    judge(asked, worst, "Worst")
    check(asked)
    assert float(asked.get_attribute("score") or 0) == pytest.approx(score)


def test_ratings_are_there_after_a_reload_and_by_keyboard(judging: Page) -> None:
    asked = question(judging, "bill")
    group = asked.get_by_role("group", name="I am sorry.", exact=True)
    group.get_by_label("not at all").focus()
    judging.keyboard.press("Space")
    judging.keyboard.press("ArrowRight")
    judging.reload()
    expect(group.get_by_label(re.compile("^a little"))).to_be_checked()


def test_a_long_word_of_a_scale_breaks_beside_its_circle(visit: Visit) -> None:
    """On a telephone it has half of the breadth; it does not drop below the circle, to the edge of its frame."""
    page = visit("kinds", site="scale-in-many-words")
    page.set_viewport_size({"width": 360, "height": 740})
    steps = question(page, "bill").locator(".lw-scale__step").all()
    assert len(steps) == 9
    for step in steps:
        circle, word = (step.locator(part).bounding_box() for part in ("input", "span"))
        assert circle
        assert word
        assert word["x"] >= circle["x"] + circle["width"]
        assert word["y"] < circle["y"] + circle["height"]
