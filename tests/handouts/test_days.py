"""A day of a session from what is printed for it: its own folder, its reviews, and what is given out when."""

import json
from pathlib import Path
from typing import Any

import pytest

from lessonwright.course.course import Course
from lessonwright.course.lesson_and_review_slides import slides
from lessonwright.handouts.pdf_batch import PdfBatch
from lessonwright.handouts.pdf_jobs import PdfJobs
from tests.conftest import COURSE, MakeCourse
from tests.handouts.conftest import address
from tests.handouts.reading import shown

QUIZ = """\
quiz:
  questions:
    - multiple-choice: Which of the two is it?
      id: which
      choices:
        - correct: SECRET-KEY
          feedback: It is.
        - wrong: That
"""
BODY = """\
  - text: |
      ## The story

      A story.
  - figure: ../logo.svg
    alt: A drawing.
    caption: What came of it
  - text: |
      ## The rest

      More.
"""


def lesson(title: str, timing: str, more: str = QUIZ, body: str = BODY) -> str:
    return (
        f"title: {title}\nsummary: What it is about.\nminutes: 60\n"
        f"objectives:\n  - know-it: Name one thing.\n    level: remember\nbody:\n{body}{more}"
        f"facilitator:\n  aim: They know.\n  prepare: [Prepare {title}.]\n"
        f"  bring:\n    - bring: Blank cards\n      count: 2\n      for: alone\n"
        f"  timing:\n{timing}"
    )


