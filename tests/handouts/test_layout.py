"""How a sheet fills its pages: long words stay in their place, rows are high enough, no page stays empty."""

from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from lessonwright.handouts.pdf_batch import PdfBatch
from lessonwright.handouts.pdf_jobs import PdfJobs
from tests.conftest import COURSE, MODULE, write_course
from tests.conftest import LESSON as PLAIN_LESSON
from tests.handouts.conftest import address, loaded, printed
from tests.handouts.reading import printed_words

MM = 72 / 25.4
OUTER, LABEL, GUTTER, FOOT = 18 * MM, 33 * MM, 6 * MM, 22 * MM
SMALL = 8.4
WORD = "Arbeitsunfähigkeitsbescheinigung"
LESSON = f"""\
title: {WORD}
summary: {WORD}
minutes: 30
objectives:
  - know-it: {WORD} nennen.
    level: remember
body:
  - text: |
      Ein [Wort](glossary:{WORD.lower()}), {"das hier so lange steht, bis daneben Platz ist, es zu erklären, " * 9}.
quiz:
  questions:
    - matching: Was gehört zusammen?
      pairs: {{"{WORD}": "{WORD} b", "{WORD} c": "{WORD} d"}}
worksheet:
  title: {WORD}
  prompts:
    - fill-table: {WORD}
      columns: [{WORD}, "{WORD} b", c, d, e]
      rows: 2
    - plan: Mein Plan
      id: mine
facilitator:
  aim: {WORD}
  timing: [{{minutes: 30, do: {WORD}}}]
"""
FILES = {
    "course.yml": COURSE.replace("language: en", "language: de")
    + f"glossary:\n  - {WORD}: {WORD} ist ein Wort.\n"
    f"self-assessment:\n  scale: [nie, oft, immer]\n  statements: [{WORD}.]\n",
    "first/module.yml": MODULE.replace("First module", f"{WORD}sverfahren" * 5),
    "first/one.yml": LESSON,
}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("layout")
    content = write_course(folder / "content", FILES)
    jobs = PdfJobs(loaded(content), content, address)
    PdfBatch(jobs, folder).run([*jobs.learner(), *jobs.facilitator()])
    return folder


def rights(pdf: Path) -> list[tuple[float, float]]:
    """Return where each letter of a PDF ends, and how wide its page is."""
    pages = ((page.get_textpage(), page.get_width()) for page in pypdfium2.PdfDocument(pdf))
    return [
        (text.get_charbox(at)[2], width)
        for text, width in pages
        for at in range(text.count_chars())
    ]


@pytest.mark.parametrize("name", ["first/one", "first/first-guide", "a-course-workbook"])
def test_no_long_word_leaves_the_page(name: str, sheets: Path) -> None:
    assert [
        right for right, width in rights(sheets / f"{name}.pdf") if right > width - OUTER + 1
    ] == []


def test_an_explanation_stays_in_the_margin(sheets: Path) -> None:
    text = pypdfium2.PdfDocument(sheets / "first/one.pdf")[0].get_textpage()
    ends = []
    for at in range(text.count_chars()):
        left, low, right, _ = text.get_charbox(at)
        is_small = raw.FPDFText_GetFontSize(text.raw, at) == pytest.approx(SMALL)
        if is_small and low > FOOT and left < OUTER + LABEL + GUTTER - 1:
            ends.append(right)
    assert len(ends) > 2 * len(WORD)
    assert max(ends) < OUTER + LABEL + 3, (
        "but for a hyphen, which may reach a little out of its line"
    )


def heights(pdf: Path) -> dict[str, float]:
    """Return how high each field is, in millimetres."""
    with pikepdf.open(pdf) as opened:
        fields = list(opened.Root.AcroForm.Fields)
        return {
            str(field.T): float(field.Rect[3] - field.Rect[1]) / MM
            for field in fields
            if "/Rect" in field
        }


