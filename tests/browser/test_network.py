"""A page asks nobody but its own site for anything."""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import PAGES, Open

pytestmark = pytest.mark.browser

INLINE = {"data", "blob"}


@pytest.mark.parametrize("name", PAGES)
def test_no_page_asks_another_host_and_no_script_fails(
    visit: Open, address: str, name: str
) -> None:
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
    loaded = page.evaluate(
        "[...document.fonts].filter(font => font.status === 'loaded').map(font => font.family)"
    )
    assert {family.strip('"') for family in loaded} == {"Atkinson Hyperlegible Next", "Fraunces"}


INDEX = "search/search_index.json"


def test_the_search_index_is_fetched_once_somebody_is_about_to_search(visit: Open) -> None:
    visited = visit(PAGES["home"])
    visited.page.wait_for_load_state("networkidle")
    assert not [url for url in visited.requests if url.endswith(INDEX)]
    visited.page.keyboard.press("/")
    visited.page.keyboard.type("mentor")
    visited.page.locator(".md-search-result__item").first.wait_for()
    assert [url.endswith(INDEX) for url in visited.requests].count(True) == 1


def test_a_page_found_by_searching_shows_what_was_sought(visit: Open) -> None:
    page = visit(f"{PAGES['kind-and-honest']}?h=kindness").page
    page.locator("article mark").first.wait_for()


def test_all_small_drawings_are_one_request(visit: Open) -> None:
    visited = visit(PAGES["kind-and-honest"])
    visited.page.wait_for_load_state("networkidle")
    drawings = [url for url in visited.requests if "/drawings/" in url]
    assert len(drawings) == len(set(drawings)) <= 2


def test_a_lesson_that_names_no_date_makes_no_form_for_one(visit: Open) -> None:
    page = visit(PAGES["kind-and-honest"]).page
    page.add_init_script("""
      const { DateTimeFormat } = Intl;
      window.made = 0;
      const construct = (...all) => { made += 1; return Reflect.construct(...all); };
      Intl.DateTimeFormat = new Proxy(DateTimeFormat, { construct });
    """)
    page.reload(wait_until="networkidle")
    assert page.evaluate("made") == 0
    assert page.evaluate("Lessonwright.moment(0)")
    assert page.evaluate("made") == 1
