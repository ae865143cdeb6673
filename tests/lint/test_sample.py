"""Good teaching material is met with silence; what `lessonwright new` writes is held to it by the tests of `check`."""

from collections.abc import Callable, Sequence

import pytest

from lessonwright.course.block import Scenario
from lessonwright.course.course import Course
from lessonwright.lint.run_rules import review
from lessonwright.lint.scenario_graph import scenarios
from lessonwright.reading.loader import load_course
from tests.conftest import SAMPLE

Replies = Sequence[str]


def sample() -> Course:
    course = load_course(SAMPLE).course
    assert course
    return course


def test_the_sample_course_is_silent() -> None:
    loaded = load_course(SAMPLE)
    assert loaded.course
    said = review(loaded)
    assert not said, "\n\n".join(map(str, said))


def polite_words(reply: str) -> int:
    polite = ("please", "thank", "sorry", "could you", "would you", "may i", "shall i", "gladly")
    return sum(map(reply.casefold().count, polite))


HABITS: dict[str, Callable[[Replies], int]] = {
    "the longest": lambda replies: replies.index(max(replies, key=len)),
    "the shortest": lambda replies: replies.index(min(replies, key=len)),
    "the first": lambda replies: 0,
    "the last": lambda replies: len(replies) - 1,
    "the most polite": lambda replies: replies.index(max(replies, key=polite_words)),
    "the one that asks": lambda replies: replies.index(max(replies, key=lambda one: "?" in one)),
}


def ending(scenario: Scenario, habit: Callable[[Replies], int]) -> str:
    """Return how a scenario ends for somebody who reads nothing and replies by habit."""
    scene = scenario.scenes[scenario.start]
    for _ in scenario.scenes:
        if scene.ending:
            return scene.ending
        replies = scene.choices or ()
        scene = scenario.scenes[replies[habit([one.say for one in replies])].then]
    return "none"


@pytest.mark.parametrize("habit", HABITS)
def test_who_replies_by_habit_wins_two_scenarios_at_the_most(habit: str) -> None:
    ends = {one.scenario.id: ending(one.scenario, HABITS[habit]) for one in scenarios(sample())}
    assert len(ends) >= 7
    assert [name for name, end in ends.items() if end == "good"][2:] == [], ends
