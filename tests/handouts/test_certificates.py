"""What the certificates of a session of several days say, and on which day they are given out."""

from pathlib import Path

from tests.conftest import MakeCourse
from tests.handouts.test_days import TWO_DAYS, given, sheets


def _certified(said: str) -> str:
    of_whole = "  certificate: has been there.\n"
    return TWO_DAYS["course.yml"].replace(of_whole, said)


def test_a_day_before_the_last_certifies_what_its_author_says_of_a_day(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    said = "  certificate: has been there.\n  day-certificate: has been there for a day.\n"
    made = sheets(make_course({**TWO_DAYS, "course.yml": _certified(said)}), tmp_path)
    first, last = (made[f"day-{number}/certificate.pdf"] for number in (1, 2))
    assert (first["label"], first["says"]["plain"], first["modules"]) == (
        "Certificate of attendance, Day 1",
        "has been there for a day.",
        ["First module"],
    )
    assert last["says"]["plain"] == "has been there."
    (day,) = made["day-1/packing-list.pdf"]["days"]
    (few,) = (row for row in day["print"] if row["file"] == "certificate.pdf")
    alone = "one for each person who comes to this day alone"
    assert (few["copies"], few["sides"]) == (1, f"one side only; {alone}")
    (all_days,) = made["day-2/packing-list.pdf"]["days"]
    (for_all,) = (row for row in all_days["print"] if row["file"] == "certificate.pdf")
    assert (for_all["copies"], for_all["sides"]) == (8, "one side only")
    assert given(made["day-1/guide.pdf"])[-1] == (
        *("11:10", "Evaluation, Certificate of attendance", ""),
    )
    # Who comes to all days gets the one of the whole session, on the last.
    of_first, _ = made["a-course-guide.pdf"]["days"]
    assert "Certificate" not in "".join(slot["give"] for slot in of_first)


def test_without_one_for_the_whole_session_each_day_has_its_own(
    make_course: MakeCourse, tmp_path: Path
) -> None:
    said = "  day-certificate: has been there for a day.\n"
    made = sheets(make_course({**TWO_DAYS, "course.yml": _certified(said)}), tmp_path)
    assert "session/certificate.pdf" not in made
    assert made["day-2/certificate.pdf"]["label"] == "Certificate of attendance, Day 2"
    assert made["day-2/certificate.pdf"]["modules"] == ["Second module"]
    for number in (1, 2):
        (day,) = made[f"day-{number}/packing-list.pdf"]["days"]
        (row,) = (row for row in day["print"] if row["file"] == "certificate.pdf")
        assert (row["copies"], row["sides"]) == (8, "one side only")
