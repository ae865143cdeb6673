"""Answers every kind of question on a really built page: right, in part, wrong, again, and by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import NewLearner, problems
from tests.browser.expectation import expect
from tests.browser.learning.asked import (
    PARTLY,
    RIGHT,
    WRONG,
    Answers,
    check,
    choose,
    fill,
    place,
    press,
    question,
    standing,
    verdict,
)
from tests.browser.learning.conftest import Visit
from tests.browser.learning.courses import LOAVES

pytestmark = pytest.mark.browser
AGAIN = {name: answer for name, answer in WRONG.items() if name != "whale"}
"""What leaves something to find out after a wrong answer."""


def test_a_right_answer_is_told_and_closes_the_question(kinds: Page) -> None:
    for name, answer in RIGHT.items():
        asked = question(kinds, name)
        answer(asked)
        assert check(asked) == "correct", name
        assert "Right" in verdict(asked), name
        assert asked.get_attribute("score") == "1", name
        expect(asked.locator("fieldset")).to_have_attribute("disabled", "")
        expect(asked.get_by_role("button", name="Try again")).to_be_hidden()
        expect(asked.locator(".lw-key")).to_be_hidden()


def test_part_marks_are_given_and_told(kinds: Page) -> None:
    for name, (answer, score) in PARTLY.items():
        asked = question(kinds, name)
        answer(asked)
        assert check(asked) == "partial", name
        assert "Partly right" in verdict(asked), name
        assert float(asked.get_attribute("score") or 0) == pytest.approx(score), name


def test_a_wrong_answer_can_be_tried_again_until_the_attempts_are_used_up(kinds: Page) -> None:
    for name, answer in AGAIN.items():
        asked = question(kinds, name)
        answer(asked)
        assert check(asked) == "incorrect", name
        assert "1 attempt left" in verdict(asked), name
        expect(asked.locator(".lw-key")).to_be_hidden()
        press(asked, "Try again")
        expect(asked.locator("[data-outcome]")).to_have_count(0)
        assert asked.locator("fieldset :focus").count() == 1, name
        check(asked)
        assert "left" not in verdict(asked), name
        expect(asked.locator(".lw-key")).to_have_attribute("open", "")
        expect(asked.get_by_role("button", name="Try again")).to_be_hidden()


@pytest.mark.parametrize("lesson", ["kinds", "free"])
def test_one_of_two_has_one_attempt_since_a_wrong_answer_tells_the_right_one(
    visit: Visit, lesson: str
) -> None:
    asked = question(visit(lesson), {"kinds": "whale", "free": "tallest"}[lesson])
    choose({"kinds": "True", "free": "A tree."}[lesson])(asked)
    assert check(asked) == "incorrect"
    assert "left" not in verdict(asked)
    expect(asked.get_by_role("button", name="Try again")).to_be_hidden()
    expect(asked.locator(".lw-key")).to_have_attribute("open", "")


def test_a_second_attempt_can_be_right(kinds: Page) -> None:
    for name, answer in AGAIN.items():
        asked = question(kinds, name)
        answer(asked)
        check(asked)
        press(asked, "Try again")
        RIGHT[name](asked)
        assert check(asked) == "correct", name


def test_whoever_changes_a_wrong_answer_tries_again(kinds: Page) -> None:
    for name, answer in AGAIN.items():
        asked = question(kinds, name)
        answer(asked)
        check(asked)
        RIGHT[name](asked)
        expect(asked.locator("[data-outcome]")).to_have_count(0)
        expect(asked).to_have_attribute("phase", "open")
        expect(asked.get_by_role("button", name="Try again")).to_have_count(0)
        assert check(asked) == "correct", name


def test_enter_marks_no_answer_twice(kinds: Page) -> None:
    asked = question(kinds, "coffee")
    WRONG["coffee"](asked)
    check(asked)
    asked.locator("input[type=text]").press("Enter")
    assert "1 attempt left" in verdict(asked)


def test_each_choice_that_was_made_brings_its_own_feedback(kinds: Page) -> None:
    asked = question(kinds, "birds")
    WRONG["birds"](asked)
    check(asked)
    assert "A bat.\nIt flies, but it gives milk." in verdict(asked).replace("\n\n", "\n")
    assert "A gull.\nYes, and a loud one." in verdict(asked).replace("\n\n", "\n")
    assert "1 right choice is still missing." in verdict(asked)


def whole_feedback(page: Page) -> dict[str, str]:
    """Return, by the question's name, what its author says of the question as a whole."""
    said = "all => all.map(one => [one.closest('lw-question').getAttribute('question'), one.textContent.trim()])"
    told = dict(page.locator("lw-quiz .lw-key__feedback").evaluate_all(said))
    assert told.keys() == RIGHT.keys()
    return told


