"""A scenario: scene by scene, with feedback before the next one, back and again, and the way there when one returns."""

import pytest
from playwright.sync_api import Locator, Page

from tests.browser.conftest import problems
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit

pytestmark = pytest.mark.browser


@pytest.fixture
def choosing(visit: Visit) -> Page:
    return visit("first/choosing/")


def scene(page: Page) -> Locator:
    return page.locator(".lw-scene:visible")


def way(page: Page) -> Locator:
    return page.locator(".lw-scenario__way li")


def test_only_the_current_scene_is_shown(choosing: Page) -> None:
    expect(scene(choosing)).to_have_count(1)
    expect(scene(choosing)).to_contain_text("A customer waits for a parcel.")
    expect(way(choosing)).to_have_count(0)
    assert not problems(choosing)


def test_a_way_to_an_ending_by_keyboard_alone(choosing: Page) -> None:
    choosing.get_by_role("button", name="It is not my parcel.").focus()
    choosing.keyboard.press("Enter")
    expect(choosing.get_by_role("heading", name="Step 2")).to_be_focused()
    choosing.keyboard.press("Tab")
    choosing.keyboard.press("Enter")
    feedback = choosing.locator(".lw-scene__feedback")
    expect(feedback).to_have_text("Late, and honest.")
    expect(feedback).to_be_focused()
    expect(scene(choosing)).to_contain_text("She raises her voice.")
    assert not problems(choosing)
    choosing.keyboard.press("Tab")
    choosing.keyboard.press("Space")
    expect(choosing.get_by_role("heading", name="A good ending")).to_be_focused()
    expect(scene(choosing)).to_contain_text("You find it under the desk.")
    expect(scene(choosing)).to_contain_text("You have seen 1 of 2 endings.")
    expect(way(choosing)).to_have_text(["It is not my parcel.", "I am sorry. Let me look."])
    assert not problems(choosing)


def test_back_and_again(choosing: Page) -> None:
    choosing.get_by_role("button", name="It is not my parcel.").click()
    choosing.get_by_role("button", name="Please leave.").click()
    expect(choosing.get_by_role("heading", name="A poor ending")).to_be_focused()
    choosing.get_by_role("button", name="One step back").click()
    expect(scene(choosing)).to_contain_text("She raises her voice.")
    choosing.get_by_role("button", name="I am sorry. Let me look.").click()
    choosing.get_by_role("button", name="One step back").click()
    expect(scene(choosing)).to_contain_text("She raises her voice.")
    choosing.get_by_role("button", name="I am sorry. Let me look.").click()
    choosing.get_by_role("button", name="Go on").click()
    expect(scene(choosing)).to_contain_text("You have seen 2 of 2 endings.")
    choosing.get_by_role("button", name="Start again").click()
    expect(scene(choosing)).to_contain_text("A customer waits for a parcel.")
    expect(way(choosing)).to_have_count(0)


def test_the_ways_on_stand_side_by_side(choosing: Page) -> None:
    scene(choosing).get_by_role("button", name="I look it up at once.").click()
    on, back = scene(choosing).get_by_role("button").all()
    expect(on).to_have_text("Go on")
    expect(back).to_have_text("One step back")
    middles = [
        box["y"] + box["height"] / 2 for box in (on.bounding_box(), back.bounding_box()) if box
    ]
    assert abs(middles[0] - middles[1]) < 2


def test_the_way_is_there_after_a_reload(choosing: Page) -> None:
    choosing.get_by_role("button", name="It is not my parcel.").click()
    choosing.get_by_role("button", name="I am sorry. Let me look.").click()
    choosing.reload()
    expect(choosing.locator(".lw-scene__feedback")).to_have_text("Late, and honest.")
    choosing.get_by_role("button", name="Go on").click()
    choosing.reload()
    expect(scene(choosing)).to_contain_text("You find it under the desk.")
    expect(way(choosing)).to_have_count(2)


def test_a_scenario_that_was_changed_goes_on_where_the_way_still_leads(
    choosing: Page, visit: Visit
) -> None:
    choosing.get_by_role("button", name="It is not my parcel.").click()
    choosing.get_by_role("button", name="I am sorry. Let me look.").click()
    choosing.get_by_role("button", name="Go on").click()
    page = visit("first/choosing/", site="reworked", tab=choosing)
    expect(scene(page)).to_contain_text("She raises her voice.")
    expect(page.locator(".lw-scenario__way")).to_contain_text(
        "This scenario has changed since you were here."
    )
    expect(way(page)).to_have_text(["It is not my parcel."])


@pytest.mark.parametrize(
    "data",
    ["null", '{"way": 3}', '{"way": [null, 4]}', '{"way": [{"scene": "desk"}], "endings": [[]]}'],
)
def test_a_way_of_another_shape_starts_at_the_first_scene(choosing: Page, data: str) -> None:
    choosing.get_by_role("button", name="It is not my parcel.").click()
    script = "([key, text]) => localStorage.setItem(key, text)"
    key = choosing.evaluate("Object.keys(localStorage).find((key) => key.includes(':scenario:'))")
    choosing.evaluate(script, [key, f'{{"v": 1, "at": 1, "label": "x", "data": {data}}}'])
    choosing.reload()
    expect(scene(choosing)).to_contain_text("A customer waits for a parcel.")


def test_a_narrow_screen_needs_no_scrolling_sideways(choosing: Page) -> None:
    choosing.set_viewport_size({"width": 320, "height": 700})
    choosing.get_by_role("button", name="I look it up at once.").click()
    assert choosing.evaluate("document.documentElement.scrollWidth") <= 320
