"""A scenario whose best replies can be told by their length or their place.

If the longest reply always leads on, or the first, learners take it without reading, and practise
nothing. The best reply is the one from which a good ending is nearest; the rule speaks where it is
the longest, or stands in the same place, in every one of three scenes or more with a single best
reply, and where it is more than twice as long as any other in its scene.

Source: the same as for choices: Haladyna, Downing & Rodriguez, "A review of multiple-choice item-
writing guidelines for classroom assessment" (2002): keep their length about equal and vary their
place.

Passes:

    body:
      - text: Ask first.
      - scenario: A late guest
        start: desk
        scenes:
          desk: {text: He waits., choices: [{say: Not now., then: bad}, {say: Sit., then: talk}]}
          talk: {text: He sits., choices: [{say: Tell me what you need., then: day}, {say: Go on., then: bad}]}
          day: {text: He nods., choices: [{say: On Friday., then: good}, {say: Not now., then: bad}]}
          good: {text: He smiles., ending: good}
          bad: {text: He goes., ending: poor}
    quiz:
      questions:
        - {true-false: Guests wait., answer: true}

Fails:

    body:
      - text: Ask first.
      - scenario: A late guest
        start: desk
        scenes:
          desk: {text: He waits., choices: [{say: I call her now., then: talk}, {say: Not now., then: bad}]}
          talk: {text: He sits., choices: [{say: Tell me what you need., then: day}, {say: Go on., then: bad}]}
          day: {text: He nods., choices: [{say: On Friday at nine., then: good}, {say: Not now., then: bad}]}
          good: {text: He smiles., ending: good}
          bad: {text: He goes., ending: poor}
    quiz:
      questions:
        - {true-false: Guests wait., answer: true}

Says: in all 3 scenes of this scenario, the best reply is the longest
Says: in all 3 scenes of this scenario, the best reply is number 1
"""

import math
from collections.abc import Iterator, Sequence

from lessonwright.course.block import Scenario
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.scenario_graph import (
    distances,
    next_scenes,
    reachable,
    reversed_ways,
    scenarios,
)
from lessonwright.lint.sentences_and_words import words

GROUP = "scenarios"
SCOPE = "lesson"
LEVEL = "warning"

_FEWEST_SCENES = 3


def findings(course: Course) -> Iterator[Finding]:
    """Yield the scenarios whose best replies are the longest, or stand in one place."""
    for lesson, path, scenario in scenarios(course):
        scenes = dict(_with_one_best(scenario))
        for name, (texts, best) in scenes.items():
            if _sticks_out(texts, best):
                help_line = "keep of it what decides, or let the others say as much"
                message = "this reply, the best one here, is more than twice as long as any other"
                way = (*path, "scenes", name, "choices", best, "say")
                yield Finding(lesson.path, way, message, help_line)
        if len(scenes) < _FEWEST_SCENES:
            continue
        whole = f"in all {len(scenes)} scenes of this scenario, the best reply is"
        if all(_is_longest(texts, best) for texts, best in scenes.values()):
            help_line = "say the best reply shorter in some scenes, or let others say more"
            yield Finding(lesson.path, (*path, "scenario"), f"{whole} the longest", help_line)
        places = {best for _, best in scenes.values()}
        if len(places) == 1:
            help_line = "move some replies"
            message = f"{whole} number {places.pop() + 1}"
            yield Finding(lesson.path, (*path, "scenario"), message, help_line)


def _sticks_out(texts: Sequence[str], best: int) -> bool:
    others = max(len(words(text)) for n, text in enumerate(texts) if n != best)
    return len(words(texts[best])) > max(_MUCH_LONGER * others, others + _MORE_WORDS)


_MUCH_LONGER, _MORE_WORDS = 2, 5


def _is_longest(texts: Sequence[str], best: int) -> bool:
    return all(len(texts[best]) > len(text) for n, text in enumerate(texts) if n != best)


def _with_one_best(scenario: Scenario) -> Iterator[tuple[str, tuple[list[str], int]]]:
    """Yield the replies of each scene and which is the best, where one alone leads nearest to a good ending."""
    good = [name for name, scene in scenario.scenes.items() if scene.ending == "good"]
    far = distances(good, reversed_ways(next_scenes(scenario)))
    reached = reachable(scenario)
    for name, scene in scenario.scenes.items():
        replies = scene.choices or ()
        if name not in reached or len(replies) <= 1:
            continue
        ways = [far.get(reply.then, math.inf) for reply in replies]
        if ways.count(min(ways)) == 1:
            yield name, ([reply.say for reply in replies], ways.index(min(ways)))
