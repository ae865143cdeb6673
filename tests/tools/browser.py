"""Finds a Chromium for the browser tests, or fetches one, and prints its path.

Taken is the first that really opens a page: the one LESSONWRIGHT_BROWSER names, Playwright's own (downloaded where
that can be done), one of this system, Debian's through apt. Where there is none, this fails: tests are never skipped.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Error, sync_playwright

from tests.tools.apt import apt_install, find

DOWNLOAD_SECONDS = 600


def _named() -> str | None:
    return os.environ.get("LESSONWRIGHT_BROWSER")


def _playwrights_own() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _downloaded() -> str | None:
    print("Fetching Playwright's Chromium …", file=sys.stderr)
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=DOWNLOAD_SECONDS)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return _playwrights_own()


def _on_this_system() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(find, names)), None)


def _debians() -> str | None:
    return _on_this_system() if apt_install("chromium") else None


WAYS: tuple[Callable[[], str | None], ...] = (_named, _playwrights_own, _downloaded, _on_this_system, _debians)


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
