"""What is printed for a session beside its lessons."""

import json
from datetime import date
from pathlib import Path

import pytest

from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.handouts.session_steps_and_times import Day
from tests.conftest import SAMPLE
from tests.handouts.conftest import COURSES, address, change, loaded
from tests.handouts.reading import fields, page_count, text

EVERY_KIND = COURSES / "every-kind"


def test_learners_read_when_what_begins(every_kind: Path) -> None:
    shown = text(every_kind / "session/agenda.pdf")
    for line in (
        "9:00 Unfolding 5 min",
        "9:05 Everything there is, and all of its #forms",
        "10:20 Scripts of the world 5 min",
        "10:25 Folding 10 min",
        "10:35 End",
        "Afterwards after 14 days Fold one more, with somebody else.",
    ):
        assert line in shown, shown


def test_a_lesson_that_goes_on_after_lunch_and_an_energiser_is_named_again(content: Path) -> None:
    change(
        content / "course.yml",
        "  text: whole",
        "  text: whole\n  day:\n    breaks:\n      - {at: 9:35, minutes: 45, lunch: true}",
    )
    change(
        content / "course.yml",
        "  closing:",
        "  energisers:\n    - {step: Jump, minutes: 5, do: Jump.}\n  closing:",
    )
    jobs = PdfJobs(loaded(content), content, address)
    (job,) = [job for job in jobs.facilitator() if job.path == "session/agenda.pdf"]
    (rows,) = json.loads(jobs.sheet(job)[0].data)["days"]
    told = [(row["clock"], row["title"] or row["kind"], row["goes_on"]) for row in rows]
    lesson = "Everything there is, and all of its #forms"
    assert told[:5] == [
        *(("9:00", "Unfolding", False), ("9:05", lesson, False), ("9:35", "lunch", False)),
        *(("10:20", "Jump", False), ("10:25", lesson, True)),
    ]


@pytest.mark.parametrize("name", ["agenda", "evaluation", "certificate", "managers", "attendance"])
def test_what_people_are_given_says_nothing_of_the_facilitators(
    name: str, every_kind: Path
) -> None:
    file = every_kind / f"session/{name}.pdf"
    assert "SECRET" not in text(file)
    assert b"SECRET" not in file.read_bytes()


def test_the_packing_list_says_how_many_copies_of_what(every_kind: Path) -> None:
    shown = text(every_kind / "session/packing-list.pdf")
    for line in (
        "People: 9",
        "9 Agenda agenda.pdf",
        "1 Attendance list",
        "9 Where you stand self-assessment.pdf",
        "9 Handout: Everything there is",
        "9 Answers: Everything there is",
        "9 Cards: Everything there is",
        "One SECRET-SHEET for each.",
        "Sharpen the pencils.",
    ):
        assert line in shown, line
    assert "Answers: Scripts" not in shown  # it asks nothing


@pytest.mark.parametrize(
    ("people", "use", "sets"), [(9, "pairs", 5), (9, "group", 3), (9, "room", 1), (2, "group", 1)]
)
def test_sets_of_cards_are_counted_by_who_has_one(
    people: int, use: str, sets: int, content: Path
) -> None:
    lesson = content / "first/everything.yml"
    written = lesson.read_text(encoding="utf-8").replace("cards: alone", "cards: room")
    for other in ("pairs", "group"):
        written = written.replace(f"cards: {other}", "cards: room")
    lesson.write_text(written.replace("cards: room", f"cards: {use}", 1), encoding="utf-8")
    jobs = PdfJobs(loaded(content), content, address)
    (job,) = [job for job in jobs.facilitator(people=people) if "packing" in job.path]
    assert (
        f'"what":"Cards","title":"Everything there is, and all of its #forms","copies":{sets},'
        in (jobs.sheet(job)[0].data)
    )


@pytest.mark.parametrize(("people", "for_three", "for_two"), [(9, 3, 3), (12, 4, 4), (1, 1, 1)])
def test_cards_for_roles_and_letters_to_hold_up_are_packed(
    people: int, for_three: int, for_two: int
) -> None:
    """The sample course has a role-play for three, one for two with somebody to watch them, and a poll."""
    jobs = PdfJobs(loaded(SAMPLE), SAMPLE, address)
    (job,) = [job for job in jobs.facilitator(people=people) if "session/packing" in job.path]
    data = json.loads(jobs.sheet(job)[0].data)
    printed = [*data["whole"]["print"], *(one for day in data["days"] for one in day["print"])]
    roles = [one for one in printed if one["what"] == "Role cards"]
    assert [(one["file"], one["copies"]) for one in roles] == [
        ("day-1/10-steady-under-pressure-role-cards.pdf", for_three),
        ("day-2/09-learning-from-real-experience-role-cards.pdf", for_two),
    ]
    (letters,) = [one for one in printed if one["what"] == "Letter cards"]
    assert letters["copies"] == people


