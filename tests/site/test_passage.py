"""Passages: Markdown stays Markdown, links are rewritten outside code, HTML is shown as text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown import Markdown

from lessonwright.markup import PLAIN, Dialect, Link, Reader
from lessonwright.markup.dialect import ALWAYS
from lessonwright.site.author_text_on_pages import page_markdown
from tests.prose.test_markdown_to_html import MADE_BY_MARKDOWN, elements


def unchanged(link: Link) -> None:
    """Leave the link as it is."""


def to_b(link: Link) -> str | None:
    return link.to("b.md") if link.target == "a.yml" else None


@pytest.mark.parametrize(
    ("markdown", "rewritten"),
    [
        ("See [a](a.yml) and [c](c.md).", "See [a](b.md) and [c](c.md)."),
        ("`[a](a.yml)` is code", "`[a](a.yml)` is code"),
        ("```\n[a](a.yml)\n```\n[a](a.yml)", "```\n[a](a.yml)\n```\n[a](b.md)"),
        ("    [a](a.yml)\n", "    [a](a.yml)\n"),
        ("- one\n\n    [a](a.yml)\n", "- one\n\n    [a](b.md)\n"),
        ('[a](a.yml "A title")', '[a](b.md "A title")'),
        ("[a][x]\n\n[x]: a.yml", "[a][x]\n\n[x]: b.md"),
        ("![a](<a.yml>)", "![a](b.md)"),
        (r"\[a](a.yml)", r"\[a](a.yml)"),
    ],
)
def test_links_are_rewritten_outside_code(markdown: str, rewritten: str) -> None:
    assert page_markdown(markdown, to_b, PLAIN) == rewritten


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("a <b>bold</b> word", "a &lt;b>bold&lt;/b> word"),
        ("`<b>` is a tag", "`<b>` is a tag"),
        ("```html\n<b>\n```", "```html\n<b>\n```"),
        ("3 < 4 and 5 > 4", "3 < 4 and 5 > 4"),
        ("<https://example.org>", "<https://example.org>"),
        ("<https://example.org onclick=x>", "&lt;https://example.org onclick=x>"),
        ("![my desk](<images/my desk.jpg>)", "![my desk](images/my%20desk.jpg)"),
        ("](<img src=x onerror=alert(1)>)", "](&lt;img src=x onerror=alert(1)>)"),
        ("`a\n<div>x</div>`", "`a\n&lt;div>x&lt;/div>`"),
        ("``<b>`<b>`", "``<b>`&lt;b>`"),
        ("[x](#){: onclick=alert(1) }", "[x](#)&#123;: onclick=alert(1) }"),
        ("*x*{ style='color: red' } {: .big }", "*x*&#123; style='color: red' } {: .big }"),
        ("    code\n\n<b>\n\n- a\n\n    <b>", "    code\n\n&lt;b>\n\n- a\n\n    &lt;b>"),
    ],
)
def test_tags_are_shown_as_text(markdown: str, shown: str) -> None:
    assert page_markdown(markdown, unchanged, PLAIN) == shown


def test_tags_stay_tags_where_the_course_allows_html() -> None:
    assert (
        page_markdown("a <b>bold</b> word", unchanged, Reader(Dialect(raw_html=True)))
        == "a <b>bold</b> word"
    )


HTML = (
    "<b>",
    "<div>",
    "</div>",
    "<img src=x onerror=y>",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<",
    ">",
    "&lt;",
)
CODE = ("`", "``", "```", "~~~", "    ", "\t")
LINKS = ("[", "]", "(", ")", "!", "<https://x", "x.md", "[x]: ")
LINES = ("\n", "\n\n", "- ", "1. ", "> ", "# ", ":   ", "|", "\\", "a", " b ")
PIECES = st.lists(st.sampled_from((*HTML, *CODE, *LINKS, *LINES)), max_size=14).map("".join)


@given(PIECES)
def test_no_passage_holds_an_element_that_markdown_does_not_make(markdown: str) -> None:
    html = Markdown(extensions=list(ALWAYS)).convert(page_markdown(markdown, unchanged, PLAIN))
    assert {tag for tag, _ in elements(html)} <= MADE_BY_MARKDOWN, html


@given(PIECES)
@example("[x]: \n<b>")
def test_a_link_stands_where_it_says(markdown: str) -> None:
    for link in PLAIN.links(markdown):
        assert markdown[link.start : link.end] == link.target
        assert markdown[slice(*link.whole)] == link.source