TIMING = """\
    - {minutes: 20, do: Tell.}
    - {minutes: 30, do: Ask., run: quiz}
    - {minutes: 10, do: Write.}
"""
SESSION = """\
handouts:
  answers: sheet
  slides: room
  day: {start: 9:00, end: 11:30, break: 0, stretch: 200}
session:
  people: 8
  certificate: has been there.
  opening:
    - {step: Welcome, minutes: 10, do: Greet., prepare: [Name cards.]}
  day-start:
    - {step: Good morning, minutes: 5, do: Look back.}
  day-end:
    - {step: Good night, minutes: 5, do: Look ahead.}
  closing:
    - {step: Goodbye, minutes: 5, do: Wave., prepare: [An envelope.]}
"""
TWO_DAYS = {
    "course.yml": COURSE.replace("[first]", "[first, second]") + SESSION,
    "first/module.yml": "title: First module\nsummary: S.\nlessons: [one, two]\n"
    "review: {ask: 2, minutes: 8}\n",
    "second/module.yml": "title: Second module\nsummary: S.\nlessons: [three]\n",
    "first/one.yml": lesson("Lesson one", TIMING),
    "first/two.yml": lesson("Lesson two", TIMING),
    "second/three.yml": lesson("Lesson three", TIMING),
    "logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}
Sheets = dict[str, dict[str, Any]]


def sheets(course: Course, content: Path, people: int | None = None) -> Sheets:
    """Return what each of the facilitator's sheets says, by its file."""
    jobs = PdfJobs(course, content, address)
    return {
        job.path: json.loads(jobs.sheet(job)[0].data) for job in jobs.facilitator(people=people)
    }


@pytest.fixture
def two_days(make_course: MakeCourse, tmp_path: Path) -> Sheets:
    return sheets(make_course(TWO_DAYS), tmp_path)


def rows(sheet: dict[str, Any]) -> list[tuple[str, str]]:
    """Return when what begins, by a guide's run of show."""
    slots = [slot for day in sheet["days"] for slot in day]
    return [(slot["clock"], slot["title"] or slot["kind"]) for slot in slots]


def given(sheet: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Return what the steps of a run of show give out, at their times."""
    slots = [slot for day in sheet["days"] for slot in day]
    return [
        (it["clock"], it["give"], it["give_after"]) for it in slots if it["give"] + it["give_after"]
    ]


def test_each_of_several_days_has_a_folder_of_its_own(two_days: Sheets) -> None:
    for number in (1, 2):
        folder = {name for name in two_days if name.startswith(f"day-{number}/")}
        own = ("agenda", "answer-key", "attendance", "evaluation", "guide")
        more = ("packing-list", "posters")
        last = ("certificate",) if number == 2 else ()
        assert folder == {f"day-{number}/{name}.pdf" for name in (*own, *more, *last)}


def test_a_session_of_one_day_has_none(make_course: MakeCourse, tmp_path: Path) -> None:
    longer = {**TWO_DAYS, "course.yml": TWO_DAYS["course.yml"].replace("end: 11:30", "end: 17:00")}
    assert not [name for name in sheets(make_course(longer), tmp_path) if name.startswith("day-")]


def test_a_day_has_the_same_times_alone_as_among_the_others(two_days: Sheets) -> None:
    whole = two_days["a-course-guide.pdf"]["days"]
    alone = [two_days[f"day-{number}/guide.pdf"]["days"][0] for number in (1, 2)]
    for of_whole, of_day in zip(whole, alone, strict=True):
        assert [slot["clock"] for slot in of_whole] == [slot["clock"] for slot in of_day]
        assert [slot["do"] for slot in of_whole] == [slot["do"] for slot in of_day]
    agenda = two_days["day-2/agenda.pdf"]
    assert agenda["label"] == "Agenda, Day 2"
    assert [row["title"] for row in agenda["days"][0]] == [
        *("Good morning", "Review: First module", "Lesson three", "Goodbye", ""),
    ]


def test_a_day_packs_evaluates_and_certifies_what_is_held_on_it(
    two_days: Sheets, make_course: MakeCourse, tmp_path: Path
) -> None:
    packed = two_days["day-2/packing-list.pdf"]
    (day,) = packed["days"]
    printed = {f"{row['what']}: {row['title']}".rstrip(": "): row for row in day["print"]}
    assert set(printed) == {
        *("Agenda", "Evaluation", "Certificate of attendance", "Attendance list", "Posters"),
        *("Facilitator guide", "Answer key", "Review: First module", "Six weeks later"),
        *("Handout: Lesson three", "Answers: Lesson three"),
    }
    assert printed["Agenda"]["file"] == "agenda.pdf"
    assert printed["Facilitator guide"]["file"] == "guide.pdf"
    assert printed["Handout: Lesson three"]["file"] == "01-three-handout.pdf"
    assert printed["Posters"]["sides"] == "one side only"
    assert printed["Agenda"]["sides"] == ""
    told = [item["plain"] for group in day["prepare"] for item in group["items"]]
    assert told == ["An envelope.", "Prepare Lesson three."]
    assert [it["plain"] for it in two_days["day-2/evaluation.pdf"]["lessons"]] == ["Lesson three"]
    certificate = two_days["day-2/certificate.pdf"]
    assert certificate == two_days["session/certificate.pdf"]
    assert certificate["label"] == "Certificate of attendance"
    assert certificate["modules"] == ["First module", "Second module"]
    assert [it["title"] for it in two_days["day-2/posters.pdf"]["lessons"]] == ["Lesson three"]
    assert two_days["day-2/attendance.pdf"]["days"] == [2]


def test_what_a_day_gives_out_is_on_its_packing_list(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    later = "  follow-up:\n    - {after: 7, do: Ask., commit: What will you do?}\n"
    greeted = SESSION.replace("do: Greet.,", "do: Greet., give: [managers],")
    written = COURSE.replace("[first]", "[first, second]") + greeted + later
    made = sheets(make_course({**TWO_DAYS, "course.yml": written}), tmp_path)
    packed = {
        day: [row["file"] for row in made[f"{day}/packing-list.pdf"]["days"][0]["print"]]
        for day in ("day-1", "day-2")
    }
    for_later, for_managers = "follow-up.pdf", "managers.pdf"
    assert "What comes after" in str(given(made["day-2/guide.pdf"]))
    assert "For the learner’s manager" in str(given(made["day-1/guide.pdf"]))
    assert [for_later in files for files in packed.values()] == [False, True]
    assert [for_managers in files for files in packed.values()] == [True, False]


def test_the_packing_list_adds_up_what_a_day_needs(make_course: MakeCourse, tmp_path: Path) -> None:
    made = sheets(make_course(TWO_DAYS), tmp_path, people=10)
    (day,) = made["day-1/packing-list.pdf"]["days"]
    assert {row["what"]: (row["count"], row["for"]) for row in day["bring"]} == {
        "A screen or projector for the slides": (1, ""),
        "Blank cards": (40, "Lesson one; Lesson two"),
    }
    copies = [row["copies"] for row in day["print"]]
    assert day["total"] == f"In all: {len(copies)} files, {sum(copies)} copies"
    assert sum(copies) == 3 * 10 + 4 + 4 * 10  # for managers, too


def test_what_stays_in_the_room_is_brought_once(make_course: MakeCourse, tmp_path: Path) -> None:
    def bringing(name: str, things: str) -> str:
        return lesson(name, TIMING).replace("  bring:\n", f"  bring:\n{things}")

    board = "    - {bring: Board, reused: true}\n"
    pens = "    - {bring: Pens, for: pairs, reused: true}\n"
    more = "    - {bring: Pens, for: alone, reused: true}\n"
    files = {
        "first/one.yml": bringing("Lesson one", board + pens),
        "first/two.yml": bringing("Lesson two", board + more),
    }
    made = sheets(make_course({**TWO_DAYS, **files}), tmp_path, people=10)
    (day,) = made["day-1/packing-list.pdf"]["days"]
    counted = {row["what"]: row["count"] for row in day["bring"]}
    assert (counted["Board"], counted["Pens"], counted["Blank cards"]) == (1, 10, 40)


def test_steps_of_one_name_are_prepared_on_their_own_days(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    """Both are called as a lesson is."""
    named = SESSION.replace("step: Welcome", "step: Lesson one")
    named = named.replace("step: Goodbye", "step: Lesson one")
    written = COURSE.replace("[first]", "[first, second]") + named
    made = sheets(make_course({**TWO_DAYS, "course.yml": written}), tmp_path)
    for number, own, other in (
        (1, "Name cards.", "An envelope."),
        (2, "An envelope.", "Name cards."),
    ):
        for sheet in ("guide", "packing-list"):
            prepared = str(made[f"day-{number}/{sheet}.pdf"])
            assert own in prepared, sheet
            assert other not in prepared, sheet


def test_the_guide_says_what_is_brought_for_whom(two_days: Sheets) -> None:
    (one, _) = two_days["day-1/guide.pdf"]["modules"][0]["lessons"]
    assert one["facilitator"]["bring"] == [{"what": "Blank cards", "count": "2 for each person"}]


def test_mails_of_a_day_speak_of_that_day_alone(make_course: MakeCourse, tmp_path: Path) -> None:
    mails = PdfJobs(make_course(TWO_DAYS), tmp_path, address).mails()
    assert set(mails) == {"session/mails.txt", "day-1/mails.txt", "day-2/mails.txt"}
    assert "- Day 2, [the date]: 9:00" in mails["day-2/mails.txt"]
    assert "Day 1" not in mails["day-2/mails.txt"]
    assert "- Day 1, [the date]: 9:00" in mails["session/mails.txt"]


def test_a_review_has_its_minutes_before_the_next_module(two_days: Sheets) -> None:
    assert rows(two_days["day-2/guide.pdf"])[:3] == [
        *(("9:00", "Good morning"), ("9:05", "Review: First module"), ("9:13", "Lesson three")),
    ]
    alone = [title for _, title in rows(two_days["first/first-guide.pdf"])]
    assert alone[-3:] == ["Review: First module", "Goodbye", "end"]


def test_the_guide_has_the_key_of_a_review_on_the_day_on_which_it_is_held(
    two_days: Sheets,
) -> None:
    held = {
        name: [module["title"] for module in two_days[name]["modules"] if module["review"]]
        for name in ("a-course-guide.pdf", "day-1/guide.pdf", "day-2/guide.pdf")
    }
    of_first = ["First module"]
    assert held == {
        "a-course-guide.pdf": of_first,
        "day-1/guide.pdf": [],
        "day-2/guide.pdf": of_first,
    }
    review, third = two_days["day-2/guide.pdf"]["modules"]
    assert [question["number"] for question in review["review"]["asked"]] == [1, 2]
    assert "SECRET-KEY" in json.dumps(review["review"])
    assert review["lessons"] == []
    assert [it["title"] for it in third["lessons"]] == ["Lesson three"]


def test_a_review_that_is_answered_at_home_takes_no_time(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    module = TWO_DAYS["first/module.yml"].replace("minutes: 8", "minutes: 8, where: home")
    course = make_course({**TWO_DAYS, "first/module.yml": module})
    made = sheets(course, tmp_path)
    assert rows(made["day-2/guide.pdf"])[1] == ("9:05", "Lesson three")
    (whole, _) = made["a-course-guide.pdf"]["modules"]
    assert whole["review"]["how"] == "review-home"
    packed = made["session/packing-list.pdf"]["whole"]["print"]
    assert "review-first.pdf" in [row["file"] for row in packed]
    shown_last = slides(course.modules[0], course.modules[0].lessons[-1])[-1]
    assert shown_last.label != "review"


def test_a_review_has_a_slide_with_its_minutes(make_course: MakeCourse) -> None:
    module = make_course(TWO_DAYS).modules[0]
    *_, last = slides(module, module.lessons[-1])
    assert (last.label, last.minutes, last.clock) == ("review", 8, "review")
    assert "review" not in [slide.id for slide in slides(module, module.lessons[0])]


def test_the_guide_says_what_is_given_out_when(two_days: Sheets) -> None:
    assert given(two_days["day-2/guide.pdf"]) == [
        ("9:00", "Agenda, Attendance list", ""),
        ("9:05", "Review (First module)", ""),
        ("9:13", "Handout (Lesson three)", ""),
        ("9:33", "", "Answers (Lesson three)"),
        ("10:13", "Evaluation, Certificate of attendance", ""),
    ]
    # Of the whole session, the agenda is there since the first day, and what closes it comes on the last.
    first, last = two_days["a-course-guide.pdf"]["days"]
    assert [slot["give"] for slot in first if slot["give"]] == [
        *("Agenda, Attendance list", "Handout (Lesson one)", "Handout (Lesson two)"),
    ]
    assert [slot["give"] for slot in last if slot["give"]] == [
        *("Attendance list", "Review (First module)", "Handout (Lesson three)"),
        "Evaluation, Certificate of attendance",
    ]
    timing = two_days["day-2/guide.pdf"]["modules"][1]["lessons"][0]["facilitator"]["timing"]
    assert [(step["give"], step["give_after"]) for step in timing] == [
        *(("Handout (Lesson three)", ""), ("", "Answers (Lesson three)"), ("", "")),
    ]


def test_a_step_that_says_what_it_gives_out_is_taken_at_its_word(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    own = TIMING.replace("do: Write.", "do: Write., give: [handout, answers]")
    third = lesson("Lesson three", own)
    course = TWO_DAYS["course.yml"].replace("do: Look back.", "do: Look back., give: [evaluation]")
    made = sheets(
        make_course({**TWO_DAYS, "second/three.yml": third, "course.yml": course}), tmp_path
    )
    assert given(made["day-2/guide.pdf"]) == [
        ("9:00", "Evaluation, Agenda, Attendance list", ""),
        ("9:05", "Review (First module)", ""),
        ("10:03", "Handout (Lesson three), Answers (Lesson three)", ""),
        ("10:13", "Certificate of attendance", ""),
    ]


TASKS = """\
  - role-play: At the counter
    id: counter
    situation: A queue.
    roles:
      - role: Guest
        public: Waits.
        opening: Hello?
        brief: In a hurry.
      - role: Clerk
        public: Serves.
        brief: New.
    rounds:
      - {minutes: 5, do: Talk.}
  - poll: What now?
    id: now
    options: [Go on, Stop]
"""


def test_cards_are_given_out_with_what_they_are_for(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    timing = """\
    - {minutes: 20, do: Tell.}
    - {minutes: 10, do: Vote., run: now}
    - {minutes: 20, do: Play., run: counter}
    - {minutes: 10, do: Talk., run: counter}
"""
    third = lesson("Lesson three", timing, more="", body=BODY + TASKS)
    made = sheets(make_course({**TWO_DAYS, "second/three.yml": third}), tmp_path)
    assert given(made["day-2/guide.pdf"])[2:5] == [
        *(
            ("9:13", "Handout (Lesson three)", ""),
            ("9:33", "Letter cards", ""),
            ("9:43", "Role cards (Lesson three)", ""),
        ),
    ]


def test_the_guide_says_when_a_poster_is_hung(two_days: Sheets) -> None:
    (one, _) = two_days["day-1/guide.pdf"]["modules"][0]["lessons"]
    assert one["posters"] == [
        {"what": "What came of it", "when": "Hang it up after “The story”, not before."}
    ]


def test_paper_of_two_days_is_never_one_sheet(make_course: MakeCourse, tmp_path: Path) -> None:
    jobs = PdfJobs(make_course(TWO_DAYS), tmp_path, address)
    names = ("session/agenda.pdf", "session/packing-list.pdf")
    wanted = [job for job in jobs.facilitator() if job.path in names]
    making = PdfBatch(jobs, tmp_path / "made")
    making.run(wanted)
    for name in names:
        with shown(tmp_path / "made" / name) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        first, second = (
            next(at for at, text in enumerate(pages) if title in text)
            for title in ("Lesson one", "Lesson three")
        )
        assert second % 2 == 0, name
        assert second > first


WORKSHOP = """\
workshop:
  before: [The story, which]
  minutes: 15
  room: [quiz]
"""
PREPARED = """\
    - {minutes: 20, do: Read., before: true}
    - {minutes: 30, do: Ask., run: quiz}
  online: Share SECRET-SHEETS.
"""


@pytest.fixture
def workshop(make_course: MakeCourse) -> Course:
    third = lesson("Lesson three", PREPARED, more=QUIZ + WORKSHOP)
    return make_course({**TWO_DAYS, "second/three.yml": third})


def test_a_workshop_is_shorter_in_the_room_by_what_is_done_before(
    workshop: Course, tmp_path: Path
) -> None:
    guide = sheets(workshop, tmp_path)["day-2/guide.pdf"]
    assert rows(guide)[2:4] == [("9:13", "Lesson three"), ("9:43", "Goodbye")]
    held = guide["modules"][1]["lessons"][0]
    before = [
        {"what": "section", "title": "The story"},
        {"what": "question", "title": "1"},
    ]
    room = [{"what": "quiz", "title": ""}]
    told = {"before": before, "room": room, "home": []}
    assert held["workshop"] == {"duration": "15 minutes", **told}
    assert held["duration"] == "30 minutes"
    assert "SECRET-SHEETS" in json.dumps(held["facilitator"]["online"])


def test_learners_read_what_they_do_before_they_come(workshop: Course, tmp_path: Path) -> None:
    jobs = PdfJobs(workshop, tmp_path, address)
    mails = jobs.mails()
    line = "- Lesson three (15 minutes): Read: The story; Question 1\n"
    enclosed = "on the pages of the course, and in the handouts that are enclosed:"
    assert f"{enclosed}\n{line}" in mails["day-2/mails.txt"]
    assert "beforehand" not in mails["day-1/mails.txt"].replace("Look in beforehand", "")
    made = sheets(workshop, tmp_path)
    assert [it["title"] for it in made["day-2/agenda.pdf"]["before"]] == ["Lesson three"]
    assert made["day-1/agenda.pdf"]["before"] == []
    (handout,) = [job for job in jobs.learner() if job.path == "second/three.pdf"]
    said = jobs.sheet(handout)[0].data
    assert json.loads(said)["lesson"]["workshop"]["duration"] == "15 minutes"
    assert "SECRET" not in said.replace("SECRET-KEY", "")
