"""Drawings within a style sheet: each leaves it once, and becomes a file."""

import re

from lessonwright.site.addresses import Addresses
from lessonwright.site.pages_navigation_and_assets import assets
from lessonwright.site.stylesheets import without_drawings
from tests.conftest import MakeCourse

STYLE = "assets/lessonwright/lessonwright.css"


def test_a_drawing_becomes_a_file() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><path fill="#fff" d="M0 0"/></svg>'
    within = "url('data:image/svg+xml," + drawing.replace("#", "%23") + "')"
    style, drawings = without_drawings(f"a{{mask:{within}}}b{{mask:{within}}}")
    [(path, moved)] = drawings.items()
    assert moved == drawing
    assert style == f'a{{mask:url("{path}")}}b{{mask:url("{path}")}}'


def test_a_site_for_a_server_has_every_drawing_in_a_file(make_course: MakeCourse) -> None:
    """There `default-src 'self'` lets no drawing in that lies within the style sheet."""
    files = assets(make_course({}), Addresses())
    style = files[STYLE].decode()
    assert "data:" not in style
    named = set(re.findall(r'url\("(drawings/[^"]+)"\)', style))
    assert {f"assets/lessonwright/{path}" for path in named} == {
        path for path in files if path.endswith(".svg")
    }


def test_a_site_for_a_folder_has_every_drawing_in_its_style_sheet(make_course: MakeCourse) -> None:
    """A browser refuses a mask that is a file of its own there, so that nothing would show."""
    course = make_course({})
    files = assets(course, Addresses(directory_urls=False))
    assert not [path for path in files if path.endswith(".svg")]
    drawn = re.findall(r"url\('data:image/svg\+xml,<svg.*?</svg>'\)", files[STYLE].decode())
    assert len(set(drawn)) == sum(path.endswith(".svg") for path in assets(course, Addresses()))
