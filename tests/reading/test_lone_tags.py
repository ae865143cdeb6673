"""Tags without a partner are found in courses that take HTML, and pairs are left alone."""

import pytest

from lessonwright.markup import Dialect, Reader
from lessonwright.reading.markdown_checks import lone_tags

READER = Reader(Dialect(raw_html=True))


@pytest.mark.parametrize(
    ("text", "lone"),
    [
        ("<details><summary>A</summary>\n\ntext", ["<details>"]),
        ("<div>a</div> <p>b", ["<p>"]),
        ("<table><tr><td>a<td>b</table>", []),
        ("<ul><li>a<li>b</ul>", []),
        ("a </div> b", ["</div>"]),
        ("<b>a <i>b</b>", ["<i>"]),
        ("<br> <img src='x'> <hr/> <custom-part/>", []),
        ("<!-- a <div> --> b", []),
        ("a <!-- b", ["<!--"]),
        ("`<div>` and \\<div> and <https://example.org> and a < b", []),
        ('<a title="a > b">x</a>', []),
        ("<select><option>a", ["<select>"]),
    ],
)
def test_tags_without_a_partner(text: str, lone: list[str]) -> None:
    assert [text[tag.start : tag.end] for tag in lone_tags(text, READER.prose(text))] == lone
