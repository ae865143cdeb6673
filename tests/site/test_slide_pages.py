"""Slides as pages for the browser: complete as they are, with all that they show beside them."""

import posixpath
import re
from urllib.parse import unquote

from lessonwright.markup.dialect import Dialect
from lessonwright.site.slide_pages import slide_pages
from tests.conftest import COURSE, LESSON, SVG, MakeCourse

BODY = """\
  - callout: Say it
    text: |
      As [the lesson](one.yml) says, [ask](glossary:ask), or [look it up](https://example.org/).

      ![A desk](images/desk.svg)
  - figure: images/shelf.svg
    alt: A *full* shelf.
"""
FILES = {
    "course.yml": COURSE + "glossary: [ask: To want to know.]\nbrand: {logo: logo.svg}\n",
    "first/one.yml": LESSON + BODY,
    "first/images/desk.svg": SVG,
    "first/images/shelf.svg": SVG,
    "logo.svg": SVG,
}
PAGE = "slides/first/one.html"
REFERENCE = re.compile(r'(?:src|<link [^>]*href)="([^"]+)"')


def pages(make_course: MakeCourse, files: dict[str, str]) -> dict[str, str | bytes]:
    return slide_pages(make_course(files), Dialect(), lambda path: FILES[path].encode())


def page(made: dict[str, str | bytes]) -> str:
    text = made[PAGE]
    assert isinstance(text, str)
    return text


def test_all_that_a_page_names_comes_along(make_course: MakeCourse) -> None:
    made = pages(make_course, FILES)
    named = {
        posixpath.normpath(posixpath.join("slides/first", unquote(to)))
        for to in REFERENCE.findall(page(made))
    }
    assert named <= {*made}
    pictures = {path for path in made if "/pictures/" in path}
    assert pictures == {
        f"slides/assets/pictures/{path}"
        for path in ("logo.svg", "first/images/desk.svg", "first/images/shelf.svg")
    }
    style = str(made["slides/assets/slides.css"])
    fonts = re.findall(r'url\("?(fonts/[^")]+)', style)
    assert fonts
    assert {f"slides/assets/{font}" for font in fonts} <= {*made}


def test_nothing_on_a_slide_leads_away_to_pages_that_do_not_come_along(
    make_course: MakeCourse,
) -> None:
    text = page(pages(make_course, FILES))
    assert "As <span>the lesson</span> says, <span>ask</span>" in text
    assert '<a href="https://example.org/">look it up</a>' in text
    assert 'alt="A full shelf."' in text


def test_what_an_author_writes_is_text_and_no_html(make_course: MakeCourse) -> None:
    lesson = LESSON.replace("One lesson", "If a < b <script>").replace(
        "Name one thing.", "Name <b>one</b> thing."
    )
    text = page(pages(make_course, FILES | {"first/one.yml": lesson}))
    assert "If a &lt; b &lt;script&gt;" in text
    assert "Name &lt;b&gt;one" in text


def test_a_page_says_its_language_and_which_way_it_is_written(make_course: MakeCourse) -> None:
    arabic = FILES["course.yml"].replace("language: en", "language: ar")
    assert '<html lang="ar" dir="rtl">' in page(pages(make_course, FILES | {"course.yml": arabic}))


def test_numbers_and_words_are_those_of_the_language(make_course: MakeCourse) -> None:
    quiz = """\
quiz:
  questions:
    - numeric: How heavy?
      answer: 60.5
      unit: kg
    - true-false: It is heavy.
      answer: true
"""
    german = FILES["course.yml"].replace("language: en", "language: de")
    text = page(pages(make_course, FILES | {"course.yml": german, "first/one.yml": LESSON + quiz}))
    assert "<span>60,5 kg</span>" in text
    assert "<span>Stimmt</span>" in text


def test_recordings_are_played_with_their_captions_from_the_folder_alone(
    make_course: MakeCourse,
) -> None:
    recordings = """\
  - video: counter.mp4
    title: The counter
    captions: counter.vtt
    poster: images/desk.svg
    transcript: Somebody waits.
    stops: [{stop: 0:02, ask: What do *you* do?}]
  - audio: https://calls.example.org/1
    title: A call elsewhere
    transcript: Nobody answers.
"""
    captions = "WEBVTT\n\n00:01.000 --> 00:03.000\nHello?\n"
    files = FILES | {
        "first/one.yml": LESSON + recordings,
        "first/counter.mp4": "a film",
        "first/counter.vtt": captions,
    }
    made = slide_pages(make_course(files), Dialect(), lambda path: files[path].encode())
    text = page(made)
    assert made["slides/assets/pictures/first/counter.mp4"] == b"a film"
    assert (
        'src="../assets/pictures/first/counter.mp4" poster="../assets/pictures/first/images/'
        in text
    )
    [written] = re.findall(r'src="data:text/vtt;charset=utf-8,([^"]+)"', text)
    assert unquote(written) == captions
    assert '<a href="https://calls.example.org/1" rel="noopener noreferrer">' in text
    assert "What do <em>you</em> do?" in text
