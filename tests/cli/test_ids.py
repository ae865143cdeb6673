from pathlib import Path

from lessonwright.reading.loader import load_course
from tests.cli.conftest import Lessonwright
from tests.conftest import LESSON, write_course

WORKSHEET = "worksheet:\n  title: My step\n  prompts:\n    - write: What happened?\n"


def course(folder: Path) -> Path:
    return write_course(folder / "content", {"first/one.yml": LESSON + WORKSHEET})


def prompt_id(content: Path) -> str:
    found = load_course(content).course
    assert found
    assert found.lessons[0].worksheet
    return found.lessons[0].worksheet.prompts[0].id


def test_ids_are_written_once_and_survive_a_rewording(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    content = course(tmp_path)
    before = prompt_id(content)
    said = lessonwright("ids", "content")
    assert said.stdout == (
        "content/course.yml: 1 id written (the course)\n"
        "content/first/one.yml: 1 id written (1 prompt)\n"
        "2 ids written in 2 files.\n"
    )
    assert said.returncode == 0
    lesson = content / "first" / "one.yml"
    lesson.write_text(lesson.read_text().replace("What happened?", "What happened today?"))
    assert prompt_id(content) == before
    again = lessonwright("ids", "content")
    assert again.stdout == "Nothing to write: every question and every prompt has an id.\n"
    assert again.returncode == 0


def test_check_tells_and_writes_nothing(lessonwright: Lessonwright, tmp_path: Path) -> None:
    content = course(tmp_path)
    said = lessonwright("ids", "content", "--check")
    assert said.stdout == (
        "content/course.yml: 1 id to write (the course)\n"
        "content/first/one.yml: 1 id to write (1 prompt)\n"
        "2 ids to write in 2 files. Write them with: lessonwright ids\n"
    )
    assert said.returncode == 1
    assert (content / "first" / "one.yml").read_text() == LESSON + WORKSHEET


def test_nothing_is_written_into_a_course_that_is_to_be_mended(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    content = course(tmp_path)
    (content / "first" / "module.yml").write_text("title: First module\nlessons: [one]\n")
    said = lessonwright("ids", "content")
    assert said.returncode == 1
    assert "module needs `summary`" in said.stdout
    assert (content / "first" / "one.yml").read_text() == LESSON + WORKSHEET


def test_where_one_id_has_no_room_none_is_written(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    content = course(tmp_path)
    text = LESSON + WORKSHEET + "      ? id\n"
    (content / "first" / "one.yml").write_text(text)
    before = (content / "course.yml").read_text()
    said = lessonwright("ids", "content")
    assert said.returncode == 1
    assert said.stdout.startswith(
        "content/first/one.yml:12:7: error: there is no room for an id in this prompt"
    )
    assert (content / "first" / "one.yml").read_text() == text
    assert (content / "course.yml").read_text() == before


def test_a_course_written_by_new_takes_them(lessonwright: Lessonwright, course: Path) -> None:
    assert lessonwright("ids", course).returncode == 0
    assert lessonwright("ids", course, "--check").returncode == 0
    assert lessonwright("check", course).returncode == 0
