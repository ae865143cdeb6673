import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from tests.cli.conftest import Lessonwright


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))


def test_writes_what_is_for_whom(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("handouts", course)
    assert said.returncode == 0, said.stdout + said.stderr
    assert said.stderr == ""
    assert names(course / "dist" / "site" / "handouts") == ["good-lessons/write-one-lesson.pdf", "workbook.pdf"]
    assert names(course / "dist" / "facilitator") == ["answer-key.pdf", "good-lessons/guide.pdf", "guide.pdf"]


def test_takes_a_content_folder_and_another_place(lessonwright: Lessonwright, course: Path, tmp_path: Path) -> None:
    said = lessonwright("handouts", course / "content", "-o", "out", "--start", "13:30", "--break", "10")
    assert said.returncode == 0, said.stdout + said.stderr
    assert names(tmp_path / "out" / "handouts")
    assert names(tmp_path / "out" / "facilitator")


def test_a_time_is_a_time(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("handouts", course, "--start", "noon")
    assert said.returncode == 2
    assert "A time is written as 9:00 or 13:30." in said.stderr


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
    (lesson.parent / "broken.png").write_bytes(b"no picture")
    lesson.write_text(lesson.read_text().replace("body:\n", "body:\n  - figure: broken.png\n    alt: Broken\n", 1))
    said = lessonwright("handouts", course)
    assert said.returncode == 1
    assert "is no picture of the kind that its ending says" in said.stdout
    assert "no PDF was written" in said.stderr
    assert names(course / "dist") == before


def test_a_strange_file_is_never_replaced(lessonwright: Lessonwright, course: Path) -> None:
    (course / "dist" / "facilitator").mkdir(parents=True)
    (course / "dist" / "facilitator" / "my-notes.txt").write_text("mine")
    said = lessonwright("build", course)
    assert said.returncode == 2
    assert "my-notes.txt is no file of ours" in said.stderr.replace("\n", " ")
    assert (course / "dist" / "facilitator" / "my-notes.txt").read_text() == "mine"


def test_a_build_links_the_files_that_it_makes(lessonwright: Lessonwright, course: Path) -> None:
    lessonwright("build", course)
    site = course / "dist" / "site"
    page = (site / "good-lessons" / "write-one-lesson.html").read_text()
    assert 'href="../handouts/good-lessons/write-one-lesson.pdf"' in page
    downloads = (site / "downloads.html").read_text()
    for name in names(site / "handouts"):
        assert f'href="handouts/{name}"' in downloads
    with pikepdf.open(site / "handouts" / "workbook.pdf") as pdf:
        assert pdf.Root.AcroForm.Fields


def test_a_build_without_handouts_links_none(lessonwright: Lessonwright, course: Path) -> None:
    lessonwright("build", course, "--no-handouts")
    assert not (course / "dist" / "site" / "handouts").exists()
    assert not (course / "dist" / "site" / "downloads").exists()
    assert not (course / "dist" / "facilitator").exists()


def test_mkdocs_yml_says_whether_a_build_makes_handouts(course: Path) -> None:
    settings = course / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("- lessonwright", "- lessonwright:\n      handouts: false"))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    subprocess.run(command, cwd=course, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    assert [path.name for path in (course / "dist").iterdir()] == ["site"]
    assert not names(course / "dist" / "site")


@pytest.mark.parametrize("options", [(), ("--no-handouts",)])
def test_a_build_with_a_leak_fails_and_says_where(
    lessonwright: Lessonwright, course: Path, lesson: Path, options: tuple[str, ...]
) -> None:
    sentence = next(line for line in lesson.read_text().splitlines() if line.startswith("  aim: "))
    about = course / "content" / "about.md"
    about.write_text(f"{about.read_text()}\n{sentence.removeprefix('  aim: ')}\n")
    said = lessonwright("build", course, *options)
    assert said.returncode == 1
    assert "in about.html, and only the facilitator may see it" in said.stdout
    assert not (course / "dist" / "site").exists()
