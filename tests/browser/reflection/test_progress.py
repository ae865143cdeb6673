"""Progress: lessons are done when their quiz is passed or the learner says so; the site shows it, and the way on."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit, pass_everything

pytestmark = pytest.mark.browser


def pass_the_quiz(page: Page) -> None:
    quiz = page.locator("lw-quiz")
    quiz.get_by_label("True").check()
    quiz.get_by_role("button", name="Check").click()
    quiz.get_by_role("button", name="Finish the quiz").click()
    expect(quiz).to_have_attribute("passed", "")


def test_a_new_learner_sees_the_first_lesson_and_no_marks(visit: Visit) -> None:
    home = visit("")
    start = home.locator("lw-resume a")
    expect(start).to_have_text("Start the first lesson")
    expect(start).to_have_attribute("href", "first/writing/")
    expect(home.locator("lw-course-bar, lw-module-ring")).to_have_text(["", "", ""])
    expect(home.locator(".lw-tick")).to_have_count(0)


def test_a_lesson_without_a_quiz_is_marked_by_hand_and_by_keyboard(visit: Visit) -> None:
    page = visit("first/writing/")
    mark = page.get_by_role("button", name="I have done this lesson")
    expect(mark).to_have_attribute("aria-pressed", "false")
    mark.focus()
    page.keyboard.press("Space")
    expect(mark).to_have_attribute("aria-pressed", "true")
    assert not problems(page)
    visit("first/", tab=page)
    expect(page.locator(".lw-card").first.locator(".lw-tick")).to_have_text("Done")
    visit("first/writing/", tab=page)
    mark.click()
    expect(mark).to_have_attribute("aria-pressed", "false")
    visit("first/", tab=page)
    expect(page.locator(".lw-card .lw-tick")).to_have_count(0)


def test_a_lesson_with_a_quiz_is_done_when_the_quiz_is_passed(visit: Visit) -> None:
    page = visit("second/checking/")
    expect(page.locator("lw-mark-done")).to_have_count(0)
    pass_the_quiz(page)
    link = page.locator(".md-nav--primary a", has_text="Checking it").first
    expect(link.locator(".lw-tick")).to_have_count(1)
    visit("", tab=page)
    expect(page.locator("lw-module-ring[module=second]")).to_have_text("1 of 1 lesson done")
    expect(page.locator("lw-module-ring[module=first]")).to_have_text("0 of 2 lessons done")
    expect(page.locator("lw-module-ring[module=second]")).to_have_attribute("complete", "")
    bar = page.get_by_role("progressbar", name="1 of 3 lessons done")
    expect(bar).to_have_attribute("value", "1")
    assert not problems(page)


def test_a_failed_quiz_leaves_the_lesson_to_do(visit: Visit) -> None:
    page = visit("second/checking/")
    quiz = page.locator("lw-quiz")
    quiz.get_by_label("False").check()
    quiz.get_by_role("button", name="Check").click()
    quiz.get_by_role("button", name="Finish the quiz").click()
    visit("second/", tab=page)
    expect(page.locator(".lw-card .lw-tick")).to_have_count(0)


def test_the_navigation_ticks_lessons_and_whole_modules(visit: Visit) -> None:
    page = visit("first/writing/")
    pass_everything(page)
    visit("first/choosing/", tab=page)
    ticked = page.locator(".md-nav--primary a.md-nav__link:has(.lw-tick)")
    names = {re.sub(r"\s*Done", "", text).strip() for text in ticked.all_text_contents()}
    assert names == {"First module", "Writing it down", "Choosing words", "Second module"}


def test_the_ticks_of_the_navigation_stand_in_one_column_in_the_middle_of_their_titles(
    visit: Visit,
) -> None:
    page = visit("first/writing/")
    page.set_viewport_size({"width": 1280, "height": 800})
    pass_everything(page)
    title = page.locator(".md-nav--primary a.md-nav__link:has(.lw-tick) .md-ellipsis").last
    title.evaluate("title => title.append(' and more'.repeat(6))")
    places = page.locator(".md-nav--primary a.md-nav__link .lw-tick").evaluate_all(
        """ticks => ticks.filter(tick => tick.checkVisibility()).map(tick => {
          const [sign, title] = [tick, tick.previousElementSibling].map(one => one.getBoundingClientRect());
          return [sign.right, Math.abs(sign.top + sign.bottom - title.top - title.bottom) / 2];
        })"""
    )
    assert len(places) == 4
    assert len({round(right) for right, _ in places}) == 1
    assert max(off for _, off in places) < 3


def test_the_home_page_leads_on_where_the_learner_left_off(visit: Visit) -> None:
    page = visit("first/choosing/")
    visit("", tab=page)
    way = page.locator("lw-resume a")
    expect(way).to_have_text("Continue where you left off: Choosing words")
    way.click()
    page.get_by_role("button", name="I have done this lesson").click()
    visit("", tab=page)
    expect(way).to_have_text("Continue where you left off: Checking it")
    pass_everything(page)
    expect(way).to_have_text("See your certificate")
    way.click()
    expect(page.get_by_role("heading", name="Certificate of completion")).to_be_visible()


def test_the_home_page_invites_to_the_self_assessment_before_and_after(visit: Visit) -> None:
    home = visit("")
    way = home.locator(".lw-actions a[href^=self-assessment]")
    expect(way).to_have_text("See where you stand first")
    visit("first/choosing/")
    expect(way).to_have_text("Where you stand")
    pass_everything(home)
    expect(way).to_have_text("See where you stand now")
    home.evaluate(
        "for (const { key } of Lessonwright.store.entries()) Lessonwright.store.remove(key)"
    )
    expect(way).to_have_text("See where you stand first")


def test_another_tab_follows(visit: Visit) -> None:
    home, lesson = visit(""), visit("first/writing/")
    lesson.get_by_role("button", name="I have done this lesson").click()
    expect(home.get_by_role("progressbar", name="1 of 3 lessons done")).to_be_visible()


@pytest.mark.parametrize("path", ["", "first/"])
def test_a_narrow_screen_needs_no_scrolling_sideways(visit: Visit, path: str) -> None:
    page = visit(path)
    page.set_viewport_size({"width": 320, "height": 700})
    pass_everything(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
