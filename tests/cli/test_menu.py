"""Answers the menu as a person at the keyboard does."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from tests.conftest import ROOT

MENU = "from pathlib import Path; from lessonwright.cli.standalone_program_and_menu import menu; menu(Path({sample!r}))"
LOOK, NEW, OPEN, READ, TYPE, LEAVE = "1", "2", "3", "4", "5", "6"
SEE, CHECK, BUILD, PACKAGE, FOLDER, BACK = "1", "2", "3", "4", "5", "6"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / "Documents").mkdir(parents=True)
    return tmp_path / "home"


def answered(
    home: Path, *answers: str, cwd: Path | None = None, **variables: str
) -> CompletedProcess[str]:
    """Return what the menu says to these answers."""
    environment = {
        **os.environ,
        "HOME": str(home),
        "USERPROFILE": str(home),
        "BROWSER": "true",
        "COLUMNS": "100",
    }
    environment |= variables
    return subprocess.run(
        [sys.executable, "-c", MENU.format(sample=str(ROOT))],
        input="\n".join(answers) + "\n",
        cwd=cwd or home,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_asks_in_plain_words_and_leaves(home: Path) -> None:
    said = answered(home, LEAVE)
    assert said.returncode == 0
    assert not said.stderr
    for words in (
        "Look at the sample course",
        "Make a new course",
        "Open a course",
        "Read the documentation",
        "Close",
    ):
        assert words in said.stdout


@pytest.mark.parametrize("nothing", ["", "six", "7", "0", "-1"])
def test_what_is_no_answer_is_asked_again(home: Path, nothing: str) -> None:
    said = answered(home, nothing, LEAVE)
    assert "Please type one of the numbers 1 to 6." in said.stdout
    assert said.returncode == 0


def test_where_nobody_answers_it_ends(home: Path) -> None:
    assert answered(home).returncode == 0


def test_a_course_is_made_where_people_keep_their_things(home: Path) -> None:
    said = answered(home, NEW, "Erste Hilfe", "de", "", CHECK, BACK, LEAVE)
    assert said.returncode == 0, said.stderr
    course = home / "Documents" / "erste-hilfe" / "content" / "course.yml"
    assert 'title: "Erste Hilfe"' in course.read_text(encoding="utf-8")
    assert "language: de" in course.read_text(encoding="utf-8")
    assert "1 lesson in 1 module" in said.stdout


@pytest.mark.parametrize(
    ("typed", "tag"), [("Deutsch", "de"), ("german", "de"), ("pt-BR", "pt-BR"), ("FR", "fr")]
)
def test_a_language_may_be_typed_by_its_name(home: Path, typed: str, tag: str) -> None:
    answered(home, NEW, "Mine", typed, "", BACK, LEAVE)
    course = home / "Documents" / "mine" / "content" / "course.yml"
    assert f"language: {tag}\n" in course.read_text(encoding="utf-8")


def test_only_the_answer_that_cannot_be_used_is_asked_for_again(home: Path) -> None:
    (home / "Documents" / "full").mkdir()
    (home / "Documents" / "full" / "letter.txt").touch()
    said = answered(home, NEW, "Mine", "nonsense", "xx", "en", "full", "free", BACK, LEAVE)
    assert not said.stderr
    assert said.stdout.count("Please type a tag such as en, de or pt-BR") == 2
    assert "full is not empty. Please type another name." in said.stdout
    assert (home / "Documents" / "free" / "mkdocs.yml").is_file()


@pytest.mark.parametrize(
    "typed",
    [
        "my course",
        '"my course"',
        "Documents/my course",
        "~/Documents/my course",
        '"{home}/Documents/my course"',
    ],
)
def test_a_new_course_lies_where_people_keep_theirs_however_its_folder_is_typed(
    home: Path, tmp_path: Path, typed: str
) -> None:
    elsewhere = tmp_path / "program"
    elsewhere.mkdir()
    said = answered(
        home,
        NEW,
        "Mine",
        "en",
        typed.format(home=home),
        BACK,
        OPEN,
        "1",
        BACK,
        LEAVE,
        cwd=elsewhere,
    )
    made = home / "Documents" / "my course"
    assert (made / "mkdocs.yml").is_file(), said.stdout
    assert f"Your course is in {made}.\n" in said.stdout
    assert f"1  {made}\n" in said.stdout
    assert [*elsewhere.iterdir()] == []


def test_no_course_is_made_in_the_folder_of_the_program(home: Path) -> None:
    within = Path(sys.executable).parent / "mine"
    said = answered(home, NEW, "Mine", "en", str(within), "mine", BACK, LEAVE)
    assert "within the program's own folder" in said.stdout
    assert not within.exists()
    assert (home / "Documents" / "mine" / "mkdocs.yml").is_file()


def test_a_course_in_a_folder_for_all_courses_is_found(home: Path) -> None:
    answered(home, NEW, "Mine", "en", "courses/mine", BACK, LEAVE)
    assert f"1  {home}/Documents/courses/mine\n" in answered(home, OPEN, "3", LEAVE).stdout


def test_whoever_types_numbers_is_told_no_commands(home: Path) -> None:
    said = answered(home, NEW, "Mine", "en", "mine", BACK, LEAVE)
    assert "lessonwright serve" not in said.stdout
    assert "cd " not in said.stdout


@pytest.mark.parametrize("answer", ["no", "yes"])
def test_whoever_types_numbers_is_asked_whether_warnings_may_stay(home: Path, answer: str) -> None:
    made = home / "Documents" / "mine"
    answered(home, NEW, "Mine", "en", "mine", BACK, LEAVE)
    (made / "content" / "notes.docx").touch()
    said = answered(home, OPEN, "1", CHECK, BUILD, answer, BACK, LEAVE)
    assert "no site is built, unless you say so when you are asked." in said.stdout
    assert "--no-strict" not in said.stdout + said.stderr
    assert said.stderr.count("notes.docx will be published") == 1 + (answer == "yes")
    assert (made / "dist" / "site" / "notes.docx").is_file() == (answer == "yes")


def test_whoever_types_numbers_gets_a_file_for_a_learning_platform(home: Path) -> None:
    packages = home / "Documents" / "mine" / "dist" / "packages"
    answered(home, NEW, "Mine", "en", "mine", BACK, LEAVE)
    (home / "Documents" / "mine" / "content" / "notes.docx").touch()
    said = answered(home, OPEN, "1", PACKAGE, "no", BACK, LEAVE)
    assert "would you rather have it with these warnings?" in said.stdout.lower()
    assert not packages.exists()
    said = answered(home, OPEN, "1", PACKAGE, "yes", BACK, LEAVE)
    (file,) = packages.glob("mine-*-scorm-1.2.zip")
    assert file.name in said.stdout
    assert "In Moodle, turn editing on" in said.stdout


def test_the_folder_of_a_course_is_told_where_nothing_can_open_it(home: Path) -> None:
    answered(home, NEW, "Mine", "en", "mine", BACK, LEAVE)
    said = answered(home, OPEN, "1", FOLDER, BACK, LEAVE)
    assert f"It is {home}/Documents/mine." in said.stdout
    assert not said.stderr


def test_a_place_where_nothing_can_be_written_is_told_and_asked_for_again(home: Path) -> None:
    (home / "file").touch()
    said = answered(
        home,
        NEW,
        "",
        "",
        str(home / "file" / "course"),
        NEW,
        "",
        "",
        str(home / "else"),
        BACK,
        LEAVE,
    )
    assert "Cannot run:" in said.stderr
    assert "Traceback" not in said.stderr
    assert (home / "else" / "mkdocs.yml").is_file()


def test_a_course_is_found_or_dragged_into_the_window(home: Path) -> None:
    made = home / "Documents" / "Anna's course"
    answered(home, NEW, "Mine", "en", str(made), BACK, LEAVE)
    found = answered(home, OPEN, "1", CHECK, BACK, LEAVE)
    assert str(made) in found.stdout
    assert "No problems." in found.stdout
    for typed in (str(made), f'"{made}"', str(made).replace("'", "\\'").replace(" ", "\\ ")):
        assert "No problems." in answered(home, OPEN, "2", typed, CHECK, BACK, LEAVE).stdout


def test_a_folder_without_a_course_is_told(home: Path) -> None:
    said = answered(home, OPEN, str(home), LEAVE)
    assert "There is no course in" in said.stdout
    assert said.returncode == 0


def test_after_a_command_that_fails_the_menu_is_there_again(home: Path) -> None:
    made = home / "Documents" / "course"
    answered(home, NEW, "Mine", "en", str(made), BACK, LEAVE)
    (made / "content" / "course.yml").write_text("title: [")
    said = answered(home, OPEN, "1", CHECK, BACK, LEAVE)
    assert "to mend" in said.stdout
    assert said.returncode == 0


def test_commands_can_be_typed_where_people_keep_their_things(home: Path, tmp_path: Path) -> None:
    shell = tmp_path / "shell"
    shell.write_text("#!/bin/sh\npwd\ncommand -v lessonwright\nexit 3\n")
    shell.chmod(0o755)
    said = answered(home, TYPE, LEAVE, SHELL=str(shell))
    command = Path(sys.executable).with_name("lessonwright")
    assert f"{home}/Documents\n{command}\n" in said.stdout
    assert said.returncode == 0
