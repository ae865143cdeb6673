"""Finds a Chromium for the browser tests, or fetches one, and prints its path.

Taken is the first that really opens a page: the one LESSONWRIGHT_BROWSER names, Playwright's own
(downloaded where that can be done), one of this system, Debian's through apt. Those that are made
without windows come first: they take half the time. Where there is none, this fails: tests are
never skipped.
"""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests.tools.apt import apt_install, find

DOWNLOAD_SECONDS = 600
INSTALL = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
WITHOUT_WINDOWS = ("chromium-headless-shell", "chrome-headless-shell")
WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome")


def _named() -> str | None:
    return os.environ.get("LESSONWRIGHT_BROWSER")


def _playwrights_own() -> str | None:
    told = subprocess.run(
        [*INSTALL, "--dry-run"], capture_output=True, text=True, check=True
    ).stdout
    folders = map(Path, re.findall(r"Install location: +(.+)", told))
    programs = (path for folder in folders for path in folder.glob("*/chrome-headless-shell*"))
    return next((str(path) for path in programs if path.is_file()), None)


def _downloaded() -> str | None:
    print("Fetching Playwright's Chromium …", file=sys.stderr)
    try:
        subprocess.run(INSTALL, capture_output=True, check=True, timeout=DOWNLOAD_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return _playwrights_own()


def _on_this_system(names: tuple[str, ...]) -> str | None:
    return next(filter(None, map(find, names)), None)


def _without_windows() -> str | None:
    return _on_this_system(WITHOUT_WINDOWS)


def _debians_without_windows() -> str | None:
    return _without_windows() if apt_install(WITHOUT_WINDOWS[0]) else None


def _with_windows() -> str | None:
    return _on_this_system(WITH_WINDOWS)


def _debians() -> str | None:
    return _with_windows() if apt_install(WITH_WINDOWS[0]) else None


WAYS: tuple[Callable[[], str | None], ...] = (
    _named,
    _playwrights_own,
    _downloaded,
    _without_windows,
    _debians_without_windows,
    _with_windows,
    _debians,
)


def _playwright_starts() -> bool:
    """Tell whether Playwright's own program runs; on a bare Debian it lacks one library."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _opens_a_page(path: str) -> bool:
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path)
            browser.new_page().goto("about:blank")
            browser.close()
    except Error:
        return False
    return True


def _found() -> Iterator[str]:
    return (path for way in WAYS if (path := way()) and _opens_a_page(path))


if __name__ == "__main__":
    if not _playwright_starts() and not (apt_install("libatomic1") and _playwright_starts()):
        sys.exit("Playwright does not start: `python -m playwright --version` says why.")
    browser = next(_found(), None)
    if browser is None:
        sys.exit("No browser can be had: install Chromium, or name one in LESSONWRIGHT_BROWSER.")
    print(browser)
