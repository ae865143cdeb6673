import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Lessonwright


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something else listens on."""
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        yield server.getsockname()[1]


def test_serving_on_a_port_in_use_is_said_in_words(
    lessonwright: Lessonwright, course: Path, taken: int
) -> None:
    said = lessonwright("serve", course, "--address", f"127.0.0.1:{taken}")
    assert said.returncode == 2
    assert said.stderr.endswith(
        "Cannot run: The address is in use already. Leave --address out, and a free one is taken.\n"
    )


def test_a_course_is_shown_at_the_next_address_where_another_has_the_first(
    course: Path, taken: int
) -> None:
    with (course / "mkdocs.yml").open("a") as settings:
        settings.write(f"\ndev_addr: 127.0.0.1:{taken}\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "lessonwright", "serve", str(course)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr
    said = []
    for line in process.stderr:
        said.append(line)
        if "Serving on" in line:
            break
    process.send_signal(signal.SIGINT)
    process.communicate()
    assert f"127.0.0.1:{taken} is in use already" in "".join(said)
    assert f"127.0.0.1:{taken}/" not in said[-1]


@pytest.mark.parametrize(
    "address", ["here", "here:8000", "127.0.0.1", "127.0.0.1:99999", "127.0.0.1:-1", "localhost:x"]
)
def test_serving_at_no_address_is_said_in_words(
    lessonwright: Lessonwright, course: Path, address: str
) -> None:
    said = lessonwright("serve", course, "--address", address)
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == (
        f"Cannot run: {address} is no address to serve at. Write a computer's number and a port from 1 to 65535, "
        "such as --address 127.0.0.1:8000\n"
    )


def test_a_port_that_cannot_be_is_said_in_words_in_mkdocs_yml_too(
    lessonwright: Lessonwright, course: Path
) -> None:
    with (course / "mkdocs.yml").open("a") as config:
        config.write("\ndev_addr: 127.0.0.1:99999\n")
    said = lessonwright("serve", course)
    assert said.returncode == 2
    assert said.stderr == (
        "Cannot run: In mkdocs.yml, `dev_addr` names the port 99999, and the highest is 65535. "
        "Write `dev_addr: 127.0.0.1:8000`.\n"
    )
