"""A page of the site keeps room for its pictures, and what its author wrote stays as it was."""

import re
from pathlib import Path

import pytest

from lessonwright.reading.picture_faults_and_sizes import PictureSize, sizes_below
from lessonwright.site.pages_navigation_and_assets import pages
from lessonwright.site.theme_fixes import with_room
from tests.building.test_plugin import SETTINGS, mkdocs
from tests.conftest import LESSON, MakeCourse, png, write_course

WITHOUT_HANDOUTS = SETTINGS.replace("lessonwright", "lessonwright: { handouts: false }")

PICTURES = """\
  - figure: a.png
    alt: A red field.
  - figure: shape.svg
    alt: A drawing.
  - text: |
      ![Braces](a.png) Write “Dear {name}, here is {link}” and send it.

      ![smaller](a.png){ width=50 }, ![drawing](shape.svg), ![from elsewhere](https://example.org/a.png)

      [![linked](a.png)](https://example.org), ![defined][a], `![code](a.png)`

      1. A list

              ![in a list](a.png)

      [a]: a.png
  - callout: In a box
    text: "![boxed](a.png), [![boxed link](a.png)](https://example.org) {a} or {b}, ![smaller box](a.png){ width=50 }"
"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7.5 2"/>'
ROOM = ' width="123" height="45"'


def write_pictures(content: Path) -> None:
    write_course(content, {"first/one.yml": LESSON + PICTURES, "first/shape.svg": DRAWING})
    (content / "first" / "a.png").write_bytes(png(123, 45))


@pytest.mark.parametrize(
    ("addresses", "built", "up"), [("true", "one/index.html", "../"), ("false", "one.html", "")]
)
def test_a_page_keeps_room_for_its_pictures(
    tmp_path: Path, addresses: str, built: str, up: str
) -> None:
    write_pictures(tmp_path / "content")
    (tmp_path / "mkdocs.yml").write_text(f"{WITHOUT_HANDOUTS}use_directory_urls: {addresses}\n")
    assert mkdocs(tmp_path, "build", "--strict").returncode == 0
    page = (tmp_path / "site" / "first" / built).read_text()
    assert re.findall(r"<img[^>]*>", page) == [
        f'<img src="{up}a.png" alt="A red field."{ROOM} loading="lazy">',
        f'<img src="{up}shape.svg" alt="A drawing." style="width:100%;aspect-ratio:auto 7.5/2" loading="lazy">',
        f'<img alt="Braces" src="{up}a.png"{ROOM} />',
        f'<img alt="smaller" src="{up}a.png" width="50" />',
        f'<img alt="drawing" src="{up}shape.svg" />',
        '<img alt="from elsewhere" src="https://example.org/a.png" />',
        f'<img alt="linked" src="{up}a.png"{ROOM} />',
        f'<img alt="defined" src="{up}a.png"{ROOM} />',
        f'<img alt="boxed" src="{up}a.png"{ROOM} />',
        f'<img alt="boxed link" src="{up}a.png"{ROOM} />',
        f'<img alt="smaller box" src="{up}a.png" width="50" />',
    ]
    assert "/> Write “Dear {name}, here is {link}” and send it.</p>" in page
    assert "<code>![in a list](a.png)" in page


@pytest.mark.parametrize("url", ["first/one/", "first/one.html", "erster%20teil/eins/", ""])
def test_a_picture_is_found_whatever_it_and_its_page_are_called(url: str) -> None:
    size_of = {"first/Größe & mehr.png": PictureSize(123, 45)}.get
    way = {"first/one/": "../", "first/one.html": "", "": "first/"}.get(url, "../../first/")
    picture = f'<img alt="" src="{way}Gr%C3%B6%C3%9Fe%20&amp;%20mehr.png#only-light" title="One &gt; two">'
    assert with_room(picture, url, size_of) == f"{picture[:-1]}{ROOM}>"


ALONE = [
    '<img class="small" src="a.png">',
    '<img src="/a.png">',
    '<img src="//example.org/a.png">',
    '<img src="not-there.png">',
    '<img alt="">',
    "<img src=a.png>",
    '<!-- <img src="a.png"> -->',
    '<picture><source srcset="b.png"><img src="a.png"></picture>',
    "<script>'<img src=\"a.png\">'</script>",
    '<textarea><img src="a.png"></textarea>',
    '<style>/* <img src="a.png"> */</style>',
]


@pytest.mark.parametrize("html", ALONE)
def test_what_no_size_can_be_known_of_is_left_alone(html: str) -> None:
    assert with_room(html, "", {"a.png": PictureSize(123, 45)}.get) == html


def test_pictures_on_an_authors_own_page_are_left_alone(tmp_path: Path) -> None:
    write_pictures(tmp_path / "content")
    (tmp_path / "content" / "index.md").write_text("![A red field](first/a.png)\n")
    (tmp_path / "mkdocs.yml").write_text(WITHOUT_HANDOUTS)
    assert mkdocs(tmp_path, "build", "--strict").returncode == 0
    assert (
        '<img alt="A red field" src="first/a.png" />'
        in (tmp_path / "site" / "index.html").read_text()
    )


def test_the_written_pages_leave_an_authors_markdown_as_it_is(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    write_pictures(tmp_path)
    course = make_course({"first/one.yml": LESSON + PICTURES, "first/shape.svg": DRAWING})
    page = pages(course, size_of=sizes_below(tmp_path)).markdown["first/one.md"]
    assert (
        PICTURES.split("text: |\n")[1].split("  - callout")[0].replace("\n      ", "\n").strip()
        in page
    )
