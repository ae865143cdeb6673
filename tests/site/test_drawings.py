"""Drawings within a style sheet: each leaves it once, and becomes a file."""

from lessonwright.site.drawings import without_drawings


def test_a_drawing_becomes_a_file() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#fff" d="M0 0"/></svg>'
    within = "url('data:image/svg+xml," + drawing.replace("#", "%23") + "')"
    style, drawings = without_drawings(f"a{{mask:{within}}}b{{mask:{within}}}")
    [(path, moved)] = drawings.items()
    assert moved == drawing
    assert style == f'a{{mask:url("{path}")}}b{{mask:url("{path}")}}'
