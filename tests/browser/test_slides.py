"""Slides in the browser: one at a time by keys, clicks and touch, from a folder; below one another without script."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from lessonwright.markup.dialect import Dialect
from lessonwright.reading.content_folder import Folder
from lessonwright.reading.loader import load_course
from lessonwright.site.slide_pages import slide_pages
from tests.browser.conftest import NewLearner
from tests.browser.expectation import expect
from tests.browser.test_accessibility import found
from tests.browser.test_html import complaints
from tests.conftest import SAMPLE

pytestmark = pytest.mark.browser

LESSON = "slides/self-mentoring/kind-and-honest.html"


def written(folder: Path, language: str = "en") -> Path:
    """Write the slides of the sample course into a folder; return those of one lesson."""
    course = load_course(SAMPLE).course
    assert course is not None
    in_language = course.model_copy(update={"language": language})
    for path, data in slide_pages(in_language, Dialect(), Folder(SAMPLE).read).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data.encode() if isinstance(data, str) else data)
    return folder / LESSON


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("slides"))


@pytest.fixture
def page(learner: BrowserContext, file: Path) -> Page:
    page = learner.new_page()
    page.goto(file.as_uri())
    return page


def here(page: Page) -> str:
    """Return which slide is seen, of how many, and that there is no other."""
    assert page.locator(".slide:visible").count() == 1
    return page.locator(".place span").first.inner_text()


def test_keys_lead_on_and_back(page: Page) -> None:
    assert here(page).startswith("1 / ")
    for key, place in [
        *(("ArrowRight", 2), ("Space", 3), ("PageDown", 4), ("ArrowDown", 5)),
        *(("ArrowLeft", 4), ("Shift+Space", 3), ("PageUp", 2), ("ArrowUp", 1), ("ArrowUp", 1)),
    ]:
        page.keyboard.press(key)
        assert here(page).startswith(f"{place} / "), key
    page.keyboard.press("End")
    last = page.locator(".slide").count()
    assert here(page) == f"{last} / {last}"
    page.keyboard.press("Home")
    assert here(page).startswith("1 / ")


def test_where_text_runs_from_right_to_left_so_do_the_keys(
    learner: BrowserContext, tmp_path: Path
) -> None:
    page = learner.new_page()
    page.goto(written(tmp_path, "ar").as_uri())
    page.keyboard.press("ArrowLeft")
    assert here(page).startswith("2 / ")
    page.keyboard.press("ArrowRight")
    assert here(page).startswith("1 / ")


def test_buttons_lead_on_and_an_address_leads_back_to_a_slide(page: Page) -> None:
    page.get_by_role("button", name="Next slide").click()
    assert here(page).startswith("2 / ")
    assert page.url.endswith("#objectives")
    page.reload()
    assert here(page).startswith("2 / ")
    page.get_by_role("button", name="Previous slide").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_choice_leads_to_what_follows_and_back_leads_to_the_choice(page: Page) -> None:
    scene = page.locator(".slide").filter(has_text="You could say or do:").first
    page.goto(f"{page.url.partition('#')[0]}#{scene.get_attribute('id')}")
    expect(scene).to_be_visible()
    scene.get_by_role("link").nth(1).click()
    expect(page.locator(".slide:visible")).to_contain_text("What follows")
    page.locator(".slide:visible").get_by_role("link", name="Go on to scene 3").click()
    expect(page.locator(".slide:visible")).to_contain_text("Scene 3")
    page.go_back()
    page.go_back()
    expect(scene).to_be_visible()


def test_the_answer_is_not_seen_with_its_question(page: Page) -> None:
    question = page.locator(".slide--question").filter(has_text="Question 1").first
    page.goto(f"{page.url.partition('#')[0]}#{question.get_attribute('id')}")
    expect(question).to_be_visible()
    expect(page.locator(".slide--answer:visible")).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".slide--answer:visible")).to_have_count(1)


@pytest.mark.parametrize(("width", "height", "least"), [(1280, 720, 600), (360, 640, 300)])
def test_a_film_is_large_and_has_no_bars_beside_its_picture(
    new_learner: NewLearner, file: Path, width: int, height: int, least: int
) -> None:
    page = new_learner(viewport={"width": width, "height": height}).new_page()
    lesson = file.parents[1] / "emotional-intelligence" / "steady-under-pressure.html"
    page.goto(lesson.as_uri())
    film = page.locator("video")
    before = film.evaluate(
        "film => [...document.querySelectorAll('.slide')].indexOf(film.closest('.slide'))"
    )
    for _ in range(before):
        page.keyboard.press("ArrowRight")
    expect(film).to_be_visible()
    box = film.bounding_box()
    assert box is not None
    assert box["width"] >= least
    assert box["width"] / box["height"] == pytest.approx(16 / 9, rel=0.01)


@pytest.mark.chromium("the clock of the browser is set by Chromium's protocol alone")
def test_the_clock_counts_down_stops_and_says_when_the_time_is_up(page: Page) -> None:
    page.clock.install()
    page.reload()
    work = page.locator(".slide--work").first
    page.goto(f"{page.url.partition('#')[0]}#{work.get_attribute('id')}")
    time, start = work.get_by_role("timer"), work.get_by_role("button", name="Start the clock")
    expect(time).to_have_text("8:00")
    start.click()
    page.clock.run_for(90_000)
    expect(time).to_have_text("6:30")
    work.get_by_role("button", name="Stop the clock").click()
    page.clock.run_for(60_000)
    expect(time).to_have_text("6:30")
    start.click()
    page.keyboard.press("ArrowRight")
    page.clock.run_for(390_000)
    page.keyboard.press("ArrowLeft")
    expect(time).to_have_text("Time is up")
    work.get_by_role("button", name="Set the clock back").click()
    expect(time).to_have_text("8:00")


SWIPE = """([from, to]) => {
    const slides = document.querySelector("lw-slides");
    for (const [type, clientX] of [["touchstart", from], ["touchend", to]]) {
      const touch = new Touch({ identifier: 1, target: slides, clientX });
      slides.dispatchEvent(new TouchEvent(type, { changedTouches: [touch], bubbles: true }));
    }
  }"""


@pytest.mark.chromium("touches are made up in Chromium alone")
def test_a_swipe_leads_on_and_back_and_a_tap_nowhere(page: Page) -> None:
    for places, place in (([300, 100], 2), ([300, 290], 2), ([300, 100], 3), ([100, 300], 2)):
        page.evaluate(SWIPE, places)
        assert here(page).startswith(f"{place} / "), places


def test_every_page_of_slides_is_valid_html(file: Path) -> None:
    assert complaints(file.parent) == []


def overflowing(page: Page) -> list[str]:
    """Return the slides on which something is cut off or runs over the edge."""
    ids: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".slide")]
            .filter((slide) => [slide.querySelector(".slide__page"), slide.querySelector(".slide__body")]
              .some((part) => part.scrollHeight > part.clientHeight + 3 || part.scrollWidth > part.clientWidth + 3))
            .map((slide) => slide.id)"""
    )
    return ids


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1024, 768)])
def test_all_of_each_slide_is_seen(
    new_learner: NewLearner, file: Path, width: int, height: int
) -> None:
    page = new_learner(viewport={"width": width, "height": height}).new_page()
    for lesson in sorted(file.parent.parent.glob("*/*.html")):
        page.goto(lesson.as_uri())
        page.evaluate("document.fonts.ready")
        assert overflowing(page) == [], lesson.name


