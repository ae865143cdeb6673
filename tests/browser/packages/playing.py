"""Owns how the tests work through the small course in a package: a lesson's quiz is answered and finished."""

from playwright.sync_api import FrameLocator, Page

from tests.browser.expectation import expect
from tests.browser.learning.asked import Answers, check, choose, press

FREE: Answers = {
    "first-colour": choose("Red."),
    "last-colour": choose("Violet."),
    "tallest": choose("A tower."),
}
FREE_WRONG: Answers = {
    "first-colour": choose("Colour 1."),
    "last-colour": choose("Pink."),
    "tallest": choose("A tree."),
}


def answer_all(course: FrameLocator, answers: Answers) -> None:
    """Answer the quiz of the lesson that is open, and finish it."""
    for name, how in answers.items():
        asked = course.locator(f"lw-quiz #question-{name}")
        how(asked)
        check(asked)
    press(course.locator("lw-quiz"), "Finish the quiz")
    expect(course.locator("lw-quiz")).to_have_attribute("finished", "")


def go_to(page: Page, path: str) -> None:
    """Open a page of the site within the package, as by a link."""
    (frame,) = (one for one in page.frames if "/start.html" in one.url)
    (site,) = (one for one in page.frames if "/site/" in one.url)
    site.goto(f"{frame.url.partition('start.html')[0]}site/{path}")
