"""Owns how long a writer waits: a course is served and edited; the time from saving a lesson to its page comes out."""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from bench.measure import QUIET
from bench.report import Extent, Goal, Report, table
from bench.scale import grown

_SETTINGS = (
    "site_name: Bench\ndocs_dir: content\ntheme: material\nplugins: [search, lessonwright]\n"
)
_TEXT = "  - text: |\n"
_A_MOMENT = 0.005
_BETWEEN_EDITS = 0.37
"""Seconds, so that edits do not keep step with the server's looks for changes."""
_LONGEST_WAIT = 600
_ROWS = (("from saving a lesson to its page, served", "{:.2f} s", float),)


def serve(extent: Extent) -> Report:
    """Measure the wait after an edit in a course as long as the sample course, and in a large one."""
    real = sum(file.name != "module.yml" for file in extent.content.glob("*/*.yml"))
    lessons = real, extent.lessons[1]
    small, large = (_wait(extent, count) for count in lessons)
    goals = (
        Goal(f"save to served page, {lessons[0]} lessons", small, 0.3, "seconds"),
        Goal(f"save to served page, {lessons[1]} lessons", large, 0.8, "seconds"),
    )
    return Report(table(_ROWS, lessons, small, large), goals)


def _wait(extent: Extent, lessons: int) -> float:
    """Return the median of the seconds that a page takes to show an edit."""
    with tempfile.TemporaryDirectory(prefix="lessonwright-bench-") as name:
        folder = Path(name)
        grown(extent.content, folder / "content", lessons)
        (folder / "mkdocs.yml").write_text(_SETTINGS, encoding="utf-8")
        lesson = min(
            file for file in folder.glob("content/module-0/*.yml") if file.name != "module.yml"
        )
        with _served(folder) as site:
            url = f"{site}/module-0/{lesson.stem}/"
            _until(url, "lw-lesson")
            return median(_edit(lesson, url, f"Edit{n}") for n in range(max(3, extent.rounds)))


def _edit(lesson: Path, url: str, word: str) -> float:
    text = lesson.read_text(encoding="utf-8")
    time.sleep(_BETWEEN_EDITS)
    lesson.write_text(text.replace(_TEXT, f"{_TEXT}      {word}.\n\n", 1), encoding="utf-8")
    return _until(url, word)


def _until(url: str, words: str) -> float:
    """Fetch a page until it says these words; return how long that took."""
    start = time.perf_counter()
    while words not in _fetched(url):
        if time.perf_counter() - start > _LONGEST_WAIT:
            sys.exit(f"{url} has not come to say {words}.")
        time.sleep(_A_MOMENT)
    return time.perf_counter() - start


def _fetched(url: str) -> str:
    try:
        with urlopen(url, timeout=10) as answer:  # noqa: S310 - it is our own server
            return str(answer.read().decode())
    except (URLError, ConnectionError):
        return ""


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "lessonwright", "serve", "--address", address]
    silent = subprocess.DEVNULL
    server = subprocess.Popen(command, cwd=folder, env=QUIET, stdout=silent, stderr=silent)
    try:
        yield f"http://{address}"
    finally:
        server.terminate()
        server.wait()
