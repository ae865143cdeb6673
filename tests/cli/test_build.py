import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Lessonwright
from tests.tools.surroundings import without

ABOUT = Path("content") / "about.md"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_says_where_to_open_the_site(lessonwright: Lessonwright, course: Path) -> None:
    said = lessonwright("build", cwd=course)
    index = course / "dist" / "site" / "index.html"
    beside = course / "dist" / "facilitator"
    assert said.stdout == (
        f"The facilitator's guides and the answer key are in {beside}.\n"
        f"Learners' handouts are in {course / 'dist' / 'site' / 'handouts'};"
        " each lesson's page links its own.\n"
        f"The site is ready. Open it in your browser: {index.as_uri()}\n"
        "Search needs a web server, or a build with --offline.\n"
    )
    assert "First aid at work" in index.read_text()


def test_twice_gives_the_same_bytes(lessonwright: Lessonwright, course: Path) -> None:
    lessonwright("build", course)
    first = contents(course / "dist" / "site")
    lessonwright("build", course)
    assert contents(course / "dist" / "site") == first
    assert sorted(path.name for path in (course / "dist").iterdir()) == ["facilitator", "site"]


def test_hidden_files_beside_the_site_are_kept_as_mkdocs_keeps_them(
    lessonwright: Lessonwright, course: Path
) -> None:
    site = course / "dist" / "site"
    (site / ".well-known").mkdir(parents=True)
    (site / ".well-known" / "security.txt").write_text("Contact: mailto:a@example.org")
    (site / ".htaccess").write_text("Require all granted")
    (site / "gone.html").touch()
    assert lessonwright("build", course).returncode == 0
    assert (site / ".htaccess").read_text() == "Require all granted"
    assert (site / ".well-known" / "security.txt").read_text() == "Contact: mailto:a@example.org"
    assert (site / "index.html").is_file()
    assert not (site / "gone.html").exists()


def test_a_mistake_in_a_lesson_leaves_the_last_good_site(
    lessonwright: Lessonwright, course: Path, lesson: Path
) -> None:
    lessonwright("build", course)
    good = contents(course / "dist" / "site")
    lesson.write_text(lesson.read_text().replace("minutes: 60", "minutes: many", 1))
    said = lessonwright("build", "course")
    assert said.returncode == 1
    assert "course/content/good-lessons/write-one-lesson.yml:8:" in said.stdout
    assert said.stdout.endswith("1 problem to mend.\n")
    assert said.stderr == ""
    assert contents(course / "dist" / "site") == good


def test_a_mistake_in_words_about_strict_mode_is_told(
    lessonwright: Lessonwright, lesson: Path
) -> None:
    text = lesson.read_text().replace("minutes: 60", "minutes: many # strict mode", 1)
    lesson.write_text(text)
    said = lessonwright("build", "course")
    assert said.returncode == 1
    assert "minutes: many # strict mode" in said.stdout


def test_a_broken_link_stops_a_strict_build_only(lessonwright: Lessonwright, course: Path) -> None:
    with (course / ABOUT).open("a") as about:
        about.write("\n[gone](gone.md)\n")
    said = lessonwright("build", course)
    assert said.returncode == 1
    assert said.stderr == (
        "WARNING: Doc file 'about.md' contains a link 'gone.md',"
        " but the target is not found among documentation files.\n"
        "Not built: the warnings above are to be mended first. To build all the same: --no-strict\n"
    )
    assert not (course / "dist" / "site").exists()
    assert lessonwright("build", course, "--no-strict").returncode == 0


def test_an_offline_site_opens_from_a_folder_and_brings_its_search(
    lessonwright: Lessonwright, course: Path
) -> None:
    said = lessonwright("build", course, "--offline")
    assert said.returncode == 0, said.stderr
    site = course / "dist" / "site"
    home = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="good-lessons/write-one-lesson.html"' in home
    assert 'src="assets/lessonwright/iframe-worker.js"' in home
    assert 'src="http' not in home
    assert (site / "search" / "search_index.js").is_file()


def test_without_mkdocs_yml_there_is_a_hint(
    lessonwright: Lessonwright, tmp_path: Path, course: Path
) -> None:
    (tmp_path / "empty").mkdir()
    said = lessonwright("build", "empty")
    assert said.returncode == 2
    assert said.stderr == (
        f"Cannot run: There is no mkdocs.yml in {tmp_path}/empty. Start a course with: lessonwright new my-course\n"
    )
    said = lessonwright("build", "course/content")
    assert (
        said.stderr
        == "Cannot run: course/content is a content folder. Name the folder that holds mkdocs.yml.\n"
    )


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_the_plugin_nothing_is_published(
    lessonwright: Lessonwright, course: Path, command: str
) -> None:
    settings = course / "mkdocs.yml"
    settings.write_text(settings.read_text().replace("  - lessonwright\n", ""))
    said = lessonwright(command, course)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        "Cannot run: mkdocs.yml does not name the plugin: add `- lessonwright` under `plugins:`\n"
    )
    assert not (course / "dist" / "site").exists()


def test_a_site_folder_that_is_a_file_is_said_in_words(
    lessonwright: Lessonwright, course: Path
) -> None:
    (course / "dist").touch()
    said = lessonwright("build", course)
    assert said.returncode == 2
    assert said.stderr == f"Cannot run: {course}/dist is there already.\n"


