"""Owns the graph of a scenario: its scenes and choices come in; what can be reached, and how far it is, goes out."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lessonwright.course.block import Scenario
from lessonwright.course.course import Course
from lessonwright.course.lesson import Lesson
from lessonwright.course.model_fields_and_authored_texts import FieldPath

Ways = Mapping[str, Iterable[str]]
"""For each scene, the scenes that may follow."""


class ScenarioInLesson(NamedTuple):
    """A scenario, and where it stands."""

    lesson: Lesson
    path: FieldPath
    scenario: Scenario


def scenarios(course: Course) -> Iterator[ScenarioInLesson]:
    """Yield all scenarios of a course."""
    for lesson in course.lessons:
        for n, block in enumerate(lesson.body):
            if isinstance(block, Scenario):
                yield ScenarioInLesson(lesson, ("body", n), block)


def next_scenes(scenario: Scenario) -> dict[str, list[str]]:
    """Return for each scene the scenes that its choices lead to, each once."""
    return {
        name: list(dict.fromkeys(choice.then for choice in scene.choices or ()))
        for name, scene in scenario.scenes.items()
    }


def distances(starts: Iterable[str], ways: Ways) -> dict[str, int]:
    """Return for each scene that can be reached how many choices away it is."""
    far = dict.fromkeys(starts, 0)
    waiting = deque(far)
    while waiting:
        here = waiting.popleft()
        for name in ways[here]:
            if name not in far:
                far[name] = far[here] + 1
                waiting.append(name)
    return far


def reversed_ways(ways: Ways) -> Ways:
    """Return for each scene the scenes that it may follow."""
    before: defaultdict[str, list[str]] = defaultdict(list)
    for name, nexts in ways.items():
        for following_ in nexts:
            before[following_].append(name)
    return before


def reachable(scenario: Scenario) -> dict[str, int]:
    """Return the scenes that a learner can come to, each with its distance from the start."""
    return distances([scenario.start], next_scenes(scenario))


def leading_out(scenario: Scenario) -> set[str]:
    """Return the scenes from which an ending can be reached."""
    endings = [name for name, scene in scenario.scenes.items() if scene.ending]
    return set(distances(endings, reversed_ways(next_scenes(scenario))))


def longest(scenario: Scenario) -> int | None:
    """Return how many choices the longest way has, or None where one can go round and round."""
    ways = next_scenes(scenario)
    here = reachable(scenario)
    before = {
        name: sum(other in here for other in others) for name, others in reversed_ways(ways).items()
    }
    far, waiting, done = {scenario.start: 0}, [scenario.start], 0
    if before.get(scenario.start):
        return None
    while waiting:
        name = waiting.pop()
        done += 1
        for other in ways[name]:
            far[other] = max(far.get(other, 0), far[name] + 1)
            before[other] -= 1
            if not before[other]:
                waiting.append(other)
    return max(far.values()) if done == len(here) else None
