"""Role-plays on paper: a card for each person with its own brief, and no brief anywhere that learners get."""

import re
from pathlib import Path

import pytest

from lessonwright.course.block.role_play import RolePlay
from lessonwright.handouts.pdf_jobs import PdfJobs
from tests.handouts.conftest import address, change, loaded, printed
from tests.handouts.reading import fields, text

ROLE_PLAY = """\
body:
  - role-play: The bike for Saturday
    situation: Friday at four, at the counter.
    roles:
      - role: Nadia
        public: She promised the bike.
        brief: You forgot BRIEF-OF-NADIA to order a wheel.
        second-brief: You remembered SECOND-OF-NADIA an hour ago.
      - role: The customer
        public: Needs a bike.
        brief: You ride BRIEF-OF-CUSTOMER with your child tomorrow.
        opening: Is it ready?
    rounds:
      - minutes: 3
        do: Play until a next step is named.
      - minutes: 3
        swap: true
    look-for: [A fact is named., Nobody is blamed.]
    debrief:
      minutes: 4
      questions: [What helped?]
    second-take:
      minutes: 2
      change: The shop is full.
"""
SECRETS = ("BRIEF-OF-NADIA", "SECOND-OF-NADIA", "BRIEF-OF-CUSTOMER")


@pytest.fixture
def with_role_play(content: Path) -> Path:
    change(content / "first/scripts.yml", "body:\n", ROLE_PLAY)
    return content


@pytest.fixture
def sheets(with_role_play: Path, tmp_path: Path) -> Path:
    assert printed(with_role_play, tmp_path / "out") == []
    return tmp_path / "out"


def cards(sheets: Path) -> list[str]:
    """Return the words of each card, which opens with the name of the role-play."""
    shown = text(sheets / "first/scripts-role-cards.pdf")
    return re.split(r"Role-play: The bike for Saturday", shown)[1:]


def test_a_card_has_one_brief_and_no_other(sheets: Path) -> None:
    on_cards = [[secret for secret in SECRETS if secret in card] for card in cards(sheets)]
    assert on_cards == [
        ["BRIEF-OF-NADIA"],
        ["BRIEF-OF-CUSTOMER"],
        [],
        [],
        [],
        ["SECOND-OF-NADIA"],
    ]


def test_everybody_reads_the_situation_and_whoever_begins_the_first_line(sheets: Path) -> None:
    nadia, customer, *watching, _ = cards(sheets)
    for card in (nadia, customer, *watching):
        assert "Friday at four, at the counter." in card
    assert "Is it ready?" in customer
    assert "Is it ready?" not in nadia


def test_three_can_watch_two_and_write_down_what_they_hear(sheets: Path) -> None:
    _, _, *watching, _ = cards(sheets)
    assert ["A fact is named." in card for card in watching] == [True, True, True]
    written = fields(sheets / "first/scripts-role-cards.pdf")
    assert len([name for name in written if name.endswith("-words")]) == 6


def test_whoever_runs_it_reads_every_brief_and_how_it_goes(sheets: Path) -> None:
    shown = text(sheets / "first/first-guide.pdf")
    for words in (
        *SECRETS,
        "People in a group: 3–5",
        "Round 2",
        "What helped?",
        "The shop is full.",
    ):
        assert words in shown, words


def test_a_handout_has_the_role_play_without_any_brief(sheets: Path) -> None:
    handout = sheets / "first/scripts.pdf"
    shown = text(handout)
    for words in ("She promised the bike.", "Is it ready?", "14 minutes", "Swap cards first."):
        assert words in shown, words
    for secret in SECRETS:
        assert secret not in shown
        assert secret.encode() not in handout.read_bytes()


def test_a_lesson_without_a_role_play_has_no_cards(every_kind: Path) -> None:
    assert [*every_kind.rglob("*-role-cards.pdf")] == []


def test_two_who_are_watched_are_three(with_role_play: Path) -> None:
    """The packing list counts their sets of cards: four for twelve people, not six."""
    jobs = PdfJobs(loaded(with_role_play), with_role_play, address)
    (job,) = [job for job in jobs.facilitator(people=12) if "packing" in job.path]
    assert '"what":"Role cards","title":"Scripts of the world","copies":4,' in (
        jobs.sheet(job)[0].data
    )


def test_without_observers_a_group_is_its_players(with_role_play: Path) -> None:
    change(
        with_role_play / "first/scripts.yml",
        "    look-for: [A fact is named., Nobody is blamed.]\n",
        "",
    )
    lesson = next(one for one in loaded(with_role_play).lessons if one.id == "scripts")
    (role_play, *_) = lesson.body
    assert isinstance(role_play, RolePlay)
    assert (role_play.setting, role_play.fewest, role_play.observers) == ("pairs", 2, 0)
