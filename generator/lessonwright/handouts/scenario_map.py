"""Owns the map of a scenario: a scenario comes in; its scenes in columns, its ways and a good one come out."""

from collections import deque
from collections.abc import Mapping
from itertools import pairwise

from lessonwright.course.block import Scenario
from lessonwright.course.block.scenario import SceneChoice
from lessonwright.handouts.sheet_text_and_pictures import SheetData
from lessonwright.handouts.template_data import Parts


def scenario_map(parts: Parts, scenario: Scenario) -> SheetData:
    """Return the scenes with their places, the ways between them, and a shortest way to a good ending, step by step."""
    column = _columns(scenario)
    good = _good_path(scenario)
    steps = set(pairwise(good))
    rows = _rows(scenario, column)
    number = scenario.numbers
    ways = dict.fromkeys(
        (name, choice.then)
        for name, scene in scenario.scenes.items()
        for choice in scene.choices or ()
    )
    scenes = [
        {
            "number": number[name],
            "column": column[name],
            "row": rows[name],
            "ending": scenario.scenes[name].ending,
            "on_good_path": name in good,
        }
        for name in number
    ]
    return {
        "title": scenario.title,
        "scenes": scenes,
        "ways": [{"from": number[a], "to": number[b], "is_good": (a, b) in steps} for a, b in ways],
        "good_path": [_step(parts, scenario, a, b) for a, b in pairwise(good)],
    }


def _step(parts: Parts, scenario: Scenario, name: str, then: str) -> SheetData:
    at, said = next(
        (at, choice) for at, choice in enumerate(_choices(scenario, name)) if choice.then == then
    )
    return {
        "at": at,
        "number": scenario.numbers[name],
        "say": parts.text.phrase(said.say),
        "then": scenario.numbers[then],
    }


def _choices(scenario: Scenario, name: str) -> tuple[SceneChoice, ...]:
    return scenario.scenes[name].choices or ()


def _columns(scenario: Scenario) -> dict[str, int]:
    """Return in which column each scene stands: as many steps from the beginning as it takes at the least.

    Scenes that nothing leads to stand in the last column.
    """
    column = {scenario.start: 0}
    waiting = deque([scenario.start])
    while waiting:
        name = waiting.popleft()
        for choice in _choices(scenario, name):
            if choice.then not in column:
                column[choice.then] = column[name] + 1
                waiting.append(choice.then)
    last = max(column.values())
    return {name: column.get(name, last) for name in scenario.scenes}


def _rows(scenario: Scenario, column: Mapping[str, int]) -> dict[str, int]:
    """Return the row of each scene in its column: near to the scenes that lead to it."""
    rows: dict[str, int] = {}
    for at in range(max(column.values()) + 1):
        here = [name for name in scenario.numbers if column[name] == at]
        height = {name: _height_before(scenario, name, rows) for name in here}
        here.sort(key=height.__getitem__)
        rows |= {name: row for row, name in enumerate(here)}
    return rows


def _height_before(scenario: Scenario, name: str, rows: Mapping[str, int]) -> float:
    """Return the mean row of the scenes that lead to a scene; 0 where none does."""
    before = [
        row
        for earlier, row in rows.items()
        if any(choice.then == name for choice in _choices(scenario, earlier))
    ]
    return sum(before) / max(1, len(before))


def _good_path(scenario: Scenario) -> list[str]:
    """Return the scenes on a shortest way to a good ending; none, where no way leads to one."""
    paths = deque([[scenario.start]])
    seen = {scenario.start}
    while paths:
        path = paths.popleft()
        if scenario.scenes[path[-1]].ending == "good":
            return path
        for choice in _choices(scenario, path[-1]):
            if choice.then not in seen:
                seen.add(choice.then)
                paths.append([*path, choice.then])
    return []
