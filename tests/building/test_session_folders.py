"""The folder of a session, or of a day of it: all that its packing list names lies in it, and what that needs."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from lessonwright.building.handout_publisher import write_handouts
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.markup.dialect import Dialect
from tests.conftest import MakeCourse
from tests.handouts.conftest import address
from tests.handouts.test_days import BODY, TIMING, TWO_DAYS, lesson

RECORDED = """\
  - audio: call.mp3
    title: A call
    transcript: Good morning.
    captions: call.vtt
"""
FILES = {
    **TWO_DAYS,
    "second/three.yml": lesson("Lesson three", TIMING, body=BODY + RECORDED),
    "second/call.mp3": "a sound",
    "second/call.vtt": "WEBVTT\n\n00:00.000 --> 00:02.000\nGood morning.\n",
}
COURSE_YML = FILES["course.yml"]
LINKED = re.compile(r'(?:src|href)="([^"#:]+)"')
Lists = dict[str, dict[str, Any]]


@pytest.fixture
def made(make_course: MakeCourse, tmp_path: Path) -> "Made":
    return Made(make_course, tmp_path)


class Made:
    """Writes a course's PDFs into the folders `handouts` and `facilitator`, and reads its packing lists."""

    def __init__(self, make_course: MakeCourse, folder: Path) -> None:
        self._make_course = make_course
        self._content = folder
        self.handouts, self.facilitator = folder / "out/handouts", folder / "out/facilitator"

    def __call__(self, files: dict[str, str]) -> Lists:
        course = self._make_course(files)
        jobs = PdfJobs(course, self._content, address, Dialect())
        write_handouts(jobs, self.handouts, self.facilitator, None)
        listed = (job for job in jobs.facilitator() if job.path.endswith("/packing-list.pdf"))
        return {job.path.partition("/")[0]: json.loads(jobs.sheet(job)[0].data) for job in listed}


def files_of(packing_list: dict[str, Any]) -> list[str]:
    """Return the files that a packing list names."""
    rows = [*packing_list["whole"]["print"]]
    for day in packing_list["days"]:
        rows += [*day["print"], *day["show"]]
    return [row["file"] for row in rows]


def test_all_that_a_list_names_lies_where_it_says(made: Made) -> None:
    lists = made(FILES)
    assert set(lists) == {"session", "day-1", "day-2"}
    for number in (1, 2):
        folder = made.facilitator / f"day-{number}"
        named = files_of(lists[f"day-{number}"])
        assert len(named) > 10
        assert [name for name in named if not (folder / name).is_file()] == []
    of_days = made.facilitator
    for name in files_of(lists["session"]):
        folder = of_days if name.startswith("day-") else of_days / "session"
        assert (folder / name).is_file(), name


def test_what_lies_there_once_more_is_the_same(made: Made) -> None:
    made(FILES)
    day = made.facilitator / "day-1"
    for name, source in (
        ("01-one-handout.pdf", made.handouts / "first/one.pdf"),
        ("02-two-answers.pdf", made.facilitator / "first/two-answers.pdf"),
        ("managers.pdf", made.facilitator / "session/managers.pdf"),
    ):
        assert (day / name).read_bytes() == source.read_bytes()
    assert not [file for file in day.rglob("*") if "three" in file.name]


def test_slides_of_a_day_have_beside_them_what_they_show(made: Made) -> None:
    made(FILES)
    pages = [*made.facilitator.glob("day-*/slides/*/*.html")]
    assert len(pages) == 4  # of three lessons and a review
    for page in pages:
        linked = LINKED.findall(page.read_text(encoding="utf-8"))
        assert len(linked) > 1
        missing = [link for link in linked if not (page.parent / unquote(link)).is_file()]
        assert missing == []
        assert page.with_suffix(".pdf").is_file()
    sounds = [*made.facilitator.glob("day-*/slides/**/*.mp3")]
    assert [sound.relative_to(made.facilitator).parts[0] for sound in sounds] == ["day-2"]


def test_a_recording_without_slides_is_a_file_of_its_own(made: Made) -> None:
    lists = made({**FILES, "course.yml": COURSE_YML.replace("slides: room", "slides: none")})
    (day,) = lists["day-2"]["days"]
    assert day["show"] == [{"what": "Listen", "title": "A call", "file": "01-call.mp3"}]
    assert (made.facilitator / "day-2/01-call.mp3").read_text(encoding="utf-8") == "a sound"
    assert not (made.facilitator / "day-2/slides").exists()


def test_a_session_of_one_day_has_all_in_its_own_folder(made: Made) -> None:
    lists = made({**FILES, "course.yml": COURSE_YML.replace("end: 11:30", "end: 17:00")})
    assert set(lists) == {"session"}
    named = files_of(lists["session"])
    folder = made.facilitator / "session"
    assert {"guide.pdf", "answer-key.pdf", "03-three-handout.pdf"} < set(named)
    assert [name for name in named if not (folder / name).is_file()] == []


def test_a_course_without_a_session_has_no_such_folder(made: Made) -> None:
    plain = COURSE_YML[: COURSE_YML.index("session:")]
    assert made({**FILES, "course.yml": plain}) == {}
    assert not [*made.facilitator.glob("session*"), *made.facilitator.glob("day-*")]