def test_each_person_signs_for_each_day(every_kind: Path) -> None:
    file = every_kind / "session/attendance.pdf"
    assert {f"person-{n}" for n in range(1, 10)} <= set(fields(file))
    assert "person-10" not in fields(file)


def test_where_people_stand_is_judged_twice_on_one_sheet(every_kind: Path) -> None:
    file = every_kind / "session/self-assessment.pdf"
    shown = text(file)
    assert shown.count("I look at paper.") == 2
    assert {"before-1", "after-1"} <= set(fields(file))


def test_the_evaluations_ask_for_what_was_to_be_learnt(every_kind: Path) -> None:
    shown = text(every_kind / "session/evaluation-later.pdf")
    assert "Six weeks later" in shown
    module = loaded(EVERY_KIND).modules[0]
    for objective in module.objectives or [
        one.text for lesson in module.lessons for one in lesson.objectives
    ]:
        assert objective.split()[-1] in shown


def test_posters_show_rules_figures_and_questions(every_kind: Path) -> None:
    shown = text(every_kind / "session/posters.pdf")
    assert "Paper is folded, never torn." in shown
    assert "When did SECRET-DISCUSS you last write a letter?" in shown
    assert page_count(every_kind / "session/posters.pdf") == 3


def test_a_certificate_is_printed_in_the_authors_words_or_not_at_all(
    every_kind: Path, content: Path
) -> None:
    assert "has folded every sheet." in text(every_kind / "session/certificate.pdf")
    change(content / "course.yml", "  certificate: has folded *every* sheet.\n", "")
    jobs = PdfJobs(loaded(content), content, address)
    assert "session/certificate.pdf" not in [job.path for job in jobs.facilitator()]


def test_mails_say_when_and_where() -> None:
    jobs = PdfJobs(loaded(EVERY_KIND), EVERY_KIND, address)
    mails = jobs.mails(Day(start=13 * 60))["session/mails.txt"]
    assert mails.startswith("== Invitation: Every kind of thing\n")
    assert "- Day 1, [the date]: 13:00\N{EN DASH}14:35\n" in mails
    assert "https://example.org/course/" in mails
    assert "{" not in mails


def test_what_follows_becomes_a_calendar_file() -> None:
    jobs = PdfJobs(loaded(EVERY_KIND), EVERY_KIND, address)
    calendar = jobs.calendar(date(2027, 2, 20)) or ""
    lines = calendar.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART;VALUE=DATE:20270306" in lines
    assert "SUMMARY:Fold one more\\, with somebody else." in lines
    assert all(len(line.encode()) <= 75 for line in lines)


def test_follow_ups_of_modules_are_in_the_calendar_too(content: Path) -> None:
    later = "follow-up: [{after: 3, do: Fold a boat.}]\n"
    module = content / "first" / "module.yml"
    module.write_text(module.read_text(encoding="utf-8") + later, encoding="utf-8")
    calendar = PdfJobs(loaded(content), content, address).calendar(date(2027, 2, 20)) or ""
    assert calendar.count("BEGIN:VEVENT") == 2
    assert calendar.index("SUMMARY:Fold a boat.") < calendar.index("SUMMARY:Fold one more")
    uids = [line for line in calendar.split("\r\n") if line.startswith("UID:")]
    assert len(set(uids)) == 2


def test_a_long_line_of_a_calendar_is_folded(content: Path) -> None:
    long = "Tell somebody, in words of your own, what you have folded since then and why. Größe!"
    change(content / "course.yml", "Fold one more, with somebody else.", long)
    calendar = PdfJobs(loaded(content), content, address).calendar(date(2027, 2, 20)) or ""
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    assert long.replace(",", "\\,") in calendar.replace("\r\n ", "")


def test_a_course_without_a_session_has_none_of_it(content: Path) -> None:
    course = content / "course.yml"
    before, _, after = course.read_text(encoding="utf-8").partition("session:\n")
    course.write_text(before + after[after.index("sources:") :], encoding="utf-8")
    jobs = PdfJobs(loaded(content), content, address)
    assert [job.path for job in jobs.facilitator() if job.path.startswith("session/")] == []
    assert jobs.mails() == {}
    assert jobs.calendar(date(2027, 2, 20)) is None
