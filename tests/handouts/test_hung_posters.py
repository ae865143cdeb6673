"""What hangs in a room, and what the guide shows, of a lesson for people who come prepared."""

from pathlib import Path

from tests.conftest import MakeCourse
from tests.handouts.test_days import QUIZ, TWO_DAYS, lesson, sheets


def test_a_workshop_shows_and_hangs_what_its_room_does(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    figures = "".join(
        f"  - text: |\n      ## {name}\n\n      It was so.\n  - figure: ../logo.svg\n    alt: Of {name}\n"
        for name in ("Known", "Read", "Later")
    )
    talk = "  discuss: [Why?]\n"
    task = (
        "  - activity: {}\n    id: {}\n    minutes: 9\n    steps: [Try.]\n    debrief: {{minutes: 2, "
        "questions: [And?]}}\n"
    )
    tasks = task.format("Run it", "run-it") + task.format("Leave it", "leave-it")
    timing = "    - {minutes: 11, do: Try., run: run-it}\n    - {minutes: 4, do: Tell., read: Read, run: quiz}\n"
    prepared = (
        "workshop:\n  before: [Known, Read, leave-it]\n  minutes: 5\n"
        "  room: [run-it, quiz]\n  home: [Later]\n"
    )
    third = lesson("Lesson three", timing, QUIZ + prepared, figures + tasks) + talk
    made = sheets(make_course({**TWO_DAYS, "second/three.yml": third}), tmp_path)
    (shown,) = made["day-2/guide.pdf"]["modules"][1]["lessons"]
    assert shown["posters"] == [
        {"what": "Of Known", "when": "Hang it up when the lesson begins."},
        {"what": "Of Read", "when": "Hang it up after “Read”, not before."},
    ]
    assert not shown["discusses"]
    assert [one["title"] for one in shown["tasks"]] == ["Run it"]
    (hung,) = made["day-2/posters.pdf"]["lessons"]
    assert [one["alt"]["plain"] for one in hung["figures"]] == ["Of Known", "Of Read"]
    assert hung["questions"] == []
