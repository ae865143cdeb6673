"""A claim that speaks of studies while its evidence is `reported` or `opinion`.

The page shows which evidence a claim rests on. "Studies show" above "reported" tells learners two
different things, and they believe the first.

Source: the course's own word: `evidence` says that there is no study behind it. For courses in
English, German and French only.

Passes:

    body:
      - text: Look at this.
      - claim: Firms with a mentorship programme are said to keep more of their people.
        source: a-report
        evidence: reported

Fails:

    body:
      - text: Look at this.
      - claim: Studies show that firms with a mentorship programme keep more of their people.
        source: a-report
        evidence: reported

Says: this claim says `Studies show`, and its evidence is `reported`
"""

from collections.abc import Iterator

from lessonwright.course.block import Claim
from lessonwright.course.course import Course
from lessonwright.lint.rule import Finding, excerpt_of
from lessonwright.lint.words import (
    languages_of,
    original,
    rule_pattern,
    with_plain_apostrophes,
)

GROUP = "course"
SCOPE = "lesson"
LEVEL = "warning"
LANGUAGES = languages_of("claim-overstated")

_WITHOUT_STUDY = ("reported", "opinion")


def findings(course: Course) -> Iterator[Finding]:
    """Yield the claims that say more than their evidence."""
    for lesson in course.lessons:
        for n, block in enumerate(lesson.body):
            if isinstance(block, Claim) and block.evidence in _WITHOUT_STUDY:
                pattern = rule_pattern(course.language, "claim-overstated")
                match = pattern.search(with_plain_apostrophes(block.text))
                if match:
                    words = original(block.text, match)
                    message = f"this claim says `{words}`, and its evidence is `{block.evidence}`"
                    help_line = "say who reports it, or point at the study itself"
                    where = excerpt_of(block.text, words, match.start())
                    yield Finding(
                        lesson.path, ("body", n, "claim"), message, help_line, passage=where
                    )
