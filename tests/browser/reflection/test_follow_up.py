"""What comes after: follow-ups are due when their day has come, plans are read back, missed questions come first."""

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import NewLearner, problems
from tests.browser.download import downloaded
from tests.browser.expectation import expect
from tests.browser.reflection.conftest import PASSED, Visit

pytestmark = pytest.mark.browser

ASK, COUNT = "Ask your partner how it went.", "Count the zebras."
DAYS_AGO = "days => Lessonwright.localDate(Date.now() - days * 86400000)"


def later(visit: Visit, path: str = "", tab: Page | None = None) -> Page:
    return visit(path, site="later", tab=tab)


def say_last_day(visit: Visit, days_ago: int) -> Page:
    page = later(visit, "follow-up/")
    page.get_by_label("The last day of the training").fill(page.evaluate(DAYS_AGO, days_ago))
    page.get_by_label("The last day of the training").blur()
    return page


def due(page: Page) -> list[str]:
    return page.locator("lw-due li:visible a").all_inner_texts()


def test_nothing_is_due_before_anything_was_done(visit: Visit) -> None:
    page = later(visit)
    expect(page.locator("lw-due")).to_be_hidden()
    later(visit, "follow-up/", page)
    page.get_by_role("button", name="Put all days into my calendar").click()
    expect(page.locator("lw-last-day [role=status]")).to_have_text(
        "First say which day was the last."
    )
    assert not problems(page)


@pytest.mark.parametrize(("days", "shown"), [(2, []), (3, [COUNT]), (8, [COUNT, ASK])])
def test_what_has_come_due_is_on_the_home_page_and_in_the_workbook(
    visit: Visit, days: int, shown: list[str]
) -> None:
    page = say_last_day(visit, days)
    for path in ("", "workbook/"):
        later(visit, path, page)
        expect(page.locator("lw-due li:visible")).to_have_count(len(shown))
        assert due(page) == shown
    if days == 3:
        expect(page.locator("lw-due li:visible .lw-due__when")).to_have_text("today")


def test_what_is_due_stands_in_one_column_however_long_its_days_are(visit: Visit) -> None:
    page = say_last_day(visit, 8)
    later(visit, "", page)
    when = page.locator("lw-due li:visible .lw-due__when")
    when.first.evaluate("node => { node.textContent = 'since 30 September 2026, a Wednesday' }")
    links = page.locator("lw-due li:visible a")
    lefts = links.evaluate_all("nodes => nodes.map(node => node.getBoundingClientRect().left)")
    assert len(lefts) == 2
    assert len(set(lefts)) == 1


def test_what_is_done_is_due_no_more(visit: Visit) -> None:
    page = say_last_day(visit, 8)
    first = page.locator("lw-follow-up").first
    expect(first).to_have_attribute("due", "")
    first.get_by_role("button", name="I have done this").click()
    expect(first).not_to_have_attribute("due", "")
    later(visit, "", page)
    expect(page.locator("lw-due li:visible")).to_have_count(1)
    assert due(page) == [ASK]


def test_whoever_learns_alone_counts_from_the_last_lesson(visit: Visit) -> None:
    page = later(visit)
    page.evaluate(
        """passed => Lessonwright.store.set(
          "lw1:small-steps:second/checking:quiz:quiz",
          { ...passed, passedAt: Date.now() - 4 * 86400000 }, "")""",
        PASSED,
    )
    # The module is done, so what follows on it is due; the course is not.
    expect(page.locator("lw-due li:visible")).to_have_count(1)
    assert due(page) == [COUNT]


def test_without_a_script_all_of_it_is_there(new_learner: NewLearner, origin: str) -> None:
    page = new_learner(java_script_enabled=False).new_page()
    page.goto(f"{origin}/later/")
    assert due(page) == [COUNT, ASK]
    page.goto(f"{origin}/later/follow-up/")
    expect(page.get_by_role("link", name="My sheet").first).to_be_visible()
    expect(page.locator("lw-review lw-question")).to_have_count(1)
    expect(page.get_by_label("What I will do")).to_be_visible()
    page.goto(f"{origin}/later/second/review/")
    expect(page.locator("lw-review > ol > li")).to_have_count(2)
    page.get_by_text("More questions").click()
    expect(page.locator("details li lw-question").first).to_be_visible()


