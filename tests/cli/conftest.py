"""Gives the tests a course that `lessonwright new` wrote, and a way to run the command as a user does."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Lessonwright = Callable[..., CompletedProcess[str]]

PROGRESS = re.compile(r"^[A-Z][^:\n]*: \d+ of \d+\n", re.MULTILINE)
"""What a command that takes more than a second says meanwhile: on a busy machine any of them
may."""


@pytest.fixture(scope="session")
def _written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("written") / "course"
    command = [
        sys.executable,
        "-m",
        "lessonwright",
        "new",
        str(folder),
        "--title",
        "First aid at work",
    ]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture
def course(_written: Path, tmp_path: Path) -> Path:
    """A course of the test's own, in a temporary folder."""
    return Path(shutil.copytree(_written, tmp_path / "course"))


@pytest.fixture
def lesson(course: Path) -> Path:
    """The one lesson of the course."""
    return course / "content" / "good-lessons" / "write-one-lesson.yml"


@pytest.fixture
def lessonwright(tmp_path: Path) -> Lessonwright:
    """Run the command in the temporary folder, away from any terminal."""

    def run(*words: str | Path, cwd: Path = tmp_path, **variables: str) -> CompletedProcess[str]:
        command = [sys.executable, "-m", "lessonwright", *map(str, words)]
        environment = {**os.environ, "COLUMNS": "100", **variables}
        said = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, text=True, check=False
        )
        return CompletedProcess(
            said.args, said.returncode, said.stdout, PROGRESS.sub("", said.stderr)
        )

    return run


def the_aim(lesson: Path) -> str:
    """Return a sentence of a lesson that only the facilitator may see."""
    lines = lesson.read_text(encoding="utf-8").splitlines()
    return next(line.removeprefix("  aim: ") for line in lines if line.startswith("  aim: "))
