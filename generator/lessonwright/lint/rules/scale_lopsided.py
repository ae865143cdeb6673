"""A scale of two steps, or one whose steps nearly all praise.

A scale of never and always makes a yes-no question of every statement. One with a single poor step
and several good ones has learners praise, whatever they think.

Source: Krosnick & Presser, "Question and questionnaire design" (2010): five to seven points, as
many on one side as on the other. For courses in English, German and French only.

Passes:

    worksheet:
      title: My refunds
      prompts:
        - rate: How true is this of you?
          scale: [never, rarely, sometimes, often, always]
          statements: [I check twice.]

Fails:

    worksheet:
      title: My refunds
      prompts:
        - rate: How true is this of you?
          scale: [poor, good, very good, excellent]
          statements: [I check twice.]

Says: 3 of the 4 steps of this scale praise
"""

from collections.abc import Iterator, Sequence

from lessonwright.course.course import Course
from lessonwright.course.prompt import Rate
from lessonwright.lint.rule import Finding
from lessonwright.lint.words import languages_of, rule_pattern, with_plain_apostrophes

GROUP = "course"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("scale-lopsided")

_TWO = 2
_MOSTLY = 0.6


def findings(course: Course) -> Iterator[Finding]:
    """Yield the scales with two words, or with more than three fifths on one side."""
    for lesson in course.lessons:
        for path, prompt in lesson.placed_prompts:
            message = _fault(prompt.scale, course.language) if isinstance(prompt, Rate) else ""
            if message:
                help_line = "give it five steps, as many on one side as on the other"
                yield Finding(lesson.path, (*path, "scale"), message, help_line, at_key=True)


def _fault(scale: Sequence[str], language: str) -> str:
    if len(scale) == _TWO:
        return "this scale has only two steps"
    praise = rule_pattern(language, "scale-lopsided")
    other_side = rule_pattern(language, "scale-lopsided", "other-side")
    steps = [other_side.sub("", with_plain_apostrophes(step)) for step in scale]
    count = sum(bool(praise.search(step)) for step in steps)
    if count > _MOSTLY * len(scale):
        return f"{count} of the {len(scale)} steps of this scale praise"
    return ""
