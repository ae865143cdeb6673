"""Owns what a test expects of an element, in whichever browser it stands."""

from typing import Any, cast

from playwright.sync_api import Locator
from playwright.sync_api import expect as expect_by_playwright

from tests.browser.engine import ENGINE


def expect(actual: Locator) -> Any:
    """Return the assertions of an element, which wait until they hold."""
    if ENGINE != "webkit":
        return expect_by_playwright(actual)
    from tests.browser.webkit.expectation import LocatorAssertions as WebKitAssertions

    return WebKitAssertions(cast("Any", actual))
