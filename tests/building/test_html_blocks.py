"""A page whose whole blocks of HTML are put aside comes out as Python-Markdown alone would make it."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from lessonwright.building import html_blocks_and_search
from lessonwright.markup.dialect import ALWAYS

GOLDENS = Path(__file__).parents[1] / "site" / "goldens"
MANY = (
    *("admonition", "footnotes", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.arithmatex", "toc", "meta"),
)
DIALECTS = {"always": (*ALWAYS, "toc"), "many": (*ALWAYS, *MANY), "none": ()}

PIECES = (
    "Words with *stress* and a [link](a.md).\n\n",
    "## A heading\n\n",
    "- an item\n- another\n\n",
    "- an item\n\n    with more\n\n",
    "    code\n\n",
    "```\ncode\n\n<div>shown</div>\n\n```\n\n",
    "> quoted\n\n",
    "<div class='odd'>\n<p>in</p>\n</div>\n\n",
    '<div class="lw">\n<p>Whole, <b>really</b>.</p>\n<input type="text"><br />\n</div>\n\n',
    '<div class="lw"><svg viewBox="0 0 1 1"><path d="M0 0"/></svg></div>\n\n',
    '<div class="lw">\n<p>one</p>\n\n<p>two</p>\n</div>\n\n',
    '<div class="lw">\n<textarea></textarea><script defer src="a.js"></script></div>\n\n',
    "<section><p>&amp; &copy; &nbsp &#39;</p></section>\n\n",
    '<div class="lw"><p title="a\n\nb">c</p>\n</div>\n\n',
    '<div class="lw"><p>one</p></div> and > more\n\n',
    '<div class="lw" markdown><p>Of *markdown*</p></div>\n\n',
    "<div><style>a > b {}</style><p>Of markdown</p></div>\n\n",
    "~~~\ncode\n~~~\n\n",
    "Write to ann@example.org, `or [not` [there][a] ![a](b.png) \\` \\[\n\n[a]: b.md\n\n",
    "A tick ` alone, www.example.org, an @ alone and a [short] one.\n\n",
    "Words  \nthat break,\tand \x02 signs\r\n   \n",
    "Words that end in a blank ",
    "<div>\n\n",
    "</div>\n\n",
    "<div><p>crossed</div></p>\n\n",
    "<div>a < b</div>\n\n",
    "<div><script>let a = '<div>';</script></div>\n\n",
    '<div markdown="1">\n*read*\n</div>\n\n',
    "<div markdown>\n\n",
    "<!-- a comment\n\n",
    "-->\n\n",
    "<div>tail</div> and more\n\n",
    "<div>no free line</div>\n",
    "<lw-x>\ninline\n</lw-x>\n\n",
    "<button>Inline</button> words\n\n",
    "  <div>indented</div>\n\n",
    "<hr>\n\n",
    "<p>A <DIV>b</DIV></p>\n\n",
    "!!! note\n\n    words\n\n",
    "\n\n",
    "\t\n",
)


def html(text: str, extensions: tuple[str | Extension, ...]) -> str:
    return Markdown(extensions=[*extensions]).convert(text)


def shortly(text: str, extensions: tuple[str | Extension, ...]) -> str:
    return html(text, (*extensions, html_blocks_and_search.HTML_BLOCKS))


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from([*DIALECTS.values()]))
def test_any_page_comes_out_the_same(pieces: list[str], extensions: tuple[str, ...]) -> None:
    text = "".join(pieces)
    assert shortly(text, extensions) == html(text, extensions)


def test_any_two_pieces_come_out_the_same() -> None:
    for pair in product(PIECES, PIECES):
        text = "".join(pair) + "The end.\n"
        assert shortly(text, ALWAYS) == html(text, ALWAYS)


@pytest.mark.parametrize("extensions", DIALECTS.values(), ids=DIALECTS)
def test_pages_of_courses_come_out_the_same(extensions: tuple[str, ...]) -> None:
    pages = sorted(GOLDENS.rglob("*.md"))
    assert pages
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert shortly(text, extensions) == html(text, extensions), page


class Shouting(Extension):
    """Stands for an extension that nobody here knows, and that changes what HTML says."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's word
        md.preprocessors.register(Shout(md), "shout", 21.5)


class Shout(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [line.replace("quiet", "LOUD") for line in lines]


def test_an_unknown_extension_gets_the_whole_page_to_read() -> None:
    text = "<div>\n<p>quiet</p>\n</div>\n\nquiet\n"
    assert shortly(text, (Shouting(),)) == html(text, (Shouting(),))
    assert "<p>LOUD</p>" in shortly(text, (Shouting(),))


def test_nearly_all_of_a_page_is_put_aside() -> None:
    lesson = next(GOLDENS.glob("every-kind/**/one.md")).read_text(encoding="utf-8")
    converter = Markdown(extensions=[*ALWAYS, html_blocks_and_search.HTML_BLOCKS])
    left = lesson.split("\n")
    for reader in ("normalize_whitespace", "fenced_code_block", html_blocks_and_search.HTML_BLOCKS):
        left = converter.preprocessors[reader].run(left)
    assert len("\n".join(left)) < len(lesson) / 4


ANCHOR = re.compile(r'<[a-z][^<>]*? id="([^"<>]*)"')
"""What an id is, in one piece: slower, and easier to understand."""


@given(
    st.lists(
        st.sampled_from(
            [*("<", "a", " ", ">", "</", '"', "\n", "<p"), *(' id="', ' id="b"', '"c"', ' id="d">')]
        )
    )
)
def test_ids_are_found_in_any_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert html_blocks_and_search.anchor_ids(text) == set(ANCHOR.findall(text))


def test_ids_are_found_to_which_links_may_lead() -> None:
    assert html_blocks_and_search.anchor_ids('<p id="a">id="b"</p><input name="c" id="d">') == {
        "a",
        "d",
    }


def test_what_was_put_aside_is_let_go_once_a_page_is_made() -> None:
    converter = Markdown(extensions=[html_blocks_and_search.HTML_BLOCKS])
    assert converter.convert("<div>one</div>\n\nwords\n\n<div>two</div>\n").count("<div>") == 2
    assert converter.htmlStash.rawHtmlBlocks
    html_blocks_and_search.forget_blocks()
    assert not converter.htmlStash.rawHtmlBlocks
    assert "<div>three</div>" in converter.convert("<div>three</div>\n")