@pytest.mark.parametrize("site", ["told", "told-unlimited"])
def test_the_feedback_of_the_question_waits_while_there_is_something_to_find_out(
    visit: Visit, site: str
) -> None:
    page = visit(site=site)
    told = whole_feedback(page)
    for name in AGAIN:
        asked = question(page, name)
        PARTLY.get(name, (WRONG[name], 0))[0](asked)
        check(asked)
    for _ in range(2):
        for name in AGAIN:
            assert not question(page, name).get_by_text(told[name]).filter(visible=True).count(), (
                name
            )
        page.reload()
    for name in AGAIN:
        asked = question(page, name)
        press(asked, "Try again")
        RIGHT[name](asked)
        check(asked)
        assert told[name] in verdict(asked), name


@pytest.mark.parametrize("site", ["told", "told-unlimited"])
def test_the_feedback_of_the_question_is_told_with_the_answer_and_once(
    visit: Visit, site: str
) -> None:
    page = visit(site=site)
    told = whole_feedback(page)
    for name, answer in WRONG.items():
        asked = question(page, name)
        answer(asked)
        check(asked)
        if name in AGAIN:
            press(asked, "Show the answer")
    for _ in range(2):
        for name in WRONG:
            asked = question(page, name)
            expect(asked.locator(".lw-key")).to_have_attribute("open", "")
            expect(asked.get_by_text(told[name]).filter(visible=True)).to_have_count(1)
            assert told[name] in verdict(asked), name
        page.reload()


def test_the_feedback_of_the_question_follows_that_of_the_choice(kinds: Page) -> None:
    asked = question(kinds, "fruit")
    RIGHT["fruit"](asked)
    check(asked)
    assert verdict(asked).index("Yes, when it is ripe.") < verdict(asked).index(
        "Fruit shows by its colour"
    )


def test_hints_come_one_after_the_other(kinds: Page) -> None:
    asked = question(kinds, "fruit")
    first, second = asked.locator(".lw-hint").all()
    expect(second).to_be_hidden()
    first.locator("summary").click()
    expect(second).to_be_visible()
    kinds.reload()
    expect(second).to_be_visible()


def test_the_answer_is_shown_on_request_and_the_question_is_over(kinds: Page) -> None:
    asked = question(kinds, "coffee")
    expect(asked.get_by_role("button", name="Show the answer")).to_be_hidden()
    WRONG["coffee"](asked)
    check(asked)
    press(asked, "Show the answer")
    expect(asked.get_by_text("coffee house")).to_be_visible()
    expect(asked.locator(".lw-key > summary")).to_be_focused()
    expect(asked.get_by_role("button", name="Try again")).to_be_hidden()
    assert asked.get_attribute("outcome") == "incorrect"


@pytest.mark.parametrize("name", ["fruit", "homes", "sun"])
def test_nothing_entered_uses_no_attempt(kinds: Page, name: str) -> None:
    asked = question(kinds, name)
    press(asked, "Check")
    assert "Enter an answer first." in verdict(asked)
    assert asked.get_attribute("phase") == "open"


def test_the_order_as_it_came_is_an_answer_once_it_is_confirmed(kinds: Page) -> None:
    asked = question(kinds, "sizes")
    came = standing(asked)
    press(asked, "Check")
    assert "This is the order in which the rows came." in verdict(asked)
    assert asked.get_attribute("phase") == "open"
    assert check(asked) is not None
    assert standing(asked) == came
    kinds.reload()
    assert standing(asked) == came
    expect(asked).to_have_attribute("phase", "checked")


@pytest.mark.parametrize(
    ("name", "some", "more", "said", "then"),
    [
        (
            "homes",
            place(A_trout="On land"),
            place(A_crab="On land"),
            "3 places are",
            "2 places are",
        ),
        ("makers", place(A_baker="bread"), place(A_tailor="shoes"), "2 places are", "1 place is"),
        ("sun", fill("", "south"), fill(" ", "west"), "1 place is", "1 place is"),
    ],
)
def test_places_left_empty_are_told_before_an_attempt_is_used(
    kinds: Page,
    name: str,
    some: Callable[[Locator], None],
    more: Callable[[Locator], None],
    said: str,
    then: str,
) -> None:
    asked = question(kinds, name)
    for answer, sentence in ((some, said), (more, then)):
        answer(asked)
        press(asked, "Check")
        assert f"{sentence} still empty." in verdict(asked)
        assert asked.get_attribute("phase") == "open"
    assert check(asked) in ("partial", "incorrect")
    assert "1 attempt left" in verdict(asked)


