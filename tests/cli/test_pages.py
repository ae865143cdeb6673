import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Lessonwright, the_aim


@pytest.fixture
def plain(lessonwright: Lessonwright, course: Path, tmp_path: Path) -> Path:
    """A folder of pages that were written from the course."""
    said = lessonwright("pages", "plain", "--content", course)
    assert said.returncode == 0, said.stderr
    return tmp_path / "plain"


def build(plain: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "--config-file",
        str(plain / "mkdocs.yml"),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_mkdocs_builds_them_with_no_plugin_of_ours(plain: Path) -> None:
    assert yaml.safe_load((plain / "mkdocs.yml").read_text(encoding="utf-8"))["plugins"] == [
        "search"
    ]
    built = build(plain)
    assert built.returncode == 0, built.stderr
    assert list((plain / "site").rglob("*write-one-lesson*"))


def test_they_can_be_written_again_after_a_build(
    lessonwright: Lessonwright, course: Path, plain: Path
) -> None:
    build(plain)
    assert lessonwright("pages", "plain", "--content", course).returncode == 0
    assert not (plain / "site").exists()


def test_a_file_that_somebody_added_is_not_lost(
    lessonwright: Lessonwright, course: Path, plain: Path
) -> None:
    (plain / "docs" / "mine.md").write_text("mine")
    said = lessonwright("pages", "plain", "--content", course)
    assert said.returncode == 2
    assert said.stderr == (
        "Cannot run: plain/docs/mine.md was added or changed by hand."
        " Name an empty folder, or one that this command wrote.\n"
    )
    assert (plain / "docs" / "mine.md").read_text() == "mine"


def test_a_page_that_somebody_changed_is_not_lost(
    lessonwright: Lessonwright, course: Path, plain: Path
) -> None:
    with (plain / "docs" / "index.md").open("a") as index:
        index.write("mine")
    said = lessonwright("pages", "plain", "--content", course)
    assert said.returncode == 2
    assert "plain/docs/index.md was added or changed by hand." in said.stderr


@pytest.mark.parametrize(
    "record", ["", "[]", "{", '{"course": 1}', '{"course": "", "files": {"a": {}}}']
)
def test_a_record_that_cannot_be_read_knows_no_file(
    lessonwright: Lessonwright, course: Path, plain: Path, record: str
) -> None:
    (plain / ".lessonwright.json").write_text(record)
    said = lessonwright("pages", "plain", "--content", course)
    assert said.returncode == 2
    assert "was added or changed by hand." in said.stderr


@pytest.mark.parametrize(
    ("dest", "sentence"),
    [
        ("course", "course holds files that lessonwright did not write, such as "),
        (".", "You are in ., which is to be replaced."),
        ("course/content/pages", "course/content/pages is inside the course itself."),
    ],
)
def test_a_folder_that_holds_other_things_is_refused(
    lessonwright: Lessonwright, course: Path, dest: str, sentence: str
) -> None:
    said = lessonwright("pages", dest, "--content", course)
    assert said.returncode == 2
    assert said.stderr.startswith(f"Cannot run: {sentence}")


def test_a_mistake_in_the_course_leaves_the_last_good_pages(
    lessonwright: Lessonwright, course: Path, lesson: Path, plain: Path
) -> None:
    before = sorted(plain.rglob("*"))
    lesson.write_text(lesson.read_text().replace("minutes: 60", "minutes: many", 1))
    said = lessonwright("pages", "plain", "--content", course)
    assert said.returncode == 1
    assert said.stdout.endswith("1 problem to mend.\n")
    assert sorted(plain.rglob("*")) == before


def test_pages_that_would_leak_are_not_written(
    lessonwright: Lessonwright, course: Path, lesson: Path, plain: Path
) -> None:
    before = {path: path.read_bytes() for path in plain.rglob("*") if path.is_file()}
    with (course / "content" / "about.md").open("a") as about:
        about.write(f"\n{the_aim(lesson)}\n")
    said = lessonwright("pages", "plain", "--content", course)
    assert said.returncode == 1
    assert "in docs/about.md, and only the facilitator may see it" in said.stdout
    assert said.stderr == "Not built: no page was written.\n"
    assert {path: path.read_bytes() for path in plain.rglob("*") if path.is_file()} == before


def test_a_file_that_cannot_be_looked_into_is_told_where_its_author_has_it(
    lessonwright: Lessonwright, course: Path
) -> None:
    (course / "content" / "good-lessons" / "data.zip").write_bytes(b"no archive")
    said = lessonwright("pages", "plain", "--content", course)
    assert "content/good-lessons/data.zip:1:1: warning: this file could not be" in said.stdout


def test_pages_of_another_course_are_not_replaced(
    lessonwright: Lessonwright, course: Path, plain: Path, tmp_path: Path
) -> None:
    shutil.copytree(course, tmp_path / "other")
    said = lessonwright("pages", "plain", "--content", "other")
    assert said.returncode == 2
    assert "plain holds what was made of another course, ../course/content." in said.stderr
