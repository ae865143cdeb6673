"""Habits ticked day by day: they come back, are counted, and stand in the workbook habit by habit."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page

from tests.browser.conftest import NewLearner, build_course, problems, serve
from tests.browser.expectation import expect
from tests.conftest import COURSE, LESSON, MODULE

pytestmark = pytest.mark.browser

WORKSHEET = """\
worksheet:
  title: My week
  prompts:
    - track: What I keep up
      habits: [Ask once, Look *again*]
      days: 31
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("habits")
    files = {"course.yml": COURSE, "first/module.yml": MODULE, "first/one.yml": LESSON + WORKSHEET}
    build_course(files, folder / "projects", folder / "served" / "course")
    with serve(folder / "served") as origin:
        yield f"{origin}/course/"


@pytest.fixture
def page(learner: BrowserContext, home: str) -> Page:
    page = learner.new_page()
    page.goto(f"{home}first/one/")
    return page


def habit(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name, exact=True)


def test_days_are_ticked_counted_and_come_back(page: Page) -> None:
    for day in ("Day 31", "Day 2", "Day 7"):
        habit(page, "Ask once").get_by_label(day, exact=True).check()
    habit(page, "Look again").get_by_label("Day 2", exact=True).check()
    habit(page, "Ask once").get_by_label("Day 7", exact=True).uncheck()
    page.reload()
    expect(habit(page, "Ask once").get_by_role("status")).to_have_text("Kept on 2 of 31 days")
    expect(habit(page, "Look again").get_by_role("status")).to_have_text("Kept on 1 of 31 days")
    expect(habit(page, "Ask once").get_by_label("Day 7", exact=True)).not_to_be_checked()
    expect(habit(page, "Ask once").get_by_label("Day 31", exact=True)).to_be_checked()


def test_the_workbook_tells_the_days_of_each_habit_in_their_order(page: Page, home: str) -> None:
    for day in ("Day 11", "Day 2"):
        habit(page, "Ask once").get_by_label(day, exact=True).check()
    page.goto(f"{home}workbook/")
    expect(page.get_by_text("What I keep up")).to_be_visible()
    expect(page.get_by_text("Kept on day 2, 11")).to_be_visible()
    expect(page.get_by_text("Look again")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 360, 320])
def test_a_month_has_room_and_every_day_can_be_pressed(
    new_learner: NewLearner, home: str, width: int
) -> None:
    page = new_learner(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{home}first/one/")
    days = habit(page, "Ask once").get_by_role("listitem")
    expect(days).to_have_count(31)
    boxes = [box for day in days.all() if (box := day.bounding_box())]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    assert all(box["height"] >= 44 and box["width"] >= 32 for box in boxes)
    assert problems(page) == []


def test_without_script_the_days_are_there_and_nothing_is_counted(
    new_learner: NewLearner, home: str
) -> None:
    page = new_learner(java_script_enabled=False).new_page()
    page.goto(f"{home}first/one/")
    habit(page, "Look again").get_by_label("Day 3", exact=True).check()
    expect(habit(page, "Look again").get_by_role("status")).to_have_text("")
