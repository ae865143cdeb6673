"""Prompts: what a learner enters is saved while typing, comes back, and never shows up under another prompt."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.conftest import build_course, problems, serve
from tests.browser.engine import ENGINE
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import Visit
from tests.conftest import COURSE, LESSON, MODULE

pytestmark = pytest.mark.browser

HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>\'"><svg onload=window.hit=1>&amp;{{7*7}}'

TYPED_DATE = ("01", "Tab", "03", "Tab", "2027") if ENGINE == "webkit" else ("03012027",)
"""How the first of March is typed into a date's field. WebKit's asks as the reader's language writes
dates, and takes all digits for the day until Tab leads on to the month."""


def fill_everything(page: Page, words: str = "Once more") -> None:
    page.get_by_label("What happened?").fill(words)
    for statement, judgement in {
        "I plan.": "never",
        "I count.": "always",
        "I ask.": "sometimes",
    }.items():
        page.get_by_role("group", name=statement).get_by_label(judgement).check()
    page.get_by_label("I asked.").check()
    page.get_by_label("Strength, Row 2").fill(f"{words} strong")
    plan = page.get_by_role("group", name="My next step")
    plan.get_by_label("What I will do").fill(words)
    plan.get_by_label("By when").fill("2027-03-01")
    plan.get_by_label("With whose help").fill(words)
    page.get_by_role("group", name="One win of today").get_by_label("Entry").fill(words)


def expect_everything(page: Page, words: str = "Once more") -> None:
    expect(page.get_by_label("What happened?")).to_have_value(words)
    expect(page.get_by_role("group", name="I plan.").get_by_label("never")).to_be_checked()
    expect(page.get_by_role("group", name="I count.").get_by_label("always")).to_be_checked()
    expect(page.get_by_label("I asked.")).to_be_checked()
    expect(page.get_by_label("I listened.")).not_to_be_checked()
    expect(page.get_by_label("Strength, Row 2")).to_have_value(f"{words} strong")
    expect(page.get_by_label("Strength, Row 1")).to_have_value("")
    plan = page.get_by_role("group", name="My next step")
    expect(plan.get_by_label("What I will do")).to_have_value(words)
    expect(plan.get_by_label("By when")).to_have_value("2027-03-01")
    expect(plan.get_by_label("With whose help")).to_have_value(words)
    expect(
        page.get_by_role("group", name="One win of today").get_by_label("Entry", exact=True)
    ).to_have_value(words)


def stored(page: Page) -> dict[str, dict[str, object]]:
    texts: dict[str, str] = page.evaluate("({...localStorage})")
    return {key: json.loads(text) for key, text in texts.items() if key.startswith("lw1:")}


def test_everything_comes_back_after_a_reload(writing: Page) -> None:
    fill_everything(writing)
    writing.reload()
    expect_everything(writing)
    assert not problems(writing)


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(12):
        page.keyboard.press("Tab")
        if wanted.evaluate("(element) => element === document.activeElement"):
            return
    raise AssertionError(f"the Tab key does not lead to {wanted}")


def test_every_kind_is_filled_in_by_keyboard_alone(writing: Page) -> None:
    keys = writing.keyboard
    writing.get_by_label("What happened?").focus()
    keys.type("Once more")
    tab_to(writing, writing.get_by_role("group", name="I plan.").get_by_label("never"))
    keys.press("Space")
    tab_to(writing, writing.get_by_role("group", name="I count.").get_by_label("never"))
    for _ in ("sometimes", "always"):
        keys.press("ArrowRight")
    tab_to(writing, writing.get_by_role("group", name="I ask.").get_by_label("never"))
    keys.press("ArrowRight")
    tab_to(writing, writing.get_by_label("I asked."))
    keys.press("Space")
    tab_to(writing, writing.get_by_label("Strength, Row 2"))
    keys.type("Once more strong")
    tab_to(writing, writing.get_by_label("What I will do"))
    keys.type("Once more")
    tab_to(writing, writing.get_by_label("By when"))
    for typed in TYPED_DATE:
        keys.press(typed) if typed == "Tab" else keys.type(typed)
    tab_to(writing, writing.get_by_label("With whose help"))
    keys.type("Once more")
    tab_to(writing, writing.get_by_role("group", name="One win of today").get_by_label("Entry"))
    keys.type("Once more")
    writing.reload()
    expect_everything(writing)


def test_what_was_just_typed_is_saved_when_the_page_is_left(writing: Page, visit: Visit) -> None:
    writing.get_by_label("What happened?").press_sequentially("half a wo")
    visit("first/", tab=writing)
    visit("first/writing/", tab=writing)
    expect(writing.get_by_label("What happened?")).to_have_value("half a wo")


def test_an_entry_knows_what_was_asked(writing: Page) -> None:
    writing.get_by_label("What happened?").press_sequentially("A slip.")
    writing.get_by_label("I asked.").check()
    writing.get_by_label("What happened?").blur()
    entries = {entry["label"]: entry for entry in stored(writing).values()}
    assert entries["What happened?"]["data"] == {"text": {"name": "", "value": "A slip."}}
    ticked = entries["What did you do?"]["data"]
    assert [*ticked.values()] == [{"name": "I asked.", "value": True}]  # type: ignore[attr-defined]


def test_an_emptied_prompt_leaves_no_entry(writing: Page) -> None:
    box = writing.get_by_label("What happened?")
    box.press_sequentially("Gone.")
    box.blur()
    assert any(":write:" in key for key in stored(writing))
    for _ in "Gone.":
        box.press("Backspace")
    box.blur()
    assert not any(":write:" in key for key in stored(writing))


def test_a_rebuilt_course_shows_every_answer_where_it_belongs_and_nowhere_else(
    writing: Page, visit: Visit
) -> None:
    fill_everything(writing)
    page = visit("first/writing/", site="reworked", tab=writing)
    expect(page.get_by_label("What happened?")).to_have_value("Once more")
    expect(page.get_by_label("What is new?")).to_have_value("")
    ticks = {
        name: page.get_by_label(name).is_checked()
        for name in ("I waited.", "I ran.", "I listened.")
    }
    assert not any(ticks.values())
    assert not page.get_by_role("group", name="I plan.").locator("input:checked").count()
    expect(page.get_by_role("group", name="I ask.").get_by_label("sometimes")).to_be_checked()
    assert not page.get_by_role("group", name="I rest.").locator("input:checked").count()
    expect(page.get_by_label("Strength, Row 2")).to_have_value("Once more strong")
    expect(page.get_by_label("Since when, Row 2")).to_have_value("")


def test_what_a_rebuilt_course_has_no_place_for_is_kept(writing: Page, visit: Visit) -> None:
    fill_everything(writing)
    page = visit("first/writing/", site="reworked", tab=writing)
    page.get_by_label("I ran.").check()
    page.get_by_role("group", name="I rest.").get_by_label("always").check()
    page.get_by_label("Since when, Row 1").fill("2020")
    visit("first/writing/", tab=page)
    expect_everything(page)


def test_two_tabs_do_not_overwrite_each_other(writing: Page, visit: Visit) -> None:
    other = visit("first/writing/")
    writing.get_by_label("Strength, Row 1").fill("from one tab")
    other.get_by_label("Strength, Row 2").fill("from the other")
    expect(writing.get_by_label("Strength, Row 2")).to_have_value("from the other")
    expect(other.get_by_label("Strength, Row 1")).to_have_value("from one tab")
    other.reload()
    expect(other.get_by_label("Strength, Row 1")).to_have_value("from one tab")
    expect(other.get_by_label("Strength, Row 2")).to_have_value("from the other")


def test_hostile_words_stay_words(writing: Page) -> None:
    fill_everything(writing, HOSTILE)
    writing.get_by_role("button", name="Keep this entry").click()
    writing.reload()
    expect(writing.locator(".lw-entry__text")).to_have_text(HOSTILE)
    expect(writing.get_by_label("What happened?")).to_have_value(HOSTILE)
    assert writing.evaluate("window.hit") is None
    assert not writing.locator("lw-worksheet img, lw-worksheet script").count()


@pytest.mark.parametrize(
    "data",
    ["null", "[]", '"text"', "7", '{"text": 5}', '{"text": {"value": {}}}', '{"__proto__": {}}'],
)
def test_an_entry_of_another_shape_does_no_harm(writing: Page, data: str) -> None:
    writing.get_by_label("What happened?").press_sequentially("A slip.")
    writing.get_by_label("What happened?").blur()
    key = next(key for key in stored(writing) if ":write:" in key)
    entry = f'{{"v": 1, "at": 1, "label": "x", "data": {data}}}'
    writing.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, entry])
    writing.reload()
    expect(writing.get_by_label("What happened?")).to_have_value("")
    writing.get_by_label("What happened?").fill("Again.")
    writing.reload()
    expect(writing.get_by_label("What happened?")).to_have_value("Again.")


def test_a_total_tells_what_it_can_mean_once_all_is_judged(writing: Page) -> None:
    total = writing.locator("lw-total [role=status]")
    rows = {
        name: writing.get_by_role("group", name=name) for name in ("I plan.", "I count.", "I ask.")
    }
    rows["I plan."].get_by_label("never").check()
    rows["I count."].get_by_label("never").check()
    expect(total).to_be_empty()
    rows["I ask."].get_by_label("sometimes").check()
    expect(total).to_contain_text("Your total: 4 points")
    expect(total).to_contain_text("Begin with one of them.")
    assert not problems(writing)
    rows["I plan."].get_by_label("always").check()
    expect(total).to_contain_text("Your total: 6 points")
    expect(total).to_contain_text("Most of it is there.")


NUMBERS = f"""{LESSON}
worksheet:
  title: How it is
  prompts:
    - rate: How sure are you?
      scale: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
      statements: [I plan., I ask.]
      bands:
        - {{up-to: 9, text: Begin with one of them.}}
        - {{up-to: 20, text: Most of it is there.}}
