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


@pytest.mark.parametrize(
    ("name", "needed"), [("home", []), ("workbook", []), ("kind-and-honest", ["PluralRules"])]
)
def test_forms_of_numbers_and_dates_are_made_once_they_are_needed(
    visit: Open, name: str, needed: list[str]
) -> None:
    page = visit(PAGES[name]).page
    page.add_init_script("""
      window.made = [];
      for (const name of ["NumberFormat", "PluralRules", "DateTimeFormat"]) {
        const construct = (...all) => { made.push(name); return Reflect.construct(...all); };
        Intl[name] = new Proxy(Intl[name], { construct });
      }
    """)
    page.reload(wait_until="networkidle")
    assert page.evaluate("made") == needed
    assert page.evaluate("Lessonwright.day(0) && Lessonwright.day(1)")
    assert page.evaluate("made") == [*needed, "DateTimeFormat"]
