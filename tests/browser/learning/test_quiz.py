"""Takes a whole quiz: how far, finishing, the result by objective, only what was missed, and all again."""

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.learning.asked import RIGHT, WRONG, check, fill, press, question
from tests.browser.learning.conftest import Visit

pytestmark = pytest.mark.browser
KEY = "lw1:drill:first/kinds:quiz:quiz"
MISSED = ("makers", "sizes", "homes", "sun", "coffee")


def answer_all(page: Page, *, missing: tuple[str, ...] = ()) -> None:
    for name in RIGHT:
        (WRONG if name in missing else RIGHT)[name](question(page, name))


def kept(page: Page) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY))["data"]


def result(page: Page) -> str:
    return page.locator(".lw-result").inner_text()


def shown(page: Page) -> list[str]:
    ids = "all => all.filter(one => one.checkVisibility()).map(one => one.getAttribute('question'))"
    return list(page.locator("lw-quiz lw-question").evaluate_all(ids))


def test_finishing_checks_what_was_entered_and_passes(kinds: Page) -> None:
    answer_all(kinds)
    press(kinds, "Finish the quiz")

    assert "Passed 100%" in result(kinds)
    assert "The pass mark is 60%." in result(kinds)
    expect(kinds.locator(".lw-result h3")).to_be_focused()
    expect(kinds.locator("lw-quiz[finished][passed]")).to_have_attribute("score", "100")
    assert isinstance(kept(kinds)["passedAt"], int)
    assert kept(kinds) | {"questions": 0, "passedAt": 0} == {
        "finished": True, "score": 100, "best": 100, "passed": True, "passedAt": 0, "questions": 0, "only": None,
    }  # fmt: skip
    assert problems(kinds) == []


def test_the_result_says_what_to_look_at_again_and_where(kinds: Page) -> None:
    answer_all(kinds, missing=MISSED)
    press(kinds, "Finish the quiz")

    assert "Not passed yet 44%" in result(kinds)
    can, look = kinds.locator(".lw-result__list").all()
    assert can.inner_text().strip() == "Pick the right one."
    assert "Put each thing in its place. (0 of 3 right)" in look.inner_text()
    assert (
        look.get_by_role("link", name="Put each thing").get_attribute("href")
        == "#objective-place-it"
    )
    assert kinds.locator("#objective-place-it").count() == 1
    assert problems(kinds) == []


def test_a_missed_objective_leads_back_to_the_heading_that_teaches_it(kinds: Page) -> None:
    answer_all(kinds, missing=("fruit", "birds", "whale"))
    press(kinds, "Finish the quiz")
    link = kinds.locator(".lw-result").get_by_role("link", name="Read again: How to pick")
    assert kinds.locator(link.get_attribute("href") or "").inner_text().startswith("How to pick")


def test_an_objective_without_a_knowledge_check_leads_to_the_section_that_is_about_it(
    kinds: Page,
) -> None:
    answer_all(kinds, missing=MISSED)
    press(kinds, "Finish the quiz")
    link = kinds.locator(".lw-result").get_by_role("link", name="Read again: How to place")
    assert kinds.locator(link.get_attribute("href") or "").inner_text().startswith("How to place")


def test_open_questions_are_named_before_the_quiz_ends(kinds: Page) -> None:
    RIGHT["fruit"](question(kinds, "fruit"))
    press(kinds, "Finish the quiz")
    asking = kinds.locator(".lw-quiz__asking")
    assert "8 questions have no answer yet:" in asking.inner_text()
    assert asking.get_by_role("link", name="Question 9").get_attribute("href") == "#question-water"
    assert problems(kinds) == []
    press(kinds, "Finish anyway")
    assert "Not passed yet 11%" in result(kinds)


def test_open_questions_stand_side_by_side(kinds: Page) -> None:
    press(kinds, "Finish the quiz")
    places = [link.bounding_box() for link in kinds.locator(".lw-quiz__open a").all()]
    assert len(places) == 9
    assert len({round(place["y"]) for place in places if place}) <= 2
    assert all(place["height"] >= 44 for place in places if place)


def test_part_marks_count_towards_the_score(kinds: Page) -> None:
    answer_all(kinds)
    fill("east", "south")(question(kinds, "sun"))
    press(kinds, "Finish the quiz")
    assert "Passed 94%" in result(kinds)


def test_only_what_was_missed_is_asked_again(kinds: Page) -> None:
    answer_all(kinds, missing=MISSED)
    press(kinds, "Finish the quiz")
    press(kinds, "Only the 5 I missed")

    assert shown(kinds) == list(MISSED)
    expect(question(kinds, "makers").locator("legend")).to_be_focused()
    assert question(kinds, "coffee").locator("input").input_value() == ""
    kinds.reload()
    assert shown(kinds) == list(MISSED)
    for name in MISSED:
        RIGHT[name](question(kinds, name))
    press(kinds, "Finish the quiz")
    assert "Passed 100%" in result(kinds)
    assert len(shown(kinds)) == 9


def test_starting_again_forgets_the_answers_but_not_that_it_was_passed(kinds: Page) -> None:
    answer_all(kinds)
    press(kinds, "Finish the quiz")
    press(kinds, "Start again")

    assert kinds.locator("lw-quiz lw-question[answered]").count() == 0
    assert (
        "You have passed this quiz. Your best result: 100%."
        in kinds.locator(".lw-quiz__foot").inner_text()
    )
    WRONG["fruit"](question(kinds, "fruit"))
    press(kinds, "Finish the quiz")
    press(kinds, "Finish anyway")
    assert kept(kinds)["passed"] is True
    assert kept(kinds)["best"] == 100
    assert kept(kinds)["score"] == 0


