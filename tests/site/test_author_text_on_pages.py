"""What an author's text becomes on a page: links lead to pages, and no id stands on a page twice."""

import re

import pytest

from lessonwright.markup import Dialect
from lessonwright.markup.dialect import ALWAYS
from lessonwright.site.addresses import Addresses
from lessonwright.site.author_text_on_pages import PageText

TABS = '=== "A"\n\n    a\n\n=== "B"\n\n    b\n'
NOTE = "Said[^1].\n\n[^1]: By whom.\n"
LINES = '```py linenums="1"\nx\n```\n'


@pytest.fixture
def text() -> PageText:
    extensions = (
        *ALWAYS,
        "footnotes",
        "pymdownx.superfences",
        "pymdownx.highlight",
        "pymdownx.tabbed",
    )
    settings: dict[str, dict[str, object]] = {
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.highlight": {"anchor_linenums": True, "line_spans": "__span"},
    }
    return PageText.of(Dialect(extensions, settings), Addresses()).on("m/l.md")


@pytest.mark.parametrize("piece", [TABS, NOTE, LINES])
def test_no_two_pieces_of_a_page_share_an_id(piece: str, text: PageText) -> None:
    html = str(text.html(piece)) + str(text.phrasing(piece)) + str(text.label(piece))
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert ids
    assert len(ids) == len(set(ids))
    assert {*re.findall(r'\b(?:for="|href="#)([^"]+)"', html)} <= {*ids}


def test_each_text_has_footnotes_of_its_own(text: PageText) -> None:
    assert text.markdown(NOTE) == NOTE
    assert text.markdown(f"{NOTE}`[^1]`") == "Said[^1--2].\n\n[^1--2]: By whom.\n`[^1]`"


@pytest.mark.parametrize(
    "code", ["```py\nx\n```", "~~~\nx\n~~~\n\n- [ ] y", "    x", "1. a\n\n    ```\n    x\n    ```"]
)
def test_a_footnote_after_code_goes_with_its_number(code: str, text: PageText) -> None:
    text.markdown(NOTE)
    written = text.markdown(f"Said[^1].\n\n{code}\n\n[^1]: By whom.\n")
    assert written == f"Said[^1--2].\n\n{code}\n\n[^1--2]: By whom.\n"


def test_a_heading_keeps_its_letters_in_its_id(text: PageText) -> None:
    written = text.markdown(
        "## 退款 ##\n\n## 退款\n\n### Ärger\n\nשלום {.y}\n---\n\n## Ваш {#own}\n"
    )
    assert (
        written
        == "## 退款 {#退款}\n\n## 退款 {#退款_1}\n\n### Ärger\n\nשלום {#שלום .y}\n---\n\n## Ваш {#own}\n"
    )


@pytest.mark.parametrize(
    ("markdown", "written"),
    [
        ("[see `k`](k.yml)", "[see `k`](k.md)"),
        ("[a](k.yml#b 'c')", "[a](k.md#b 'c')"),
        ("[x](//[a)", "[x](//[a)"),
        ("[smiling]: Yes.", r"\[smiling]: Yes."),
        ("`[a](k.yml)`", "`[a](k.yml)`"),
    ],
)
def test_links_are_read_as_the_engine_reads_them(
    markdown: str, written: str, text: PageText
) -> None:
    assert text.markdown(markdown) == written


def test_a_term_with_code_in_its_words_is_explained(text: PageText) -> None:
    for written in (
        text.markdown("[the `till` key](glossary:caf%C3%A9)"),
        text.html("[x](Glossary:café)"),
    ):
        assert 'popovertarget="term-café"' in written
    assert [*text.terms()] == ["café"]


def test_a_text_for_another_page_leaves_this_one_as_it_is(text: PageText) -> None:
    text.html("[x](glossary:cup)")
    other = text.on("other.md")
    other.html("[x](glossary:bean)")
    assert [*text.terms()] == ["cup"]
    assert [*other.terms()] == ["bean"]
    assert text.file_url("a.yml") == "../a/"
    assert other.file_url("m/a.yml") == "../m/a/"
