import subprocess
import sys
from importlib.metadata import version

import pytest

from tests.cli.conftest import Lessonwright

COMMANDS = (
    "new",
    "check",
    "serve",
    "build",
    "handouts",
    "outline",
    "diff",
    "ids",
    "pages",
    "schema",
    "pin",
    "docs",
)


def test_help_shows_the_way_and_each_command(lessonwright: Lessonwright) -> None:
    said = lessonwright("--help")
    assert "lessonwright new my-course" in said.stdout
    assert all(f"  {command} " in said.stdout for command in COMMANDS)


def test_help_is_given_to_who_asks_in_a_word(lessonwright: Lessonwright) -> None:
    assert lessonwright("help").stdout == lessonwright("--help").stdout
    assert lessonwright("help", "check").stdout == lessonwright("check", "--help").stdout
    assert lessonwright("help", "chekc").returncode == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_an_example(lessonwright: Lessonwright, command: str) -> None:
    assert f"Example: lessonwright {command} " in lessonwright(command, "--help").stdout


def test_whoever_asks_for_the_version_waits_for_no_library_of_a_course() -> None:
    program = (
        "import sys; from click.testing import CliRunner\n"
        "from lessonwright.cli.command_group_and_arguments import lessonwright\n"
        "assert CliRunner().invoke(lessonwright, ['--version']).exit_code == 0\n"
        "print(*{'email', 'markdown', 'mkdocs', 'pydantic', 'rich', 'yaml'} & {*sys.modules})"
    )
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"


def test_version(lessonwright: Lessonwright) -> None:
    assert lessonwright("--version").stdout == f"lessonwright {version('lessonwright')}\n"
