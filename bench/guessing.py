"""Owns how well a quiz can be guessed: a course comes in; what choices give away goes out, against chance."""

from bench.report import Extent, Goal, Report
from lessonwright.lint.guessability import correctly_guessed, guess
from lessonwright.reading.loader import load_course

_NEAR_CHANCE = 8.0
"""How many points above chance are still called chance."""


def guessing(extent: Extent) -> Report:
    """Guess the keys of the sample course from the choices alone."""
    course = load_course(extent.content).course
    found = guess(course) if course else None
    if not found:
        raise SystemExit(f"No multiple-choice question is in {extent.content}.")
    count = len(found.items)
    by_module = 100 * len(correctly_guessed(found.items, lambda item: item.module)) / count
    shortest = sum(item.lengths.index(min(item.lengths)) == item.key for item in found.items)
    rows = [
        ("chance", found.chance),
        ("classifier, a lesson held out", found.learned),
        ("classifier, a module held out", by_module),
        ("always the longest", found.longest),
        ("always the shortest", 100 * shortest / count),
    ]
    lines = [f"| {name} | {share:.0f} % |" for name, share in rows]
    head = f"| {count} multiple-choice questions, stems hidden | right |\n|---|---|"
    goals = tuple(
        Goal(f"{name}, above chance", share - found.chance, _NEAR_CHANCE, "points")
        for name, share in rows[1:]
    )
    return Report("\n".join([head, *lines]), goals)