def test_what_is_no_number_uses_no_attempt(kinds: Page) -> None:
    asked = question(kinds, "water")
    fill("much")(asked)
    press(asked, "Check")
    assert "Enter a number" in verdict(asked)
    assert asked.get_attribute("phase") == "open"


def test_the_steps_in_feedback_are_numbered_and_those_within_them_lettered(visit: Visit) -> None:
    asked = question(visit(site="wordy"), "steps")
    choose("I weigh it.")(asked)
    assert check(asked) == "correct"
    shown = asked.locator("ol:not([class])").evaluate_all(
        "lists => lists.map(list => ["
        "list.firstElementChild.firstChild.data.trim(), getComputedStyle(list).listStyleType])"
    )
    assert {tuple(one) for one in shown} == {
        ("Weigh it.", "decimal"),
        ("Dry it.", "decimal"),
        ("In the sun.", "lower-alpha"),
    }
    assert len(shown) > 3, "in the answer's disclosure and in what the check said"


def test_a_check_in_the_body_is_the_same_question_as_in_the_quiz(kinds: Page) -> None:
    inline = kinds.locator("#check-fruit")
    RIGHT["fruit"](inline)
    assert check(inline) == "correct"
    expect(question(kinds, "fruit")).to_have_attribute("outcome", "correct")
    expect(question(kinds, "fruit").get_by_label("A banana.")).to_be_checked()


def test_choices_are_shuffled_for_a_learner_and_stay_so(visit: Visit) -> None:
    page = visit("free")
    words = page.locator("#question-first-colour label").all_inner_texts
    before = words()
    page.reload()
    assert words() == before
    press(page, "Finish the quiz")
    press(page, "Finish anyway")
    press(page, "Start again")
    assert words() != before
    assert sorted(words()) == sorted(before)
    after = words()
    page.reload()
    assert words() == after


def test_both_copies_of_a_shuffled_question_have_one_order(visit: Visit) -> None:
    page = visit("free")
    quiz = page.locator("#question-first-colour label").all_inner_texts()
    assert page.locator("#check-first-colour label").all_inner_texts() == quiz


def test_ordering_moves_by_buttons_and_says_so(kinds: Page) -> None:
    asked = question(kinds, "sizes")
    first, second = standing(asked)[:2]
    down = asked.get_by_role("button", name=f"Move down: {first}")
    down.focus()
    kinds.keyboard.press("Enter")
    assert standing(asked)[:2] == [second, first]
    expect(down).to_be_focused()
    assert f"{first}: now place 2 of 4." in asked.locator(".lw-unseen").inner_text()


def drag(page: Page, grip: Locator, target: Locator) -> None:
    grip.scroll_into_view_if_needed()
    start, end = grip.bounding_box(), target.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=5)
    page.mouse.up()


def test_items_can_be_dragged_to_their_place(kinds: Page) -> None:
    asked = question(kinds, "sizes")
    before = standing(asked)
    rows = asked.locator(".lw-row")
    drag(kinds, rows.nth(0).locator(".lw-grip"), rows.nth(2))
    assert standing(asked) == [before[1], before[2], before[0], before[3]]


def test_a_second_finger_moves_nothing(kinds: Page) -> None:
    asked = question(kinds, "sizes")
    before = standing(asked)
    asked.evaluate("""asked => {
        const [first, second] = asked.querySelectorAll(".lw-grip");
        const touch = (on, type, pointerId, clientY) => on.dispatchEvent(new PointerEvent(type, {
            bubbles: true, cancelable: true, pointerId, clientX: 50, clientY, button: 0, isPrimary: pointerId === 1
        }));
        touch(first, "pointerdown", 1, 100);
        touch(document, "pointermove", 1, 120);
        touch(second, "pointerdown", 2, 150);
        touch(document, "pointermove", 2, 190);
        touch(document, "pointerup", 2, 190);
        touch(document, "pointercancel", 1, 120);
    }""")
    assert asked.locator(".lw-dragged").count() == 0
    moved = (
        "asked => [...asked.querySelectorAll('.lw-row')].filter(row => row.style.transform).length"
    )
    assert asked.evaluate(moved) == 0
    assert standing(asked) == before


