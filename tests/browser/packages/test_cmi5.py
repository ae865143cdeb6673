"""Packages are launched by cmi5: statements in their order, each valid, and a learner who comes back."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, FrameLocator, Page

from tests.browser.conftest import NewLearner
from tests.browser.expectation import expect
from tests.browser.learning.asked import PARTLY, RIGHT, WRONG
from tests.browser.packages.lrs import Lrs, serving
from tests.browser.packages.playing import FREE, FREE_WRONG, answer_all, go_to

pytestmark = pytest.mark.browser


@pytest.fixture
def lrs(lms: Path) -> Iterator[Lrs]:
    with serving(lms) as lrs:
        yield lrs
        assert [one for one in lrs.requests if one.startswith("REFUSED")] == []


def launched(who: BrowserContext, address: str) -> Page:
    page = who.new_page()
    page.goto(address)
    course(page).locator("lw-visit").first.wait_for(state="attached")
    return page


def course(page: Page) -> FrameLocator:
    return page.frame_locator("iframe")


def wait_for(page: Page, holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(25)
    raise AssertionError(f"it did not come: {page.url}")


def leave(page: Page, lrs: Lrs) -> None:
    """Go elsewhere in the same tab, which ends the session."""
    ended = len(lrs.told("terminated"))
    page.goto("about:blank")
    wait_for(page, lambda: len(lrs.told("terminated")) > ended)


def test_all_right_is_told_in_order(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("drill-cmi5"))
    go_to(page, "first/kinds.html")
    answer_all(course(page), RIGHT)
    go_to(page, "first/free.html")
    answer_all(course(page), FREE)
    wait_for(page, lambda: "passed" in lrs.verbs())
    leave(page, lrs)
    defined = [name for name in lrs.verbs() if name not in ("answered", "scored", "progressed")]
    assert defined == ["initialized", "completed", "passed", "terminated"]
    (passed,) = lrs.told("passed")
    assert passed["result"]["score"] == {"scaled": 1, "raw": 100, "min": 0, "max": 100}
    assert passed["result"]["success"] is True
    assert len(lrs.told("answered")) == len(RIGHT) + len(FREE)
    assert lrs.told("progressed")[0]["result"]["extensions"].popitem()[1] == 50


def test_an_answer_says_what_was_offered(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("drill-cmi5"))
    go_to(page, "first/kinds.html")
    answer_all(course(page), {**WRONG, "sun": PARTLY["sun"][0]})
    wait_for(page, lambda: len(lrs.told("answered")) == len(WRONG))
    told = {one["object"]["id"].rpartition(".")[2]: one for one in lrs.told("answered")}
    birds = told["birds"]["object"]["definition"]
    assert (told["birds"]["result"]["response"], birds["correctResponsesPattern"]) == (
        "a[,]c",
        ["a[,]b"],
    )
    assert [one["description"]["en"] for one in birds["choices"]] == [
        "A gull.",
        "A wren.",
        "A bat.",
        "A bee.",
    ]
    assert told["sun"]["result"]["score"]["scaled"] == 0.5
    assert told["sun"]["object"]["definition"]["name"]["en"].startswith("The sun rises in the ____")
    makers = told["makers"]["object"]["definition"]
    assert [one["id"] for one in makers["source"]] == ["1", "2", "3"]
    assert makers["target"][3]["description"]["en"] == "shoes"


def test_another_computer_finds_marks_and_nothing_is_told_twice(
    lrs: Lrs, learner: BrowserContext, new_learner: NewLearner
) -> None:
    page = launched(learner, lrs.start("drill-cmi5"))
    go_to(page, "first/kinds.html")
    answer_all(course(page), RIGHT)
    go_to(page, "first/free.html")
    answer_all(course(page), FREE_WRONG)
    wait_for(page, lambda: "failed" in lrs.verbs())
    leave(page, lrs)
    again = launched(new_learner(), lrs.start("drill-cmi5"))
    expect(course(again).locator("lw-quiz")).to_have_attribute("finished", "")
    assert again.frames[-1].url.endswith("first/free.html")
    course(again).get_by_role("button", name="Start again").click()
    answer_all(course(again), FREE)
    wait_for(again, lambda: "passed" in lrs.verbs())
    leave(again, lrs)
    third = launched(new_learner(), lrs.start("drill-cmi5"))
    course(third).get_by_role("button", name="Start again").click()
    answer_all(course(third), FREE_WRONG)
    in_all = len(RIGHT) + 3 * len(FREE)
    wait_for(third, lambda: len(lrs.told("answered")) == in_all)
    assert [len(lrs.told(name)) for name in ("completed", "passed")] == [1, 1]
    assert len(lrs.told("initialized")) == 3


def test_own_words_are_never_sent(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("drill-cmi5"))
    go_to(page, "first/kinds.html")
    for field in course(page).locator("lw-prompt textarea").all():
        field.fill("Something that nobody else may read")
    answer_all(course(page), RIGHT)
    leave(page, lrs)
    assert len(lrs.requests) > 3
    assert "Something" not in str(lrs.requests)


def test_what_does_not_arrive_is_sent_again(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("drill-cmi5"))
    page.clock.install()
    go_to(page, "first/free.html")
    lrs.broken = True
    answer_all(course(page), FREE)
    page.clock.run_for(1000)
    notice = page.get_by_role("status")
    expect(notice).to_contain_text(SILENT)
    lrs.broken = False
    page.clock.run_for(6_000)
    expect(notice).to_contain_text("answers again")
    assert len(lrs.told("answered")) == len(FREE)


SILENT = "Your learning platform does not answer."


def test_a_network_that_is_back_is_used_at_once(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("drill-cmi5"))
    go_to(page, "first/free.html")
    learner.set_offline(True)
    answer_all(course(page), FREE)
    expect(page.get_by_role("status")).to_contain_text(SILENT)
    learner.set_offline(False)
    expect(page.get_by_role("status")).to_contain_text("answers again")
    assert len(lrs.told("answered")) == len(FREE)


def test_what_never_arrived_is_told_the_next_time(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("drill-cmi5"))
    go_to(page, "first/free.html")
    lrs.broken = True
    answer_all(course(page), FREE)
    expect(page.get_by_role("status")).to_contain_text(SILENT)
    page.once("dialog", lambda dialog: dialog.accept())  # it asks whether to go all the same
    before = lrs.turned_away
    page.goto("about:blank")
    wait_for(page, lambda: lrs.turned_away == before + 2)
    lrs.broken = False
    again = launched(learner, lrs.start("drill-cmi5"))
    wait_for(again, lambda: len(lrs.told("answered")) == len(FREE))
    go_to(again, "first/free.html")
    expect(course(again).locator("lw-quiz")).to_have_attribute("finished", "")


def test_more_than_fits_into_the_last_breath_is_told_the_next_time(
    lrs: Lrs, learner: BrowserContext
) -> None:
    """While a page goes, a browser sends no more than 64 KiB."""
    page = launched(learner, lrs.start("drill-cmi5"))
    page.clock.install()
    page.evaluate(
        "Lessonwright.facts.lessons[1].questions[0].definition.name.en = 'x'.repeat(70_000)"
    )
    go_to(page, "first/free.html")
    lrs.broken = True
    answer_all(course(page), FREE)
    page.clock.run_for(1000)
    expect(page.get_by_role("status")).to_contain_text(SILENT)
    lrs.broken = False
    page.once("dialog", lambda dialog: dialog.accept())
    leave(page, lrs)
    again = launched(learner, lrs.start("drill-cmi5"))
    wait_for(again, lambda: len(lrs.told("answered")) == len(FREE))


def test_a_platform_that_says_nothing_keeps_no_one_waiting(
    lrs: Lrs, learner: BrowserContext
) -> None:
    page = learner.new_page()
    page.clock.install()
    lrs.heard.clear()
    page.goto(lrs.start("drill-cmi5"))
    wait_for(page, lambda: bool(lrs.fetched))
    page.clock.run_for(30_000)
    expect(page.get_by_role("status")).to_contain_text("did not begin this session")
    expect(course(page).locator("h1")).to_have_text("Drill")


def test_a_request_without_an_answer_is_sent_again(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("drill-cmi5"))
    page.clock.install()
    go_to(page, "first/free.html")
    lrs.heard.clear()
    answer_all(course(page), FREE)
    page.clock.run_for(12_000)
    expect(page.get_by_role("status")).to_contain_text(SILENT)
    lrs.heard.set()
    page.clock.run_for(6_000)
    expect(page.get_by_role("status")).to_contain_text("answers again")
    assert len(lrs.told("answered")) == len(FREE)


def test_within_a_page_of_another_host_results_come_back(
    lrs: Lrs, learner: BrowserContext, new_learner: NewLearner
) -> None:
    """There, a browser keeps what a page stores apart, or refuses to store it."""
    for who, kept in ((learner, FREE), (new_learner(), {})):
        page = who.new_page()
        page.goto(lrs.address.replace("127.0.0.1", "localhost"))
        page.set_content(
            f'<iframe src="{escape(lrs.start("drill-cmi5"))}" width=800 height=600></iframe>'
        )
        inner = page.frame_locator("iframe").frame_locator("iframe")
        inner.locator("lw-visit").first.wait_for(state="attached")
        if kept:
            go_to(page, "first/free.html")
            answer_all(inner, kept)
            wait_for(page, lambda: len(lrs.told("answered")) == len(FREE))
            leave(page, lrs)
        else:
            expect(inner.locator("lw-quiz")).to_have_attribute("finished", "")


def test_the_platform_has_a_mark_of_its_own(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("drill-cmi5", masteryScore=0.2))
    go_to(page, "first/free.html")
    answer_all(course(page), FREE)
    wait_for(page, lambda: "passed" in lrs.verbs())
    (passed,) = lrs.told("passed")
    name = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore"
    assert passed["context"]["extensions"][name] == 0.2


@pytest.mark.parametrize("mode", ["Browse", "Review"])
def test_a_second_look_is_begun_and_ended_alone(
    lrs: Lrs, learner: BrowserContext, mode: str
) -> None:
    page = launched(learner, lrs.start("drill-cmi5", mode, returnURL=f"{lrs.address}/lms.html"))
    go_to(page, "first/free.html")
    answer_all(course(page), FREE)
    page.get_by_role("link", name="Leave the course").click()
    page.wait_for_url("**/lms.html")
    wait_for(page, lambda: "terminated" in lrs.verbs())
    assert lrs.verbs() == ["initialized", "terminated"]


def test_a_launch_that_was_used_begins_nothing(lrs: Lrs, learner: BrowserContext) -> None:
    address = lrs.start("drill-cmi5")
    leave(launched(learner, address), lrs)
    again = launched(learner, address)
    expect(again.get_by_role("status")).to_contain_text("did not begin this session")
    assert lrs.verbs().count("initialized") == 1


def test_each_lesson_can_be_opened_by_itself(lrs: Lrs, learner: BrowserContext) -> None:
    page = launched(learner, lrs.start("lessons-cmi5") + "&unit=first%2Ffree")
    assert page.frames[-1].url.endswith("site/first/free.html")
    answer_all(course(page), FREE)
    wait_for(page, lambda: "passed" in lrs.verbs())
    leave(page, lrs)
    assert [name for name in lrs.verbs() if name not in ("answered", "scored", "progressed")] == [
        "initialized",
        "completed",
        "passed",
        "terminated",
    ]
    assert {one["object"]["id"].split(".")[-2] for one in lrs.told("answered")} == {"free"}
