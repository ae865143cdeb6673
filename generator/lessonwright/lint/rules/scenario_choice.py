"""A scenario in which the choices change nothing: one path, or endings that are all alike.

A scenario teaches by what follows. If every choice leads to the same scene, or every ending is as
good as the other, learners find out that it does not matter what they choose.

Source: Clark, *Scenario-based e-Learning* (2013), on the consequences of choices as feedback.

Passes:

    body:
      - scenario: The torn receipt
        start: desk
        scenes:
          desk: {text: He is late., choices: [{say: Come in., then: in}, {say: Closed., then: out}]}
          in: {text: He smiles., ending: good}
          out: {text: He leaves., ending: poor}

Fails:

    body:
      - scenario: The torn receipt
        start: desk
        scenes:
          desk: {text: He is late., choices: [{say: Come in., then: in}, {say: Closed., then: out}]}
          in: {text: He smiles., ending: good}
          out: {text: He leaves., ending: good}

Says: all 2 endings of this scenario are `good`
"""

from collections.abc import Iterator

from lessonwright.course.block import Scenario
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.scenario_graph import leading_out, next_scenes, reachable, scenarios

GROUP = "scenarios"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the scenarios without a choice that counts; traps are another rule's matter."""
    for lesson, path, scenario in scenarios(course):
        has_trap = not reachable(scenario).keys() <= leading_out(scenario)
        said = None if has_trap else _weakness(scenario)
        if said:
            yield Finding(lesson.path, (*path, "scenario"), *said)


def _weakness(scenario: Scenario) -> tuple[str, str] | None:
    here, ways = reachable(scenario), next_scenes(scenario)
    if all(len(ways[name]) < 2 for name in here):
        return (
            "this scenario has a single path, whatever a learner chooses",
            "let a choice lead to another scene",
        )
    endings = [scenario.scenes[name].ending for name in here if scenario.scenes[name].ending]
    if len(endings) == 1:
        return (
            "every path of this scenario leads to the same ending",
            "write an ending for those who choose otherwise",
        )
    if len(set(endings)) == 1:
        message = f"all {len(endings)} endings of this scenario are `{endings[0]}`"
        return message, "say honestly what follows: good, mixed or poor"
    return None
