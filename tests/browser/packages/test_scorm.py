"""Packages are played in an LMS: what it is told of a learner, and what they find when they come back elsewhere."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewLearner
from tests.browser.expectation import expect
from tests.browser.learning.asked import PARTLY, RIGHT, WRONG, Answers, check, choose, press
from tests.browser.packages.conftest import Start
from tests.browser.packages.lms import Launch, Record, interactions, reached
from tests.browser.packages.playing import FREE, FREE_WRONG, answer_all

pytestmark = pytest.mark.browser

STATUS = "cmi.core.lesson_status"
SCORE = "cmi.core.score.raw"


def answer(session: Launch, page: str, answers: Answers) -> None:
    """Answer the quiz of a lesson, and finish it."""
    session.open(page)
    answer_all(session.course, answers)


each_standard = pytest.mark.parametrize("standard", ["scorm-1.2", "scorm-2004"])


@each_standard
def test_all_right_is_passed_with_100(start: Start, standard: str) -> None:
    session = start(f"drill-{standard}", standard)
    answer(session, "first/kinds.html", RIGHT)
    halfway = session.wait_for(lambda told: reached(told)[2] is not None)
    assert reached(halfway) == ("incomplete", "unknown", "75")
    answer(session, "first/free.html", FREE)
    record = session.close()
    assert reached(record) == ("completed", "passed", "100")
    assert "first/free.html" in (record.get("cmi.location"), record.get("cmi.core.lesson_location"))
    assert "suspend" in (record.get("cmi.exit"), record.get("cmi.core.exit"))
    assert [call[0] for call in session.calls()].count("Finish") == 1
    if standard == "scorm-2004":
        assert (halfway["cmi.progress_measure"], record["cmi.progress_measure"]) == ("0.5", "1")
    assert {one["result"] for one in interactions(record).values()} == {"correct"}
    assert len(interactions(record)) == len(RIGHT) + len(FREE)


def test_scorm_2004_has_patterns_of_its_own(start: Start) -> None:
    session = start("drill-scorm-2004", "scorm-2004")
    answer(session, "first/kinds.html", {**WRONG, "sun": PARTLY["sun"][0]})
    told = interactions(session.close())
    shown = {
        name: (one["learner_response"], one["correct_responses.0.pattern"])
        for name, one in told.items()
    }
    assert shown == {
        "fruit": ("b", "a"),
        "birds": ("a[,]c", "a[,]b"),
        "whale": ("true", "false"),
        "makers": ("1[.]d[,]2[.]a[,]3[.]b", "1[.]a[,]2[.]b[,]3[.]c"),
        "sizes": ("d[,]a[,]b[,]c", "a[,]b[,]c[,]d"),
        "homes": ("1[.]b[,]4[.]a[,]3[.]a[,]2[.]b", "1[.]a[,]2[.]a[,]3[.]b[,]4[.]b"),
        "sun": ("east[,]south", "{case_matters=false}east[,]west"),
        "coffee": ("bar", "{case_matters=false}Café"),
        "water": ("62", "60[:]61"),
    }
    assert told["sun"]["result"] == "0.50"
    assert told["fruit"]["description"] == "{lang=en}Which fruit is yellow?"


def test_each_answer_is_told_with_its_key(start: Start) -> None:
    session = start()
    answer(session, "first/kinds.html", {**WRONG, "birds": PARTLY["birds"][0]})
    told = interactions(session.close())
    shown = {
        name: (one["type"], one["student_response"], one["correct_responses.0.pattern"])
        for name, one in told.items()
    }
    assert shown == {
        "fruit": ("choice", "b", "a"),
        "birds": ("choice", "a", "a,b"),
        "whale": ("true-false", "t", "f"),
        "makers": ("matching", "1.d,2.a,3.b", "1.a,2.b,3.c"),
        "sizes": ("sequencing", "d,a,b,c", "a,b,c,d"),
        "homes": ("matching", "1.b,4.a,3.a,2.b", "1.a,2.a,3.b,4.b"),
        "sun": ("fill-in", "north,south", "east,west"),
        "coffee": ("fill-in", "bar", "Café"),
        "water": ("numeric", "62", "60.5"),
    }
    assert told["coffee"]["correct_responses.1.pattern"] == "coffee house"
    assert told["birds"]["result"] == "0.50"
    assert told["fruit"]["objectives.0.id"] == "first.kinds.pick-it"
    assert {one["weighting"] for one in told.values()} == {"1"}


@each_standard
def test_objectives_have_scores_of_their_own(start: Start, standard: str) -> None:
    session = start(f"drill-{standard}", standard)
    answer(session, "first/kinds.html", {**RIGHT, "whale": WRONG["whale"]})
    record = session.close()
    ids = {value: key for key, value in record.items() if key.startswith("cmi.objectives.")}
    picked = ids["first.kinds.pick-it"].removesuffix(".id")
    told = {name: record.get(f"{picked}.{name}") for name in ("score.raw", "status")}
    if standard == "scorm-1.2":
        assert told == {"score.raw": "66", "status": "passed"}
        return
    assert told == {"score.raw": "66", "status": None}
    assert record[f"{picked}.success_status"] == "passed"
    assert record[f"{picked}.completion_status"] == "completed"


@each_standard
def test_another_computer_finds_scores_marks_and_the_page(
    start: Start, new_learner: NewLearner, standard: str
) -> None:
    session = start(f"drill-{standard}", standard)
    right = {**RIGHT, "fruit": WRONG["fruit"], "sizes": PARTLY["sizes"][0], "sun": PARTLY["sun"][0]}
    answer(session, "first/kinds.html", right)
    record = session.close()
    again = start(f"drill-{standard}", standard, new_learner(), record=record)
    expect(again.course.locator("lw-quiz")).to_have_attribute("finished", "")
    assert again.site.url.endswith("first/kinds.html")
    outcomes = {
        name: again.course.locator(f"lw-quiz #question-{name}").get_attribute("outcome")
        for name in RIGHT
    }
    partly = {"sizes": "partial", "sun": "partial", "fruit": "incorrect"}
    assert outcomes == {**dict.fromkeys(RIGHT, "correct"), **partly}
    fruit = again.course.locator("lw-quiz #question-fruit")
    expect(fruit.get_by_label("A plum.")).to_be_checked()
    after = again.close()
    assert reached(after) == reached(record)
    assert len(interactions(after)) == len(interactions(record))


def test_the_next_version_keeps_what_still_fits(start: Start, new_learner: NewLearner) -> None:
    session = start()
    answer(session, "first/kinds.html", RIGHT)
    record = session.close()
    later = start("later-scorm-1.2", who=new_learner(), record=record)
    later.open("first/kinds.html")
    expect(later.course.locator("lw-quiz #question-fruit")).to_have_attribute("outcome", "correct")
    outcomes = {
        name: later.course.locator(f"lw-quiz #question-{name}").get_attribute("outcome")
        for name in ("fruit", "coffee", "water", "makers", "sizes", "sun", "ice")
    }
    assert outcomes == {
        **dict.fromkeys(("fruit", "coffee", "water"), "correct"),
        **dict.fromkeys(("makers", "sizes", "sun", "ice")),
    }
    choose("True")(later.course.locator("lw-quiz #question-ice"))
    check(later.course.locator("lw-quiz #question-ice"))
    told = interactions(later.close())
    assert {*told} == {*RIGHT, "ice"}
    assert told["fruit"]["student_response"] == "a"


def test_pass_after_failing_and_fail_after_passing(start: Start) -> None:
    session = start()
    answer(session, "first/kinds.html", RIGHT)
    answer(session, "first/free.html", FREE_WRONG)
    failed = session.wait_for(lambda told: told.get(SCORE) == "75")
    assert failed[STATUS] == "incomplete"
    repeat(session)
    answer(session, "first/free.html", FREE)
    session.wait_for(lambda told: told[STATUS] == "passed")
    repeat(session)
    answer(session, "first/free.html", FREE_WRONG)
    record = session.close()
    assert (record[STATUS], record[SCORE]) == ("passed", "100")
    assert interactions(record)["tallest"]["result"] == "wrong"


def repeat(session: Launch) -> None:
    press(session.course.locator("lw-quiz"), "Start again")


def test_what_was_reached_stays_when_notes_are_erased(
    start: Start, new_learner: NewLearner
) -> None:
    session = start()
    answer(session, "first/kinds.html", RIGHT)
    answer(session, "first/free.html", FREE)
    panel = session.course.locator(".lw-notes")
    panel.locator("summary").click()
    press(panel, "Erase everything …")
    press(panel, "Erase everything now")
    expect(session.course.locator("lw-quiz")).not_to_have_attribute("finished", "")
    record = session.close()
    assert (record[STATUS], record[SCORE]) == ("passed", "100")
    again = start(who=new_learner(), record=record)
    assert again.close()[STATUS] == "passed"


def test_own_words_are_never_sent(start: Start) -> None:
    session = start()
    sent: list[str] = []
    session.page.on("request", lambda request: sent.append(f"{request.url} {request.post_data}"))
    session.open("first/kinds.html")
    words = "Something that nobody else may read"
    for field in session.course.locator("lw-prompt textarea").all():
        field.fill(words)
    keep = session.course.get_by_role("button", name=re.compile("Keep this entry"))
    keep.first.click()
    answer(session, "first/kinds.html", RIGHT)
    session.close()
    told = str(session.calls()) + str(sent)
    assert words not in told
    assert "Something" not in told


def test_two_learners_of_one_browser_have_their_own_results(start: Start) -> None:
    session = start(learner="anna")
    answer(session, "first/kinds.html", RIGHT)
    record = session.close()
    other = start(learner="ben")
    other.open("first/kinds.html")
    expect(other.course.locator("lw-quiz")).not_to_have_attribute("finished", "")
    assert SCORE not in other.close()
    back = start(learner="anna", record=record)
    back.open("first/kinds.html")
    expect(back.course.locator("lw-quiz")).to_have_attribute("finished", "")


def test_a_new_attempt_begins_without_results_and_with_notes(start: Start) -> None:
    session = start()
    session.open("first/kinds.html")
    session.course.locator("#prompt-keep textarea").fill("A thought.")
    answer(session, "first/kinds.html", RIGHT)
    assert session.close()[SCORE] == "75"
    again = start(record={})
    again.open("first/kinds.html")
    expect(again.course.locator("lw-quiz")).not_to_have_attribute("finished", "")
    expect(again.course.locator("#prompt-keep textarea")).to_have_value("A thought.")
    record = again.close()
    assert reached(record) == ("incomplete", "unknown", None)
    assert interactions(record) == {}


@pytest.mark.parametrize("mode", ["review", "browse"])
def test_a_second_look_changes_nothing(start: Start, mode: str) -> None:
    session = start(mode=mode)
    notice = session.frame.get_by_role("status")
    expect(notice).to_contain_text("nothing that you do now changes your result")
    answer(session, "first/kinds.html", RIGHT)
    record: Record = session.close()
    assert {*record} == {"cmi.core.exit"}


def test_without_an_lms_there_is_the_plain_site(start: Start, origin: str, learner: object) -> None:
    page: Page = learner.new_page()  # type: ignore[attr-defined]
    page.goto(f"{origin}/drill-scorm-1.2/start.html")
    page.wait_for_url("**/site/index.html")
    expect(page.locator("h1")).to_have_text("Drill")
