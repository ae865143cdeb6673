"""Pages get into Material's search index by the short way, with the entries that Material makes."""

from types import SimpleNamespace
from typing import Any

from material.plugins.search.plugin import SearchIndex

from lessonwright.building.html_blocks_and_search import HtmlAside, speed_up_search

PAGE = '<h1 id="a">A</h1><p>words</p><h2 id="b" data-search-exclude>B</h2><p>hidden</p>'
UNCLEAR = PAGE + "<!-- which only Material reads -->"


def page(content: str, **meta: Any) -> Any:
    return SimpleNamespace(content=content, meta=meta, toc=[], url="a/", title="A")


class Search:
    """As much of Material's search plugin as is there before any page is."""

    def __init__(self) -> None:
        self.search_index = SearchIndex(lang=["en"], separator=" ", pipeline=[], fields={})


Search.__module__ = SearchIndex.__module__


def test_a_page_is_entered_as_material_enters_it() -> None:
    ours, theirs = Search(), Search()
    speed_up_search(ours)
    assert "add_entry_from_context" in vars(ours.search_index)
    for content in (PAGE, UNCLEAR):
        ours.search_index.add_entry_from_context(page(content, search={"boost": 2}))
        theirs.search_index.add_entry_from_context(page(content, search={"boost": 2}))
    assert ours.search_index.entries == theirs.search_index.entries != []


def test_a_page_that_is_left_out_stays_out() -> None:
    ours = Search()
    speed_up_search(ours)
    ours.search_index.add_entry_from_context(page(PAGE, search={"exclude": True}))
    assert ours.search_index.entries == []


def test_a_page_waits_aside_where_material_would_take_nothing_out_of_it() -> None:
    ours, aside = Search(), HtmlAside()
    speed_up_search(ours, None, aside)
    plain, marked = page(PAGE), page(PAGE.replace("data-search-exclude", 'data-search-boost="2"'))
    before = marked.content
    for one in (plain, marked):
        ours.search_index.add_entry_from_context(one)
    assert (plain.content, marked.content) == ("", before)
    aside.let_go(marked)
    assert (plain.content, marked.content) == ("", before)


def test_a_page_that_waits_gets_its_html_back() -> None:
    ours, aside = Search(), HtmlAside()
    speed_up_search(ours, None, aside)
    waiting = page(PAGE)
    ours.search_index.add_entry_from_context(waiting)
    aside.let_go(waiting)
    assert waiting.content == PAGE
