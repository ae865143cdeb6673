"""Owns the calendar file of a course: its follow-ups and the last day come in; iCalendar text goes out (RFC 5545)."""

from collections.abc import Iterator
from datetime import date, timedelta

from lessonwright.course.asked_again import PlacedFollowUp, follow_ups
from lessonwright.course.course import Course

_LONGEST_LINE = 75
"""How many bytes a line may have (RFC 5545, 3.1)."""


def follow_up_calendar(course: Course, last_day: date, address: str | None) -> str | None:
    """Return a day in the calendar for each follow-up; None, where the course has none."""
    placed = follow_ups(course)
    if not placed:
        return None
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lessonwright//follow-up//EN",
        *(line for one in placed for line in _event(course, one, last_day, address)),
        "END:VCALENDAR",
    ]
    return "".join(f"{piece}\r\n" for line in lines for piece in _folded(line))


def _event(
    course: Course, one: PlacedFollowUp, last_day: date, address: str | None
) -> Iterator[str]:
    day = last_day + timedelta(one.follow_up.after)
    yield "BEGIN:VEVENT"
    yield f"UID:{course.id}-{one.id}@lessonwright"
    yield f"DTSTAMP:{last_day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(one.follow_up.do)}"
    yield f"DESCRIPTION:{_escaped(course.title)}"
    if address:
        yield f"URL:{address}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text with what would end it or part it marked (RFC 5545, 3.3.11)."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces that are short enough, of which each but the first begins with a space."""
    piece = ""
    for letter in line:
        if len(f"{piece}{letter}".encode()) > _LONGEST_LINE:
            yield piece
            piece = " "
        piece += letter
    yield piece
