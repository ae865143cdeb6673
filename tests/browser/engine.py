"""Owns which browser the tests run in: Chromium, or with LESSONWRIGHT_ENGINE Firefox or WebKit, as people have them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import pytest
from playwright.sync_api import Browser, sync_playwright

ENGINE = os.environ.get("LESSONWRIGHT_ENGINE", "chromium")
CHROMIUM_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
FIREFOX_SETTINGS: dict[str, str | float | bool] = {
    "ui.prefersReducedMotion": 1,
    "browser.sessionhistory.max_total_viewers": 0,
    "browser.download.alwaysOpenPanel": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "services.settings.server": "",
}
"""Firefox asks no host of its own. It asks for reduced motion, which cannot be said to it page by
page; a page that one goes back to is loaded anew, since Playwright waits for that; and what is
downloaded takes the focus from no page."""


DOWNLOADS = Path(tempfile.gettempdir()) / f"lessonwright-downloads-{os.getpid()}"
"""Where Firefox and WebKit save files."""


@contextmanager
def started(folder: Path) -> Iterator[Browser]:
    """Start the browser that is asked for; `folder` is for what it writes."""
    DOWNLOADS.mkdir()
    with _started(folder) as browser:
        yield browser
    shutil.rmtree(DOWNLOADS)


@contextmanager
def _started(folder: Path) -> Iterator[Browser]:
    if ENGINE == "webkit":
        from tests.browser.webkit.session import (
            Browser as WebKit,
        )  # its driver is needed here alone

        yield cast("Browser", WebKit(folder, DOWNLOADS))
        return
    with sync_playwright() as playwright:
        options = {"chromium": _chromium, "firefox": _firefox}[ENGINE](playwright)
        kind = getattr(playwright, ENGINE)
        browser = kind.launch(**options)
        yield browser
        browser.close()


def _chromium(playwright: Any) -> dict[str, Any]:
    candidates = (
        os.environ.get("LESSONWRIGHT_BROWSER"),
        playwright.chromium.executable_path,
        "/usr/bin/chromium",
        shutil.which("chromium"),
    )
    return {
        "executable_path": _first(candidates, "Chromium", "make test"),
        "args": [*CHROMIUM_FLAGS],
    }


def _firefox(_: Any) -> dict[str, Any]:
    """Return how to start a Firefox that everybody may have, which Playwright drives over WebDriver BiDi."""
    candidates = (shutil.which("firefox-esr"), shutil.which("firefox"))
    path = _first(candidates, "Firefox", "make test-browsers")
    return {
        "executable_path": path,
        "channel": "moz-firefox",
        "firefox_user_prefs": FIREFOX_SETTINGS,
        "downloads_path": DOWNLOADS,
    }


def _first(candidates: tuple[str | None, ...], name: str, verb: str) -> str:
    found = next((path for path in candidates if path and Path(path).exists()), None)
    if found is None:
        pytest.fail(
            f"The browser tests need {name}: run `{verb}`, or name a Chromium in LESSONWRIGHT_BROWSER."
        )
    return found
