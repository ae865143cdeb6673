"""What the computer does not allow is said in a sentence, and an interruption makes no noise."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from lessonwright.building.pdf_workers import Workers
from lessonwright.cli.errors import PlainErrorsGroup, is_out_of_memory
from tests.cli.conftest import PROGRESS

LIMITED = 'ulimit {}; exec "$@"'
FILLED = """
import resource
from pathlib import Path
from lessonwright.cli.command_group_and_arguments import command_named, lessonwright

command_named("build")
taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (taken + 3_000_000, -1))
lessonwright.main(prog_name="lessonwright")
"""
INTERRUPTED = """
import os, signal, sys

module = sys.argv[1]

def interrupt(event, args):
    if event == "import" and args[0] == module:
        os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(interrupt)
sys.argv = ["lessonwright", "check", "nowhere"]
name = "lessonwright.cli"
__import__(name, fromlist=["main"]).main()
"""


def limited(limit: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command in a shell that allows its programs no more than this."""
    command = [
        "sh",
        "-c",
        LIMITED.format(limit),
        "sh",
        sys.executable,
        "-m",
        "lessonwright",
        *map(str, words),
    ]
    # Where a file may not be larger, Python would leave half of what it compiles for all that come after.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(str(words[1])).parent,
        env=environment,
    )


@pytest.mark.parametrize(
    ("limit", "words", "sentence"),
    [
        (
            "-f 20",
            ["build", "--no-handouts"],
            "A file would be larger than this computer allows (ulimit -f).",
        ),
        ("-f 20", ["pages"], "A file would be larger than this computer allows (ulimit -f)."),
        (
            "-v 200000",
            ["handouts"],
            "Making PDFs takes 512 MiB of memory, and this computer allows a program 195",
        ),
        (
            "-v 200000",
            ["build"],
            "Making PDFs takes 512 MiB of memory, and this computer allows a program 195",
        ),
    ],
)
def test_a_limit_of_the_computer_is_a_sentence(
    course: Path, limit: str, words: list[str], sentence: str
) -> None:
    command, *options = words
    pages: list[str | Path] = ["pages", course.parent / "plain", "--content", course]
    said = limited(limit, *(pages if command == "pages" else [command, course]), *options)
    assert said.returncode == 2, said.stderr
    assert PROGRESS.sub("", said.stderr).startswith(f"Cannot run: {sentence}")
    assert said.stderr.endswith("What was there before is unchanged.\n")
    assert not (course / "dist").exists() or [*(course / "dist").iterdir()] == []


def test_too_little_memory_is_a_sentence(course: Path) -> None:
    command = [sys.executable, "-c", FILLED, "build", str(course), "--no-handouts"]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert said.returncode == 2, said.stderr
    assert said.stderr.startswith(
        "Cannot run: There is not enough memory. Close other programs and try again."
    )


@pytest.mark.parametrize(
    "said",
    [
        "<built-in method x> returned NULL without setting an exception",
        "error return without exception set",
    ],
)
def test_that_python_itself_found_no_memory_for_its_words_is_known(said: str) -> None:
    assert is_out_of_memory(SystemError(said))
    assert not is_out_of_memory(SystemError("bad argument to internal function"))


@pytest.mark.parametrize(
    "module", ["lessonwright.cli.command_group_and_arguments", "click", "rich.progress", "pydantic"]
)
def test_an_interruption_while_the_program_begins_leaves_no_traceback(module: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, module]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (said.returncode, said.stderr) == (-signal.SIGINT, "")


class _Dying:
    """Ends the process that unpacks it."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def test_a_process_that_is_ended_each_time_is_told_as_that() -> None:
    @click.command()
    def build() -> None:
        with Workers(1) as workers:
            workers.submit(repr, _Dying()).result()

    said = CliRunner().invoke(PlainErrorsGroup(commands={"build": build}), ["build"])
    assert said.exit_code == 2
    assert said.output.startswith("Cannot run: A process that makes PDFs was ended again and again")
    assert "`--workers 1`" in said.output
