"""`lessonwright package` from the outside: which files it writes, and what it says when it cannot."""

import re
import shutil
from pathlib import Path
from zipfile import ZipFile

from tests.cli.conftest import Lessonwright


def test_a_file_for_each_target_lies_beside_the_site(
    course: Path, lessonwright: Lessonwright
) -> None:
    said = lessonwright("package", course, "--for", "scorm-1.2", "--for", "web")
    assert said.returncode == 0, said.stderr
    packages = (course / "dist" / "packages").iterdir()
    written = sorted(packages, key=lambda path: path.name.rpartition("-")[2])
    assert [path.name.rpartition("-")[2] for path in written] == ["1.2.zip", "web.zip"]
    assert all(str(path.relative_to(course)) in said.stdout for path in written)
    with ZipFile(written[0]) as package:
        assert [name for name in package.namelist() if name.endswith(".pdf")]
        assert not [name for name in package.namelist() if "facilitator" in name]
    assert not (course / "dist" / "site").exists()


def test_course_yml_says_what_a_file_holds(course: Path, lessonwright: Lessonwright) -> None:
    settings = course / "content" / "course.yml"
    more = "package:\n  part: lesson\n  version: 2.1\n"
    settings.write_text(settings.read_text("utf-8") + more, "utf-8")
    said = lessonwright("package", course, "--no-handouts", "-o", "out", cwd=course)
    assert said.returncode == 0, said.stderr
    (written,) = (course / "out").iterdir()
    assert written.name.endswith("-good-lessons-write-one-lesson-2.1-scorm-1.2.zip")


def test_any_number_of_workers_writes_the_same_bytes(
    course: Path, lessonwright: Lessonwright
) -> None:
    packed = {}
    for number in ("1", "2"):
        said = lessonwright("package", course, "--workers", number, "-o", number, cwd=course)
        assert said.returncode == 0, said.stdout + said.stderr
        (written,) = (course / number).iterdir()
        packed[number] = written.read_bytes()
    assert packed["1"] == packed["2"]
    said = lessonwright("package", course, "--workers", "many", "-o", "many", cwd=course)
    assert "many is neither a number of processes nor a scheduler" in said.stderr


def test_each_part_has_a_file_with_its_own_handouts(
    course: Path, lessonwright: Lessonwright
) -> None:
    content = course / "content"
    shutil.copytree(content / "good-lessons", content / "more-lessons")
    (content / "more-lessons" / "module.yml").write_text(
        "title: More\nsummary: More of it.\nlessons: [write-one-lesson]\n", "utf-8"
    )
    settings = (content / "course.yml").read_text("utf-8")
    (content / "course.yml").write_text(
        re.sub(r"modules:.*(?:\n +- .*)*", "modules: [good-lessons, more-lessons]", settings),
        "utf-8",
    )
    names = ("good-lessons", "more-lessons")
    split = lessonwright("package", course, "--split", "module", "-o", "split", cwd=course)
    assert split.returncode == 0, split.stdout + split.stderr
    named = [word for name in names for word in ("--module", name)]
    assert lessonwright("package", course, *named, "-o", "named", cwd=course).returncode == 0
    for folder in ("split", "named"):
        for name in names:
            (written,) = (course / folder).glob(f"*-{name}-*.zip")
            with ZipFile(written) as package:
                assert f"site/handouts/{name}/write-one-lesson.pdf" in package.namelist()


def test_a_part_that_is_not_there_is_told(course: Path, lessonwright: Lessonwright) -> None:
    said = lessonwright("package", course, "--module", "good-lesson")
    assert said.returncode == 2
    assert "There is no module `good-lesson`. Did you mean `good-lessons`?" in said.stderr
    said = lessonwright("package", course, "--lesson", "write-1-lesson")
    assert "There is no lesson `write-1-lesson`. Did you mean `write-one-lesson`?" in said.stderr
    said = lessonwright("package", course, "--lesson", "one", "--module", "two")
    assert "Name a module or a lesson" in said.stderr


def test_what_an_lms_refuses_is_told_and_nothing_is_written(
    course: Path, lessonwright: Lessonwright
) -> None:
    (course / "content" / "images").mkdir(exist_ok=True)
    (course / "content" / "images" / "run.php").write_text("<?php", encoding="utf-8")
    page = course / "content" / "about.md"
    page.write_text(page.read_text("utf-8") + "\n[run](images/run.php)\n", "utf-8")
    said = lessonwright("package", course, "--no-handouts")
    assert said.returncode == 2
    assert "images/run.php is a kind of file that an LMS refuses" in said.stderr
    assert not (course / "dist").exists()