def test_rows_are_high_enough_to_write_in(sheets: Path) -> None:
    found = heights(sheets / "first/one.pdf")
    assert found["mine-what"] >= 3 * 9
    assert min(height for name, height in found.items() if name.startswith("fill-table")) >= 9


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("first/one", "notes"),
        ("a-course-workbook", "first-one-notes"),
        ("a-course-workbook", "self-assessment-before-notes"),
        ("a-course-workbook", "self-assessment-after-notes"),
        ("first/first-guide", "notes"),
    ],
)
def test_what_is_left_of_a_page_is_room_for_notes(name: str, field: str, sheets: Path) -> None:
    assert heights(sheets / f"{name}.pdf")[field] > 50
    with pikepdf.open(sheets / f"{name}.pdf") as opened:
        lows = [
            float(one.Rect[1]) for one in opened.Root.AcroForm.Fields if str(one.get("/T")) == field
        ]
    assert lows[0] < 40 * MM


ASKED = "".join(
    f"    - multiple-choice: In case {at}, {'how does it go on? ' * (1 + at % 4)}\n"
    f"      choices:\n        - correct: Right {at}\n        - wrong: Wrong {at}\n        - wrong: Other {at}\n"
    for at in range(12)
)
TASKS = "".join(
    f"  - activity: Task {at}\n    id: task-{at}\n    minutes: 5\n    steps: [Do it.]\n"
    for at in range(24)
)
STEPS = "".join(
    f"    - minutes: 5\n      do: {'Say what comes next, and wait. ' * (1 + at % 5)}\n"
    f"      run: task-{at}\n"
    for at in range(24)
)


def test_a_page_does_not_begin_with_the_last_line_of_what_is_on_the_page_before(
    tmp_path: Path,
) -> None:
    lesson = PLAIN_LESSON + f"{TASKS}quiz:\n  questions:\n{ASKED}"
    content = write_course(
        tmp_path / "content",
        {
            "course.yml": COURSE,
            "first/module.yml": MODULE + "review: {ask: 12, minutes: 10}\n",
            "first/one.yml": f"{lesson}facilitator:\n  aim: Try it.\n  timing:\n{STEPS}",
        },
    )
    printed(content, tmp_path / "sheets")
    begins = [
        page.get_textpage().get_text_bounded().strip()
        for name in ("first/review", "first/first-guide")
        for page in pypdfium2.PdfDocument(tmp_path / f"sheets/{name}.pdf")
    ]
    assert len(begins) > 5
    assert [
        text[:40] for text in begins if text.startswith(("From the lesson", "Activity: "))
    ] == []


BRANCHES = range(2, 8)
SCENARIO = """\
title: Lesson {n}
summary: S.
minutes: 30
objectives:
  - know-it: Name it.
    level: remember
body:
  - scenario: A desk
    start: s1
    scenes:
      s1:
        text: Which way?
        choices:
{choices}
{endings}
facilitator:
  aim: They choose.
  timing: [{{minutes: 30, do: Play.}}]
  notes: |
{notes}
"""


def test_no_map_of_a_scenario_runs_below_the_foot_of_its_page(tmp_path: Path) -> None:
    """The notes above it are longer in each lesson, so that it comes upon every part of a page's end."""
    endings = ("good", "mixed", "poor", "poor", "mixed", "poor")
    of_all = {
        "choices": "".join(f"          - {{say: Way {n}., then: s{n}}}\n" for n in BRANCHES),
        "endings": "".join(
            f"      s{n}: {{text: Done., ending: {ending}}}\n"
            for n, ending in zip(BRANCHES, endings, strict=True)
        ),
    }
    names = ("one", "two", "three", "four", "five", "six", "seven")
    lessons = {
        f"first/{name}.yml": SCENARIO.format(n=n, notes="    A note.\n\n" * 5 * n, **of_all)
        for n, name in enumerate(names, 1)
    }
    module = MODULE.replace("[one]", f"[{', '.join(names)}]")
    content = write_course(tmp_path / "content", {"first/module.yml": module, **lessons})
    jobs = PdfJobs(loaded(content), content, address)
    guide = "first/first-guide.pdf"
    PdfBatch(jobs, tmp_path).run(job for job in jobs.facilitator() if job.path == guide)
    words = printed_words(tmp_path / guide)
    in_foot = [word.line for word in words if word.text == "/"]
    assert [word for word in words if word.line > max(in_foot) + 1] == []
    last_scenes = [word for word in words if word.text == "7" and word.line < max(in_foot) - 20]
    assert len(last_scenes) >= len(names)
