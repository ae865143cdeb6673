"""A scene from which no ending can be reached.

Going round once is a second chance. Going round for ever is a trap, and the learner cannot tell the
one from the other.

Source: none is needed; a learner who cannot finish has not been taught what the ending shows.

Passes:

    body:
      - scenario: The torn receipt
        start: desk
        scenes:
          desk: {text: He is late., choices: [{say: Come in., then: in}, {say: Wait., then: wait}]}
          wait: {text: He waits., choices: [{say: Look up., then: desk}]}
          in: {text: He smiles., ending: good}

Fails:

    body:
      - scenario: The torn receipt
        start: desk
        scenes:
          desk: {text: He is late., choices: [{say: Come in., then: in}, {say: Wait., then: wait}]}
          wait: {text: He waits., choices: [{say: Look down., then: corner}]}
          corner: {text: He waits on., choices: [{say: Look up., then: wait}]}
          in: {text: He smiles., ending: good}

Says: from the scene `wait`, no choice leads to an ending
"""

from collections.abc import Iterator

from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.scenario_graph import leading_out, reachable, scenarios

GROUP = "scenarios"
SCOPE = "lesson"
LEVEL = "warning"


def findings(course: Course) -> Iterator[Finding]:
    """Yield one finding for a scenario with a trap, at the first scene of it that a learner comes to."""
    for lesson, path, scenario in scenarios(course):
        out = leading_out(scenario)
        trap = next((name for name in reachable(scenario) if name not in out), None)
        if trap is not None:
            message = f"from the scene `{trap}`, no choice leads to an ending"
            help_line = "let one of the choices lead out of the circle"
            yield Finding(lesson.path, (*path, "scenes", trap), message, help_line, at_key=True)
