"""An author's HTML as a tree for the typesetter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonwright.markup.dialect import Dialect
from lessonwright.prose.fragment import Fragments
from lessonwright.prose.typeset import pictures, plain, tree, without_headings

FRAGMENTS = Fragments(Dialect(), lambda element: None)
RAW = Fragments(Dialect(raw_html=True), lambda element: None)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>one</p>", [{"tag": "p", "c": ["one"]}]),
        ("<p>a <i>b</i>  c\n d</p>", [{"tag": "p", "c": ["a ", {"tag": "em", "c": ["b"]}, " c d"]}]),
        ("<p>a<br>b</p>", [{"tag": "p", "c": ["a", {"tag": "br", "c": []}, "b"]}]),
        ("<pre><code>a\n  b\n</code></pre>", [{"tag": "pre", "c": [{"tag": "code", "c": ["a\n  b\n"]}]}]),
        ('<ol start="3"> <li>x</li> </ol>', [{"tag": "ol", "c": [{"tag": "li", "c": ["x"]}], "start": "3"}]),
        ('<a href="u" onclick="x">w</a>', [{"tag": "a", "c": ["w"], "href": "u"}]),
        ('<dfn data-term="t">w</dfn>', [{"tag": "dfn", "c": ["w"], "data-term": "t"}]),
        ("<div><p>in</p></div>", [{"tag": "p", "c": ["in"]}]),
        ("<script>x()</script><p>y</p>", [{"tag": "p", "c": ["y"]}]),
        ("<p>&lt;b&gt; &amp; #</p>", [{"tag": "p", "c": ["<b> & #"]}]),
        ('<ol start="x"><li>x</li></ol>', [{"tag": "ol", "c": [{"tag": "li", "c": ["x"]}]}]),
        ('<ol start="-3"><li>x</li></ol>', [{"tag": "ol", "c": [{"tag": "li", "c": ["x"]}]}]),
        ("<video><source src='f'><track src='t'></video><p>after</p>", [{"tag": "p", "c": ["after"]}]),
        ("<video><source src='f'/>no film</video><p>after</p>", [{"tag": "p", "c": ["after"]}]),
        ("<object><param name='n'><embed src='f'><p>no</object><p>after</p>", [{"tag": "p", "c": ["after"]}]),
        ("<map><area alt='a'></map><p>after</p>", [{"tag": "p", "c": ["after"]}]),
        ("<p>open", [{"tag": "p", "c": ["open"]}]),
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


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_text_becomes_a_tree(text: str) -> None:
    for fragments in (FRAGMENTS, RAW):
        plain(tree(str(fragments.html(text))))


@given(st.integers(1, 3000))
def test_depth_has_a_bound(depth: int) -> None:
    plain(tree("<blockquote>" * depth + "x"))
