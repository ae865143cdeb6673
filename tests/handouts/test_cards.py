"""Cards to cut out: what is on them, and that each back comes to lie behind its front."""

import json
from pathlib import Path

import pytest

from lessonwright.handouts.answer_key_and_cards import carded, cards_sheet
from lessonwright.handouts.pdf_jobs import PdfJobs
from lessonwright.handouts.sheet_text_and_pictures import SheetData, SheetText
from lessonwright.handouts.template_data import Frame, Parts
from lessonwright.markup.dialect import Dialect
from lessonwright.prose.words import words
from tests.conftest import COURSE, MakeCourse
from tests.handouts.reading import printed_words

HEAD = """\
title: One
summary: S.
minutes: 10
objectives:
  - one: Name it.
    level: remember
body:
"""
LESSON = (
    HEAD
    + """\
  - text: |
      ## The diary

      - **3 May.** It rained.
      - It *snowed*.

      > 1. Quoted.

      | Bread | Needs | Keeps |
      |---|---|---|
      | Rye | a day | a week |
    cards: room
quiz:
  questions:
    - sorting: Wood or metal?
      groups: {Wood: [Table], Metal: [Nail, Pan]}
      cards: pairs
    - ordering: What comes first?
      items: [Knead, Rest, Bake]
      cards: alone
    - matching: What belongs together?
      pairs: {Salt: sea, Honey: bee}
      distractors: [tree]
      cards: group
    - ordering: What comes last?
      items: [Breakfast, Dinner]
"""
)


@pytest.fixture
def sheet(make_course: MakeCourse, tmp_path: Path) -> SheetData:
    module = "title: M\nsummary: S.\nlessons: [one]\n"
    files = {"course.yml": COURSE, "first/module.yml": module, "first/one.yml": LESSON}
    course = make_course(files)
    parts = Parts(SheetText.of(Dialect(), tmp_path, lambda path: None), words("en"))
    frame = Frame(course, words("en"))
    return cards_sheet(course.modules[0], course.lessons[0], frame, parts)


def faces(sheet: SheetData, number: int) -> list[tuple[str, str | None]]:
    """Return the words of front and back of each card in a set; a back without words is None."""
    cards = [card for page in sheet["sets"][number]["pages"] for card in page]
    return [(card["front"]["plain"], card["back"] and card["back"]["plain"]) for card in cards]


def test_a_question_without_the_wish_has_no_cards(sheet: SheetData) -> None:
    named = [(one["title"], one["for"]) for one in sheet["sets"]]
    assert named == [
        *(("The diary", "room"), ("1. Wood or metal?", "pairs")),
        *(("2. What comes first?", "alone"), ("3. What belongs together?", "group")),
    ]


def test_the_answer_is_on_the_back(sheet: SheetData) -> None:
    assert set(faces(sheet, 1)) == {
        *(("Wood", None), ("Metal", None)),
        *(("Table", "Wood"), ("Nail", "Metal"), ("Pan", "Metal")),
    }
    assert set(faces(sheet, 2)) == {("Knead", "1"), ("Rest", "2"), ("Bake", "3")}
    assert set(faces(sheet, 3)) == {
        *(("Salt", "sea"), ("Honey", "bee")),
        *(("sea", "Salt"), ("bee", "Honey"), ("tree", None)),
    }


def test_lists_and_tables_are_cards_as_well(sheet: SheetData) -> None:
    diary, snow, quoted, rye = faces(sheet, 0)
    assert quoted == ("Quoted.", None)
    assert (diary[0].strip(), diary[1]) == ("It rained.", "3 May.")
    assert snow == ("It snowed.", None)
    assert (rye[0], (rye[1] or "").split()) == ("Rye", ["Needs", "a", "day", "Keeps", "a", "week"])


def test_each_back_lies_behind_its_front_when_the_paper_is_turned(every_kind: Path) -> None:
    pdf = every_kind / "first/everything-cards.pdf"
    placed = {(word.text, word.page): word for word in printed_words(pdf)}
    pages = {word.page for word in placed.values()}
    front = next(one for one in placed.values() if one.text == "Pencil")
    (back,) = [
        one
        for one in placed.values()
        if one.page == front.page + 1 and one.text == "Wood" and abs(one.line - front.line) < 20
    ]
    width = 595
    assert abs((front.left + front.right) / 2 + (back.left + back.right) / 2 - width) < 3
    assert len(pages) % 2 == 0


