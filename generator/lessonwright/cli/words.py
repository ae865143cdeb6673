"""Owns numbers as people say them: a count and a noun, or minutes, come in; words come out."""

import re

from lessonwright.course.course import Course

_CONSONANT_AND_Y = re.compile("[^aeiou]y$")


def count_of(number: int, noun: str) -> str:
    """Return `1 lesson`, `2 lessons`, `1,000 activities`."""
    many = f"{noun[:-1]}ies" if _CONSONANT_AND_Y.search(noun) else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def duration(minutes: int) -> str:
    """Return `45 minutes`, `1 hour`, `2 hours 5 minutes`."""
    hours, rest = divmod(minutes, 60)
    spoken = [count_of(count, noun) for count, noun in ((hours, "hour"), (rest, "minute")) if count]
    return " ".join(spoken)


def size(course: Course) -> str:
    """Return how much of a course there is: lessons, modules, and the time that learners need."""
    lessons, modules = (
        count_of(len(course.lessons), "lesson"),
        count_of(len(course.modules), "module"),
    )
    return f"{lessons} in {modules}, {duration(course.minutes)} of learning"
