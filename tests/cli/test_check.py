import json
from pathlib import Path

import pytest

from tests.cli.conftest import Lessonwright


@pytest.fixture
def _mistaken(lesson: Path) -> None:
    lesson.write_text(lesson.read_text().replace("minutes: 45", "minutes: many", 1))


def test_a_clean_course_is_0(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("check", course)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == "1 lesson in 1 module, 45 minutes of learning. No problems.\n"


def test_the_content_folder_will_do_too(lessonwright: Lessonwright, course: Path) -> None:
    assert lessonwright("check", course / "content").returncode == 0
    assert lessonwright("check", cwd=course).returncode == 0
    assert lessonwright("check", cwd=course / "content").returncode == 0


@pytest.mark.usefixtures("_mistaken", "course")
def test_findings_are_1_and_named_from_where_one_stands(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("check", "course")
    assert (said.returncode, said.stderr) == (1, "")
    assert "course/content/good-lessons/write-one-lesson.yml:8:" in said.stdout
    assert "\n    8 | minutes: many\n      |          ^^^^\n" in said.stdout
    assert said.stdout.endswith("\n1 problem to mend.\n")
    assert lessonwright("check", cwd=course).stdout.startswith("content/good-lessons/write-one-lesson.yml:8:")


@pytest.mark.usefixtures("_mistaken", "course")
def test_json_has_the_same_keys_each_time(lessonwright: Lessonwright) -> None:
    said = lessonwright("check", "course", "--format", "json")
    assert said.returncode == 1
    (finding,) = json.loads(said.stdout)
    assert list(finding) == ["path", "line", "column", "severity", "message", "rule", "help"]
    assert finding["path"] == "course/content/good-lessons/write-one-lesson.yml"
    assert (finding["line"], finding["severity"]) == (8, "error")


def test_json_of_a_clean_course_is_an_empty_list(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("check", course, "--format", "json")
    assert (said.returncode, json.loads(said.stdout)) == (0, [])


def test_github_is_told_the_line_with_its_signs_escaped(lessonwright: Lessonwright, course: Path) -> None:
    folder = course.rename(course.with_name("50%, a: b"))
    lesson = folder / "content" / "good-lessons" / "write-one-lesson.yml"
    lesson.write_text(lesson.read_text().replace("wrong: Know", "100%: Know", 1))
    said = lessonwright("check", "50%, a: b", "--format", "github")
    assert said.returncode == 1
    for line in said.stdout.splitlines():
        assert line.startswith("::error file=50%25%2C a%3A b/content/good-lessons/write-one-lesson.yml,line=")
        assert "100%:" not in line
    assert "100%25" in said.stdout


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("nowhere", "There is no folder nowhere."),
        ("empty", "There is no mkdocs.yml in {here}/empty. Start a course with: lessonwright new my-course"),
        ("a-file", "There is no folder a-file."),
    ],
)
def test_what_cannot_be_read_is_2(lessonwright: Lessonwright, tmp_path: Path, folder: str, sentence: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "a-file").touch()
    said = lessonwright("check", folder)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == f"Cannot run: {sentence.format(here=tmp_path)}\n"


def test_a_content_folder_without_a_course_is_2(lessonwright: Lessonwright, course: Path) -> None:
    (course / "content" / "course.yml").unlink()
    said = lessonwright("check", "course")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        "Cannot run: There is no course.yml in course/content. Start a course with: lessonwright new my-course\n"
    )


def test_a_course_whose_name_ends_otherwise_is_told_to_be_renamed(lessonwright: Lessonwright, course: Path) -> None:
    (course / "content" / "course.yml").rename(course / "content" / "course.yaml")
    said = lessonwright("check", "course")
    assert said.returncode == 1
    assert "rename it to `course.yml`" in said.stdout


def test_a_broken_mkdocs_yml_is_2(lessonwright: Lessonwright, course: Path) -> None:
    (course / "mkdocs.yml").write_text("site_name: [")
    said = lessonwright("check", course)
    assert said.returncode == 2
    assert "error parsing the configuration file" in said.stderr
    assert "Traceback" not in said.stderr
