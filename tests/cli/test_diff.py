import json
import shutil
from pathlib import Path

from tests.cli.conftest import Lessonwright
from tests.conftest import LESSON, write_course

QUIZ = "quiz:\n  questions:\n    - true-false: A receipt is needed.\n      answer: true\n"


def versions(folder: Path) -> Path:
    """Write an old version and a new one, and return the new one's lesson."""
    write_course(folder / "old", {"first/one.yml": LESSON + QUIZ})
    shutil.copytree(folder / "old", folder / "new")
    return folder / "new" / "first" / "one.yml"


def test_one_edit_is_told_in_a_few_lines(lessonwright: Lessonwright, tmp_path: Path) -> None:
    lesson = versions(tmp_path)
    lesson.write_text(lesson.read_text().replace("is needed", "is always needed"))
    said = lessonwright("diff", "old", "new")
    assert said.returncode == 0
    assert (
        said.stdout
        == """\
To prepare

  first/one
    question reworded: `A receipt is needed.` is now `A receipt is always needed.`

What learners have saved

  lost: first/one: question `A receipt is needed.` was reworded: `A receipt is always needed.`
    to keep it: write `id: true-false-17fb198f` under it, and it is the same question to them
  kept: all that hangs on 1 other part of the course
"""
    )


def test_the_line_that_is_told_keeps_the_answers(lessonwright: Lessonwright, tmp_path: Path) -> None:
    lesson = versions(tmp_path)
    reworded = lesson.read_text().replace("is needed.", "is always needed.\n      id: true-false-17fb198f")
    lesson.write_text(reworded)
    [saved] = json.loads(lessonwright("diff", "old", "new", "--format", "json").stdout)["saved"]
    assert saved["outcome"] == "partly"


def test_of_no_change_that_is_said(lessonwright: Lessonwright, tmp_path: Path) -> None:
    versions(tmp_path)
    said = lessonwright("diff", "old", "new")
    assert said.returncode == 0
    assert (
        said.stdout
        == """\
Nothing to prepare: the two versions teach the same.
Everything that learners have saved is kept.
"""
    )


def test_json_is_for_programs(lessonwright: Lessonwright, tmp_path: Path) -> None:
    lesson = versions(tmp_path)
    lesson.write_text(lesson.read_text().replace("minutes: 10", "minutes: 15"))
    assert json.loads(lessonwright("diff", "old", "new", "--format", "json").stdout) == {
        "changes": [
            {"lesson": "", "what": "minutes in all: 15, before 10"},
            {"lesson": "first/one", "what": "minutes: 15, before 10"},
        ],
        "saved": [],
        "kept": 2,
        "all": 2,
    }


def test_a_version_that_is_to_be_mended_is_told_of(lessonwright: Lessonwright, tmp_path: Path) -> None:
    versions(tmp_path).write_text("title: One lesson\n")
    said = lessonwright("diff", "old", "new")
    assert said.returncode == 1
    assert "new/first/one.yml:1:1: error: lesson needs `summary`" in said.stdout