def test_ones_own_plan_is_read_back_and_a_commitment_the_next_time(visit: Visit) -> None:
    page = later(visit, "first/writing/")
    page.get_by_label("What I will do").fill("Ring her <b>first</b>")
    later(visit, "follow-up/", page)
    plans = page.locator("lw-plans").last
    expect(plans).to_contain_text("Ring her <b>first</b>")
    page.get_by_role("group", name="What will you do next?").get_by_label("What I will do").fill(
        "Ring Tom"
    )
    expect(plans).not_to_contain_text("Ring Tom")
    later(visit, "workbook/", page)
    expect(page.get_by_role("heading", name="What comes after").last).to_be_visible()
    expect(page.locator(".lw-workbook__pages")).to_contain_text("Ring Tom")


def test_all_days_go_into_one_calendar(visit: Visit) -> None:
    page = say_last_day(visit, 0)
    with downloaded(page) as download:
        page.get_by_role("button", name="Put all days into my calendar").click()
    assert download.text.count("BEGIN:VEVENT") == 2
    assert f"SUMMARY:{COUNT}" in download.text
    assert f"SUMMARY:{ASK}" in download.text


ANSWERED = """([id, outcome]) => Lessonwright.store.set(
  `lw1:small-steps:second/checking:question:${id}`,
  { kind: "true-false", offered: ["false", "true"], response: ["true"], phase: "checked",
    used: 1, hints: 0, round: 0, outcome, score: outcome === "correct" ? 1 : 0 }, "")"""


def asked(page: Page) -> list[str]:
    return page.locator("lw-review > ol legend").all_inner_texts()


def test_a_review_asks_first_what_was_missed(visit: Visit) -> None:
    page = later(visit, "second/review/")
    assert asked(page) == ["Zebras have stripes.", "Lions have manes."]
    page.evaluate(ANSWERED, ["bats", "incorrect"])
    page.evaluate(ANSWERED, ["stripes", "correct"])
    page.reload()
    expect(page.locator("lw-review > ol legend").first).to_have_text("Bats are birds.")
    assert asked(page) == ["Bats are birds.", "Lions have manes."]
    numbers = page.locator("lw-review [data-number]").all_inner_texts()
    assert numbers[:2] == ["1", "2"]


def answer(page: Page, place: int, says: str) -> None:
    question = page.locator("lw-review > ol lw-question").nth(place)
    question.get_by_role("radio", name=says).check()
    question.get_by_role("button", name="Check").click()


def test_a_review_keeps_its_questions_until_all_are_answered_and_then_asks_others(
    visit: Visit,
) -> None:
    page = later(visit, "second/review/")
    answer(page, 0, "False")
    page.evaluate(ANSWERED, ["bats", "incorrect"])
    page.reload()
    assert asked(page) == ["Zebras have stripes.", "Lions have manes."]
    answer(page, 1, "True")
    expect(page.locator(".lw-again__result")).to_contain_text("1 of 2")
    page.get_by_role("button", name="Ask me again, missed ones first").click()
    expect(page.locator("lw-review > ol legend").first).to_be_focused()
    assert set(asked(page)) == {"Zebras have stripes.", "Bats are birds."}
    expect(page.locator("lw-review > ol input:checked")).to_have_count(0)
    assert not problems(page)


def test_a_review_leaves_the_results_of_the_lesson_alone(
    visit: Visit, learner: BrowserContext
) -> None:
    page = later(visit, "second/review/")
    answer(page, 0, "False")
    later(visit, "second/checking/", page)
    expect(page.locator("lw-question").first).to_have_attribute("phase", "open")
    assert not page.locator("lw-question input:checked").count()
