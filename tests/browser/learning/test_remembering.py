"""Leaves and comes back: after a reload, in two tabs, and after the course was rebuilt with other questions."""

import json
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.expectation import expect
from tests.browser.learning.asked import (
    RIGHT,
    WRONG,
    Answers,
    check,
    choose,
    fill,
    go_back,
    outcome,
    press,
    question,
    standing,
)
from tests.browser.learning.conftest import Visit

pytestmark = pytest.mark.browser
KEY = "lw1:drill:first/kinds:question:"


def entry(page: Page, name: str) -> Any:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY + name))


def chosen(page: Page, name: str) -> list[str]:
    """Return the words of what is chosen or typed in a question."""
    read = """asked => [...asked.querySelectorAll('fieldset :is(input:checked, input[type=text], select)')].map(one =>
        one.matches('select') ? one.value : one.labels.length && one.type !== 'text'
            ? one.labels[0].textContent.replace(/ (not )?right$/, '') : one.value)"""
    return list(question(page, name).evaluate(read))


@pytest.mark.parametrize("answers", [RIGHT, WRONG], ids=["right", "wrong"])
def test_every_kind_comes_back_after_a_reload(kinds: Page, answers: Answers) -> None:
    for name, answer in answers.items():
        answer(question(kinds, name))
        check(question(kinds, name))
    before = {name: (chosen(kinds, name), outcome(question(kinds, name))) for name in answers}
    feedback = kinds.locator(".lw-feedback").all_inner_texts()
    kinds.reload()
    assert {
        name: (chosen(kinds, name), outcome(question(kinds, name))) for name in answers
    } == before
    assert kinds.locator(".lw-feedback").all_inner_texts() == feedback


def test_what_is_typed_is_kept_with_every_key(kinds: Page) -> None:
    field = question(kinds, "coffee").locator("input")
    field.press_sequentially("ca")
    assert entry(kinds, "coffee")["data"]["response"] == ["ca"]
    field.press_sequentially("fe")
    kinds.reload()
    expect(field).to_have_value("cafe")
    assert entry(kinds, "coffee")["label"] == "What do you call a place that serves coffee?"


def test_used_attempts_are_not_given_back_by_a_reload(kinds: Page) -> None:
    asked = question(kinds, "coffee")
    fill("bar")(asked)
    check(asked)
    kinds.reload()
    press(asked, "Try again")
    check(asked)
    expect(asked.locator(".lw-key")).to_have_attribute("open", "")


def test_a_response_is_kept_as_ids_and_words_never_as_places(kinds: Page) -> None:
    for name, answer in RIGHT.items():
        answer(question(kinds, name))
    assert all(one.startswith("choice-") for one in entry(kinds, "birds")["data"]["response"])
    assert entry(kinds, "whale")["data"]["response"] == ["false"]
    assert ["A tailor", "coats"] in entry(kinds, "makers")["data"]["response"]
    assert entry(kinds, "sizes")["data"]["response"] == ["A mouse.", "A cat.", "A cow.", "A whale."]
    assert ["A hare.", "On land"] in entry(kinds, "homes")["data"]["response"]


@pytest.fixture
def reworked(visit: Visit) -> Page:
    """The course after its author has changed it, for a learner who had answered everything rightly."""
    page = visit()
    for name, answer in RIGHT.items():
        answer(question(page, name))
        check(question(page, name))
    return visit(site="reworked", tab=page)


def test_a_rebuilt_course_never_shows_an_answer_under_another_question(reworked: Page) -> None:
    page = reworked
    assert chosen(page, "ice") == []
    assert chosen(page, "fruit") == ["A banana."]
    assert outcome(question(page, "fruit")) == "correct"
    expect(question(page, "fruit").locator(".lw-question__notice")).to_be_hidden()
    assert chosen(page, "coffee") == ["cafe"]
    assert outcome(question(page, "coffee")) == "correct"
    assert chosen(page, "water") == ["60,5 %"]


CHANGED = {
    "birds": ["A wren."],
    "makers": ["bread", "", "casks"],
    "homes": ["In water", "In water", "On land", "On land", ""],
    "sun": [" EAST ", "west end"],
}


def test_a_question_whose_choices_changed_says_so_and_keeps_what_still_fits(reworked: Page) -> None:
    page = reworked
    for name, still in CHANGED.items():
        asked = question(page, name)
        expect(asked.locator(".lw-question__notice")).to_contain_text(
            "has changed since you answered it"
        )
        assert sorted(chosen(page, name)) == sorted(still), name
        assert asked.get_attribute("phase") == "open", name
        assert outcome(asked) is None, name
    assert standing(question(page, "sizes")) == ["A mouse.", "A cow.", "A whale.", "A dog."]


def test_the_answer_to_a_question_that_was_taken_out_stays_in_the_store(visit: Visit) -> None:
    page = visit()
    RIGHT["whale"](question(page, "whale"))
    visit(site="reworked", tab=page)
    assert entry(page, "whale")["data"]["response"] == ["false"]
    visit(tab=page)
    assert chosen(page, "whale") == ["False"]


