import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import PROGRESS, Lessonwright

ALL_THE_SAME = (
    "The site can be built all the same; a workflow that publishes it, such as the one that `lessonwright new` writes, "
    "checks first and stops here."
)


@pytest.fixture
def _mistaken(lesson: Path) -> None:
    lesson.write_text(lesson.read_text().replace("minutes: 60", "minutes: many", 1))


def test_a_clean_course_is_0(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("check", course)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout == "1 lesson in 1 module, 1 hour of learning. No problems.\n"


def test_the_content_folder_will_do_too(lessonwright: Lessonwright, course: Path) -> None:
    assert lessonwright("check", course / "content").returncode == 0
    assert lessonwright("check", cwd=course).returncode == 0
    assert lessonwright("check", cwd=course / "content").returncode == 0


def test_a_second_check_says_the_same_of_what_has_changed_and_what_has_not(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    def said(*options: str) -> str:
        found = lessonwright("check", course, *options)
        return found.stdout + found.stderr

    clean = said()
    assert (course / ".cache/lessonwright").is_dir()
    assert said() == said("--fresh") == clean
    sound = lesson.read_text()
    lesson.write_text(sound.replace("summary: ", "summary: ~~Perhaps~~ ", 1))
    assert "unread-sign" in said()
    assert said() == said("--fresh")
    lesson.write_text(sound)
    assert said() == clean


def test_a_check_leaves_nothing_where_no_site_is_built(
    lessonwright: Lessonwright, course: Path
) -> None:
    (course / "mkdocs.yml").unlink()
    assert lessonwright("check", course / "content").returncode == 0
    assert lessonwright("check", "content", cwd=course).returncode == 0
    assert list(course.rglob(".cache")) == []


def test_a_fresh_check_leaves_nothing(lessonwright: Lessonwright, course: Path) -> None:
    assert lessonwright("check", course, "--fresh").returncode == 0
    assert not (course / ".cache").exists()


@pytest.mark.usefixtures("_mistaken", "course")
def test_findings_are_1_and_named_from_where_one_stands(
    lessonwright: Lessonwright, course: Path
) -> None:
    said = lessonwright("check", "course")
    assert (said.returncode, said.stderr) == (1, "")
    assert "course/content/good-lessons/write-one-lesson.yml:8:" in said.stdout
    assert "\n    8 | minutes: many\n      |          ^^^^\n" in said.stdout
    assert said.stdout.endswith("\n1 problem to mend. Until then, no site is built.\n")
    assert lessonwright("check", cwd=course).stdout.startswith(
        "content/good-lessons/write-one-lesson.yml:8:"
    )


def test_places_and_lines_are_shown_as_they_are_written(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    lesson.write_text("#\n" * 99 + "titel: '[bold]:fire:[/]'\n")
    said = lessonwright("check", course, LC_ALL="C.UTF-8")
    assert ":100:1: error: lesson has no `titel`" in said.stdout
    assert "\n   100 | titel: '[bold]:fire:[/]'\n" in said.stdout


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


def test_github_is_told_the_line_with_its_signs_escaped(
    lessonwright: Lessonwright, course: Path
) -> None:
    folder = course.rename(course.with_name("50%, a: b"))
    lesson = folder / "content" / "good-lessons" / "write-one-lesson.yml"
    lesson.write_text(lesson.read_text().replace("wrong: Know", "100%: Know", 1))
    said = lessonwright("check", "50%, a: b", "--format", "github")
    assert said.returncode == 1
    for line in said.stdout.splitlines():
        assert line.startswith(
            "::error file=50%25%2C a%3A b/content/good-lessons/write-one-lesson.yml,line="
        )
        assert "100%:" not in line
    assert "100%25" in said.stdout


@pytest.mark.parametrize(
    ("folder", "sentence"),
    [
        ("nowhere", "There is no folder nowhere."),
        (
            "empty",
            "There is no mkdocs.yml in {here}/empty. Start a course with: lessonwright new my-course",
        ),
        (
            "a-file",
            "a-file is one file, and a course is read as a whole. Name the folder of the course.",
        ),
    ],
)
def test_what_cannot_be_read_is_2(
    lessonwright: Lessonwright, tmp_path: Path, folder: str, sentence: str
) -> None:
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


@pytest.mark.parametrize(
    ("docs_dir", "folder"),
    [("docs_dir: lessons", "course/lessons"), ("docs_dir:", "course/docs"), ("", "course/docs")],
)
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_content_folder_that_is_not_there_is_2(
    lessonwright: Lessonwright, course: Path, command: str, docs_dir: str, folder: str
) -> None:
    (course / "mkdocs.yml").write_text(
        f"site_name: A course\n{docs_dir}\nplugins: [lessonwright]\n"
    )
    said = lessonwright(command, "course")
    assert (said.returncode, said.stdout) == (2, "")
    help_line = "In mkdocs.yml, write `docs_dir: content`."
    assert said.stderr == f"Cannot run: There is no folder {folder}. {help_line}\n"


def test_of_two_courses_neither_is_named_as_the_one_that_was_meant(
    lessonwright: Lessonwright, course: Path
) -> None:
    (course / "mkdocs.yml").write_text("site_name: A course\n")
    shutil.copytree(course / "content", course / "copy")
    help_line = "In mkdocs.yml, let `docs_dir:` name the folder of course.yml."
    assert (
        lessonwright("check", "course").stderr
        == f"Cannot run: There is no folder course/docs. {help_line}\n"
    )


def test_an_empty_name_is_not_the_folder_one_is_in(
    lessonwright: Lessonwright, course: Path
) -> None:
    said = lessonwright("check", "", cwd=course)
    assert (said.returncode, said.stderr) == (2, "Cannot run: DIR is empty. Name a folder.\n")
    said = lessonwright("handouts", "-o", " ", cwd=course)
    assert (said.returncode, said.stderr) == (2, "Cannot run: --output is empty. Name a folder.\n")


def test_a_course_whose_name_ends_otherwise_is_told_to_be_renamed(
    lessonwright: Lessonwright, course: Path
) -> None:
    (course / "content" / "course.yml").rename(course / "content" / "course.yaml")
    said = lessonwright("check", "course")
    assert said.returncode == 1
    assert "rename it to `course.yml`" in said.stdout


SETTINGS = "site_name: A course\ndocs_dir: content\nplugins:\n  - lessonwright\n"


@pytest.mark.parametrize(
    ("settings", "place", "message"),
    [
        (
            SETTINGS.replace("A course", "Mistakes: my course"),
            "1:20",
            "the text after `site_name:` has a colon and a space in it, so it needs quotes [colon-in-text]",
        ),
        (SETTINGS.replace("  - ", "\t- "), "4:1", "there is a tab here [tab]"),
        (
            SETTINGS.replace("  - lessonwright\n", "  - search\n"),
            "3:1",
            "the plugin `lessonwright` is missing [settings]",
        ),
        (SETTINGS.replace("lesson", "leson"), "4:5", "there is no plugin `lesonwright` [settings]"),
        (
            f"{SETTINGS}markdown_extensions:\n  - toc\n  - pymdown.emoji\n",
            "7:5",
            "there is no Markdown extension `pymdown.emoji` [settings]",
        ),
        (f"{SETTINGS}theme: materal\n", "5:8", "there is no theme `materal` [settings]"),
        (SETTINGS.replace("site_name", "site_nam"), "1:1", "`site_name` is missing [settings]"),
        (
            f"{SETTINGS}      handouts: nowhere\n".replace("wright\n", "wright:\n"),
            "5:7",
            "`handouts` of the plugin",
        ),
        (f"{SETTINGS}site_url: nowhere\n", "5:1", "`site_url` does not begin with `https://`"),
        (
            f"{SETTINGS}INHERIT: gone.yml\n",
            "5:1",
            "Inherited config file 'gone.yml' does not exist",
        ),
        ("A course\n", "1:1", "there are no settings in this file [settings]"),
    ],
)
def test_what_is_wrong_with_mkdocs_yml_is_told_like_what_is_wrong_with_a_lesson(
    lessonwright: Lessonwright, course: Path, settings: str, place: str, message: str
) -> None:
    (course / "mkdocs.yml").write_text(settings)
    said = lessonwright("check", course)
    assert (said.returncode, said.stderr) == (1, "")
    assert f"course/mkdocs.yml:{place}: error: {message}" in said.stdout


def test_a_setting_that_mkdocs_does_not_know_is_a_warning(
    lessonwright: Lessonwright, course: Path
) -> None:
    (course / "mkdocs.yml").write_text(f"{SETTINGS}them: material\n")
    [told] = json.loads(lessonwright("check", course, "--format", "json").stdout)
    assert (told["line"], told["severity"]) == (5, "warning")
    assert told["help"] == "did you mean `theme`?"
    checked = lessonwright("check", course)
    assert checked.stdout.endswith("\n1 problem to mend. Until then, no site is built.\n")
    assert (checked.stdout + checked.stderr).count("`them`") == 1
    said = lessonwright("build", course, "--no-handouts")
    assert said.returncode == 1
    assert said.stdout.endswith("1 problem to mend.\n")
    said = lessonwright("build", course, "--no-handouts", "--no-strict")
    assert said.returncode == 0
    assert (
        said.stderr.count("mkdocs.yml:5:1: warning: MkDocs knows no setting `them` [settings]") == 1
    )


def test_what_every_page_would_ask_another_host_for_is_told(
    lessonwright: Lessonwright, course: Path
) -> None:
    asked = ["https://example.org/own.css", "//example.net/own.js", "https://example.com/more.js"]
    scripts = (
        f"extra_javascript:\n  - {asked[1]}\n  - path: {asked[2]}\n    defer: true\n  - own.js\n"
    )
    (course / "mkdocs.yml").write_text(f"{SETTINGS}extra_css:\n  - {asked[0]}\n{scripts}")
    (course / "content" / "own.js").write_text("")
    said = lessonwright("check", course)
    assert said.returncode == 0
    for line, address in zip((6, 8, 9), asked, strict=True):
        host = address.split("/")[2]
        told = (
            f"mkdocs.yml:{line}:{5 if line < 9 else 11}: note: every page would ask `{host}` for "
            "this file [other-host]"
        )
        assert told in said.stdout
    with (course / "content" / "course.yml").open("a") as settings:
        settings.write("lint: { other-host: off }\n")
    assert "other-host" not in lessonwright("check", course).stdout


def test_a_mkdocs_yml_with_values_for_programs_is_read(
    lessonwright: Lessonwright, course: Path
) -> None:
    name = "!!python/name:material.extensions.emoji.twemoji"
    emoji = f"markdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: {name}\n"
    (course / "mkdocs.yml").write_text(f'{SETTINGS}site_url: !ENV [NO_SUCH_NAME, ""]\n{emoji}')
    assert lessonwright("check", course).returncode == 0


@pytest.fixture
def _weak(lesson: Path) -> None:
    lesson.write_text(
        lesson.read_text().replace("- useful-questions: Write", "- useful-questions: Know", 1)
    )


@pytest.mark.usefixtures("_weak", "course")
def test_what_is_weak_is_told_as_a_warning_with_its_rule(lessonwright: Lessonwright) -> None:
    said = lessonwright("check", "course")
    assert (said.returncode, said.stderr) == (1, "")
    assert said.stdout == (
        "course/content/good-lessons/write-one-lesson.yml:16:23: warning: "
        "`know` is nothing that one could watch a learner do [objective-verb]\n"
        "   16 |   - useful-questions: Know a question whose feedback teaches.\n"
        "      |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "   help: write what a learner does who can: at the level `create`, say `write`, `plan` or `design`\n"
        "\n"
        f"1 problem to mend. {ALL_THE_SAME}\n"
    )


@pytest.mark.usefixtures("_weak", "_mistaken", "course")
def test_what_is_weak_waits_until_nothing_is_broken(lessonwright: Lessonwright) -> None:
    said = lessonwright("check", "course", "--format", "json")
    assert {finding["severity"] for finding in json.loads(said.stdout)} == {"error"}


@pytest.mark.usefixtures("_weak")
def test_notes_alone_are_0(lessonwright: Lessonwright, course: Path) -> None:
    settings = course / "content" / "course.yml"
    settings.write_text(settings.read_text() + "lint: { objective-verb: note }\n")
    said = lessonwright("check", course)
    assert said.returncode == 0
    assert "16:23: note: `know`" in said.stdout
    assert said.stdout.endswith("\n1 lesson in 1 module, 1 hour of learning. No problems.\n")
    assert lessonwright("check", course, "--format", "github").stdout.startswith("::notice file=")


@pytest.mark.usefixtures("_weak")
def test_notes_beside_problems_are_counted_apart(lessonwright: Lessonwright, course: Path) -> None:
    settings = course / "content" / "course.yml"
    settings.write_text(
        settings.read_text() + "lint: { objective-verb: note, no-such-rule: off }\n"
    )
    said = lessonwright("check", course)
    assert said.returncode == 1
    assert said.stdout.endswith(f"\n1 problem to mend, and 1 note. {ALL_THE_SAME}\n")


def test_what_stops_a_build_is_counted_beside_what_does_not(
    lessonwright: Lessonwright, lesson: Path
) -> None:
    text = lesson.read_text().replace(
        "body:\n", "body:\n  - text: See [this](nowhere.pdf).\n  - text: Our #1 rule.\n", 1
    )
    lesson.write_text(text)
    said = lessonwright("check", "course")
    assert said.returncode == 1
    assert said.stdout.endswith(
        "\n2 problems to mend. 1 of them keeps the site from being built.\n"
    )


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: (content / "notes.docx").touch(),
        lambda content: (content / "own.md").write_text("See [this](gone.md).\n"),
        lambda content: (content / "own.md").write_text("![A desk](gone.png)\n"),
        lambda content: (content / "own.md").write_text("See [this](../mkdocs.yml).\n"),
        lambda content: (content / "own.md").write_text("See [this](#gone).\n"),
        lambda content: (content / "own.md").write_text("See [this](/about.md).\n"),
        lambda content: (content / "own.md").write_text("See [this](glossary:gone).\n"),
        lambda content: (content / "own.md").write_text("See <b>this</b> [x](lesson:gone).\n"),
    ],
)
def test_what_it_says_of_a_build_is_what_a_build_does(
    lessonwright: Lessonwright, course: Path, spoil: Callable[[Path], object]
) -> None:
    spoil(course / "content")
    said = lessonwright("check", course).stdout
    built = lessonwright("build", course, "--no-handouts").returncode == 0
    insisted = lessonwright("build", course, "--no-handouts", "--no-strict").returncode == 0
    assert insisted
    if built:
        assert said.endswith(f"to mend. {ALL_THE_SAME}\n") or "No problems" in said
    else:
        assert said.endswith("Until then, no site is built, unless you add --no-strict.\n")


def test_very_many_findings_begin_with_a_summary(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    sentence = "one two three four five six seven eight nine ten " * 4
    body = "".join(f"  - text: And {n} {sentence}.\n" for n in range(101))
    lesson.write_text(
        lesson.read_text().replace("body:\n", f"body:\n  - text: It is <b>so</b>.\n{body}", 1)
    )
    settings = course / "content" / "course.yml"
    settings.write_text(settings.read_text() + "lint: { reading-ease: off }\n")
    said = lessonwright("check", "course")
    assert said.returncode == 1
    assert said.stdout.startswith(
        """\
102 findings, by what they are about:

     101  long-sentence
       1  html-tag

A rule that matters less in your course is turned down in course/content/course.yml, such as:

  lint:
    long-sentence: note

A `note` is told and stops nothing; `off` is silent.

course/content/good-lessons/write-one-lesson.yml:21:"""
    )
    assert said.stdout.endswith(f"\n102 problems to mend. {ALL_THE_SAME}\n")


def test_in_one_line_is_told_what_does_not_know_the_language(
    lessonwright: Lessonwright, course: Path
) -> None:
    settings = course / "content" / "course.yml"
    english = settings.read_text()
    more = "lint: { scenario-debrief: off }\n"
    settings.write_text(english.replace("language: en", "language: fr-CA", 1) + more)
    assert lessonwright("check", "course").stdout == (
        "This course is in French: 1 rule that does not know this language is silent (reading-ease); "
        "the words of the pages and handouts themselves, such as “Check” and “Next lesson”, are English.\n"
        "1 lesson in 1 module, 1 hour of learning. No problems.\n"
    )
    settings.write_text(english.replace("language: en", "language: de", 1) + more)
    said = lessonwright("check", "course").stdout
    assert said.startswith(
        "This course is in German: 1 rule that does not know this language is silent (reading-ease).\n"
    )
    settings.write_text(english.replace("language: en", "language: nl", 1) + more)
    said = lessonwright("check", "course").stdout
    assert re.match(
        r"This course is in Dutch: \d\d rules that do not know this language are silent \(objective-verb, ",
        said,
    )


@pytest.mark.usefixtures("_weak", "course")
def test_sarif_has_what_code_scanning_needs(lessonwright: Lessonwright) -> None:
    """The properties that SARIF 2.1.0 requires, and those by which GitHub shows a result at its line."""
    said = lessonwright("check", "course", "--format", "sarif")
    assert said.returncode == 1
    log = json.loads(said.stdout)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "lessonwright"
    (result,) = run["results"]
    rule = driver["rules"][result["ruleIndex"]]
    assert rule["id"] == result["ruleId"] == "objective-verb"
    assert rule["shortDescription"]["text"].endswith(".")
    assert result["level"] == "warning"
    assert result["message"]["text"].startswith(
        "`know` is nothing that one could watch a learner do; write what"
    )
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "course/content/good-lessons/write-one-lesson.yml"}
    assert place["region"]["startLine"] == 16
    assert place["region"]["endColumn"] - place["region"]["startColumn"] == 39


def test_sarif_of_a_clean_course_has_no_results(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("check", course, "--format", "sarif")
    assert said.returncode == 0
    assert json.loads(said.stdout)["runs"][0]["results"] == []


@pytest.mark.usefixtures("_mistaken")
def test_sarif_quotes_names_and_knows_what_is_broken(
    lessonwright: Lessonwright, course: Path
) -> None:
    course.rename(course.with_name("50%, a: b"))
    log = json.loads(lessonwright("check", "50%, a: b", "--format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    assert result["level"] == "error"
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith(
        "50%25%2C%20a%3A%20b/content/"
    )


@pytest.mark.parametrize(
    ("here", "way"), [(".", "course"), ("course/dist", ".."), ("course/dist/site", "../..")]
)
def test_in_the_wrong_folder_one_is_told_the_way(
    here: str, way: str, lessonwright: Lessonwright, course: Path, tmp_path: Path
) -> None:
    (course / "dist" / "site").mkdir(parents=True)
    said = lessonwright("check", cwd=tmp_path / here)
    assert said.returncode == 2
    assert said.stderr.endswith(f" A course lies in {course}. Go there: cd {way}\n")


@pytest.mark.parametrize("command", ["check", "build", "serve"])
def test_a_folder_that_is_not_there_is_told_as_that(
    lessonwright: Lessonwright, course: Path, command: str
) -> None:
    said = lessonwright(command, "nowhere", cwd=course)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr.splitlines()[-1] == "Cannot run: There is no folder nowhere."


def test_in_the_right_folder_one_is_told_so(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("check", "content/good-lessons", cwd=course)
    assert said.returncode == 2
    assert said.stderr.endswith(
        " A course lies in the folder you are in: leave out content/good-lessons.\n"
    )


@pytest.mark.parametrize(
    ("here", "help_line"),
    [
        (".", "Name the folder of the course: course"),
        ("course", "Leave it out: you are in the course's folder"),
    ],
)
def test_for_one_lesson_the_folder_of_its_course_is_told(
    lessonwright: Lessonwright, lesson: Path, tmp_path: Path, here: str, help_line: str
) -> None:
    file = lesson.relative_to(tmp_path / here)
    said = lessonwright("check", file, cwd=tmp_path / here)
    assert (said.returncode, said.stdout) == (2, "")
    assert (
        said.stderr
        == f"Cannot run: {file} is one file, and a course is read as a whole. {help_line}.\n"
    )


def test_between_two_courses_no_way_is_told(lessonwright: Lessonwright, course: Path) -> None:
    shutil.copytree(course, course.with_name("another"))
    assert lessonwright("check").stderr.endswith(
        " Start a course with: lessonwright new my-course\n"
    )


def test_a_course_file_that_lacks_its_ending_is_told(
    lessonwright: Lessonwright, course: Path
) -> None:
    file = course / "content" / "course.yml"
    file.rename(file.with_name("course.yml.txt"))
    assert (
        " There is course.yml.txt: rename it to course.yml; "
        in lessonwright("check", course).stderr
    )


@pytest.fixture
def _beyond_the_fonts(lesson: Path) -> None:
    lesson.write_text(
        lesson.read_text().replace("body:\n", "body:\n  - text: Water is 水 there.\n", 1)
    )


BEYOND = f"""\
warning: no font of the handouts has the character “水”; paper shows ⟨U+6C34⟩ in its place [no-glyph]
   21 |   - text: Water is 水 there.
      |                    ^^
   help: put a font that has it into the folder `fonts` beside course.yml

1 problem to mend. {ALL_THE_SAME}
"""


@pytest.mark.usefixtures("_beyond_the_fonts", "course")
def test_a_character_that_no_font_has_is_told(lessonwright: Lessonwright) -> None:
    for folder in ("course", "course/content"):
        said = lessonwright("check", folder, LC_ALL="C.UTF-8")
        assert (said.returncode, said.stderr) == (1, "")
        assert said.stdout == f"course/content/good-lessons/write-one-lesson.yml:21:20: {BEYOND}"


@pytest.mark.usefixtures("_beyond_the_fonts")
def test_without_handouts_no_font_is_needed(lessonwright: Lessonwright, course: Path) -> None:
    config = course / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("- lessonwright", "- lessonwright: { handouts: false }")
    )
    assert lessonwright("check", course).returncode == 0


def test_a_clean_course_opens_nothing_of_paper(course: Path) -> None:
    program = (
        "import sys; from click.testing import CliRunner\n"
        "from lessonwright.cli.command_group_and_arguments import lessonwright\n"
        "assert CliRunner().invoke(lessonwright, ['check', sys.argv[1]]).exit_code == 0\n"
        "print(*{'fontTools', 'pikepdf', 'typst', 'pypdfium2', 'segno'} & {*sys.modules})"
    )
    command = [sys.executable, "-c", program, str(course / "content")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"


def test_the_name_of_a_message_that_is_no_rule_is_found_in_the_documentation(
    lessonwright: Lessonwright,
) -> None:
    said = lessonwright("check", "--explain", "indentation")
    assert said.returncode == 2
    assert "if a message ends in [indentation], `lessonwright docs` tells of it" in said.stderr


def test_a_rule_is_explained(lessonwright: Lessonwright) -> None:
    said = lessonwright("check", "--explain", "key-pattern")
    assert said.returncode == 0
    assert said.stdout.startswith("key-pattern\n\nKeys that walk from place to place in a pattern")
    assert "\nPasses:\n" in said.stdout
    assert "\nFails:\n" in said.stdout
    assert said.stdout.endswith(
        "In course.yml, under `lint:`, `key-pattern: off` silences it; "
        "left alone, it is told as `warning`, since it is seldom wrong.\n"
    )


def test_an_unknown_rule_is_2_and_the_nearest_is_named(lessonwright: Lessonwright) -> None:
    said = lessonwright("check", "--explain", "key-patern")
    assert said.returncode == 2
    assert "there is no rule `key-patern`" in said.stderr
    assert "`key-pattern`" in said.stderr


def test_what_choices_alone_give_away_is_told(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    head = re.sub(r"(?m)^  - question: .*\n", "", lesson.read_text()).partition("quiz:")[0]
    questions = "".join(
        f"    - multiple-choice: What do you do in case {n}?\n      choices:\n"
        f"        - wrong: Ask around.\n        - correct: Call at {n} sharp, and say so.\n"
        "        - wrong: Wait a bit.\n        - wrong: Say nothing.\n"
        for n in range(1, 7)
    )
    lesson.write_text(f"{head}quiz:\n  questions:\n{questions}")
    said = lessonwright("check", "--guess", course)
    assert (said.returncode, said.stderr) == (0, "")
    assert "the choices of 6 multiple-choice questions:" in said.stdout
    assert "   25 %  are right by blind guessing\n" in said.stdout
    assert "  100 %  by always taking the longest\n" in said.stdout
    assert "That is 75 points more than chance: some keys can be told" in said.stdout
    assert "  100 %  a number (6 of 6)" in said.stdout
    assert "question 1: `Call at 1 sharp, and say so.` by a number\n" in said.stdout
    assert "What helps: shorten the key" in said.stdout


def test_keys_that_are_told_by_their_length_alone_are_named(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    head = re.sub(r"(?m)^  - question: .*\n", "", lesson.read_text()).partition("quiz:")[0]
    keys = ("Ask whoever was there first.", "Call them back that very evening.")
    questions = "".join(
        f"    - multiple-choice: What do you do in case {n}?\n      choices:\n"
        f"        - wrong: Go.\n        - correct: {key}\n        - wrong: Wait a bit.\n"
        for n, key in enumerate(keys)
    )
    lesson.write_text(f"{head}quiz:\n  questions:\n{questions}")
    said = lessonwright("check", "--guess", course).stdout
    first, second = (said.index(f"`{key}` by its length") for key in reversed(keys))
    assert first < second


def test_a_course_without_choices_has_nothing_to_guess(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    lesson.write_text(
        re.sub(r"(?m)^  - question: .*\n", "", lesson.read_text()).partition("quiz:")[0]
    )
    assert "there is nothing to guess" in lessonwright("check", "--guess", course).stdout


@pytest.mark.usefixtures("_mistaken")
def test_a_broken_course_is_mended_before_it_is_guessed(
    lessonwright: Lessonwright, course: Path
) -> None:
    said = lessonwright("check", "--guess", course)
    assert said.returncode == 1
    assert "minutes: many" in said.stdout


OPENED = """
import sys
opened = []
sys.addaudithook(lambda event, given: event == "open" and opened.append(str(given[0])))
from lessonwright.cli import main
try:
    main()
finally:
    print(sum(path.endswith("material/templates/mkdocs_theme.yml") for path in opened), file=sys.stderr)
"""
"""Runs a command and says how often the theme's own settings were opened, as MkDocs does with each
mkdocs.yml that it takes in."""


def test_mkdocs_takes_in_its_settings_once(course: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-c", OPENED, "check"], cwd=course, capture_output=True, text=True
    )
    assert (said.returncode, PROGRESS.sub("", said.stderr)) == (0, "1\n"), said.stdout
