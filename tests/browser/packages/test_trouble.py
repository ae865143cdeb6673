"""An LMS that does not answer, a browser that keeps nothing, two windows: nothing is lost, and the learner is told."""

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.browser.conftest import NewLearner, problems
from tests.browser.expectation import expect
from tests.browser.learning.asked import RIGHT, check
from tests.browser.packages.conftest import Start
from tests.browser.packages.lms import interactions, reached
from tests.browser.packages.playing import FREE, answer_all

pytestmark = pytest.mark.browser

REFUSED = """
for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
"""
SILENT = "Your learning platform does not answer."


@pytest.mark.parametrize("broken", ["nothing", "false", "throws", "commit"])
def test_what_did_not_arrive_is_told_again(start: Start, broken: str) -> None:
    session = start()
    session.open("first/free.html")
    session.page.evaluate("answer => { broken = answer }", broken)
    answer_all(session.course, FREE)
    session.page.clock.run_for(1000)
    notice = session.frame.get_by_role("status")
    expect(notice).to_contain_text(SILENT)
    assert problems(session.page, "body") == []
    session.page.evaluate("broken = ''")
    session.page.clock.run_for(20_000)
    expect(notice).to_contain_text("answers again")
    notice.get_by_role("button").click()
    expect(notice).to_be_empty()
    record = session.record()
    assert reached(record) == ("incomplete", "unknown", "25")
    assert len(interactions(record)) == len(FREE)
    assert record["cmi.core.lesson_location"] == "first/free.html"


def test_what_did_not_arrive_is_told_the_next_time(start: Start) -> None:
    session = start()
    session.open("first/free.html")
    session.page.evaluate("broken = 'throws'")
    answer_all(session.course, FREE)
    record = session.close()
    assert reached(record)[2] is None
    again = start(record=record)
    told = again.wait_for(lambda told: reached(told)[2] == "25")
    assert len(interactions(told)) == len(FREE)


def test_a_session_that_does_not_begin_is_told(start: Start) -> None:
    session = start(broken="false")
    notice = session.frame.get_by_role("status")
    expect(notice).to_contain_text("did not begin this session")
    session.open("first/free.html")
    answer_all(session.course, FREE)
    session.page.evaluate("broken = ''")
    notice.get_by_role("button", name="Try again").click()
    expect(session.frame.get_by_role("status")).to_be_empty()
    session.wait_for(lambda told: "cmi.core.lesson_location" in told)


def test_a_platform_with_little_room_keeps_results_and_says_so(start: Start) -> None:
    session = start()
    session.frame.evaluate(
        "() => { const { lmsState } = Lessonwright, { write } = lmsState;"
        " lmsState.write = (state) => write(state, 90); }"
    )
    session.open("first/kinds.html")
    answer_all(session.course, RIGHT)
    notice = session.frame.get_by_role("status")
    expect(notice).to_contain_text("has little room for this course. Your scores are safe.")
    record = session.close()
    assert reached(record)[2] == "75"
    assert len(record["cmi.suspend_data"]) <= 90
    again = start(record=record).close()
    assert reached(again)[2] == "75"
    assert len(interactions(again)) == len(RIGHT)


def test_two_windows_tell_the_same(start: Start) -> None:
    one, other = start(), start()
    one.open("first/kinds.html")
    answer_all(one.course, RIGHT)
    other.open("first/free.html")
    answer_all(other.course, FREE)
    for session in (other, one):
        session.wait_for(lambda told: reached(told) == ("completed", "passed", "100"))


def test_a_browser_that_keeps_nothing_keeps_the_session(
    start: Start, new_learner: NewLearner
) -> None:
    who = new_learner()
    who.add_init_script(REFUSED)
    session = start(who=who)
    session.open("first/kinds.html")
    session.course.locator("#prompt-keep textarea").fill("A thought.")
    answer_all(session.course, RIGHT)
    session.open("first/free.html")
    answer_all(session.course, FREE)
    session.open("first/kinds.html")
    expect(session.course.locator("lw-quiz")).to_have_attribute("finished", "")
    expect(session.course.locator("#prompt-keep textarea")).to_have_value("A thought.")
    expect(session.course.locator("lw-warning")).to_contain_text("in this tab only")
    assert reached(session.close()) == ("completed", "passed", "100")


def test_a_session_of_hours_stays_alive_and_counts_them(start: Start) -> None:
    session = start()
    session.page.clock.run_for(3 * 3_600_000)
    assert len([call for call in session.calls() if call[0] == "Commit"]) >= 3 * 12
    record = session.close()
    assert "0002:59" < record["cmi.core.session_time"] < "0003:01"


def test_back_and_forward_go_through_lessons(start: Start) -> None:
    session = start()
    session.course.get_by_role("link", name="Start the first lesson").first.click()
    session.wait_for(lambda told: told["cmi.core.lesson_location"] == "first/kinds.html")
    session.page.evaluate("history.back()")
    session.wait_for(lambda told: told["cmi.core.lesson_location"] == "index.html")
    assert [call[0] for call in session.calls()].count("Initialize") == 1
    assert [call[0] for call in session.calls()].count("Finish") == 0


def test_a_strict_policy_does_not_break_it(start: Start, learner: BrowserContext) -> None:
    def strict(route: Route) -> None:
        answer = route.fetch()
        policy = "frame-ancestors 'self'; script-src 'self' 'unsafe-inline'; object-src 'none'"
        route.fulfill(
            response=answer, headers={**answer.headers, "Content-Security-Policy": policy}
        )

    learner.route("**/start.html", strict)
    learner.route("**/site/**/*.html", strict)
    session = start()
    session.open("first/free.html")
    answer_all(session.course, FREE)
    session.wait_for(lambda told: reached(told)[2] == "25")


@pytest.mark.parametrize(("width", "height"), [(800, 600), (360, 640)])
def test_keys_alone_reach_the_page_in_a_small_frame(
    start: Start, new_learner: NewLearner, width: int, height: int
) -> None:
    who = new_learner(viewport={"width": width, "height": height})
    session = start(who=who)
    session.open("first/free.html")
    body = session.course.locator("body")
    assert body.evaluate("body => body.scrollWidth <= innerWidth")
    session.course.locator("lw-quiz #question-tallest input").first.focus()
    session.page.keyboard.press("Space")
    tallest = session.course.locator("lw-quiz #question-tallest")
    expect(tallest).to_have_attribute("answered", "")
    check(tallest)
    focus: Page = session.page
    assert focus.evaluate("document.activeElement.tagName") == "IFRAME"
    titles = [session.frame.locator("iframe").get_attribute("title")]
    assert titles == ["Free - A course"]


def test_another_host_opens_beside_the_course(start: Start) -> None:
    session = start()
    session.course.locator("body").evaluate(
        """body => {
          body.insertAdjacentHTML("beforeend", '<a id="out" href="https://elsewhere.invalid/">out</a>');
          body.ownerDocument.addEventListener("click", (event) => event.preventDefault());
          body.querySelector("#out").click();
        }"""
    )
    link = session.course.locator("#out")
    expect(link).to_have_attribute("target", "_blank")
    expect(link).to_have_attribute("rel", "noopener")