def test_a_mended_key_marks_what_was_answered_before(visit: Visit) -> None:
    page = visit()
    RIGHT["whale"](question(page, "whale"))
    check(question(page, "whale"))
    visit(site="mended", tab=page)
    expect(question(page, "whale")).to_have_attribute("outcome", "incorrect")


def test_two_tabs_never_overwrite_each_other(visit: Visit) -> None:
    one, other = visit(), visit()
    fill("cafe")(question(one, "coffee"))
    fill("60")(question(other, "water"))
    expect(question(other, "coffee").locator("input")).to_have_value("cafe")
    expect(question(one, "water").locator("input")).to_have_value("60")
    one.reload()
    expect(question(one, "coffee").locator("input")).to_have_value("cafe")
    expect(question(one, "water").locator("input")).to_have_value("60")


def test_a_verdict_in_one_tab_stands_in_the_other(visit: Visit) -> None:
    one, other = visit(), visit()
    choose("A banana.")(question(one, "fruit"))
    check(question(one, "fruit"))
    expect(question(other, "fruit")).to_have_attribute("outcome", "correct")
    assert other.evaluate("document.activeElement.tagName") == "BODY"


def test_an_answer_given_before_the_script_came_is_kept(
    learner: BrowserContext, visit: Visit
) -> None:
    early = "document.getElementById('question-coffee-answer').value = 'cafe'"
    learner.add_init_script(
        f"document.addEventListener('readystatechange', () => {{ {early} }}, {{once: true}})"
    )
    page = visit()
    expect(question(page, "coffee").locator("input")).to_have_value("cafe")
    expect(question(page, "coffee")).to_have_attribute("answered", "")


def test_an_element_that_leaves_the_page_and_comes_back_is_whole(kinds: Page) -> None:
    RIGHT["sizes"](question(kinds, "sizes"))
    kinds.reload()
    before = kinds.locator("lw-quiz").aria_snapshot()
    kinds.evaluate("""() => {
        const quiz = document.querySelector('lw-quiz');
        const home = quiz.parentElement;
        quiz.remove();
        if (quiz.querySelector('[data-made], .lw-quiz__foot')) throw new Error('something was left behind');
        home.append(quiz);
    }""")
    assert kinds.locator("lw-quiz").aria_snapshot() == before
    assert standing(question(kinds, "sizes")) == ["A mouse.", "A cat.", "A cow.", "A whale."]


EMPTIED = """() => {
    for (const field of document.querySelectorAll("input[autocomplete=off]")) {
        if (field.type === "text") field.value = "";
        else field.checked = false;
    }
    window.dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
}"""
"""What WebKit does to a page that comes back as it was left."""


def test_a_page_that_comes_back_with_its_fields_emptied_shows_and_keeps_every_answer(
    kinds: Page,
) -> None:
    choose("A gull.", "A wren.")(question(kinds, "birds"))
    fill("east", "west")(question(kinds, "sun"))
    kinds.evaluate(EMPTIED)
    assert chosen(kinds, "birds") == ["A gull.", "A wren."]
    question(kinds, "birds").get_by_label("A bat.").check()
    question(kinds, "sun").locator("input").first.fill("north")
    assert len(entry(kinds, "birds")["data"]["response"]) == 3
    assert entry(kinds, "sun")["data"]["response"] == ["north", "west"]


def test_a_page_that_was_left_and_comes_back_shows_what_was_answered(
    kinds: Page, visit: Visit
) -> None:
    choose("A gull.", "A wren.")(question(kinds, "birds"))
    fill("east", "west")(question(kinds, "sun"))
    visit("free", tab=kinds)
    go_back(kinds)
    expect(question(kinds, "sun").locator("input").first).to_have_value("east")
    question(kinds, "birds").get_by_label("A bat.").check()
    assert len(entry(kinds, "birds")["data"]["response"]) == 3
    assert len(chosen(kinds, "birds")) == 3


def test_a_page_that_comes_back_shows_what_another_tab_has_written_meanwhile(
    kinds: Page, visit: Visit
) -> None:
    fill("cafe")(question(kinds, "coffee"))
    visit("free", tab=kinds)
    other = visit()
    fill("tea room")(question(other, "coffee"))
    go_back(kinds)
    expect(question(kinds, "coffee").locator("input")).to_have_value("tea room")


def test_a_page_whose_storage_was_emptied_from_outside_shows_what_is_still_kept(
    kinds: Page,
) -> None:
    """The browser's own settings can empty it, and no page hears of that."""
    choose("A gull.", "A wren.")(question(kinds, "birds"))
    fill("cafe")(question(kinds, "coffee"))
    kinds.evaluate(f"""() => {{
        window.dispatchEvent(new Event("blur"));
        localStorage.removeItem("{KEY}birds");
        window.dispatchEvent(new Event("focus"));
    }}""")
    assert chosen(kinds, "birds") == []
    expect(question(kinds, "coffee").locator("input")).to_have_value("cafe")
    question(kinds, "birds").get_by_label("A bat.").check()
    assert len(entry(kinds, "birds")["data"]["response"]) == 1
