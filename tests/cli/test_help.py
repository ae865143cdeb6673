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


def test_version(lessonwright: Lessonwright) -> None:
    assert lessonwright("--version").stdout == f"lessonwright {version('lessonwright')}\n"
