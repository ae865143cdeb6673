"""Search finds in a page what Material's own plugin would find in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from material.plugins.search.plugin import Parser

from lessonwright.markup.dialect import ALWAYS
from lessonwright.site.search_sections import search_sections

GOLDENS = Path(__file__).parent / "goldens"

Found = list[tuple[bool, str | None, list[str], list[str]]]

NAMES = ("div", "h1", "h2", "h3", "p", "ul", "li", "pre", "code", "span", "a", "section", "sup")
ATTRIBUTES = (
    *("", "", ' id="here"', " data-search-exclude", ' data-search-exclude=""', ' class="a b"'),
    *(
        ' class="headerlink"',
        ' class="linenodiv"',
        ' id="a&amp;b" hidden',
        ' data-search-extra="x"',
    ),
)
WORDS = ("words", " ", "\n", " a\nb ", "&lt;b&gt; &amp", "<br>", '<img src="a.png" alt="A" />', "")


@st.composite
def elements(draw: st.DrawFn, depth: int = 4) -> str:
    if not depth or draw(st.booleans()):
        return draw(st.sampled_from(WORDS))
    name, attributes = draw(st.sampled_from(NAMES)), draw(st.sampled_from(ATTRIBUTES))
    inner = "".join(draw(st.lists(elements(depth - 1), max_size=4)))
    return f"<{name}{attributes}>{inner}</{name}>"


def by_material(html: str) -> Found:
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(part.is_excluded(), part.id, part.title, part.text) for part in parser.data]


def by_us(html: str) -> Found | None:
    found = search_sections(html)
    if found is None:
        return None
    return [(part.excluded, part.id, part.title, part.text) for part in found]


@given(st.lists(elements(), max_size=5).map("".join))
def test_any_page_is_cut_as_material_cuts_it(html: str) -> None:
    try:
        expected = by_material(html)
    except ValueError:  # at some headings within what it keeps, Material itself breaks off
        with pytest.raises(ValueError):  # noqa: PT011 - whatever Python says
            by_us(html)
    else:
        assert by_us(html) == expected


def _pages() -> Iterator[str]:
    for page in sorted(GOLDENS.rglob("*.md")):
        text = page.read_text(encoding="utf-8").partition("\n---\n")[2]
        settings = {"toc": {"permalink": True}}
        yield Markdown(extensions=[*ALWAYS, "toc"], extension_configs=settings).convert(text)


def test_every_page_of_a_course_is_cut_as_material_cuts_it() -> None:
    pages = [*_pages()]
    assert pages
    for html in pages:
        assert by_us(html) == by_material(html)


@pytest.mark.parametrize(
    "html",
    ["<p>a < b</p>", "<!-- a --><p>b</p>", "<P>a</P>", "<p id=a>b</p>", "<textarea>a</textarea>"],
)
def test_html_that_is_not_plain_is_left_to_material(html: str) -> None:
    assert search_sections(html) is None
