"""Slides as PDF: one thought a page, in letters that the last row can read."""

from pathlib import Path

import pikepdf
import pytest

from lessonwright.course.lesson_and_review_slides import slides
from tests.conftest import SAMPLE
from tests.handouts.conftest import COURSES, change, loaded, printed
from tests.handouts.reading import page_count, printed_words, text

LESSONS = ["first/everything", "first/scripts"]
HIGH = 540
"""The height of a page, in points."""


@pytest.mark.parametrize("lesson", LESSONS)
def test_pages_are_as_wide_as_a_screen(every_kind: Path, lesson: str) -> None:
    with pikepdf.open(every_kind / f"slides/{lesson}.pdf") as pdf:
        for page in pdf.pages:
            _, _, width, height = map(float, page.mediabox)
            assert height == pytest.approx(HIGH, abs=1)
            assert width / height == pytest.approx(16 / 9, abs=0.01)


def test_each_slide_of_the_sample_course_has_one_page(tmp_path: Path) -> None:
    course = loaded(SAMPLE)
    assert printed(SAMPLE, tmp_path) == []
    counted = {
        lesson.path: page_count(tmp_path / "slides" / lesson.path.replace(".yml", ".pdf"))
        for lesson in course.lessons
    }
    wanted = {
        lesson.path: len(slides(module, lesson))
        for module in course.modules
        for lesson in module.lessons
    }
    assert counted == wanted


def test_nothing_is_set_so_small_that_the_last_row_cannot_read_it(every_kind: Path) -> None:
    words = printed_words(every_kind / "slides/first/everything.pdf")
    shown = [word for word in words if word.line < 0.92 * HIGH]
    assert len(shown) > 100
    assert [word.text for word in shown if word.size < HIGH / 45] == []


def test_the_guide_leads_to_the_slides(every_kind: Path) -> None:
    for guide, way in {
        "first/first-guide.pdf": "../slides",
        "every-kind-of-thing-guide.pdf": "slides",
    }.items():
        with pikepdf.open(every_kind / guide) as pdf:
            links = {
                str(note.A.URI)
                for page in pdf.pages
                for note in page.obj.get("/Annots", [])
                if "/A" in note and note.A.S == "/URI"
            }
        for ending in ("html", "pdf"):
            assert f"{way}/first/everything.{ending}" in links


def test_a_course_that_asks_for_none_has_none(content: Path, tmp_path: Path) -> None:
    change(content / "course.yml", "  slides: room\n", "")
    assert printed(content, tmp_path / "out") == []
    assert not (tmp_path / "out" / "slides").exists()
    assert "Slides" not in text(tmp_path / "out" / "first" / "first-guide.pdf")


def test_the_answer_stands_on_no_page_with_its_question() -> None:
    course = loaded(COURSES / "every-kind")
    module = course.modules[0]
    for lesson in module.lessons:
        shown = slides(module, lesson)
        asked = [at for at, slide in enumerate(shown) if slide.label == "question"]
        assert all(shown[at + 1].label == "answer" for at in asked)
