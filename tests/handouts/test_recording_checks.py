"""Recordings on paper: a way to them, what is said, and room to answer; the guide has all of it."""

from pathlib import Path

import pikepdf
import pytest

from tests.handouts.conftest import change, printed
from tests.handouts.reading import fields, text

RECORDINGS = """\
body:
  - audio: call.mp3
    title: A call
    id: call
    captions: call.vtt
    transcript: "**Ann:** Is the *wheel* there?"
    credit: A synthetic voice.
    stops:
      - stop: 1:20
        ask: And what now?
      - stop: 0:05
        ask: What do you say?
    debrief:
      minutes: 2
      questions: [What did you hear?]
  - video: https://films.example.net/one?t=1
    title: A film elsewhere
    transcript: Nobody looks up.
"""


@pytest.fixture
def sheets(content: Path, tmp_path: Path) -> Path:
    change(content / "first/scripts.yml", "body:\n", RECORDINGS)
    (content / "first/call.mp3").write_bytes(b"a sound")
    (content / "first/call.vtt").write_text("WEBVTT\n\n00:01.000 --> 01:30.000\nIs it?\n")
    assert printed(content, tmp_path / "out") == []
    return tmp_path / "out"


def addresses(pdf: Path) -> set[str]:
    with pikepdf.open(pdf) as opened:
        notes = [note for page in opened.pages for note in page.get("/Annots", [])]
        return {str(note.A.URI) for note in notes if "/A" in note and note.A.get("/S") == "/URI"}


def test_a_handout_leads_to_each_recording(sheets: Path) -> None:
    own = "https://example.org/first/scripts/#audio-call"
    assert {own, "https://films.example.net/one?t=1"} <= addresses(sheets / "first/scripts.pdf")


def test_it_has_what_is_said_and_each_stop_in_turn_with_room_to_answer(sheets: Path) -> None:
    shown = text(sheets / "first/scripts.pdf")
    parts = ["A call", "A synthetic voice.", "Is the wheel there?", "0:05", "1:20", "And what now?"]
    assert sorted(parts, key=shown.index) == parts
    assert "Nobody looks up." in shown
    answers = [name for name in fields(sheets / "first/scripts.pdf") if "call-stop" in name]
    assert len(answers) == 2


def test_the_guide_has_all_of_it(sheets: Path) -> None:
    shown = text(sheets / "first/first-guide.pdf")
    for words in ("Is the wheel there?", "What do you say?", "1:20", "What did you hear?"):
        assert words in shown, words


def test_the_slides_have_each_stop(sheets: Path) -> None:
    shown = text(sheets / "slides/first/scripts.pdf")
    for words in ("A call", "Stop 1 / 2", "0:05", "And what now?", "A film elsewhere"):
        assert words in shown, words
