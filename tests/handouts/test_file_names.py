"""PDFs carry the name of their course."""

import pytest

from lessonwright.handouts.sheet_names import (
    answer_key_name,
    guide_name,
    handout_names,
    workbook_name,
)
from tests.conftest import COURSE, LESSON, MakeCourse

WORKSHEET = f"{LESSON}worksheet:\n  title: W\n  prompts:\n    - write: What now?\n"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("title: Serve others, first!", "serve-others-first"),
        ("title: Über Öl & Wasser", "ueber-oel-wasser"),
        ("title: Ça va, Åsa?", "ca-va-asa"),
        ("title: 说话", "说话"),
        ("title: がんばる", "がんばる"),
        (f"title: {'long ' * 20}", "-".join(["long"] * 12)),
        (f"title: {'x' * 90}", "x" * 60),
    ],
)
def test_files_are_named_after_the_course(title: str, name: str, make_course: MakeCourse) -> None:
    course = make_course(
        {"course.yml": COURSE.replace("title: A course", title), "first/one.yml": WORKSHEET}
    )
    assert workbook_name(course) == f"{name}-workbook.pdf"
    assert guide_name(course) == f"{name}-guide.pdf"
    assert answer_key_name(course) == f"{name}-answer-key.pdf"
    assert guide_name(course.modules[0]) == "first/first-guide.pdf"
    assert handout_names(course) == {
        "first/one.yml": "first/one.pdf",
        "course.yml": f"{name}-workbook.pdf",
    }


def test_a_title_of_signs_alone_names_nothing(make_course: MakeCourse) -> None:
    assert (
        workbook_name(make_course({"course.yml": COURSE.replace("A course", '"!?"')}))
        == "workbook.pdf"
    )
