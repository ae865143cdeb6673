"""What is around a package: a window that opened it, a page that comes back, a device that sleeps, an LMS with gaps."""

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from tests.browser.conftest import NewLearner, problems
from tests.browser.expectation import expect
from tests.browser.learning.asked import PARTLY, RIGHT, WRONG
from tests.browser.packages.conftest import Start
from tests.browser.packages.lms import Launch, interactions, reached
from tests.browser.packages.playing import FREE, FREE_WRONG, answer_all

pytestmark = pytest.mark.browser

HIDE = """
Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
document.dispatchEvent(new Event("visibilitychange"));
"""


def test_a_course_in_a_window_of_its_own_finds_the_lms(
    start: Start, learner: BrowserContext, origin: str
) -> None:
    """As many an LMS opens it, where “new window” is set."""
    session = start(package="nothing-here", opened=False)
    with session.page.expect_popup() as popup:
        session.page.evaluate("url => { window.open(url) }", f"{origin}/drill-scorm-1.2/start.html")
    window = popup.value
    course = window.frame_locator("iframe")
    course.get_by_role("link", name="Start the first lesson").first.click()
    session.wait_for(lambda told: told["cmi.core.lesson_location"] == "first/kinds.html")
    window.close(run_before_unload=True)
    session.page.wait_for_function("calls.some(([what]) => what === 'Finish')")


def test_a_page_that_comes_back_does_not_act_as_if_it_were_heard(start: Start) -> None:
    """A browser may keep a page that was left, and show it again: its session is over by then."""
    session = start()
    session.frame.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    session.page.wait_for_function("calls.some(([what]) => what === 'Finish')")
    with session.page.expect_event(
        "framenavigated", lambda frame: frame.url.endswith("start.html")
    ):
        session.frame.evaluate(
            "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
        )
    notice = session.frame.get_by_role("status")
    expect(notice).to_contain_text("did not begin this session")


def test_a_device_that_goes_to_sleep_has_told_all(start: Start) -> None:
    session = start()
    session.open("first/free.html")
    answer_all(session.course, FREE)
    session.frame.evaluate(HIDE)
    record = session.record()
    assert reached(record)[2] == "25"
    assert len(interactions(record)) == len(FREE)
    session.page.clock.run_for(3_600_000)
    assert session.close()["cmi.core.session_time"] < "0000:01"


@pytest.mark.parametrize("element", ["cmi.interactions", "cmi.objectives", "cmi.suspend_data"])
def test_an_lms_that_does_not_take_everything_gets_the_rest(start: Start, element: str) -> None:
    session = start(refuses=element)
    session.open("first/kinds.html")
    answer_all(session.course, RIGHT)
    session.wait_for(lambda told: reached(told)[2] == "75")
    expect(session.frame.get_by_role("status")).to_be_empty()
    record = session.close()
    assert not [name for name in record if name.startswith(element)]
    assert record["cmi.core.lesson_location"] == "first/kinds.html"


@pytest.mark.parametrize(
    ("answers", "free", "expected"),
    [
        (WRONG, FREE_WRONG, ("incomplete", "failed", "0")),
        (RIGHT, FREE_WRONG, ("incomplete", "failed", "75")),
        ({**RIGHT, "sizes": PARTLY["sizes"][0]}, FREE, ("completed", "passed", "95")),
    ],
)
def test_what_is_wrong_costs_what_it_should(
    start: Start, answers: dict[str, object], free: dict[str, object], expected: tuple[str, ...]
) -> None:
    session = start("drill-scorm-2004", "scorm-2004")
    session.open("first/kinds.html")
    answer_all(session.course, answers)  # type: ignore[arg-type]
    session.open("first/free.html")
    answer_all(session.course, free)  # type: ignore[arg-type]
    assert reached(session.close()) == expected


def test_whoever_leaves_before_all_has_arrived_is_asked(start: Start) -> None:
    session = start()
    session.open("first/free.html")
    session.page.evaluate("broken = 'throws'")
    answer_all(session.course, FREE)
    expect(session.frame.get_by_role("status")).to_contain_text("does not answer")
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    session.page.once("dialog", leave)
    session.page.goto("about:blank")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize(("width", "height"), [(800, 600), (360, 640)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_notice_leaves_room_for_the_course(
    start: Start, new_learner: NewLearner, width: int, height: int, scheme: str
) -> None:
    who = new_learner(viewport={"width": width, "height": height}, color_scheme=scheme)
    session: Launch = start(who=who, broken="false")
    notice = session.frame.get_by_role("status")
    expect(notice).to_contain_text("did not begin this session")
    page: Page = session.page
    box = notice.bounding_box()
    assert box
    assert box["height"] <= height * 0.4 + 1
    assert notice.evaluate("e => e.scrollWidth <= e.clientWidth")
    assert problems(page, "body") == []
    notice.get_by_role("button", name="All right").focus()
    page.keyboard.press("Enter")
    expect(notice).to_be_empty()
