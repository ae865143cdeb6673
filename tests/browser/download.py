"""Owns how a test gets the file that a page hands to its learner, in whichever browser."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.engine import DOWNLOADS, ENGINE

SECONDS = 10


@dataclass
class Download:
    """A file, once it has come."""

    name: str = ""
    text: str = ""


@contextmanager
def downloaded(page: Page) -> Iterator[Download]:
    """Take the file that what is done meanwhile brings."""
    download = Download()
    if ENGINE == "chromium":
        with page.expect_download() as expected:
            yield download
        path, download.name = Path(expected.value.path()), expected.value.suggested_filename
    else:
        for old in DOWNLOADS.iterdir():
            old.rename(Path(tempfile.mkdtemp()) / old.name)
        yield download
        path = _arrived(DOWNLOADS)
        download.name = path.name
    download.text = path.read_bytes().decode()


def _arrived(folder: Path) -> Path:
    """Wait for the one file in a folder; Firefox and WebKit tell nobody that they have saved it."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        found = [path for path in folder.iterdir() if path.suffix not in (".part", ".wkdownload")]
        if len(found) == 1 and found[0].stat().st_size:
            return found[0]
        time.sleep(0.05)
    raise AssertionError("nothing was downloaded")
