from pathlib import Path

import pytest

from lessonwright.course.base_models_and_field_types import derived_id
from lessonwright.reading.loader import load_course
from tests.cli.conftest import Lessonwright


def test_a_new_course_is_clean_and_builds(lessonwright: Lessonwright, tmp_path: Path) -> None:
    said = lessonwright("new", "my course")
    assert said.returncode == 0, said.stderr
    assert (
        said.stdout
        == "Your course is in my course. See it in the browser:\n\n  cd 'my course'\n  lessonwright serve --open\n"
    )
    assert (
        lessonwright("check", "my course").stdout
        == "1 lesson in 1 module, 1 hour of learning. No problems.\n"
    )
    built = lessonwright("build", "my course")
    assert built.returncode == 0, built.stderr
    assert (tmp_path / "my course" / "dist" / "site" / "index.html").is_file()


@pytest.mark.parametrize("language", ["de", "pt-BR"])
def test_in_another_language_one_is_told_that_the_example_is_english(
    lessonwright: Lessonwright, language: str
) -> None:
    said = lessonwright("new", "kurs", "--language", language)
    assert said.stdout.endswith(
        f"\n\nThe example in it is in English: put your own words, in {language}, in their place. "
        "The names before the colons stay English.\n"
    )


@pytest.mark.parametrize("language", ["de", "fr"])
def test_in_another_language_no_fault_is_found_with_the_example(
    lessonwright: Lessonwright, language: str
) -> None:
    lessonwright("new", "kurs", "--language", language)
    said = lessonwright("check", "kurs", "--format", "json")
    assert (said.returncode, said.stdout) == (0, "[]\n")


def test_a_folder_that_holds_something_is_left_alone(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    said = lessonwright("new", ".")
    assert said.returncode == 2
    assert said.stderr == (
        "Cannot run: . is not empty. Name a new folder, so that nothing of yours is overwritten.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_an_empty_folder_that_one_stands_in_is_filled(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    before = tmp_path.stat().st_ino
    assert lessonwright("new", ".").returncode == 0
    assert (tmp_path / "mkdocs.yml").is_file()
    assert tmp_path.stat().st_ino == before


def test_a_title_with_signs_that_yaml_knows_is_kept(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    title = """Yes: "we" can't # stop — é"""
    assert lessonwright("new", "course", "--title", title, "--language", "pt-BR").returncode == 0
    assert lessonwright("check", "course").returncode == 0
    course = (tmp_path / "course" / "content" / "course.yml").read_text(encoding="utf-8")
    assert r'title: "Yes: \"we\" can' in course
    assert "language: pt-BR" in course


def test_correcting_the_title_leaves_learners_what_they_entered(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    assert lessonwright("new", "Erste Hilfe", "--title", "Frist aid").returncode == 0
    file = tmp_path / "Erste Hilfe" / "content" / "course.yml"
    before = load_course(file.parent).course
    file.write_text(file.read_text(encoding="utf-8").replace("Frist", "First"), encoding="utf-8")
    after = load_course(file.parent).course
    assert before
    assert after
    assert (before.title, after.title) == ("Frist aid", "First aid")
    assert before.id == after.id == "erste-hilfe"


@pytest.mark.parametrize(
    ("folder", "title", "expected"),
    [("課程", "First aid", "first-aid"), ("課程", "急救", derived_id("course", "急救"))],
)
def test_a_folder_without_latin_letters_has_an_id_too(
    lessonwright: Lessonwright, tmp_path: Path, folder: str, title: str, expected: str
) -> None:
    assert lessonwright("new", folder, "--title", title).returncode == 0
    course = load_course(tmp_path / folder / "content").course
    assert course
    assert course.given_id == expected


@pytest.mark.parametrize(
    ("option", "value", "wanted"),
    [
        ("--language", "12", "Write the tag of a language, such as en, de or pt-BR."),
        ("--language", "xx", "Write the tag of a language, such as en, de or pt-BR."),
        ("--title", " ", "A title is one line of up to 300 letters."),
        ("--title", "two\nlines", "A title is one line of up to 300 letters."),
    ],
)
def test_what_the_lesson_language_would_refuse_is_refused(
    lessonwright: Lessonwright, tmp_path: Path, option: str, value: str, wanted: str
) -> None:
    said = lessonwright("new", "course", option, value)
    assert said.returncode == 2
    assert wanted in said.stderr
    assert not (tmp_path / "course").exists()