@pytest.mark.parametrize(
    ("name", "item", "partner"), [("makers", "A tailor", "coats"), ("homes", "A fox.", "On land")]
)
def test_partners_and_groups_can_be_dragged_onto_items(
    kinds: Page, name: str, item: str, partner: str
) -> None:
    asked = question(kinds, name)
    drag(
        kinds, asked.locator(".lw-chip", has_text=partner), asked.locator(".lw-row", has_text=item)
    )
    expect(asked.get_by_label(item)).to_have_value(partner)
    expect(asked).to_have_attribute("answered", "")


BY_KEYS = {
    "fruit": ["Space"],
    "whale": ["ArrowDown"],
    "birds": ["Space", "Tab", "Space"],
    "makers": ["b", "Tab", "c", "o", "a", "Tab", "c", "a"],
    "homes": [],
    "sun": ["e", "a", "s", "t", "Tab", "w", "e", "s", "t"],
    "coffee": ["C", "a", "f", "e"],
    "water": ["6", "0", ",", "5"],
}


@pytest.mark.parametrize("name", BY_KEYS)
def test_the_keyboard_alone_answers(kinds: Page, name: str) -> None:
    asked = question(kinds, name)
    asked.locator("fieldset :is(input, select)").first.focus()
    if name == "homes":
        for item in asked.locator("select").evaluate_all("all => all.map(one => one.dataset.item)"):
            kinds.keyboard.type("In" if item in ("A trout.", "A crab.") else "On")
            kinds.keyboard.press("Tab")
    for key in BY_KEYS[name]:
        kinds.keyboard.press(key)
    for _ in range(5):
        if kinds.evaluate("document.activeElement.dataset.does") == "check":
            break
        kinds.keyboard.press("Tab")
    kinds.keyboard.press("Enter")
    expect(asked).to_have_attribute("outcome", "correct")
    expect(asked.locator(".lw-feedback")).to_be_focused()


def test_the_keyboard_alone_puts_items_in_order(kinds: Page) -> None:
    asked = question(kinds, "sizes")
    for index, item in enumerate(["A mouse.", "A cat.", "A cow."]):
        up = asked.get_by_role("button", name=f"Move up: {item}")
        up.focus()
        while standing(asked).index(item) > index:
            kinds.keyboard.press("Space")
    asked.get_by_role("button", name="Check").focus()
    kinds.keyboard.press("Enter")
    expect(asked).to_have_attribute("outcome", "correct")


def test_enter_in_a_field_checks_and_moves_on_to_trying_again(kinds: Page) -> None:
    asked = question(kinds, "coffee")
    asked.locator("input").fill("bar")
    kinds.keyboard.press("Enter")
    expect(asked.get_by_role("button", name="Try again")).to_be_focused()
    kinds.keyboard.press("Enter")
    expect(asked.locator("input")).to_be_focused()


