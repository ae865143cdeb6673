"""What Material's own parts of a page lack, mended."""

from lessonwright.site.theme_fixes import fix_page, hidden_from_pagefind, searching_when_asked


def test_the_switch_of_the_drawer_gets_a_name() -> None:
    made = '<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">'
    assert 'id="__drawer" aria-label="Menu"' in fix_page(made, "en")


def test_the_way_back_in_the_drawer_gets_the_focus() -> None:
    assert (
        fix_page('<label for="__nav_3" tabindex="">', "en") == '<label for="__nav_3" tabindex="0">'
    )


def test_a_section_takes_its_name_from_its_title() -> None:
    made = """
        <label for="__nav_3" id="__nav_3_label" tabindex="0"><span class="md-nav__icon md-icon"></span></label>
        <nav class="md-nav" data-md-level="1" aria-labelledby="__nav_3_label" aria-expanded="false">
          <label class="md-nav__title" for="__nav_3">How to …</label>"""
    page = fix_page(made, "en")
    assert 'aria-labelledby="__nav_3_title" aria-expanded' in page
    assert '<label class="md-nav__title" for="__nav_3" id="__nav_3_title">How to …</label>' in page


def test_a_search_field_is_no_dialog() -> None:
    assert "dialog" not in fix_page(
        '<div class="md-search" data-md-component="search" role="dialog">', "en"
    )


def test_the_repository_is_linked_and_its_host_is_not_asked() -> None:
    made = '<a href="https://example.org/course" class="md-source" data-md-component="source">'
    assert fix_page(made, "en") == '<a href="https://example.org/course" class="md-source">'


def test_a_page_without_these_parts_is_left_as_it_is() -> None:
    assert fix_page("<p>A page.</p>", "en") == "<p>A page.</p>"


def test_the_page_for_a_lost_page_speaks_the_language_of_the_course() -> None:
    assert fix_page("<h1>404 - Not found</h1>", "de") == "<h1>Diese Seite gibt es nicht</h1>"


def test_a_page_says_its_language_even_where_material_does_not_have_it() -> None:
    assert (
        fix_page('<!doctype html><html lang="en" class="no-js">', "sw")
        == '<!doctype html><html lang="sw" class="no-js">'
    )


def test_a_page_with_a_search_fetches_its_index_when_it_is_asked_for() -> None:
    bundle = '<script src="../assets/javascripts/bundle.a5f9d56c.min.js"></script>'
    page = searching_when_asked(
        f'<input data-md-component="search-query">{bundle}', "assets/ours.js"
    )
    assert page.endswith(f'<script src="../assets/ours.js"></script>{bundle}')
    assert searching_when_asked(bundle, "assets/ours.js") == bundle


def test_what_an_author_shows_of_a_tag_is_left_as_it_is() -> None:
    shown = '<p title="x"><code>tabindex=""</code> and <code>role="dialog" data-search-exclude</code></p>'
    assert fix_page(shown, "en") == shown
    assert hidden_from_pagefind(shown) == shown
    assert "data-pagefind-ignore" in hidden_from_pagefind("<p data-search-exclude>Yes.</p>")
