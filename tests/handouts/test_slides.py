"""Slides for the room: one thought each, and the answer never beside its question."""

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest

from tests.handouts.reading import text


@pytest.fixture(scope="module")
def shown(every_kind: Path) -> list[str]:
    """Return the words of each slide."""
    with pdfium.PdfDocument(every_kind / "first/first-slides.pdf") as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def at(slides: list[str], words: str) -> int:
    found = [number for number, slide in enumerate(slides) if words in slide]
    assert found, words
    return found[0]


def test_each_answer_is_on_the_slide_after_its_question(shown: list[str]) -> None:
    asked = [number for number, slide in enumerate(shown) if slide.startswith("Question ")]
    questions = [number for number in asked if ": Answer" not in shown[number]]
    assert questions
    for number in questions:
        heading = " ".join(shown[number].split()[:2])
        assert shown[number + 1].startswith(f"{heading}: Answer")
        assert "✓" not in shown[number]


def test_every_part_of_a_lesson_that_a_room_looks_at_has_its_slide(shown: list[str]) -> None:
    for words in (
        "What you will be able to do",
        "Text with everything",
        "Half of a survey is a survey.",
        "Paper is patient, and ink is not.",
        "Fold it again.",
        "A good ending",
        "24 sheets",
    ):
        at(shown, words)


def test_nothing_of_the_facilitators_and_no_feedback_is_shown(every_kind: Path) -> None:
    words = text(every_kind / "first/first-slides.pdf")
    for secret in ("SECRET", "CORRECT-FEEDBACK", "QUESTION-FEEDBACK", "HINT-OF-TREES"):
        assert secret not in words


def test_what_is_sorted_has_its_groups_in_sight(shown: list[str]) -> None:
    slide = shown[at(shown, "Wood or metal?")]
    assert "Wood · Metal" in slide
    assert "Pencil" in slide


def test_a_click_leads_to_the_scene_that_follows(every_kind: Path, shown: list[str]) -> None:
    with pikepdf.open(every_kind / "first/first-slides.pdf") as opened:
        links = [
            note
            for page in opened.pages
            for note in page.obj.get("/Annots", [])
            if note.Subtype == "/Link"
        ]
        pages = [page.obj.objgen for page in opened.pages]
        leads_to = [
            pages.index(link.Dest[0].objgen) for link in links if link.get("/Dest") is not None
        ]
    assert leads_to
    assert all(shown[page].startswith("Scene ") for page in leads_to)
