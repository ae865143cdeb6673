import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Lessonwright, the_aim
from tests.conftest import png
from tests.handouts.reading import text


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def test_writes_what_is_for_whom(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("handouts", course)
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stderr == ""
    assert names(course / "dist" / "site" / "handouts") == [
        "first-aid-at-work-workbook.pdf",
        "follow-up.pdf",
        "good-lessons/review.pdf",
        "good-lessons/write-one-lesson.pdf",
    ]
    assert names(course / "dist" / "facilitator") == [
        "first-aid-at-work-answer-key.pdf",
        "first-aid-at-work-guide.pdf",
        "good-lessons/good-lessons-guide.pdf",
        "good-lessons/write-one-lesson-answers.pdf",
        "good-lessons/write-one-lesson-cards.pdf",
        "good-lessons/write-one-lesson-role-cards.pdf",
        "session/01-write-one-lesson-answers.pdf",
        "session/01-write-one-lesson-cards.pdf",
        "session/01-write-one-lesson-handout.pdf",
        "session/01-write-one-lesson-role-cards.pdf",
        "session/agenda.pdf",
        "session/answer-key.pdf",
        "session/attendance.pdf",
        "session/evaluation-later.pdf",
        "session/evaluation.pdf",
        "session/follow-up.pdf",
        "session/guide.pdf",
        "session/managers.pdf",
        "session/packing-list.pdf",
        "session/posters.pdf",
        "session/review-good-lessons.pdf",
        "session/self-assessment.pdf",
        "session/slides/good-lessons/review.pdf",
        "session/slides/good-lessons/write-one-lesson.pdf",
        "slides/good-lessons/review.pdf",
        "slides/good-lessons/write-one-lesson.pdf",
    ]
    assert (course / "dist" / "facilitator" / "session" / "mails.txt").is_file()


def test_a_session_is_packed_for_the_people_who_come(
    lessonwright: Lessonwright, course: Path
) -> None:
    lessonwright("handouts", course, "--people", "5")
    packed = text(course / "dist" / "facilitator" / "session" / "packing-list.pdf")
    assert "People: 5" in packed
    assert "5 Agenda" in packed


def test_takes_a_content_folder_and_another_place(
    lessonwright: Lessonwright, course: Path, tmp_path: Path
) -> None:
    said = lessonwright(
        "handouts", course / "content", "-o", "out", "--start", "13:30", "--break", "10"
    )
    assert said.returncode == 0, said.stdout + said.stderr
    assert names(tmp_path / "out" / "handouts")
    assert names(tmp_path / "out" / "facilitator")


def test_a_time_is_a_time(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("handouts", course, "--start", "noon")
    assert said.returncode == 2
    assert "A time is written as 9:00 or 13:30." in said.stderr


def clock_times(course: Path) -> list[str]:
    """Return what the course's guide says a session begins at, and all its times of a day."""
    shown = text(course / "dist" / "facilitator" / "first-aid-at-work-guide.pdf")
    return re.findall(r"\b[0-9]{1,2}:[0-9]{2}\b", shown)


@pytest.fixture
def in_the_afternoon(course: Path) -> Path:
    """A course whose sessions begin after lunch."""
    settings = course / "content" / "course.yml"
    settings.write_text(
        settings.read_text()
        .replace("start: 9:00", "start: 13:30")
        .replace("stretch: 90", "stretch: 30")
    )
    return course


def test_the_guides_keep_the_day_that_the_course_describes(
    lessonwright: Lessonwright, in_the_afternoon: Path
) -> None:
    lessonwright("build", in_the_afternoon)
    built = clock_times(in_the_afternoon)
    assert built[0] == "13:30"
    lessonwright("handouts", in_the_afternoon, "--start", "8.15")
    assert clock_times(in_the_afternoon)[0] == "8:15"
    lessonwright("handouts", in_the_afternoon)
    assert clock_times(in_the_afternoon) == built


def test_a_day_is_over_when_it_is_said_to_be(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    shutil.copy(lesson, lesson.with_name("write-another.yml"))
    module = lesson.with_name("module.yml")
    module.write_text(
        module.read_text().replace("[write-one-lesson]", "[write-one-lesson, write-another]")
    )
    lessonwright("handouts", course)
    assert clock_times(course).count("9:00") == 1
    lessonwright("handouts", course, "--end", "10:20")
    assert clock_times(course).count("9:00") == 2


def test_no_day_is_over_before_it_begins(
    lessonwright: Lessonwright, in_the_afternoon: Path
) -> None:
    said = lessonwright("handouts", in_the_afternoon, "--end", "13:30")
    assert said.returncode == 2
    assert "The day would be over before it begins. Say with --end when it ends." in said.stderr


def test_an_option_changes_its_own_part_of_the_day(
    lessonwright: Lessonwright, in_the_afternoon: Path
) -> None:
    lessonwright("handouts", in_the_afternoon)
    before = clock_times(in_the_afternoon)
    lessonwright("handouts", in_the_afternoon, "--break", "0")
    after = clock_times(in_the_afternoon)
    assert after != before
    assert after[0] == before[0] == "13:30"


@pytest.mark.parametrize("command", ["handouts", "build"])
def test_a_character_that_no_font_has_is_told_and_stops_nothing(
    command: str, lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    lesson.write_text(lesson.read_text().replace("title: ", "title: 中 ", 1))
    said = lessonwright(command, course)
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stdout.count("no font of the handouts has the character “中”") == 1
    assert names(course / "dist" / "site" / "handouts")


def test_a_picture_that_is_none_leaves_the_last_good_files(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    lessonwright("handouts", course)
    before = names(course / "dist")
    (lesson.parent / "broken.png").write_bytes(png(1, 1, b"no pixels"))
    lesson.write_text(
        lesson.read_text().replace("body:\n", "body:\n  - figure: broken.png\n    alt: Broken\n", 1)
    )
    said = lessonwright("handouts", course)
    assert said.returncode == 1
    assert "is no picture of the kind that its ending says" in said.stdout
    assert "no PDF was written" in said.stderr
    assert names(course / "dist") == before


def test_a_build_links_the_files_that_it_makes(lessonwright: Lessonwright, course: Path) -> None:
    lessonwright("build", course)
    site = course / "dist" / "site"
    page = (site / "good-lessons" / "write-one-lesson.html").read_text()
    assert 'href="../handouts/good-lessons/write-one-lesson.pdf"' in page
    downloads = (site / "downloads.html").read_text()
    for name in names(site / "handouts"):
        assert f'href="handouts/{name}"' in downloads
    with pikepdf.open(site / "handouts" / "first-aid-at-work-workbook.pdf") as pdf:
        assert pdf.Root.AcroForm.Fields


def test_a_build_without_handouts_links_none(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("build", course, "--no-handouts")
    assert said.returncode == 0, said.stdout + said.stderr
    site = course / "dist" / "site"
    assert (site / "about.html").is_file()
    assert not (site / "handouts").exists()
    assert not (site / "downloads.html").exists()
    assert not (course / "dist" / "facilitator").exists()


@pytest.fixture
def without(course: Path) -> Path:
    """A course whose mkdocs.yml wants no handouts."""
    settings = course / "mkdocs.yml"
    settings.write_text(
        settings.read_text().replace("- lessonwright", "- lessonwright:\n      handouts: false")
    )
    return course


def test_mkdocs_yml_says_whether_a_build_makes_handouts(without: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=without, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert [path.name for path in (without / "dist").iterdir()] == ["site"]
    assert not names(without / "dist" / "site")


def test_our_own_build_heeds_it_as_well_unless_told_otherwise(
    lessonwright: Lessonwright, without: Path
) -> None:
    assert lessonwright("build", without).returncode == 0
    assert not names(without / "dist")
    assert lessonwright("build", without, "--handouts").returncode == 0
    assert names(without / "dist" / "site" / "handouts")
    assert names(without / "dist" / "facilitator")


def test_they_are_those_that_a_build_makes(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    with (course / "mkdocs.yml").open("a") as settings:
        settings.write("\nmarkdown_extensions:\n  - smarty\nsite_url: https://example.org/\n")
    lesson.write_text(
        lesson.read_text().replace("  - text: ", '  - text: It\'s a "word".\n\n  - text: ', 1)
    )
    assert lessonwright("build", course).returncode == 0
    pdfs = {path: path.read_bytes() for path in (course / "dist").rglob("*.pdf")}
    assert lessonwright("handouts", course, "--fresh").returncode == 0
    assert {path: path.read_bytes() for path in (course / "dist").rglob("*.pdf")} == pdfs


@pytest.mark.parametrize("options", [(), ("--no-handouts",)])
def test_a_build_with_a_leak_fails_and_says_where(
    lessonwright: Lessonwright, course: Path, lesson: Path, options: tuple[str, ...]
) -> None:
    about = course / "content" / "about.md"
    about.write_text(f"{about.read_text()}\n{the_aim(lesson)}\n")
    said = lessonwright("build", course, *options)
    assert said.returncode == 1
    assert "in about.html, and only the facilitator may see it" in said.stdout
    assert not (course / "dist" / "site").exists()
