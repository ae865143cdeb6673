"""The run of show: clock times, breaks, lunch and days."""

from dataclasses import replace
from pathlib import Path

import pytest

from lessonwright.building.handout_checks import check_paper
from lessonwright.building.project_settings import Project
from lessonwright.course.session_and_training_day import FixedBreak, TrainingDay
from lessonwright.handouts.day_overrun_and_time_cuts import spillovers
from lessonwright.handouts.session_steps_and_times import (
    NO_FRAME,
    AgendaStep,
    Day,
    SessionSteps,
    schedule,
    steps_of,
)
from lessonwright.reading.loader import load_course
from tests.conftest import COURSE, MakeCourse


def lesson(title: str, *minutes: int) -> list[AgendaStep]:
    total = sum(minutes)
    return [
        AgendaStep(m, "do", title if n == 0 else None, total if n == 0 else 0)
        for n, m in enumerate(minutes)
    ]


def shown(steps: list[AgendaStep], day: Day, around: SessionSteps = NO_FRAME) -> list[str]:
    return [
        f"{slot.clock} {slot.step.title or '-' if slot.step else slot.kind}"
        for slot in schedule(steps, day, around)
    ]


def around(minutes: int, *titles: str) -> tuple[AgendaStep, ...]:
    return tuple(AgendaStep(minutes, "do", title, frames=True) for title in titles)


def fixed(at: str, minutes: int, lunch: bool = False) -> FixedBreak:
    return FixedBreak.model_validate(
        {"at": at, "minutes": str(minutes), "lunch": str(lunch).lower()}
    )


def test_steps_follow_one_another() -> None:
    assert shown(lesson("A", 10, 20), Day()) == ["9:00 A", "9:10 -"]


def test_a_break_comes_between_lessons_before_people_have_sat_too_long() -> None:
    steps = lesson("A", 30, 30) + lesson("B", 20, 20)
    assert shown(steps, Day()) == ["9:00 A", "9:30 -", "10:00 break", "10:15 B", "10:35 -"]


def test_a_lesson_longer_than_people_can_sit_gets_its_break_within() -> None:
    assert shown(lesson("A", 60, 60), Day()) == ["9:00 A", "10:00 break", "10:15 -"]


def test_a_day_without_breaks_has_none() -> None:
    steps = [step for title in "ABCDE" for step in lesson(title, 30, 30)]
    assert shown(steps, Day(pause=0, at_a_stretch=60)) == [
        *("9:00 A", "9:30 -", "10:00 B", "10:30 -", "11:00 C", "11:30 -"),
        *("12:00 lunch", "13:00 D", "13:30 -", "14:00 E", "14:30 -"),
    ]


def test_no_break_comes_shortly_before_lunch() -> None:
    steps = lesson("A", 60, 15) + lesson("B", 30, 40) + lesson("C", 5, 30)
    assert shown(steps, Day()) == [
        *("9:00 A", "10:00 -", "10:15 break", "10:30 B", "11:00 -"),
        *("11:40 lunch", "12:40 C", "12:45 -"),
    ]


def test_lunch_comes_once() -> None:
    steps = [step for title in "ABCDE" for step in lesson(title, 60)]
    assert shown(steps, Day(at_a_stretch=120)) == [
        "9:00 A",
        "10:00 B",
        "11:00 break",
        "11:15 C",
        "12:15 lunch",
        "13:15 D",
        "14:15 E",
    ]


def test_an_afternoon_has_no_lunch() -> None:
    steps = lesson("A", 60) + lesson("B", 60)
    assert shown(steps, Day(start=13 * 60, at_a_stretch=120)) == ["13:00 A", "14:00 B"]


def test_what_does_not_fit_into_a_day_begins_another() -> None:
    steps = [step for title in "ABCDEFGH" for step in lesson(title, 60)]
    slots = list(schedule(steps, Day()))
    assert [(slot.clock, slot.day) for slot in slots if slot.clock == "9:00"] == [
        ("9:00", 1),
        ("9:00", 2),
    ]
    assert slots[-1].day == 2
    assert all(slot.start + slot.minutes <= 17 * 60 for slot in slots if slot.day == 1)


def test_an_evening_is_one_session() -> None:
    steps = [step for title in "ABC" for step in lesson(title, 45)]
    assert shown(steps, Day(start=18 * 60)) == ["18:00 A", "18:45 B", "19:30 break", "19:45 C"]