def test_the_result_is_there_after_a_reload(kinds: Page) -> None:
    answer_all(kinds, missing=MISSED)
    press(kinds, "Finish the quiz")
    before = result(kinds)
    kinds.reload()
    assert result(kinds) == before


def test_what_is_answered_after_the_end_still_counts(kinds: Page) -> None:
    press(kinds, "Finish the quiz")
    press(kinds, "Finish anyway")
    RIGHT["fruit"](question(kinds, "fruit"))
    check(question(kinds, "fruit"))
    assert "11%" in result(kinds)


def done_at(page: Page) -> int:
    return int(
        page.evaluate("Lessonwright.progress.doneAt(Lessonwright.progress.lesson('first/kinds'))")
    )


def test_the_moment_of_passing_stays_whatever_comes_after(kinds: Page) -> None:
    answer_all(kinds, missing=MISSED)
    press(kinds, "Finish the quiz")
    assert done_at(kinds) == 0
    for name in ("makers", "sizes"):  # after the end
        press(question(kinds, name), "Try again")
        RIGHT[name](question(kinds, name))
        check(question(kinds, name))
    passed = done_at(kinds)
    assert passed == kept(kinds)["passedAt"] > 0

    kinds.wait_for_timeout(5)
    press(kinds, "Start again")
    answer_all(kinds)
    press(kinds, "Finish the quiz")
    assert done_at(kinds) == passed


def test_a_pass_from_before_keeps_its_moment(kinds: Page) -> None:
    answer_all(kinds)
    press(kinds, "Finish the quiz")
    entry = kinds.evaluate("key => JSON.parse(localStorage.getItem(key))", KEY)
    del entry["data"]["passedAt"]
    entry["at"] = 1_000_000
    kinds.evaluate(
        "([key, entry]) => localStorage.setItem(key, JSON.stringify(entry))", [KEY, entry]
    )
    kinds.reload()
    assert done_at(kinds) == 1_000_000
    press(kinds, "Start again")
    assert done_at(kinds) == 1_000_000


def test_restoring_a_finished_quiz_writes_nothing(kinds: Page) -> None:
    answer_all(kinds, missing=MISSED)
    press(kinds, "Finish the quiz")
    before = kinds.evaluate("key => localStorage.getItem(key)", KEY)
    kinds.evaluate("""
        const quiz = document.querySelector("lw-quiz");
        const { parentNode, nextSibling } = quiz;
        quiz.remove();
        parentNode.insertBefore(quiz, nextSibling);
    """)
    assert kinds.evaluate("key => localStorage.getItem(key)", KEY) == before
    expect(kinds.locator(".lw-result")).to_contain_text("44%")


def test_what_is_answered_in_the_body_after_the_end_counts_too(kinds: Page) -> None:
    press(kinds, "Finish the quiz")
    press(kinds, "Finish anyway")
    body = kinds.locator(".lw-check lw-question[question=fruit]")
    RIGHT["fruit"](body)
    check(body)
    assert kept(kinds)["score"] == 11
    assert "11%" in result(kinds)


def test_a_rebuilt_quiz_says_so_and_a_pass_stays(visit: Visit) -> None:
    page = visit()
    answer_all(page)
    press(page, "Finish the quiz")
    visit(site="reworked", tab=page)

    foot = page.locator(".lw-quiz__foot")
    expect(foot).to_contain_text("This quiz has changed since you finished it.")
    expect(foot).to_contain_text("You have passed this quiz.")
    expect(page.locator(".lw-result")).to_be_hidden()
    assert kept(page)["passed"] is True


def test_progress_counts_the_checked_questions(kinds: Page) -> None:
    far = kinds.locator(".lw-quiz__far")
    expect(far).to_have_text("0 of 9 questions checked")
    RIGHT["fruit"](question(kinds, "fruit"))
    check(question(kinds, "fruit"))
    expect(far).to_have_text("1 of 9 questions checked")


def test_the_keyboard_alone_finishes(kinds: Page) -> None:
    answer_all(kinds)
    kinds.get_by_role("button", name="Finish the quiz").focus()
    kinds.keyboard.press("Enter")
    expect(kinds.locator(".lw-result h3")).to_be_focused()
    kinds.keyboard.press("Tab")
    kinds.keyboard.press("Enter")
    assert kinds.locator("lw-quiz lw-question[answered]").count() == 0


def with_an_unknown_kind(route: Route) -> None:
    page = route.fetch()
    route.fulfill(
        response=page, body=page.text().replace('kind="true-false"', 'kind="odd-one-out"')
    )


def test_a_kind_without_a_script_stays_plain_and_uncounted(
    visit: Visit, learner: BrowserContext
) -> None:
    complaints: list[str] = []
    learner.route("**/first/kinds/", with_an_unknown_kind)
    page = learner.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    visit(tab=page)
    plain = question(page, "whale")
    expect(plain.get_by_label("False")).to_be_enabled()
    expect(plain.locator(".lw-key")).to_be_visible()
    expect(plain.get_by_role("button")).to_have_count(0)
    expect(page.locator(".lw-quiz__far")).to_have_text("0 of 8 questions checked")
    for name in RIGHT:
        if name != "whale":
            RIGHT[name](question(page, name))
    press(page, "Finish the quiz")
    assert "Passed 100%" in result(page)
    assert kept(page)["questions"].count("whale") == 0
    page.evaluate("document.querySelector('lw-quiz').remove()")
    assert not complaints
