"""Fragments of text: the quick way gives what Python-Markdown gives, and nothing of an author's HTML gets through."""

import re
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from lessonwright.markup.dialect import ALWAYS, Dialect
from lessonwright.prose.markdown_to_html import Fragments

PUNCTUATION = " .,;:!?'\"()-\u2013\u2014…%€/\\`*_{}[]<>&#|~^=$+@1234567890\n\t"
LETTERS = "abcXYZéßжあ"
MARKDOWN = st.text(alphabet=LETTERS + PUNCTUATION, max_size=60)
PLAIN = st.text(
    alphabet=LETTERS + " .,;:!?'\"()-\u2013\u2014\u201c\u201d\u2018\u2019…%€/12",
    min_size=1,
    max_size=60,
)


def unresolved(element: Element) -> None:
    """Leave links as they are."""


FRAGMENTS = Fragments(Dialect(), unresolved)


@given(PLAIN)
def test_text_without_markup_comes_out_as_python_markdown_gives_it(text: str) -> None:
    text = text.strip()
    expected = Markdown(extensions=list(ALWAYS)).convert(text).replace("\n", " ")
    assert FRAGMENTS.html(text) == expected


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def elements(html: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    parser = _Elements()
    parser.feed(html)
    parser.close()
    return parser.found


MADE_BY_MARKDOWN = {
    *(
        "a",
        "blockquote",
        "br",
        "code",
        "dd",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "img",
    ),
    *(
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
        "button",
    ),
}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b onclick='alert(1)'>bold</b> claim",
        "<div>\n\n**x**\n\n</div>",
        '<img src=x onerror="alert(1)">',
        "<!-- a comment -->",
        "<?php echo 1 ?>",
        "<https://example.org onmouseover=alert(1)>",
    ],
)
def test_html_in_text_is_shown_as_text(text: str) -> None:
    assert {tag for tag, _ in elements(FRAGMENTS.html(text))} <= MADE_BY_MARKDOWN
    assert "<script" not in FRAGMENTS.html(text)


def test_html_in_text_is_html_where_the_course_allows_it() -> None:
    allowing = Fragments(Dialect(raw_html=True), unresolved)
    assert allowing.html("a <kbd>Tab</kbd> key") == "<p>a <kbd>Tab</kbd> key</p>"


@given(MARKDOWN)
def test_a_fragment_is_one_line(text: str) -> None:
    assert "\n" not in FRAGMENTS.html(text)


@given(MARKDOWN)
def test_no_fragment_holds_an_element_that_markdown_does_not_make(text: str) -> None:
    assert {tag for tag, _ in elements(FRAGMENTS.html(text))} <= MADE_BY_MARKDOWN


def test_line_breaks_in_code_survive_on_one_line() -> None:
    assert FRAGMENTS.html("```\na\nb\n```") == "<pre><code>a&#10;b&#10;</code></pre>"


@pytest.mark.parametrize(
    ("text", "phrasing"),
    [
        ("One *word*.", "One <em>word</em>."),
        ("One.\n\nTwo.", '<span class="lw-as-p">One.</span> <span class="lw-as-p">Two.</span>'),
        (
            "- a\n- b",
            '<span class="lw-as-ul"> <span class="lw-as-li">a</span> <span class="lw-as-li">b</span> </span>',
        ),
    ],
)
def test_phrasing_has_no_blocks(text: str, phrasing: str) -> None:
    assert FRAGMENTS.phrasing(text) == phrasing


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (
            "Which?\n\n1. one\n2. two\n    1. deeper\n\n3. three",
            "Which? 1. one 2. two 1. deeper 3. three",
        ),
        ("![A dog.](dog.png)", "A dog."),
        ("> quoted\n\n- item", "quoted item"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a b 1 2"),
    ],
)
def test_a_label_says_numbers_and_pictures_too(text: str, plain: str) -> None:
    assert FRAGMENTS.plain(text) == plain


def test_a_table_keeps_its_cells_within_a_legend() -> None:
    phrasing = FRAGMENTS.phrasing("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert phrasing.count('class="lw-as-tr"') == 2
    assert '<span class="lw-as-td" style="text-align: right;">2</span>' in phrasing
    assert "<t" not in phrasing


@pytest.mark.parametrize(
    "text", ["See https://example.org/a.", "Ask desk@example.org.", "At www.example.org now."]
)
def test_an_address_is_a_link(text: str) -> None:
    assert FRAGMENTS.html(text).count("<a href=") == 1


def test_plain_text_has_no_markup_and_no_references() -> None:
    assert FRAGMENTS.plain("Say **no** & [smile](x.md)\n\n- once") == "Say no & smile once"


@pytest.mark.parametrize(
    "text", ["24. December", "- minus", "# one", "> more", "+ plus", "1) first", ": so", "---"]
)
def test_one_line_keeps_what_would_open_a_list_or_a_heading(text: str) -> None:
    assert FRAGMENTS.plain(text) == text
    assert FRAGMENTS.phrasing(text).unescape() == text


@pytest.mark.parametrize(
    "text", ["[x](#){: onclick=alert(1) }", "*x*{ style='color: red' }", "# x {: ONLOAD=a }\n\ny"]
)
def test_an_attribute_list_runs_and_restyles_nothing(text: str) -> None:
    for _, attributes in elements(FRAGMENTS.html(text)):
        assert not [name for name, _ in attributes if name.startswith("on") or name == "style"]


def test_a_column_of_a_table_keeps_its_side() -> None:
    html = FRAGMENTS.html("| Kind | Number |\n|------|-------:|\n| block | 8 |")
    assert html.count('style="text-align: right;"') == 2


@pytest.mark.parametrize("text", ["$$c^2$$", r"\[c^2\]", "$$\nc^2\n$$"])
def test_a_formula_that_stands_alone_is_one_in_a_label_too(text: str) -> None:
    dialect = Dialect((*ALWAYS, "pymdownx.arithmatex"), {"pymdownx.arithmatex": {"generic": True}})
    phrasing = str(Fragments(dialect, lambda element: None).phrasing(text))
    found = re.fullmatch(r'<span class="lw-as-div arithmatex">\\\[(.*)\\\]</span>', phrasing)
    assert found, phrasing
    assert found[1].strip() == "c^2"