def test_fixed_breaks_come_at_their_times_and_no_others_do() -> None:
    day = Day(breaks=(fixed("10:00", 15), fixed("12:00", 45, lunch=True)))
    steps = lesson("A", 55) + lesson("B", 40, 40) + lesson("C", 30, 100)
    assert shown(steps, day) == [
        *("9:00 A", "9:55 spare", "10:00 break", "10:15 B", "10:55 -", "11:35 C"),
        # What would leave too many minutes free goes on after the break.
        *("12:00 lunch", "12:45 C", "12:50 -"),
    ]
    goes_on = [slot.clock for slot in schedule(steps, day) if slot.goes_on]
    assert goes_on == ["12:45"]


def test_a_break_before_the_session_begins_is_none() -> None:
    day = Day(start=13 * 60, breaks=(fixed("10:00", 15), fixed("14:00", 10)))
    assert shown(lesson("A", 60, 20), day) == ["13:00 A", "14:00 break", "14:10 -"]


def test_a_session_opens_and_closes_each_of_its_days() -> None:
    frame = SessionSteps(
        opening=around(10, "Welcome"),
        day_start=around(5, "Again"),
        energisers=around(5, "Jump", "Sing"),
        day_end=around(5, "Rest"),
        closing=around(15, "Goodbye"),
    )
    day = Day(ends=14 * 60, breaks=(fixed("12:00", 60, lunch=True),))
    steps = [step for title in "ABCD" for step in lesson(title, 80)]
    assert shown(steps, day, frame) == [
        *("9:00 Welcome", "9:10 A", "10:30 B", "11:50 Rest"),
        *("9:00 Again", "9:05 C", "10:25 D", "11:45 Goodbye"),
    ]
    # Where C fits in the afternoon, the energiser comes after lunch.
    longer = replace(day, ends=15 * 60)
    assert shown(steps[:3], longer, frame) == [
        *("9:00 Welcome", "9:10 A", "10:30 B", "11:50 spare"),
        *("12:00 lunch", "13:00 Jump", "13:05 C", "14:25 Goodbye"),
    ]


def test_no_break_comes_between_what_ends_a_day() -> None:
    frame = SessionSteps(day_end=tuple(AgendaStep(10, "do", w, frames=True) for w in "XYZ"))
    day = Day(ends=11 * 60 + 20, breaks=(fixed("10:10", 10), fixed("10:40", 15)))
    steps = [*lesson("A", 60), *lesson("B", 100)]
    assert shown(steps, day, frame)[:4] == ["9:00 A", "10:00 X", "10:10 Y", "10:20 Z"]


def test_a_course_that_says_nothing_of_its_day_has_the_usual_one() -> None:
    assert Day.of(TrainingDay()) == Day()


def test_the_day_is_the_one_that_the_course_describes() -> None:
    written = TrainingDay.model_validate(
        {"start": "13:05", "end": "17:30", "break": "20", "stretch": "60"}
    )
    assert Day.of(written) == Day(start=13 * 60 + 5, pause=20, at_a_stretch=60, ends=17 * 60 + 30)


def test_a_day_may_be_over_sooner_or_later_than_usual() -> None:
    steps = [step for title in "ABCDEFGH" for step in lesson(title, 60)]
    days = {
        ends: [*schedule(steps, Day(ends=ends))][-1].day for ends in (12 * 60, 17 * 60, 20 * 60)
    }
    assert days == {12 * 60: 4, 17 * 60: 2, 20 * 60: 1}


def test_a_module_that_would_not_end_today_begins_tomorrow_once_most_of_today_is_over() -> None:
    first = [step for title in "ABCDE" for step in lesson(title, 60)]
    second = [step for title in "FG" for step in lesson(title, 60)]
    opens = replace(second[0], module=120)
    assert (
        next(slot.day for slot in schedule([*first, *second], Day()) if slot.step == second[0]) == 1
    )
    assert (
        next(slot.day for slot in schedule([*first, opens, second[1]], Day()) if slot.step == opens)
        == 2
    )
    assert (
        next(slot.day for slot in schedule([first[0], opens, *first], Day()) if slot.step == opens)
        == 1
    )


def ends(steps: list[AgendaStep], day: Day) -> dict[int, int]:
    """Return when each day ends, in minutes after midnight."""
    return {slot.day: slot.start + slot.minutes for slot in schedule(steps, day)}


def test_no_lesson_goes_on_after_the_day_is_over_however_long_it_is() -> None:
    day = Day(start=15 * 60, ends=17 * 60)
    long = lesson("A", 60) + lesson("B", *[20] * 6)
    after_a_break = lesson("A", 60) + lesson("B", 30) + lesson("C", 30)
    assert ends(long, day)[1] <= 17 * 60
    assert ends(after_a_break, day)[1] <= 17 * 60


