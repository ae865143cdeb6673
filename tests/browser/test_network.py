"""A page asks nobody but its own site for anything."""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import PAGES, Open

pytestmark = pytest.mark.browser

INLINE = {"data", "blob"}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_asks_another_host_and_no_script_fails(visit: Open, address: str, name: str) -> None:
    visited = visit(PAGES[name])
    visited.page.keyboard.press("/")
    visited.page.keyboard.type("mentor")
    visited.page.keyboard.press("Escape")
    visited.page.keyboard.press("End")
    visited.page.wait_for_load_state("networkidle")
    addresses = [url for url in visited.requests if urlsplit(url).scheme not in INLINE]
    assert addresses
    assert [url for url in addresses if not url.startswith(address)] == []
    assert visited.complaints == []


def test_the_text_is_set_in_the_typefaces_that_come_with_the_site(visit: Open) -> None:
    page = visit("").page
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate("[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)")
    assert {family.strip('"') for family in loaded} == {"Atkinson Hyperlegible Next", "Fraunces"}
