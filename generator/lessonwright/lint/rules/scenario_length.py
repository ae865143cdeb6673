"""How long a scenario is: the choices on its shortest and on its longest way.

A fact for whoever plans the session, not a weakness; so it is off until course.yml says
`scenario-length: note`.

Source: none is needed; it is counted.

Passes:

    body:
      - text: Ask for the receipt first.

Fails:

    body:
      - scenario: The torn receipt
        start: desk
        scenes:
          desk: {text: He is late., choices: [{say: Come in., then: in}, {say: Closed., then: out}]}
          in: {text: He smiles., ending: good}
          out: {text: He knocks., choices: [{say: Come in., then: in}, {say: Closed!, then: gone}]}
          gone: {text: He leaves., ending: poor}

Says: the shortest way through this scenario takes 1 choice, the longest 2
"""

from collections.abc import Iterator

from lessonwright.course.block import Scenario
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding
from lessonwright.lint.scenario_graph import longest, reachable, scenarios
from lessonwright.message_wording import count_noun

GROUP = "scenarios"
SCOPE = "lesson"
LEVEL = "off"


def findings(course: Course) -> Iterator[Finding]:
    """Yield one finding for each scenario that has an end."""
    for lesson, path, scenario in scenarios(course):
        ends = [far for name, far in reachable(scenario).items() if scenario.scenes[name].ending]
        if ends:
            shortest = count_noun(min(ends), "choice")
            message = (
                f"the shortest way through this scenario takes {shortest}, {_longest(scenario)}"
            )
            help_line = "reckon with half a minute for each choice, more when a room votes"
            yield Finding(lesson.path, (*path, "scenario"), message, help_line)


def _longest(scenario: Scenario) -> str:
    far = longest(scenario)
    return "and one can go round in it" if far is None else f"the longest {far}"
