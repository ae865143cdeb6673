"""Owns how much of a course there is, as commands say it: a course comes in, words come out."""

from lessonwright.course.course import Course
from lessonwright.wording import count_noun, hours_and_minutes


def course_size(course: Course) -> str:
    """Return the number of lessons and modules, and the time that learners need."""
    lessons = count_noun(len(course.lessons), "lesson")
    modules = count_noun(len(course.modules), "module")
    return f"{lessons} in {modules}, {hours_and_minutes(course.minutes)} of learning"
