"""What the room does of a lesson for which people come prepared."""

from tests.conftest import LESSON, MakeCourse

TASKS = """\
  - text: |
      ## The story

      A story.
  - activity: Try it
    id: try
    minutes: 10
    setting: pairs
    steps: [Try.]
  - activity: Tell it
    id: tell
    minutes: 5
    setting: room
    steps: [Tell.]
"""
WORKSHOP = "workshop:\n  before: [The story]\n  minutes: 7\n  room: [tell, try]\n"
TIMING = """\
facilitator:
  aim: They know.
  timing:
    - {minutes: 6, do: Read., before: true}
    - {minutes: 1, do: Make pairs.}
    - {minutes: 7, do: Try., run: try}
    - {minutes: 2, do: Make a circle.}
    - {minutes: 5, do: Tell., run: tell}
    - {minutes: 3, do: Try again., run: try}
    - {minutes: 1, do: Say goodbye.}
"""


def test_the_room_does_what_is_listed_in_that_order_with_what_leads_to_it(
    make_course: MakeCourse,
) -> None:
    lesson = make_course({"first/one.yml": LESSON + TASKS + WORKSHOP + TIMING}).lessons[0]
    assert [step.do for step in lesson.room_timing] == [
        *("Make a circle.", "Tell.", "Make pairs.", "Try.", "Try again.", "Say goodbye."),
    ]
    assert lesson.session_minutes == 19
    assert lesson.minutes == 10
    assert lesson.room_minutes == (4, 0, 15)


def test_without_a_workshop_all_of_it_is_held(make_course: MakeCourse) -> None:
    lesson = make_course({"first/one.yml": LESSON + TASKS + TIMING}).lessons[0]
    assert lesson.room_timing == lesson.facilitator.timing if lesson.facilitator else ()
    assert lesson.session_minutes == 10
    assert lesson.room_minutes == (10, 0, 15)


def test_a_workshop_without_a_timing_takes_the_lessons_minutes(make_course: MakeCourse) -> None:
    lesson = make_course({"first/one.yml": LESSON + TASKS + WORKSHOP}).lessons[0]
    assert lesson.session_minutes == lesson.minutes


def test_parts_are_known_by_their_kinds_and_titles(make_course: MakeCourse) -> None:
    lesson = make_course({"first/one.yml": LESSON + TASKS + TIMING}).lessons[0]
    assert [part[:2] for part in lesson.named_parts(("The story", "try", "quiz"))] == [
        *(("section", "The story"), ("activity", "Try it"), ("quiz", "")),
    ]
