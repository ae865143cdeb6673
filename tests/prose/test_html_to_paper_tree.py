"""An author's HTML as a tree for the typesetter."""

import material.extensions.emoji
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material.extensions.emoji import to_svg

from lessonwright.markup.dialect import Dialect
from lessonwright.prose.html_to_paper_tree import pictures, plain, tree, without_headings
from lessonwright.prose.markdown_to_html import Fragments

FRAGMENTS = Fragments(Dialect(), lambda element: None)
RAW = Fragments(Dialect(raw_html=True), lambda element: None)


TITLE = {"tag": "p", "c": [{"tag": "strong", "c": ["T"]}]}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p>", [{"tag": "p", "c": ["one"]}]),
        (
            "<p>a <i>b</i>  c\n d</p>",
            [{"tag": "p", "c": ["a ", {"tag": "em", "c": ["b"]}, " c d"]}],
        ),
        ("<p>a<br>b</p>", [{"tag": "p", "c": ["a", {"tag": "br", "c": []}, "b"]}]),
        (
            "<pre><code>a\n  b\n</code></pre>",
            [{"tag": "pre", "c": [{"tag": "code", "c": ["a\n  b\n"]}]}],
        ),
        (
            '<ol start="3"> <li>x</li> </ol>',
            [{"tag": "ol", "c": [{"tag": "li", "c": ["x"]}], "start": "3"}],
        ),
        ('<a href="u" onclick="x">w</a>', [{"tag": "a", "c": ["w"], "href": "u"}]),
        ('<dfn data-term="t">w</dfn>', [{"tag": "dfn", "c": ["w"], "data-term": "t"}]),
        ("<div><p>in</p></div>", [{"tag": "p", "c": ["in"]}]),
        ("<script>x()</script><p>y</p>", [{"tag": "p", "c": ["y"]}]),
        ("<p>&lt;b&gt; &amp; #</p>", [{"tag": "p", "c": ["<b> & #"]}]),
        ('<ol start="x"><li>x</li></ol>', [{"tag": "ol", "c": [{"tag": "li", "c": ["x"]}]}]),
        ('<ol start="-3"><li>x</li></ol>', [{"tag": "ol", "c": [{"tag": "li", "c": ["x"]}]}]),
        (
            "<video><source src='f'><track src='t'></video><p>after</p>",
            [{"tag": "p", "c": ["after"]}],
        ),
        ("<video><source src='f'/>no film</video><p>after</p>", [{"tag": "p", "c": ["after"]}]),
        (
            "<object><param name='n'><embed src='f'><p>no</object><p>after</p>",
            [{"tag": "p", "c": ["after"]}],
        ),
        ("<map><area alt='a'></map><p>after</p>", [{"tag": "p", "c": ["after"]}]),
        ("<p>open", [{"tag": "p", "c": ["open"]}]),
        (
            '<p>Hi <img alt="😄" class="twemoji" src="https://cdn.example.org/1.svg">.</p>',
            [{"tag": "p", "c": ["Hi 😄."]}],
        ),
        ('<li><input type="checkbox" disabled checked> x</li>', [{"tag": "li", "c": ["☑ x"]}]),
        (
            '<li><label><input type="checkbox"/><span></span></label> x</li>',
            [{"tag": "li", "c": ["☐ x"]}],
        ),
        ("<details><summary>T</summary><p>x</p></details>", [TITLE, {"tag": "p", "c": ["x"]}]),
        ('<div><p class="admonition-title">T</p><p>x</p></div>', [TITLE, {"tag": "p", "c": ["x"]}]),
        ("</p>stray", ["stray"]),
    ],
)
def test_elements_become_nodes(html: str, expected: object) -> None:
    assert tree(html) == expected


def test_a_word_that_no_line_can_hold_may_break() -> None:
    (node,) = tree(f"<p>{'x' * 90}</p>")
    assert isinstance(node, dict)
    assert max(len(part) for part in node["c"][0].split("\u200b")) <= 18
    assert plain([node]) == "x" * 90


def test_words_of_blocks_do_not_run_together() -> None:
    assert plain(tree("<ul><li>one</li><li>two</li></ul><p>three</p>")) == "one two three"


def test_headings_can_become_bold_paragraphs() -> None:
    bold = {"tag": "p", "c": [{"tag": "strong", "c": ["H"]}]}
    assert without_headings(tree("<h2>H</h2><blockquote><h3>H</h3></blockquote>")) == [
        bold,
        {"tag": "blockquote", "c": [bold]},
    ]


def test_pictures_are_found_wherever_they_are() -> None:
    nodes = tree('<ul><li><p><a href="u"><img src="a.png" alt="A"></a></p></li></ul>')
    assert [node["src"] for node in pictures(nodes)] == ["a.png"]


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_text_becomes_a_tree(text: str) -> None:
    for fragments in (FRAGMENTS, RAW):
        plain(tree(str(fragments.html(text))))


@settings(deadline=None)
@given(st.integers(1, 3000))
def test_depth_has_a_bound(depth: int) -> None:
    plain(tree("<blockquote>" * depth + "x"))


SET_UP = Dialect(
    ("pymdownx.emoji", "pymdownx.tabbed", "pymdownx.tasklist"),
    {
        "pymdownx.emoji": {
            "emoji_index": material.extensions.emoji.twemoji,
            "emoji_generator": to_svg,
        },
        "pymdownx.tabbed": {"alternate_style": True},
        "pymdownx.tasklist": {"custom_checkbox": True},
    },
)


def test_a_tab_has_its_label_above_what_it_holds() -> None:
    text = '=== "One"\n\n    first\n\n    === "A"\n\n        within\n\n=== "Two"\n\n    second\n'
    nodes = tree(str(Fragments(SET_UP, lambda element: None).html(text)))
    assert plain(nodes) == "One first A within Two second"
    assert sum(isinstance(node, dict) and node["c"][0] in BOLD for node in nodes) == 3


BOLD = [{"tag": "strong", "c": [label]} for label in ("One", "Two", "A")]


def test_signs_of_material_stand_on_paper() -> None:
    text = "Hi :smile: and :material-check:\n\n- [x] done\n- [ ] open"
    nodes = tree(str(Fragments(SET_UP, lambda element: None).html(text)))
    assert plain(nodes) == "Hi 😄 and ☑ done ☐ open"
    (icon,) = pictures(nodes)
    assert icon["data-icon"].startswith("<svg")
