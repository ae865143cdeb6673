"""A scene that no choice leads to.

Somebody wrote it, and nobody will read it. Mostly a `then` was meant to lead there.

Source: none is needed; what cannot be reached is not part of the story.

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
          desk: {text: He is late., choices: [{say: Come in., then: in}, {say: Closed., then: in}]}
          in: {text: He smiles., ending: good}
          out: {text: He leaves., ending: poor}

Says: no choice leads to the scene `out`
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.scenario_graph import reachable, scenarios

GROUP = "scenarios"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield the scenes that a learner never comes to."""
    for lesson, path, scenario in scenarios(course):
        found = reachable(scenario)
        for name in scenario.scenes:
            if name not in found:
                help_line = f"let a choice lead there with `then: {name}`, or delete the scene"
                yield Finding(
                    lesson.path,
                    (*path, "scenes", name),
                    f"no choice leads to the scene `{name}`",
                    help_line,
                    at_key=True,
                )