@pytest.mark.parametrize("answers", [{}, WRONG, RIGHT], ids=["untouched", "wrong", "right"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(
    visit: Visit, new_learner: NewLearner, answers: Answers, scheme: str
) -> None:
    kinds = visit(who=new_learner(color_scheme=scheme))
    expect(kinds.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )
    for name, answer in answers.items():
        answer(question(kinds, name))
        check(question(kinds, name))
    assert problems(kinds) == []


@pytest.mark.parametrize("answers", [{}, WRONG, RIGHT], ids=["untouched", "wrong", "right"])
def test_nothing_runs_off_a_narrow_page(kinds: Page, answers: Answers) -> None:
    kinds.set_viewport_size({"width": 320, "height": 700})
    for name, answer in answers.items():
        answer(question(kinds, name))
        check(question(kinds, name))
    assert kinds.evaluate("document.documentElement.scrollWidth") <= 320


def test_what_can_be_pressed_is_44_pixels_high(kinds: Page) -> None:
    check_all = """() => [...document.querySelectorAll('lw-quiz :is(button, select, summary, label, input[type=text])')]
        .filter(one => one.checkVisibility() && !one.closest('.lw-row label'))
        .filter(one => one.matches('label') ? one.previousElementSibling?.matches('input') : true)
        .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect().height])
        .filter(([, height]) => height < 43.9)"""
    assert kinds.evaluate(check_all) == []


def test_the_punctuation_behind_a_gap_stays_with_its_field(kinds: Page) -> None:
    asked = question(kinds, "sun")
    distance = """sentence => {
      const stop = document.createRange();
      stop.selectNodeContents(sentence.querySelectorAll("input")[1].nextSibling);
      return stop.getBoundingClientRect().left - sentence.querySelectorAll("input")[1].getBoundingClientRect().right;
    }"""
    sentence = asked.locator("fieldset .lw-gapped")
    assert sentence.evaluate(distance) < 2
    WRONG["sun"](asked)
    check(asked)
    assert sentence.evaluate(distance) < 2
    told = "The sun rises in the not right and sets in the .not right"
    expect(sentence).to_have_text(told)
    kinds.reload()
    expect(sentence).to_have_text(told)
    press(asked, "Try again")
    expect(sentence).to_have_text("The sun rises in the  and sets in the .")


def test_a_sentence_with_gaps_names_its_group(kinds: Page) -> None:
    name = "Fill in what is missing. The sun rises in the Gap 1 and sets in the Gap 2."
    group = kinds.get_by_role("group", name=name, exact=True)
    expect(group).to_have_count(1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_choice_is_framed_and_tinted_by_its_outcome(
    visit: Visit, new_learner: NewLearner, scheme: str
) -> None:
    looks = "one => (({ borderTopColor, backgroundColor, boxShadow }) => [borderTopColor, backgroundColor, boxShadow])"
    asked = question(visit("kinds", who=new_learner(color_scheme=scheme)), "birds")
    choose("A gull.", "A bat.")(asked)
    check(asked)
    right, wrong = (
        asked.locator(f"[data-outcome={outcome}] label").first.evaluate(
            f"{looks}(getComputedStyle(one))"
        )
        for outcome in ("correct", "incorrect")
    )
    assert [same for same, other in zip(right, wrong, strict=True) if same == other] == []
    assert not problems(asked.page)


def test_no_line_begins_with_the_full_stop_after_a_gap(kinds: Page) -> None:
    tops = """sentence => {
      const gap = sentence.querySelectorAll("input")[1];
      const stop = document.createRange();
      stop.selectNodeContents(gap.nextSibling);
      return [gap.getBoundingClientRect().bottom, stop.getBoundingClientRect().top];
    }"""
    sentence = question(kinds, "sun").locator("fieldset .lw-gapped")
    for width in range(300, 700, 5):
        sentence.evaluate("(sentence, width) => { sentence.style.width = `${width}px` }", width)
        gap, stop = sentence.evaluate(tops)
        assert stop < gap, width


def test_every_question_has_a_heading_and_its_button_says_of_which_it_is(kinds: Page) -> None:
    names = kinds.locator("lw-quiz [data-does=check]").evaluate_all(
        "all => all.map(one => one.ariaLabel)"
    )
    assert names == [f"Check: Question {number}" for number in range(1, 10)]
    headings = kinds.locator("lw-quiz h3").all_text_contents()[:9]
    assert headings == [f"Question {number}" for number in range(1, 10)]
    twice = kinds.locator("lw-question [data-does=check]").evaluate_all(
        "all => all.length - new Set(all.map(one => one.ariaLabel)).size"
    )
    assert twice == 0


def test_how_to_answer_is_told_with_the_question(kinds: Page) -> None:
    told = "one => document.getElementById(one.getAttribute('aria-describedby')).textContent"
    assert question(kinds, "fruit").locator("fieldset").evaluate(told) == "Choose one."


def test_a_verdict_that_settles_a_question_is_told_once(kinds: Page) -> None:
    for name, told in {"fruit": "focus", "birds": "status"}.items():
        asked = question(kinds, name)
        (RIGHT if told == "focus" else WRONG)[name](asked)
        check(asked)
        live = asked.locator(".lw-feedback [role=status]").count()
        focused = asked.locator(".lw-feedback").evaluate("one => one === document.activeElement")
        assert (live, focused) == ((0, True) if told == "focus" else (1, False))


def test_a_long_partner_that_was_chosen_can_be_read_whole(visit: Visit) -> None:
    page = visit(site="wordy")
    row = question(page, "makers").locator(".lw-row").first
    told = "row => getComputedStyle(row, '::after').content"
    assert row.evaluate(told) == "none"
    row.locator("select").select_option(LOAVES)
    for _ in ("chosen", "loaded again"):
        # Firefox returns what the style sheet says, and not what comes of it.
        assert row.evaluate(told) in (f'"{LOAVES}"', "attr(data-whole)")
        assert row.get_attribute("data-whole") == LOAVES
        page.reload()


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_the_text_of_a_box_ends_before_its_arrow(kinds: Page, direction: str) -> None:
    kinds.evaluate(
        "direction => { document.documentElement.dir = document.body.dir = direction }", direction
    )
    room = "one => parseFloat(getComputedStyle(one).paddingInlineEnd)"
    assert question(kinds, "makers").locator("select").first.evaluate(room) >= 32