def test_nothing_runs_over_the_edge_of_a_telephone(new_learner: NewLearner, file: Path) -> None:
    page = new_learner(viewport={"width": 360, "height": 640}).new_page()
    page.goto(file.as_uri())
    wide: list[str] = page.evaluate(
        """() => [...document.querySelectorAll(".slide__page")]
            .filter((part) => part.scrollWidth > part.clientWidth + 1).map((part) => part.innerText)"""
    )
    assert wide == []


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(new_learner: NewLearner, file: Path, width: int) -> None:
    page = new_learner(viewport={"width": width, "height": 720}).new_page()
    page.goto(file.as_uri())
    for look in ("opening", "section", "figure", "passage", "question", "answer", "work"):
        slide = page.locator(f".slide--{look}").first
        page.goto(f"{file.as_uri()}#{slide.get_attribute('id')}")
        expect(slide).to_be_visible()
        assert found(page) == [], look


@pytest.fixture
def bare(new_learner: NewLearner, file: Path) -> Page:
    page = new_learner(java_script_enabled=False).new_page()
    page.goto(file.as_uri())
    return page


def test_without_script_all_slides_stand_below_one_another(bare: Page) -> None:
    slides = bare.locator(".slide")
    assert slides.count() > 50
    assert bare.locator(".slide:visible").count() == slides.count()
    assert bare.locator(".bar:visible").count() == 0
    bare.get_by_role("link", name="I missed this one, so I ring her now.").click()
    assert bare.url.endswith("-b")


@pytest.mark.chromium("other browsers print from no program")
def test_printed_each_slide_is_a_page(page: Page, bare: Page) -> None:
    count = page.locator(".slide").count()
    page.evaluate("document.fonts.ready")
    for shown in (page, bare):
        pdf = shown.pdf(prefer_css_page_size=True, print_background=True)
        pages = re.findall(rb"/Type ?/Page\b", pdf)
        assert len(pages) >= count
    assert len(re.findall(rb"/Type ?/Page\b", page.pdf(prefer_css_page_size=True))) == count
