import json
import shutil
import subprocess
from pathlib import Path

import pytest

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


def test_the_line_that_is_told_keeps_the_answers(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    lesson = versions(tmp_path)
    reworded = lesson.read_text().replace(
        "is needed.", "is always needed.\n      id: true-false-17fb198f"
    )
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


def test_a_version_that_is_to_be_mended_is_told_of(
    lessonwright: Lessonwright, tmp_path: Path
) -> None:
    versions(tmp_path).write_text("title: One lesson\n")
    said = lessonwright("diff", "old", "new")
    assert said.returncode == 1
    assert "new/first/one.yml:1:1: error: lesson needs `summary`" in said.stdout


def git(folder: Path, *words: str) -> None:
    trainer = ("-c", "user.name=A trainer", "-c", "user.email=trainer@example.org")
    subprocess.run(["git", *trainer, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def in_git(course: Path) -> Path:
    """A course whose first version git keeps as `spring`, and that says something else since."""
    git(course, "init", "-q")
    git(course, "add", ".")
    git(course, "commit", "-q", "-m", "The first version")
    git(course, "tag", "spring")
    lesson = course / "content" / "good-lessons" / "write-one-lesson.yml"
    lesson.write_text(
        lesson.read_text().replace("title: Write one good lesson", "title: Write one lesson")
    )
    return course


def test_a_version_that_git_keeps_is_compared_as_a_folder_is(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    for said in (
        lessonwright("diff", "spring", "course"),
        lessonwright("diff", "HEAD", cwd=in_git),
        lessonwright("diff", "spring", cwd=in_git / "content"),
    ):
        assert (said.returncode, said.stderr) == (0, "")
        assert "title: `Write one lesson`, before `Write one good lesson`" in said.stdout


def test_a_folder_goes_before_a_version_of_the_same_name(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    shutil.copytree(in_git / "content", in_git / "spring")
    assert lessonwright("diff", "spring", cwd=in_git).stdout.startswith("Nothing to prepare")


def test_a_kept_version_that_is_to_be_mended_is_told_of_by_its_name(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    lesson = in_git / "content" / "good-lessons" / "write-one-lesson.yml"
    sound = lesson.read_text()
    lesson.write_text("title: One lesson\n")
    git(in_git, "commit", "-q", "-a", "-m", "Broken")
    lesson.write_text(sound)
    said = lessonwright("diff", "HEAD", cwd=in_git)
    assert said.returncode == 1
    assert said.stdout.startswith(
        "HEAD:content/good-lessons/write-one-lesson.yml:1:1: error: lesson needs `summary`"
    )


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("autumn", "course", "There is no folder autumn, and git knows no version by this name."),
        (
            "spring",
            "elsewhere",
            "There is no folder spring, and {here}/elsewhere is not kept in git.",
        ),
        ("spring", "nowhere", "There is no folder nowhere."),
        ("spring", "course/later", "The version spring has no folder later."),
        ("empty", "course", "The version empty holds neither mkdocs.yml nor course.yml."),
    ],
)
def test_what_is_no_version_is_told(
    lessonwright: Lessonwright, in_git: Path, tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    for folder in (tmp_path / "elsewhere", in_git / "later"):
        shutil.copytree(in_git / "content", folder)
    git(in_git, "checkout", "-q", "--orphan", "other")
    git(in_git, "rm", "-q", "-r", "-f", "--cached", ".")
    git(in_git, "commit", "-q", "--allow-empty", "-m", "Nothing")
    git(in_git, "tag", "empty")
    said = lessonwright("diff", old, new)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == f"Cannot run: {sentence.format(here=tmp_path)}\n"


def test_without_the_program_git_that_is_said(lessonwright: Lessonwright, in_git: Path) -> None:
    said = lessonwright("diff", "spring", cwd=in_git, PATH="")
    assert (said.returncode, said.stdout) == (2, "")
    assert (
        said.stderr
        == "Cannot run: There is no folder spring, and versions kept in git need the program git.\n"
    )


def test_nothing_is_no_version(lessonwright: Lessonwright, in_git: Path) -> None:
    said = lessonwright("diff", "", cwd=in_git)
    assert (said.returncode, said.stdout) == (2, "")
    assert (
        said.stderr
        == "Cannot run: OLD is empty. Name a folder, or a version that git keeps, such as HEAD~1.\n"
    )


def test_an_empty_name_is_not_the_folder_one_is_in(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    said = lessonwright("diff", "HEAD", "", cwd=in_git)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == "Cannot run: NEW is empty. Name a folder.\n"


def test_a_file_does_not_hide_a_version_of_the_same_name(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    (in_git / "spring").write_text("A note about the spring.\n")
    said = lessonwright("diff", "spring", cwd=in_git)
    assert (said.returncode, said.stderr) == (0, "")
    assert "title: `Write one lesson`, before `Write one good lesson`" in said.stdout


def test_the_temporary_folder_may_lie_below_the_current_one(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    temporary = in_git / "temporary"
    temporary.mkdir()
    said = lessonwright("diff", "spring", cwd=in_git, TMPDIR=str(temporary))
    assert (said.returncode, said.stderr) == (0, "")
    assert "title: `Write one lesson`, before `Write one good lesson`" in said.stdout
    assert [*temporary.iterdir()] == []


def commit_config(folder: Path, docs_dir: str) -> None:
    """Let git keep, as HEAD, a version with another content folder."""
    config = folder / "mkdocs.yml"
    config.write_text(f"site_name: A course\ndocs_dir: {docs_dir}\n")
    git(folder, "commit", "-q", "-a", "-m", "Elsewhere")


def test_a_kept_content_folder_without_a_course_is_told_without_the_temporary_one(
    lessonwright: Lessonwright, in_git: Path, tmp_path: Path
) -> None:
    sound = (in_git / "mkdocs.yml").read_text()
    (in_git / "other").mkdir()
    (in_git / "other" / "notes.md").write_text("Notes\n")
    git(in_git, "add", "other")
    commit_config(in_git, "other")
    (in_git / "mkdocs.yml").write_text(sound)
    for temporary in (in_git / "temporary", tmp_path / "temporary"):
        temporary.mkdir()
        said = lessonwright("diff", "HEAD", cwd=in_git, TMPDIR=str(temporary))
        assert (said.returncode, said.stdout) == (2, "")
        assert said.stderr.startswith(
            "Cannot run: In the version HEAD: There is no course.yml in HEAD/other. "
        )


def test_a_kept_version_whose_content_folder_is_not_there_is_told(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    sound = (in_git / "mkdocs.yml").read_text()
    commit_config(in_git, "lessons")
    (in_git / "mkdocs.yml").write_text(sound)
    said = lessonwright("diff", "HEAD", cwd=in_git)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        "Cannot run: In the version HEAD: There is no folder HEAD/lessons. In mkdocs.yml, write `docs_dir: content`.\n"
    )


def test_a_kept_version_whose_lessons_git_does_not_keep_is_refused(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    commit_config(in_git, str(in_git / "content"))
    said = lessonwright("diff", "HEAD", cwd=in_git)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        "Cannot run: The version HEAD cannot be read: its `docs_dir:` leads to content, which lies outside the folder "
        "of mkdocs.yml. Compare two folders instead.\n"
    )


def test_what_is_kept_but_not_handed_on_in_releases_is_compared_too(
    lessonwright: Lessonwright, in_git: Path
) -> None:
    (in_git / ".gitattributes").write_text("content export-ignore\n")
    git(in_git, "add", ".gitattributes")
    git(in_git, "commit", "-q", "-m", "Releases without lessons")
    said = lessonwright("diff", "HEAD", cwd=in_git)
    assert (said.returncode, said.stderr) == (0, "")
    assert "title: `Write one lesson`, before `Write one good lesson`" in said.stdout


def test_what_keeps_git_from_reading_is_handed_on(lessonwright: Lessonwright, in_git: Path) -> None:
    (in_git / ".git" / "config").write_text("[core\n")
    said = lessonwright("diff", "spring", cwd=in_git)
    assert (said.returncode, said.stdout) == (2, "")
    assert (
        said.stderr
        == f"Cannot run: git cannot read {in_git}: fatal: bad config line 1 in file .git/config\n"
    )
