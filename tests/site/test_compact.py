"""What goes out of scripts and styles: less than we write, and the same to a browser."""

import pytest

from lessonwright.site.compact import compact_script, compact_style, without_drawings


def test_a_script_loses_comments_indents_and_needless_spaces() -> None:
    source = "// What it owns.\nconst a = [1, 2];\n\n  // why\n  if (a.length > 1) go({ a });\n"
    assert compact_script(source) == "const a=[1,2];if(a.length>1)go({a});"


def test_a_script_loses_a_comment_behind_code_and_no_line_after_it() -> None:
    source = 'const a = /b/; // a pattern;\nconst c = "d // e"; // more;\nreturn c\n'
    assert compact_script(source) == 'const a = /b/;const c="d // e";return c\n'


@pytest.mark.parametrize(
    "line", ['say("a , b // c");', "say(`a  ${b} = c`);", "say('x : \\' y');", "const p = /a = b/;"]
)
def test_a_script_s_texts_and_patterns_stay_as_they_are(line: str) -> None:
    assert compact_script(f"  {line}\n") == line.rstrip("\n")


def test_a_style_sheet_loses_comments_and_needless_spaces() -> None:
    source = '/* What\n   it owns */\na > b,\na :hover {\n  width: calc(1px + 2px);\n  content: "a: b";\n}\n'
    assert compact_style(source) == 'a > b,a :hover{width:calc(1px + 2px);content:"a: b"}\n'


def test_a_drawing_becomes_a_file() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#fff" d="M0 0"/></svg>'
    within = "url('data:image/svg+xml," + drawing.replace("#", "%23") + "')"
    style, drawings = without_drawings(f"a{{mask:{within}}}b{{mask:{within}}}")
    [(path, moved)] = drawings.items()
    assert moved == drawing
    assert style == f'a{{mask:url("{path}")}}b{{mask:url("{path}")}}'