def test_no_lesson_without_cards_has_a_sheet_for_them(
    make_course: MakeCourse,
) -> None:
    course = make_course({"course.yml": COURSE})
    assert [carded(lesson) for lesson in course.lessons] == [[] for _ in course.lessons]


IN_A_WORKSHOP = (
    HEAD
    + """\
  - text: |
      ## Sooner

      - It rained.
    cards: room
  - text: |
      ## Later

      - It snowed.
    cards: room
  - activity: Have a try
    id: try
    minutes: 5
    steps: [Try.]
  - poll: Tea or coffee?
    id: drinks
    options: [Tea, Coffee]
  - role-play: At the counter
    id: counter
    situation: A bag is lost.
    roles:
      - {role: Clerk, public: You sell tickets., brief: You are new., opening: Next!}
      - {role: Traveller, public: You want a bag., brief: You are late.}
    rounds: [{minutes: 4}]
quiz:
  questions:
    - {ordering: What comes first?, id: first, items: [Knead, Bake], cards: alone}
    - {ordering: What comes last?, id: last, items: [Breakfast, Dinner], cards: alone}
workshop:
  before: [Sooner]
  minutes: 5
  room: ROOM
  home: [Later]
facilitator:
  aim: They try.
  timing:
    - {minutes: 2, do: Lay., run: first}
    - {minutes: 2, do: Lay., run: last}
    - {minutes: 2, do: Try., run: try}
    - {minutes: 2, do: Vote., run: drinks}
    - {minutes: 2, do: Play., run: counter}
"""
)
MODULE = "title: M\nsummary: S.\nlessons: [one]\n"


def of_lesson(make_course: MakeCourse, content: Path, room: str) -> dict[str, SheetData]:
    """Return what the sheets for whoever holds a lesson say, by their files, with what its room does."""
    written = IN_A_WORKSHOP.replace("ROOM", room)
    session = "handouts: {slides: room}\nsession: {people: 4}\n"
    files = {"course.yml": COURSE + session, "first/module.yml": MODULE, "first/one.yml": written}
    jobs = PdfJobs(make_course(files), content, lambda path: None)
    return {job.path: json.loads(jobs.sheet(job)[0].data) for job in jobs.facilitator()}


def packed(sheets: dict[str, SheetData]) -> set[str]:
    """Return the files of the cards that the packing list names."""
    listed = sheets["session/packing-list.pdf"]
    printed = [*listed["whole"]["print"], *(row for day in listed["days"] for row in day["print"])]
    return {row["file"].rpartition("/")[2] for row in printed if "cards" in row["file"]}


def test_what_the_room_of_a_workshop_leaves_out_needs_no_cards(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    sheets = of_lesson(make_course, tmp_path, "[first, try]")
    sets = [one["title"] for one in sheets["first/one-cards.pdf"]["sets"]]
    assert sets == ["Sooner", "1. What comes first?"]
    assert packed(sheets) == {"01-one-cards.pdf"}
    assert not [path for path in sheets if "role-cards" in path or "letter-cards" in path]
    shown = json.dumps(sheets["slides/first/one.pdf"])
    assert "Have a try" in shown
    assert "What comes first?" in shown
    for left_out in ("Tea or coffee?", "At the counter", "What comes last?"):
        assert left_out not in shown


def test_what_the_room_of_a_workshop_does_has_its_cards(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    sheets = of_lesson(make_course, tmp_path, "[last, drinks, counter]")
    sets = [one["title"] for one in sheets["first/one-cards.pdf"]["sets"]]
    assert sets == ["Sooner", "2. What comes last?"]
    assert packed(sheets) == {"01-one-cards.pdf", "01-one-role-cards.pdf", "letter-cards.pdf"}
    shown = json.dumps(sheets["slides/first/one.pdf"])
    for held in ("Tea or coffee?", "At the counter", "What comes last?"):
        assert held in shown
    for left_out in ("Have a try", "What comes first?"):
        assert left_out not in shown


def test_cards_that_a_step_gives_out_are_made_whatever_they_are_of(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    giving = IN_A_WORKSHOP.replace("run: try}", "run: try, give: [cards]}")
    files = {
        "course.yml": COURSE,
        "first/module.yml": MODULE,
        "first/one.yml": giving.replace("ROOM", "[try]"),
    }
    course = make_course(files)
    assert len(carded(course.lessons[0])) == 4