"""


@pytest.fixture(scope="module")
def numbers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a lesson with a scale from 0 to 10."""
    folder = tmp_path_factory.mktemp("numbers")
    files = {"course.yml": COURSE, "first/module.yml": MODULE, "first/one.yml": NUMBERS}
    with serve(build_course(files, folder / "project", folder / "site")) as origin:
        yield f"{origin}/first/one/"


def test_points_that_are_numbers_count_what_they_say(learner: BrowserContext, numbers: str) -> None:
    page = learner.new_page()
    page.goto(numbers)
    total = page.locator("lw-total [role=status]")
    rows = [page.get_by_role("group", name=name) for name in ("I plan.", "I ask.")]
    rows[0].get_by_label("0", exact=True).check()
    expect(total).to_be_empty()
    rows[1].get_by_label("0", exact=True).check()
    expect(total).to_contain_text("Your total: 0 points")
    expect(total).to_contain_text("Begin with one of them.")
    for row in rows:
        row.get_by_label("10", exact=True).check()
    expect(total).to_contain_text("Your total: 20 points")
    expect(total).to_contain_text("Most of it is there.")
    expect(page.locator(".lw-bands")).to_contain_text("Add up the numbers that you have chosen.")


@pytest.mark.parametrize("width", [768, 1280])
def test_points_from_0_to_10_stand_in_one_row(
    learner: BrowserContext, numbers: str, width: int
) -> None:
    page = learner.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(numbers)
    tops = "all => new Set(all.map(one => Math.round(one.getBoundingClientRect().top))).size"
    assert page.locator(".lw-scale").first.locator("label").evaluate_all(tops) == 1


def test_the_page_says_where_the_notes_are_kept(writing: Page) -> None:
    expect(writing.locator("lw-storage-notice")).to_contain_text("They are kept in this browser")


def test_a_narrow_screen_needs_no_scrolling_sideways(writing: Page) -> None:
    writing.set_viewport_size({"width": 320, "height": 700})
    fill_everything(writing)
    writing.get_by_role("button", name="Keep this entry").click()
    assert writing.evaluate("document.documentElement.scrollWidth") <= 320
