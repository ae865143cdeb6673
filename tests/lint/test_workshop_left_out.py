"""A lesson that a module's workshop leaves out is told, whichever list it would belong to."""

import pytest

from lessonwright.lint.rules.workshop_left_out import findings
from tests.conftest import LESSON, MakeCourse

MODULE = "title: First module\nsummary: S.\nlessons: [one, two]\nworkshop:\n  room: [one]\n"


@pytest.mark.parametrize(
    ("more", "told"), [("", [("lessons", 1)]), ("  home: [two]\n", []), ("  before: [two]\n", [])]
)
def test_a_lesson_in_no_list_is_told(
    more: str, told: list[tuple[str, int]], make_course: MakeCourse
) -> None:
    course = make_course({"first/module.yml": MODULE + more, "first/two.yml": LESSON})
    assert [finding.path for finding in findings(course)] == told
