"""The outline in each of its forms, whole: a lesson that keeps its promise beside one that does not."""

import json
from pathlib import Path

import pytest

from lessonwright.cli.outline import workshop_lines
from tests.cli.conftest import Lessonwright
from tests.conftest import LESSON, MakeCourse, write_course

MODULE = "title: First module\nsummary: How it starts.\nlessons: [one, two]\n"
KEPT = """\
title: Ask | tell [both]
summary: What it is about.
minutes: 70
objectives:
  - ask: Choose which question to ask first, so that nobody has to come back a second time.
    level: apply
  - tell: Name the form.
    level: remember
body:
  - text: A first sentence.
  - text: A second one.
  - question: so
  - activity: Try it
    minutes: 5
    steps: [Try.]
  - activity: Try again
    minutes: 5
    steps: [Try.]
quiz:
  questions:
    - true-false: It is so.
      id: so
      objective: ask
      answer: true
    - true-false: It is not so.
      objective: ask
      answer: true
worksheet:
  title: My step
  prompts:
    - write: What?
"""
FILES = {"first/module.yml": MODULE, "first/one.yml": KEPT, "first/two.yml": LESSON}
FOLDER = Path(__file__).parent / "outline"


@pytest.mark.parametrize(
    ("form", "ending"), [("text", "txt"), ("markdown", "md"), ("csv", "csv"), ("json", "json")]
)
def test_the_whole_outline(
    lessonwright: Lessonwright, tmp_path: Path, rewrite: bool, form: str, ending: str
) -> None:
    write_course(tmp_path / "content", FILES)
    said = lessonwright("outline", "content", "--format", form, COLUMNS="80")
    assert said.returncode == 0, said.stderr
    expected = FOLDER / f"expected.{ending}"
    assert form != "csv" or said.stdout.startswith(
        "\ufeff"
    )  # or spreadsheets take it for another alphabet
    if rewrite:
        expected.write_text(said.stdout, encoding="utf-8")
    assert said.stdout == expected.read_text(encoding="utf-8")
    assert form != "text" or max(map(len, said.stdout.splitlines())) <= 80


def test_json_names_what_programs_look_for(lessonwright: Lessonwright, tmp_path: Path) -> None:
    write_course(tmp_path / "content", FILES)
    outline = json.loads(lessonwright("outline", "content", "--format", "json").stdout)
    [ask, tell] = outline["modules"][0]["lessons"][0]["objectives"]
    assert (ask["id"], ask["assessed"], ask["checked"]) == ("ask", [1, 2], [1])
    assert (tell["id"], tell["assessed"], tell["checked"]) == ("tell", [], [])


def test_a_course_that_is_to_be_mended_has_no_outline(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    write_course(tmp_path / "content", {"first/one.yml": "title: One lesson\n"})
    said = lessonwright("outline", "content")
    assert said.returncode == 1
    assert "lesson needs `summary`" in said.stdout


@pytest.mark.parametrize("form", ["markdown", "csv", "json"])
def test_a_file_holds_every_letter_whatever_the_terminal_knows(
    lessonwright: Lessonwright, tmp_path: Path, form: str
) -> None:
    write_course(tmp_path / "content", {"first/one.yml": LESSON.replace("One lesson", "一 → “ж”")})
    said = lessonwright(
        "outline", "content", "--format", form, PYTHONIOENCODING="cp1252", PYTHONUTF8="0"
    )
    assert said.returncode == 0, said.stderr
    assert "一 → “ж”" in said.stdout


@pytest.mark.parametrize("sign", "=+-@")
def test_no_title_is_a_formula_in_a_spreadsheet(
    lessonwright: Lessonwright, tmp_path: Path, sign: str
) -> None:
    title = f"{sign}HYPERLINK(1)"
    write_course(
        tmp_path / "content", {"first/one.yml": LESSON.replace("One lesson", f"'{title}'")}
    )
    said = lessonwright("outline", "content", "--format", "csv")
    assert f",'{title}," in said.stdout


def test_modules_of_one_title_have_a_table_each(lessonwright: Lessonwright, tmp_path: Path) -> None:
    modules = {"first": "Greet", "second": "Listen"}
    files = {
        f"{name}/module.yml": f"title: Again\nsummary: More.\nlessons: [one]\nfollow-up: [{{after: 7, do: {do}.}}]\n"
        for name, do in modules.items()
    }
    content = write_course(tmp_path / "content", {**files, "second/one.yml": LESSON})
    settings = content / "course.yml"
    told = settings.read_text("utf-8").replace("modules: [first]", "modules: [first, second]")
    settings.write_text(told, "utf-8")
    said = lessonwright("outline", "content", "--format", "markdown").stdout
    _, first, second = said.split("## Again")
    assert ("Greet" in first, "Listen" in first) == (True, False)
    assert ("Greet" in second, "Listen" in second) == (False, True)


def test_what_is_done_before_a_workshop_has_its_title(make_course: MakeCourse) -> None:
    task = "  - activity: Look it up\n    id: look\n    minutes: 5\n    setting: pairs\n    steps: [Look.]\n"
    quiz = "quiz:\n  questions:\n    - {true-false: Hens fly., id: hens, answer: true, feedback: They do.}\n"
    workshop = "workshop: {before: [look, hens, quiz], minutes: 7, room: [look]}\n"
    course = make_course({"first/one.yml": LESSON + task + quiz + workshop})
    assert [*workshop_lines(course.modules[0])] == [
        "Workshop “One lesson”: 7 min before (Look it up; hens; quiz), 10 min in the room"
    ]