def test_a_module_is_reckoned_with_the_breaks_that_it_needs() -> None:
    first = [step for title in "ABCD" for step in lesson(title, 50)]
    opens, *more = [step for title in "EFG" for step in lesson(title, 50)]
    day = Day(ends=16 * 60 + 30)
    days = {
        slot.day
        for slot in schedule([*first, replace(opens, module=150), *more], day)
        if slot.step in (opens, *more)
    }
    assert len(days) == 1


def halves(*minutes: int, day: str) -> dict[str, str]:
    """Return the files of a course with lessons of these minutes and this day."""
    objectives = "objectives:\n  - one: Name it.\n    level: remember\nbody:\n  - text: x\n"
    lengths = dict(zip(("one", "two", "three", "four"), minutes, strict=False))
    lessons = {
        f"first/{name}.yml": f"title: L\nsummary: S.\nminutes: {m}\n{objectives}"
        for name, m in lengths.items()
    }
    module = {
        "first/module.yml": f"title: First module\nsummary: S.\nlessons: [{', '.join(lengths)}]\n"
    }
    return {"course.yml": f"{COURSE}handouts:\n  day: {{{day}}}\n", **module, **lessons}


HALF_A_DAY = "start: 13:30, end: 17:00, break: 15, stretch: 90"


def test_a_day_that_spills_over_is_told_with_what_would_fit(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    course = make_course(halves(65, 45, 45, 40, day=HALF_A_DAY))
    (told,) = spillovers(course, tmp_path, Day.of(course.handouts.day))
    assert told.text.replace(tmp_path.as_posix(), "content") == (
        "content/course.yml:7:3: note: “First module” goes on into a second day: with its breaks, it would end at"
        " 17:15, 15 minutes too late [day-spills]\n"
        f"    7 |   day: {{{HALF_A_DAY}}}\n"
        f"      |   {'^' * (7 + len(HALF_A_DAY))}\n"
        "   help: it would fit with `end: 17:15`, `stretch: 110` or `break: 7`"
    )
    day = replace(Day.of(course.handouts.day), ends=17 * 60 + 15)
    for fitting in (
        day,
        replace(day, ends=17 * 60, at_a_stretch=110),
        replace(day, ends=17 * 60, pause=7),
    ):
        assert [*spillovers(course, tmp_path, fitting)] == []


@pytest.mark.parametrize(
    ("minutes", "day"),
    [
        ((65, 45, 45, 25), HALF_A_DAY),
        ((120, 120, 120), HALF_A_DAY),  # which no half day could hold
        ((120, 120, 120, 120), "start: 9:00"),
    ],
)
def test_no_other_day_is_told(
    minutes: tuple[int, ...], day: str, make_course: MakeCourse, tmp_path: Path
) -> None:
    course = make_course(halves(*minutes, day=day))
    assert [*spillovers(course, tmp_path, Day.of(course.handouts.day))] == []


CLOSING = "session:\n  closing:\n    - step: Goodbye\n      minutes: 30\n      do: Wave.\n"


def framed(minutes: tuple[int, ...], day: str) -> dict[str, str]:
    files = halves(*minutes, day=day)
    return {**files, "course.yml": files["course.yml"] + CLOSING}


def test_what_a_session_lacks_is_told_with_what_could_go(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    files = framed((60, 60, 60), "start: 13:30, end: 17:00, stretch: 90")
    activities = "".join(
        f"  - activity: Try {n}\n    minutes: {n}\n    steps: [Try.]\n" for n in (10, 20, 30)
    )
    files["first/two.yml"] += activities
    course = make_course(files)
    (told,) = spillovers(course, tmp_path, Day.of(course.handouts.day))
    assert "“First module” ends at 17:30 with its closing, 30 minutes too late" in told.text
    assert (
        "write `end: 17:30`; what could go: “Try 20” (20 minutes), “Try 10” (10 minutes)"
        in told.text
    )


def test_what_is_left_for_home_cannot_go_from_a_session(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    files = framed((60, 60, 60, 60), "start: 13:30, end: 17:00, stretch: 90")
    for name, shortest in (("two", 40), ("four", 30)):
        files[f"first/{name}.yml"] += "".join(
            f"  - activity: Try {name} {n}\n    minutes: {n}\n    steps: [Try.]\n"
            for n in (shortest, 50)
        )
    files["first/module.yml"] += "workshop: {room: [one, two, three], home: [four]}\n"
    course = make_course(files)
    (told,) = spillovers(course, tmp_path, Day.of(course.handouts.day))
    assert told.text.endswith("what could go: “Try two 40” (40 minutes)")


IN_A_WORKSHOP = """\
  - text: "## Before\\n\\nRead."
  - {activity: Main, id: main, minutes: 35, steps: [Try.]}
  - {activity: Try 20, id: try, minutes: 20, steps: [Try.]}
  - {activity: At home, id: home, minutes: 30, steps: [Try.]}
workshop: {before: [Before], minutes: 40, room: [main, try]}
facilitator:
  aim: They know.
  timing:
    - {minutes: 30, do: Read., before: true}
    - {minutes: 40, do: Try., run: main}
    - {minutes: 25, do: Try again., run: try}
"""


def test_what_could_go_is_reckoned_by_the_minutes_in_the_room(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    files = framed((65, 190), "start: 13:30, end: 17:00, break: 0, stretch: 600")
    files["first/two.yml"] += IN_A_WORKSHOP
    course = make_course(files)
    assert course.minutes == 255
    day = Day.of(course.handouts.day)
    assert [*spillovers(course, tmp_path, day)] == []
    (told,) = spillovers(course, tmp_path, replace(day, ends=15 * 60 + 45))
    assert "ends at 16:10 with its closing, 25 minutes too late" in told.text
    assert told.text.endswith("what could go: “Try 20” (25 minutes)")


def test_a_session_of_more_days_than_its_lessons_have_hours_for_is_told(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    course = make_course(framed((100, 100, 100), "start: 9:00, end: 12:00, break: 10"))
    told = [*spillovers(course, tmp_path, Day.of(course.handouts.day))]
    assert "takes 3 days" in told[0].text
    assert "write `end: 12:40`" in told[0].text


@pytest.mark.parametrize(
    "minutes", [(100, 100, 100), (50, 70, 90, 110), (110, 110, 110, 110), (95, 95, 95, 95)]
)
def test_the_end_that_is_told_is_the_first_by_which_fewer_days_would_do(
    minutes: tuple[int, ...], make_course: MakeCourse, tmp_path: Path
) -> None:
    course = make_course(framed(minutes, "start: 9:00, end: 12:00, break: 10"))
    day, around = Day.of(course.handouts.day), SessionSteps.of(course.session)
    wanted = -(-course.session_minutes // (day.end - day.start))

    def is_enough(end: int) -> bool:
        *_, last = schedule(steps_of(course.modules), replace(day, ends=end), around)
        return last.day <= wanted

    first = next(end for end in range(day.end + 5, 24 * 60, 5) if is_enough(end))
    told = [*spillovers(course, tmp_path, day)]
    assert f"write `end: {first // 60}:{first % 60:02}`" in told[0].text


def test_check_tells_a_day_that_spills_over(make_course: MakeCourse, tmp_path: Path) -> None:
    make_course(halves(65, 45, 45, 40, day=HALF_A_DAY))
    (told,) = check_paper(
        load_course(tmp_path), tmp_path, Project(tmp_path, tmp_path, tmp_path / "site")
    )
    assert told.rule == "day-spills"


def movable(at: str, minutes: int) -> FixedBreak:
    return FixedBreak.model_validate({"at": at, "minutes": str(minutes), "give-or-take": "10"})


@pytest.mark.parametrize(
    ("first", "told"),
    [
        # A lesson that would begin just before the break begins after it.
        (52, ["9:00 A", "9:52 break", "10:07 B", "10:37 -"]),
        # One that would be over just after it is held to its end.
        (67, ["9:00 A", "10:07 break", "10:22 B", "10:52 -"]),
        # Within a lesson, the break waits for the end of a step, where that is near.
        (38, ["9:00 A", "9:38 B", "10:08 break", "10:23 -"]),
        (25, ["9:00 A", "9:25 B", "9:55 break", "10:10 -"]),
        # Where no step ends near it, it comes at its time.
        (45, ["9:00 A", "9:45 B", "10:00 break", "10:15 B", "10:30 -"]),
    ],
)
def test_a_break_that_may_move_cuts_nothing_in_two(first: int, told: list[str]) -> None:
    day = Day(breaks=(movable("10:00", 15),))
    assert shown(lesson("A", first) + lesson("B", 30, 40), day) == told


def test_a_break_waits_for_a_lesson_that_is_over_soon() -> None:
    rest = [replace(step, left=left) for step, left in zip(lesson("A", 55, 8), (8, 0), strict=True)]
    day = Day(breaks=(movable("10:00", 15),))
    assert shown([*rest, *lesson("B", 30)], day) == ["9:00 A", "9:55 -", "10:03 break", "10:18 B"]
