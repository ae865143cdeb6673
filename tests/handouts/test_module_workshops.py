"""A module for people who come prepared: what is printed for it, and what of it the room does in which order."""

import json
from pathlib import Path

import pytest

from lessonwright.cli.outline import workshop_lines
from lessonwright.course.course import Course, part_of
from lessonwright.course.lesson_and_review_slides import slides
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.markup.dialect import Dialect
from lessonwright.site.slide_pages import slide_pages
from tests.conftest import MakeCourse
from tests.handouts.conftest import address
from tests.handouts.test_days import TIMING, TWO_DAYS, given, lesson, rows, sheets

WORKSHOP = """\
title: First module
summary: S.
lessons: [one, two, four, five]
review: {ask: 2, minutes: 8}
workshop:
  before: [Bring a letter that you wrote., four]
  minutes: 30
  room: [two, one]
  home: [five]
  opening:
    - {step: Letters, minutes: 5, do: SECRET-OPENING., prepare: [A box.], give: [agenda],
       bring: [{bring: Envelopes, count: 1, for: alone}]}
  closing:
    - {step: What stays, minutes: 4, do: SECRET-CLOSING.}
"""
FILES = {
    **TWO_DAYS,
    "first/module.yml": WORKSHOP,
    "first/four.yml": lesson("Lesson four", TIMING),
    "first/five.yml": lesson("Lesson five", TIMING),
}


@pytest.fixture
def course(make_course: MakeCourse) -> Course:
    return make_course(FILES)


def test_the_room_takes_its_lessons_in_its_order_between_opening_and_closing(
    course: Course, tmp_path: Path
) -> None:
    made = sheets(course, tmp_path)
    first = made["day-1/guide.pdf"]
    assert [row for row in rows(first) if row[1] != "step"] == [
        ("9:00", "Welcome"),
        ("9:10", "Letters"),
        ("9:15", "Lesson two"),
        ("10:15", "Lesson one"),
        ("11:15", "What stays"),
        ("11:19", "Good night"),
        ("11:24", "end"),
    ]
    module = first["modules"][0]
    assert [one["title"] for one in module["lessons"]] == ["Lesson two", "Lesson one"]
    assert module["workshop"]["before"] == [
        {"what": "", "title": "Bring a letter that you wrote."},
        {"what": "lesson", "title": "Lesson four"},
    ]
    assert module["workshop"]["home"] == [{"what": "lesson", "title": "Lesson five"}]
    assert "SECRET-OPENING" in json.dumps(first["days"])
    assert ("9:10", "Agenda", "") in given(first)
    assert "A box." in json.dumps(first["session"]["prepare"])
    assert rows(made["day-2/guide.pdf"])[1] == ("9:05", "Review: First module")


def test_learners_read_in_agenda_and_mail_what_they_do_before(
    course: Course, tmp_path: Path
) -> None:
    made = sheets(course, tmp_path)
    first, second = (made[f"day-{number}/agenda.pdf"] for number in (1, 2))
    assert [one["title"] for one in first["before"]] == ["First module"]
    assert second["before"] == []
    titles = [row["title"] for row in first["days"][0]]
    assert titles[1:5] == ["Letters", "Lesson two", "Lesson one", "What stays"]
    assert "SECRET-" not in json.dumps(first)
    mails = PdfJobs(course, tmp_path, address).mails()
    line = "- First module (30 minutes): Bring a letter that you wrote.; Lesson: Lesson four"
    assert line in mails["day-1/mails.txt"]
    assert line not in mails["day-2/mails.txt"]


def test_what_learners_take_home_is_printed_on_the_day_on_which_the_module_ends(
    course: Course, tmp_path: Path
) -> None:
    made = sheets(course, tmp_path)
    (first,) = made["day-1/packing-list.pdf"]["days"]
    printed = {row["file"]: row["title"] for row in first["print"]}
    assert printed["home-first-five.pdf"] == "Lesson five (Afterwards)"
    assert not [file for file in printed if "four" in file]
    assert {"what": "Envelopes", "count": 8, "for": "Letters"} in first["bring"]
    assert "A box." in json.dumps(first["prepare"])
    (second,) = made["day-2/packing-list.pdf"]["days"]
    assert "home-first-five.pdf" not in [row["file"] for row in second["print"]]
    asked = made["session/evaluation.pdf"]["lessons"]
    assert [one["plain"] for one in asked] == ["Lesson one", "Lesson two", "Lesson three"]


def test_the_guide_gives_out_what_is_for_home_when_the_module_is_over(
    course: Course, make_course: MakeCourse, tmp_path: Path
) -> None:
    home = "Handout (Lesson five, Afterwards)"
    after = [it for it in given(sheets(course, tmp_path)["day-1/guide.pdf"]) if home in it[2]]
    assert after == [("11:15", "", home)]
    closed = WORKSHOP[: WORKSHOP.index("  closing:")]
    unframed = make_course({**FILES, "first/module.yml": closed})
    after = [it for it in given(sheets(unframed, tmp_path)["day-1/guide.pdf"]) if home in it[2]]
    assert after == [("11:05", "", home)]


def test_the_agenda_of_the_day_on_which_it_ends_tells_what_is_for_home(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    prepared = "workshop: {before: [The story], minutes: 5, room: [worksheet], home: [quiz]}\n"
    sheet = "worksheet: {title: Mine, prompts: [{write: What?}]}\n"
    one = (
        lesson("Lesson one", TIMING.replace("Write.", "Write., run: worksheet")) + prepared + sheet
    )
    made = sheets(make_course({**FILES, "first/one.yml": one}), tmp_path)
    first, second = (made[f"day-{number}/agenda.pdf"] for number in (1, 2))
    assert first["home"] == [
        {"title": "Lesson one", "home": [{"what": "quiz", "title": ""}]},
        {"title": "First module", "home": [{"what": "lesson", "title": "Lesson five"}]},
    ]
    assert second["home"] == []


def test_the_last_lesson_of_the_room_has_the_slide_of_the_review(course: Course) -> None:
    module = course.modules[0]
    one, two = module.lessons[:2]
    assert slides(module, one)[-1].label == "review"
    assert slides(module, two)[-1].label != "review"
    alone = part_of(course, "first", "two").modules[0]
    assert alone.workshop is None
    assert alone.room_lessons == (two,)


def test_a_review_has_slides_of_its_own_each_answer_behind_its_question(
    course: Course, tmp_path: Path
) -> None:
    jobs = PdfJobs(course, tmp_path, address)
    (deck,) = (job for job in jobs.facilitator() if job.path == "slides/first/review.pdf")
    opening, first, *shown = json.loads(jobs.sheet(deck)[0].data)["slides"]
    assert opening["look"] == "opening"
    assert (first["id"], first["duration"]) == ("review", "8 minutes")
    assert [(slide["label"], slide["number"]) for slide in shown] == [
        *(("Question", 1), ("Answer", 1), ("Question", 2), ("Answer", 2)),
    ]
    assert len({slide["id"] for slide in shown}) == 4
    pages = slide_pages(course, Dialect(), lambda path: (tmp_path / path).read_bytes())
    assert str(pages["slides/first/review.html"]).count("<section") == 6
    guide = sheets(course, tmp_path)["day-2/guide.pdf"]
    assert guide["modules"][0]["review"]["slides"]["page"] == "slides/first/review.html"


def test_the_outline_tells_what_is_done_where(course: Course) -> None:
    assert [*workshop_lines(course.modules[0])] == [
        "Workshop of the module: 30 min before (Bring a letter that you wrote; Lesson four),"
        " 129 min in the room (Lesson two; Lesson one), at home (Lesson five)"
    ]