def _heeding_interrupts() -> None:
    """Heed SIGINT again, which a shell that runs the tests in the background has told all below it to ignore."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_the_last_good_site(
    lessonwright: Lessonwright, course: Path, how: signal.Signals
) -> None:
    lessonwright("build", course)
    good = contents(course / "dist" / "site")
    with (course / ABOUT).open("a") as about:
        about.write("\nSomething new.\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "lessonwright", "build", str(course)],
        stderr=subprocess.DEVNULL,
        preexec_fn=_heeding_interrupts,
    )
    while not list((course / "dist").glob(".site.aside-*/new/assets")):
        assert process.poll() is None
        time.sleep(0.001)
    process.send_signal(how)
    assert process.wait() in (128 + how, 1, -how)
    assert contents(course / "dist" / "site") == good
    assert lessonwright("build", course).returncode == 0
    assert sorted(path.name for path in (course / "dist").iterdir()) == ["facilitator", "site"]
    assert "Something new." in (course / "dist" / "site" / "about.html").read_text()


def test_colour_is_for_terminals_that_want_it(lessonwright: Lessonwright, course: Path) -> None:
    assert "\x1b[" not in lessonwright("check", course).stdout
    assert "\x1b[" in _in_a_terminal(course)
    assert "\x1b[3" not in _in_a_terminal(course, NO_COLOR="1")


def _in_a_terminal(course: Path, **variables: str) -> str:
    terminal, end = os.openpty()
    environment = {**os.environ, "TERM": "xterm", **variables}
    command = [sys.executable, "-m", "lessonwright", "check", str(course)]
    with subprocess.Popen(
        command, stdout=end, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        assert process.wait() == 0
    os.close(end)
    with open(terminal, "rb") as screen:  # noqa: PTH123 (a file descriptor)
        return os.read(screen.fileno(), 10_000).decode()


def test_it_works_where_only_properdocs_is_installed(course: Path, tmp_path: Path) -> None:
    (tmp_path / "installed").mkdir()
    properdocs = without({"mkdocs"}, tmp_path / "installed")
    (course / "mkdocs.yml").rename(course / "properdocs.yml")
    for words in (["check"], ["build", "--no-handouts"]):
        said = properdocs.run("lessonwright", *words, cwd=course)
        assert said.returncode == 0, said.stderr
    assert "ProperDocs" in (course / "dist" / "site" / "index.html").read_text()
    (course / ABOUT).write_text("[no such page](nowhere.md)\n")
    said = properdocs.run("lessonwright", "build", "--no-handouts", cwd=course)
    assert said.returncode == 1
    assert "nowhere.md" in said.stderr
    assert "the warnings above are to be mended first" in said.stderr


HOOK = """
import shutil
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-200)
def on_post_build(config):
    for aside in Path(config.config_file_path).parent.glob("dist/.facilitator.aside-*"):
        shutil.rmtree(aside)
"""


def test_where_the_facilitators_folder_cannot_be_replaced_the_site_is_not_either(
    lessonwright: Lessonwright, course: Path
) -> None:
    assert lessonwright("build", course).returncode == 0
    before = contents(course / "dist")
    (course / "content" / "hook.py").write_text(HOOK)
    with (course / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [content/hook.py]\n")
    with (course / ABOUT).open("a") as about:
        about.write("\nSomething new.\n")
    assert lessonwright("build", course).returncode != 0
    assert contents(course / "dist") == before


@pytest.mark.parametrize(
    ("hook", "said"),
    [
        (
            "import os\nfrom nowhere import something\n",
            "2:1: error: this file cannot be loaded: ModuleNotFoundError: No module named 'nowhere' [hook]",
        ),
        (
            "def on_config(config):\n    retrun config\n",
            "2:5: error: this file cannot be loaded: SyntaxError: invalid syntax [hook]",
        ),
        (
            "def on_startup(**_):\n    return 1 / 0\n",
            "2:5: error: `on_startup` breaks the build off here: ZeroDivisionError: division by zero [hook]",
        ),
        (
            "def on_config(config):\n    return config['motto']\n",
            "2:5: error: `on_config` breaks the build off here: KeyError: 'motto' [hook]",
        ),
        (
            "import json\n\ndef on_page_markdown(markdown, **_):\n    return json.loads(markdown)\n",
            "4:5: error: `on_page_markdown` breaks the build off here: JSONDecodeError: Expecting value: ",
        ),
    ],
)
def test_a_hook_of_the_authors_that_fails_is_told_at_its_line(
    lessonwright: Lessonwright, course: Path, hook: str, said: str
) -> None:
    (course / "ours.py").write_text(hook)
    with (course / "mkdocs.yml").open("a") as settings:
        settings.write("hooks: [ours.py]\n")
    built = lessonwright("build", course, "--no-handouts")
    assert built.returncode == 1
    assert f"course/ours.py:{said}" in built.stdout
    assert "Traceback" not in built.stdout + built.stderr
    if "cannot be loaded" in said:
        assert f"course/ours.py:{said}" in lessonwright("check", course).stdout
    else:
        assert "mend the file, or take it out of `hooks:`" in built.stdout
